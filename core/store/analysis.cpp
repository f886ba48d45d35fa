#include "core/store/analysis.h"

#include <cmath>

namespace antiphon {

namespace {

/// Two decimals: beyond them such a measure says nothing.
std::optional<double> rounded(const std::optional<double>& value) {
    return value ? std::optional(std::round(*value * 100) / 100) : std::nullopt;
}

} // namespace

std::vector<std::int64_t> unanalysed(const Library& library) {
    std::vector<std::int64_t> ids;
    for (const LibraryItem& item : library.list({.kind = ItemKind::Audio, .missing = false}))
        if (item.analysed != item.hash)
            ids.push_back(item.id);
    return ids;
}

bool takeAnalysis(Library& library, std::int64_t id, const std::string& hash,
                  const SoundDescription& description) {
    auto item = library.item(id);
    if (!item || item->hash != hash)
        return false;
    item->bpm = rounded(description.bpm);
    item->lufs = rounded(description.loudness.integrated);
    item->key = description.key.value_or("");
    item->analysed = hash;
    library.put(*item);
    return true;
}

} // namespace antiphon
