# The icons. Those of the file system's icon theme are installed as they are; the window carries the
# application's own in sizes that need no scaling. `--target icons` draws the PNG files anew from
# the SVG ones (needs rsvg-convert).
set(icon_theme ${CMAKE_SOURCE_DIR}/assets/icons/hicolor)
set(window_icons)
set(draw_icons)
foreach(size 16 32 48 128 256)
    list(APPEND window_icons ${icon_theme}/${size}x${size}/apps/org.antiphon.Antiphon.png)
    foreach(icon apps/org.antiphon.Antiphon mimetypes/application-x-antiphon-project)
        list(APPEND draw_icons COMMAND rsvg-convert -w ${size} -h ${size}
            ${icon_theme}/scalable/${icon}.svg -o ${icon_theme}/${size}x${size}/${icon}.png)
    endforeach()
endforeach()
add_custom_target(icons ${draw_icons} VERBATIM)
qt_add_resources(window icons PREFIX /icons BASE ${icon_theme} FILES ${window_icons})
