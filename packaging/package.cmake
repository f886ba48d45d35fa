# What is installed, and the Debian package: `cd build/release && cpack -G DEB`. File managers and
# menus learn of the program through dpkg's triggers, so the package needs no scripts.
include(GNUInstallDirs)
set(package_files ${CMAKE_SOURCE_DIR}/packaging)

install(TARGETS antiphon-cli)
install(FILES ${package_files}/copyright CHANGELOG.md README.md TYPE DOC)
# Examples to copy: synthesizers that are Pure Data patches.
install(DIRECTORY assets/puredata DESTINATION ${CMAKE_INSTALL_DATADIR}/antiphon)
# Agents that play at once.
install(DIRECTORY assets/agents assets/emotion DESTINATION ${CMAKE_INSTALL_DATADIR}/antiphon)
if(ANTIPHON_GUI)
    install(TARGETS antiphon)
    install(FILES ${package_files}/org.antiphon.Antiphon.desktop
        DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${package_files}/org.antiphon.Antiphon.metainfo.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${package_files}/org.antiphon.Antiphon.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
    install(DIRECTORY assets/icons/hicolor DESTINATION ${CMAKE_INSTALL_DATADIR}/icons)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Antiphon authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "workstation for music machine learning")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Antiphon lets one recording answer another: a memory recording is cut up and
recomposed along a guide, can be heard in sync with it, edited and exported.
Recordings and MIDI files are browsed, filtered, seen and heard in projects.
.
This package holds the window (antiphon) and the command line (antiphon-cli).")
# The libraries are found in the programs. What follows is loaded by name at run time: the BLAS that
# obeys LibTorch's thread count, the SoundFont, the plug-in that draws SVG icons. Pure Data is started
# for those who bring patches of their own.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-openmp, timgm6mb-soundfont")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "puredata-core")
if(ANTIPHON_GUI)
    string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libqt6svg6")
    string(APPEND CPACK_DEBIAN_PACKAGE_RECOMMENDS ", qt6-translations-l10n, qt6-wayland")
endif()
include(CPack)
