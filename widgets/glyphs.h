#pragma once

#include <QIcon>

namespace antiphon {

/// Signs drawn as outlines, in the palette's text colour at the moment of drawing: they follow
/// light and dark by themselves and are crisp at any scale.
enum class Glyph {
    Play,
    Pause,
    Stop,
    Record,
    Loop,
    Reset,
    Fold,
    Unfold,
    Search,
    Warning,
    Lock,
    Unlocked,
    Close,
    Done,
    Folder,
    Trash,
    Edit,
    Copy,
    Save,
    Hear,
    Lines,
    Marker,
    Beats,
    ZoomIn,
    ZoomAll,
    Spectrum,
    More
};

QIcon glyph(Glyph sign);

} // namespace antiphon
