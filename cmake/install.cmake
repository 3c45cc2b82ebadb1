# The library, its headers, the program, the scenarios and the manual, and the package cutline::cutline.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/cutline)
install(TARGETS cutline EXPORT cutline-targets FILE_SET HEADERS)
install(EXPORT cutline-targets NAMESPACE cutline:: DESTINATION ${package_folder})
configure_package_config_file(cmake/cutlineConfig.cmake.in cutlineConfig.cmake INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(cutlineConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/cutlineConfig.cmake ${PROJECT_BINARY_DIR}/cutlineConfigVersion.cmake
  DESTINATION ${package_folder})

if(TARGET cutline-program)
  install(TARGETS cutline-program)
endif()
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/cutline OPTIONAL)
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL FILES_MATCHING PATTERN "*.1")
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
