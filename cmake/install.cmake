# What is installed, in parts: `program`, all that its users need; `development`, the library, its headers and the
# package cutline::cutline; `plain`, what packages.cmake gives another form.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/cutline)
install(TARGETS cutline EXPORT cutline-targets
  LIBRARY COMPONENT program NAMELINK_COMPONENT development
  ARCHIVE COMPONENT development
  FILE_SET HEADERS COMPONENT development)
install(EXPORT cutline-targets NAMESPACE cutline:: DESTINATION ${package_folder} COMPONENT development)
configure_package_config_file(cmake/cutlineConfig.cmake.in cutlineConfig.cmake INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(cutlineConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/cutlineConfig.cmake ${PROJECT_BINARY_DIR}/cutlineConfigVersion.cmake
  DESTINATION ${package_folder} COMPONENT development)

# A program that shares the library finds it wherever both are put together.
file(RELATIVE_PATH library_from_program ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
if(BUILD_SHARED_LIBS)
  set_target_properties(cutline-program PROPERTIES INSTALL_RPATH "$ORIGIN/${library_from_program}")
endif()
install(TARGETS cutline-program)

# The first line of a scenario leads editors from scenarios/ to docs/.
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/cutline)
install(FILES docs/scenario.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/cutline/docs)

install(FILES ${completion_folder}/cutline DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completion_folder}/cutline.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${completion_folder}/_cutline DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT plain)
install(FILES ${manual_pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT plain)

install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md" PATTERN decisions EXCLUDE)
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT plain)
