# How cutline itself is compiled. None of this reaches a project that uses the installed library.
set(CMAKE_CXX_EXTENSIONS OFF)

add_library(cutline_warnings INTERFACE)
# A struct filled by name may leave members out. The other warnings left out, and -Wnull-dereference, make g++ 12
# report the standard library's own strings and functions.
target_compile_options(cutline_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wdouble-promotion -Wimplicit-fallthrough -Wno-missing-field-initializers
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-maybe-uninitialized;-Wno-array-bounds;-Wno-stringop-overflow>" $<$<BOOL:${CUTLINE_WERROR}>:-Werror>)

add_library(cutline_sanitizers INTERFACE)
if(CUTLINE_SANITIZE)
  set(sanitize -fsanitize=${CUTLINE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(cutline_sanitizers INTERFACE ${sanitize})
  target_link_options(cutline_sanitizers INTERFACE ${sanitize})
endif()

# The base folder lets another clone of the project share what is cached.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()
