# The program: build/<preset>/cutline, with what it says of its own build and the texts that are compiled into it.
file(RELATIVE_PATH data_from_program ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_DATADIR}/cutline)
string(JOIN ", " library_versions
  "Boost ${Boost_VERSION}" "fmt ${fmt_VERSION}" "Highway ${hwy_VERSION}" "nlohmann-json ${nlohmann_json_VERSION}"
  "oneTBB ${TBB_VERSION}" "OpenSSL ${OPENSSL_VERSION}" "utf8proc ${utf8proc_VERSION}" "yaml-cpp ${yaml-cpp_VERSION}")
set(program_texts ${PROJECT_BINARY_DIR}/program)
configure_file(cmake/build_facts.hpp.in ${program_texts}/cli/build_facts.hpp @ONLY)

# What `cutline init` writes.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS sim/cli/starter.yaml sim/cli/starter.ko.yaml)
file(READ sim/cli/starter.yaml english_starter)
file(READ sim/cli/starter.ko.yaml korean_starter)
configure_file(cmake/starters.cpp.in ${program_texts}/starters.cpp @ONLY)

file(GLOB_RECURSE program_sources CONFIGURE_DEPENDS sim/cli/*.cpp)
add_executable(cutline-program ${program_sources} ${program_texts}/starters.cpp)
set_target_properties(cutline-program PROPERTIES OUTPUT_NAME cutline RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
set_source_files_properties(sim/cli/version_text.cpp PROPERTIES COMPILE_DEFINITIONS "CUTLINE_BUILD_TYPE=\"$<CONFIG>\"")
target_include_directories(cutline-program PRIVATE sim ${program_texts})
target_link_libraries(cutline-program PRIVATE cutline::cutline cutline_warnings Boost::program_options fmt::fmt)
