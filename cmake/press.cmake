# Writes FILE.gz into the folder TO for each file of FROM, the same bytes at any time.
file(REMOVE_RECURSE ${TO})
file(MAKE_DIRECTORY ${TO})
foreach(file IN LISTS FROM)
  cmake_path(GET file FILENAME name)
  execute_process(COMMAND gzip -9nc ${file} OUTPUT_FILE ${TO}/${name}.gz COMMAND_ERROR_IS_FATAL ANY)
endforeach()
