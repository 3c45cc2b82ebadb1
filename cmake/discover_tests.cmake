# Writes to LIST one ctest test for each test case of PROGRAM, named "FOLDER: …" and labelled by its tag. Catch2's own
# script gives one label to a whole program, and a name that Catch2 fails to find would count as passed.
set(tiers "fast ~[long]~[slow]~[.]" "slow ~[long][slow]~[.]")
if(LONG)
  list(APPEND tiers "long [long]~[.]")
endif()

set(tests "")
foreach(tier IN LISTS tiers)
  string(REGEX MATCH "^([a-z]+) (.+)$" matched ${tier})
  set(label ${CMAKE_MATCH_1})
  execute_process(COMMAND ${PROGRAM} ${CMAKE_MATCH_2} --list-test-names-only
    OUTPUT_VARIABLE names ERROR_VARIABLE complaint RESULT_VARIABLE count) # its exit status is the number of tests
  if(NOT count MATCHES "^[0-9]+$" OR complaint)
    message(FATAL_ERROR "${PROGRAM} does not list its tests: ${count} ${complaint}")
  endif()
  # A semicolon or bracket would end an item of a CMake list, so names are cut off the text one by one.
  while(names MATCHES "^([^\n]*)\n")
    set(name "${CMAKE_MATCH_1}")
    string(LENGTH "${name}\n" length)
    string(SUBSTRING "${names}" ${length} -1 names)
    if(name STREQUAL "")
      continue()
    endif()
    string(REGEX REPLACE "([],[~\\\\\"])" "\\\\\\1" wanted "${name}")
    string(APPEND tests
      "add_test([==[${FOLDER}: ${name}]==] [==[${PROGRAM}]==] [==[${wanted}]==] --warn NoTests)\n"
      "set_tests_properties([==[${FOLDER}: ${name}]==] PROPERTIES LABELS ${label} TIMEOUT 900)\n")
  endwhile()
endforeach()
file(WRITE ${LIST} "${tests}")
