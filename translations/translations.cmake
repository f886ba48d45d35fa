# The window's texts in other languages. `cmake --build build/release --target translations` brings
# the .ts files up to date with the sources; the build compiles them into the window library.
file(GLOB translation_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/translations/antiphon_*.ts)

# English needs its plural forms alone: the sources hold the rest. From the project's folder: only
# then do the includes tell lupdate which class a text belongs to.
set(english ${CMAKE_SOURCE_DIR}/translations/antiphon_en.ts)
set(foreign ${translation_files})
list(REMOVE_ITEM foreign ${english})
set(update_texts Qt6::lupdate app widgets -I . -no-obsolete -locations none -source-language en)
add_custom_target(translations
    COMMAND ${update_texts} -ts ${foreign}
    COMMAND ${update_texts} -pluralonly -ts ${english}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM)

set_source_files_properties(${translation_files} PROPERTIES OUTPUT_LOCATION ${CMAKE_BINARY_DIR}/i18n)
qt_add_lrelease(window TS_FILES ${translation_files} NO_GLOBAL_TARGET OPTIONS -silent
    QM_FILES_OUTPUT_VARIABLE compiled_translations)
qt_add_resources(window translations PREFIX /i18n BASE ${CMAKE_BINARY_DIR}/i18n
    FILES ${compiled_translations})
