#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace antiphon {

struct FuzzyMatch {
    int score = 0;        ///< higher is better
    QList<int> positions; ///< matched characters of the text
};

/// Whether the letters of `pattern` occur in `text` in this order, regardless of case and of blanks
/// in the pattern. Beginnings of words and runs of letters score higher, gaps and long texts lower.
/// The best of all alignments is found (dynamic programming over pattern x text).
std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

} // namespace antiphon
