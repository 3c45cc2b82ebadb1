# Packages for Debian, made by the target `package`: cutline, and libcutline-dev for those who program with it.
set(CUTLINE_CONTACT "cutline <cutline@localhost.localdomain>" CACHE STRING "Who answers for packages that are made here.")
find_program(CUTLINE_SHLIBDEPS dpkg-shlibdeps DOC "Finds the packages that a program depends on.")
mark_as_advanced(CUTLINE_SHLIBDEPS)
if(NOT CUTLINE_SHLIBDEPS)
  message(STATUS "Without Debian packages: dpkg-shlibdeps is needed (Debian package dpkg-dev)")
  return()
endif()

# What Debian wants in a form or a place of its own.
set(for_debian COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES cmake/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} ${for_debian})
install(FILES cmake/debian/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libcutline-dev
  COMPONENT debian-development EXCLUDE_FROM_ALL)
install(FILES ${completion_folder}/_cutline DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions ${for_debian})
set(pressed_folder ${PROJECT_BINARY_DIR}/pressed)
install(CODE "execute_process(COMMAND \"${CMAKE_COMMAND}\" -D \"TO=${pressed_folder}\"
    -D \"FROM=${manual_pages};${PROJECT_SOURCE_DIR}/CHANGELOG.md\" -P \"${PROJECT_SOURCE_DIR}/cmake/press.cmake\"
    COMMAND_ERROR_IS_FATAL ANY)" ${for_debian})
install(DIRECTORY ${pressed_folder}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 ${for_debian}
  FILES_MATCHING PATTERN "*.1.gz")
install(FILES ${pressed_folder}/CHANGELOG.md.gz RENAME changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR} ${for_debian})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT ${CUTLINE_CONTACT})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program debian development debian-development)
set(CPACK_COMPONENT_PROGRAM_GROUP cutline)
set(CPACK_COMPONENT_DEBIAN_GROUP cutline)
set(CPACK_COMPONENT_DEVELOPMENT_GROUP library)
set(CPACK_COMPONENT_DEBIAN-DEVELOPMENT_GROUP library)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_CUTLINE_PACKAGE_NAME cutline)
set(CPACK_DEBIAN_CUTLINE_PACKAGE_SECTION science)
set(CPACK_DEBIAN_CUTLINE_DESCRIPTION
  "A scenario file says who competes, by which rules, and what is uncertain;
cutline plays it a million times and tells how often each team survives each
round and reaches the final, why it goes out when it does, and which rule,
weight or uncertainty decides that.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libcutline-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION
  "The library that the program cutline is made of, its headers, and the CMake
package cutline::cutline.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS
  "libfmt-dev, libhwy-dev, libssl-dev, libtbb-dev, libutf8proc-dev, libyaml-cpp-dev, pkgconf | pkg-config")
if(BUILD_SHARED_LIBS)
  string(APPEND CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS ", cutline (= ${PROJECT_VERSION})")
  set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR})
endif()
include(CPack)
