#include "core/dsp/descriptors.h"
#include "core/error.h"
#include "core/text.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace antiphon {
namespace {

constexpr DescriptorColumn columns[] = {
    {"loudness-dBFS", "loudness"},
    {"loudness-TP", "loudness"},
    {"loudness-dB", "loudness"},
    {"mfcc-0", "mfcc"},
    {"mfcc-1", "mfcc"},
    {"mfcc-2", "mfcc"},
    {"mfcc-3", "mfcc"},
    {"mfcc-4", "mfcc"},
    {"mfcc-5", "mfcc"},
    {"mfcc-6", "mfcc"},
    {"mfcc-7", "mfcc"},
    {"mfcc-8", "mfcc"},
    {"mfcc-9", "mfcc"},
    {"mfcc-10", "mfcc"},
    {"mfcc-11", "mfcc"},
    {"mfcc-12", "mfcc"},
    {"chroma-A", "chroma"},
    {"chroma-A#", "chroma"},
    {"chroma-B", "chroma"},
    {"chroma-C", "chroma"},
    {"chroma-C#", "chroma"},
    {"chroma-D", "chroma"},
    {"chroma-D#", "chroma"},
    {"chroma-E", "chroma"},
    {"chroma-F", "chroma"},
    {"chroma-F#", "chroma"},
    {"chroma-G", "chroma"},
    {"chroma-G#", "chroma"},
    {"specshape-centroid", "specshape"},
    {"specshape-spread", "specshape"},
    {"specshape-skewness", "specshape"},
    {"specshape-kurtosis", "specshape"},
    {"specshape-rolloff", "specshape"},
    {"specshape-flatness", "specshape"},
    {"specshape-crest", "specshape"},
    {"sinefeaturefreqs-0", "sinefeaturefreqs"},
    {"sinefeaturefreqs-1", "sinefeaturefreqs"},
    {"sinefeaturefreqs-2", "sinefeaturefreqs"},
    {"sinefeaturefreqs-3", "sinefeaturefreqs"},
    {"sinefeaturefreqs-4", "sinefeaturefreqs"},
    {"sinefeaturefreqs-5", "sinefeaturefreqs"},
    {"sinefeaturefreqs-6", "sinefeaturefreqs"},
    {"sinefeaturefreqs-7", "sinefeaturefreqs"},
    {"sinefeaturefreqs-8", "sinefeaturefreqs"},
    {"sinefeaturefreqs-9", "sinefeaturefreqs"},
    {"sinefeaturemags-0", "sinefeaturemags"},
    {"sinefeaturemags-1", "sinefeaturemags"},
    {"sinefeaturemags-2", "sinefeaturemags"},
    {"sinefeaturemags-3", "sinefeaturemags"},
    {"sinefeaturemags-4", "sinefeaturemags"},
    {"sinefeaturemags-5", "sinefeaturemags"},
    {"sinefeaturemags-6", "sinefeaturemags"},
    {"sinefeaturemags-7", "sinefeaturemags"},
    {"sinefeaturemags-8", "sinefeaturemags"},
    {"sinefeaturemags-9", "sinefeaturemags"},
    {"pitch-hz", "pitch"},
    {"pitch-confidence", "pitch"},
};
static_assert(std::size(columns) == descriptorColumnsWithPitch);

/// Whether a word of the user stands for a column.
bool means(std::string_view word, std::size_t column) {
    const std::string_view category = columns[column].category;
    return word == columns[column].name || word == category ||
           (word == "sinefeature" && category.starts_with(word)) ||
           (word == "all" && column < descriptorColumnsWithoutPitch);
}

/// What was meant, where a word looks like it; else what there is.
std::string hint(std::string_view word) {
    std::vector<std::string_view> known = {"all", "sinefeature"};
    std::string groups = "all, sinefeature";
    for (const auto& column : columns)
        if (column.category != known.back()) {
            known.push_back(column.category);
            groups += ", " + std::string(column.category);
        }
    for (const auto& column : columns)
        known.push_back(column.name);
    const auto distance = [word](std::string_view other) { return letterDistance(word, other); };
    const auto best = std::ranges::min_element(known, {}, distance);
    if (distance(*best) <= std::max<std::size_t>(1, word.size() / 2))
        return "did you mean '" + std::string(*best) + "'?";
    return "there are " + groups + " and their single columns.";
}

} // namespace

std::span<const DescriptorColumn> descriptorColumns() {
    return columns;
}

std::vector<std::size_t> selectDescriptors(std::span<const std::string> names) {
    bool chosen[descriptorColumnsWithPitch] = {};
    for (const std::string& name : names) {
        bool known = false;
        for (std::size_t c = 0; c < std::size(columns); ++c) {
            if (means(name, c))
                chosen[c] = known = true;
        }
        if (!known)
            throw UserError("There is no descriptor '" + name.substr(0, 60) + "'; " +
                                hint(name.substr(0, 60)),
                            UserError::Kind::Usage);
    }
    std::vector<std::size_t> indices;
    for (std::size_t c = 0; c < std::size(columns); ++c)
        if (chosen[c])
            indices.push_back(c);
    return indices;
}

} // namespace antiphon
