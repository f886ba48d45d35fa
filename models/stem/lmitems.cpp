#include "models/stem/lmitems.h"

#include <algorithm>

namespace antiphon::stem {

namespace {

constexpr double wholeContexts = 0.05;

} // namespace

LmItem excerptOf(const LmItem& whole, std::int64_t first, std::int64_t frames,
                 std::int64_t context) {
    LmItem item{framesOf(whole.context, first, context), framesOf(whole.target, first, frames),
                whole.conditions};
    if (!item.conditions.beats.empty()) {
        const auto from = whole.conditions.beats.begin() + 2 * first;
        item.conditions.beats.assign(from, from + 2 * frames);
    }
    return item;
}

LmItem randomExcerpt(const LmPiece& piece, std::int64_t frames, std::int64_t leastContext,
                     Rng& rng) {
    const std::int64_t all = piece.whole.target.frames, length = std::min(frames, all);
    const auto first = std::int64_t(rng.below(std::uint64_t(all - length + 1)));
    const bool whole = rng.uniform() < wholeContexts;
    const std::int64_t least = std::min(leastContext, length);
    const auto context = least + std::int64_t(rng.below(std::uint64_t(length - least + 1)));
    return excerptOf(piece.whole, first, length, whole ? length : context);
}

std::vector<LmItem> fixedExcerpts(std::span<const LmPiece> pieces, std::int64_t frames) {
    std::vector<LmItem> items;
    for (const LmPiece& piece : pieces) {
        const std::int64_t all = piece.whole.target.frames, length = std::min(frames, all);
        for (std::int64_t first = 0; length > 0 && first + length <= all; first += length) {
            items.push_back(excerptOf(piece.whole, first, length, length));
            items.back().song = piece.name;
        }
    }
    return items;
}

std::vector<std::size_t> strangersOf(std::span<const std::string> songs) {
    const std::size_t count = songs.size(), away = std::max<std::size_t>(1, count / 2);
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t other = (i + away) % count;
        for (std::size_t tried = 0; tried < count && songs[other] == songs[i]; ++tried)
            other = (other + 1) % count;
        others.push_back(songs[other] != songs[i] ? other : (i + away) % count);
    }
    return others;
}

} // namespace antiphon::stem
