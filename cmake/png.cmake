# Pictures as PNG: `run --plot curves.png` is drawn from the SVG by librsvg and cairo. Without them the program is built
# without it.
set(CUTLINE_PNG AUTO CACHE STRING "Draw --plot FILE.png, which needs librsvg: AUTO, ON or OFF.")
set_property(CACHE CUTLINE_PNG PROPERTY STRINGS AUTO ON OFF)
if(NOT CUTLINE_PNG MATCHES "^(AUTO|ON|OFF)$")
  message(FATAL_ERROR "CUTLINE_PNG is '${CUTLINE_PNG}'; it must be AUTO, ON or OFF")
endif()

set(problem "CUTLINE_PNG is OFF")
if(CUTLINE_PNG STREQUAL AUTO AND CUTLINE_SANITIZE)
  set(problem "its libraries keep memory that the sanitizers would complain of")
elseif(NOT CUTLINE_PNG STREQUAL OFF)
  pkg_check_modules(rsvg QUIET librsvg-2.0>=2.52 cairo-png)
  if(rsvg_FOUND)
    set(problem "")
  else()
    set(problem "librsvg and cairo are needed (Debian package librsvg2-dev)")
  endif()
endif()

if(NOT problem)
  set(CUTLINE_HAS_PNG ON)
  # For the one file that needs it; as those of a system, its headers are spared our warnings.
  list(TRANSFORM rsvg_INCLUDE_DIRS PREPEND -isystem OUTPUT_VARIABLE rsvg_options)
  target_link_libraries(cutline-program PRIVATE ${rsvg_LINK_LIBRARIES})
  set_source_files_properties(sim/cli/png.cpp PROPERTIES COMPILE_DEFINITIONS CUTLINE_HAS_PNG
    COMPILE_OPTIONS "${rsvg_options}")
elseif(CUTLINE_PNG STREQUAL ON)
  message(FATAL_ERROR "CUTLINE_PNG is ON, but ${problem}")
else()
  set(CUTLINE_HAS_PNG OFF)
  message(STATUS "Without --plot FILE.png: ${problem}")
endif()
