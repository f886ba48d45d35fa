#include "core/resampledreader.h"
#include "models/stem/items.h"

#include <algorithm>

namespace antiphon::stem {

std::vector<float> readStem(const Song& song, const StemTrack& stem, std::int64_t start,
                            std::int64_t count, std::size_t* nonFinite) {
    std::vector<float> sum(std::size_t(std::max<std::int64_t>(count, 0)));
    const std::int64_t from = std::max(start, song.range.begin);
    const std::int64_t to = std::min(start + count, song.range.end);
    if (from >= to)
        return sum;
    for (const fs::path& take : stem.takes) {
        ResampledReader reader(take, song.rate);
        const auto channels = std::size_t(reader.channels());
        std::vector<float> frames(std::size_t(to - from) * channels);
        reader.read(from, frames);
        float* out = sum.data() + (from - start);
        for (std::size_t i = 0; i < std::size_t(to - from); ++i) {
            float total = 0;
            for (std::size_t c = 0; c < channels; ++c)
                total += frames[i * channels + c];
            out[i] += total / float(channels);
        }
        if (nonFinite)
            *nonFinite += reader.nonFinite();
    }
    return sum;
}

} // namespace antiphon::stem
