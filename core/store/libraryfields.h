#pragma once

#include "core/rowfilter.h"
#include "core/store/libraryitem.h"

namespace antiphon {

/// What the library shows of an item and what its filters may name, in this order.
enum class LibraryField {
    Title,
    Kind,
    Song,
    Role, ///< also "stem"
    Length,
    Tempo,
    Key,
    Loudness,
    Tags,
    Rating,
    Split,
    Emotion,
    Notes,
    Path,
    Missing
};
inline constexpr int libraryFieldCount = 15;

/// One for each LibraryField.
const std::vector<RowField>& libraryFields();
/// One for each LibraryField. Numbers: seconds, bpm, LUFS, stars, quadrant.
std::vector<RowCell> cellsOf(const LibraryItem& item);

/// Whether setField() takes it: title, song, role, tags, rating, split, emotion, notes.
bool isEditable(LibraryField field);
/// Sets a field from what somebody typed:
///  - tags: separated by commas; where each begins with + or -, these are added or taken away;
///  - rating: 0 (none) ... 5; emotion: 1 ... 4 (also Q1 ... Q4), 0 or empty for unknown;
///  - split: train, validation, test (from then on no rule moves the item), empty to leave it to
///    the rule.
/// Throws UserError (Usage) saying what the field takes.
void setField(LibraryItem& item, LibraryField field, std::string_view text);

/// Tags as they are typed: "dark, late night".
std::string tagsText(const std::vector<std::string>& tags);

} // namespace antiphon
