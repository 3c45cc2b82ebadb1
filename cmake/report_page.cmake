# The page that `cutline report` writes: sim/report/page and its libraries from npm in one piece, compiled into the
# library. Without Node.js, npm or a network the program is built without it.
set(CUTLINE_REPORT AUTO CACHE STRING "Build `cutline report`, which needs Node.js and npm: AUTO, ON or OFF.")
set_property(CACHE CUTLINE_REPORT PROPERTY STRINGS AUTO ON OFF)

set(page_folder ${PROJECT_SOURCE_DIR}/sim/report/page)
set(page_build ${PROJECT_BINARY_DIR}/report-page)
set(page_source ${page_build}/page_template.cpp)
set(page_licences ${page_build}/report-licences.txt)

# Gets what package-lock.json names, unless it is there already, and sets `problem` to what went wrong.
function(fetch_page_libraries problem)
  find_program(CUTLINE_NODE node nodejs DOC "Node.js, which puts the page of `cutline report` together.")
  find_program(CUTLINE_NPM npm DOC "npm, which gets the libraries of that page.")
  mark_as_advanced(CUTLINE_NODE CUTLINE_NPM)
  set(${problem} "" PARENT_SCOPE)
  if(NOT CUTLINE_NODE OR NOT CUTLINE_NPM)
    set(${problem} "Node.js and npm are needed (Debian packages nodejs and npm)" PARENT_SCOPE)
    return()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${page_folder}/package-lock.json)
  file(SHA256 ${page_folder}/package-lock.json wanted)
  set(there "")
  if(EXISTS ${page_build}/fetched)
    file(READ ${page_build}/fetched there)
  endif()
  if(there STREQUAL wanted)
    return()
  endif()
  message(STATUS "Getting the libraries of the page of `cutline report` from npm")
  file(COPY ${page_folder}/package.json ${page_folder}/package-lock.json DESTINATION ${page_build})
  execute_process(COMMAND ${CUTLINE_NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
      --prefer-offline --fetch-retries=1
    WORKING_DIRECTORY ${page_build} TIMEOUT 300 RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE complaint)
  if(failed)
    string(REGEX REPLACE "\n.*" "" complaint "${complaint}") # the first line says why
    set(${problem} "npm could not get its libraries: ${complaint}" PARENT_SCOPE)
  else()
    file(WRITE ${page_build}/fetched ${wanted})
  endif()
endfunction()

set(problem "CUTLINE_REPORT is OFF")
if(CUTLINE_REPORT MATCHES "^(AUTO|ON)$")
  fetch_page_libraries(problem)
elseif(CUTLINE_REPORT)
  message(FATAL_ERROR "CUTLINE_REPORT is '${CUTLINE_REPORT}'; it must be AUTO, ON or OFF")
endif()

if(NOT problem)
  set(CUTLINE_HAS_REPORT ON)
  file(GLOB_RECURSE page_files CONFIGURE_DEPENDS ${page_folder}/*)
  add_custom_command(OUTPUT ${page_source} ${page_licences} DEPENDS ${page_files} VERBATIM
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${page_folder} ${page_build}
    COMMAND ${CUTLINE_NODE} build.mjs ${page_source} ${page_licences}
    WORKING_DIRECTORY ${page_build}
    COMMENT "Putting the page of `cutline report` together")
  set_source_files_properties(${page_source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  install(FILES ${page_licences} DESTINATION ${CMAKE_INSTALL_DOCDIR})
elseif(CUTLINE_REPORT STREQUAL ON)
  message(FATAL_ERROR "CUTLINE_REPORT is ON, but ${problem}")
else()
  set(CUTLINE_HAS_REPORT OFF)
  message(STATUS "Without `cutline report`: ${problem}")
  set(page_source ${page_build}/no_page.cpp)
  file(CONFIGURE OUTPUT ${page_source} @ONLY CONTENT [[
#include "report/page_template.hpp"

std::string_view cutline::page_template() {
    return {};
}
]])
endif()
target_sources(cutline PRIVATE ${page_source})
