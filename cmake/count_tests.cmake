# Fails when tests have gone missing: fewer than LEAST are registered, or none from one of FOLDERS.
execute_process(COMMAND ${CMAKE_CTEST_COMMAND} --show-only WORKING_DIRECTORY ${BUILD}
  OUTPUT_VARIABLE listing COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "Total Tests: ([0-9]+)" matched "${listing}")
set(registered ${CMAKE_MATCH_1})
if(registered LESS LEAST)
  message(FATAL_ERROR "${registered} tests are registered; there should be ${LEAST} or more")
endif()
foreach(folder IN LISTS FOLDERS)
  if(NOT listing MATCHES "#[0-9]+: ${folder}: ")
    message(FATAL_ERROR "test-${folder} registers no test")
  endif()
endforeach()
message("${registered} tests are registered")
