#include "models/stem/recordings.h"

#include "core/resampledreader.h"

#include <algorithm>
#include <memory>

namespace antiphon::stem {

Recording recordingOf(std::string name, std::vector<float> samples, std::int64_t channels) {
    const auto frames = std::int64_t(samples.size()) / channels;
    const auto kept = std::make_shared<const std::vector<float>>(std::move(samples));
    return {std::move(name), frames, [kept, channels](std::int64_t from, std::span<float> to) {
                const auto first = std::min(kept->size(), std::size_t(from * channels));
                const std::size_t count = std::min(to.size(), kept->size() - first);
                std::copy_n(kept->data() + first, count, to.data());
                std::ranges::fill(to.subspan(count), 0.0f);
            }};
}

Recording recordingOf(const fs::path& file, std::int64_t rate, std::int64_t channels) {
    const auto reader = std::make_shared<ResampledReader>(file, int(rate));
    return {display(file), reader->frames(),
            [reader, channels](std::int64_t from, std::span<float> to) {
                const auto own = std::size_t(reader->channels());
                const auto wanted = std::size_t(channels);
                if (own == wanted)
                    return reader->read(from, to);
                const std::size_t frames = to.size() / wanted;
                std::vector<float> given(frames * own);
                reader->read(from, given);
                for (std::size_t f = 0; f < frames; ++f) {
                    float sum = 0;
                    for (std::size_t c = 0; c < own; ++c)
                        sum += given[f * own + c];
                    std::fill_n(to.data() + f * wanted, wanted, sum / float(own));
                }
            }};
}

Recording stretchOf(const Recording& recording, std::int64_t from, std::int64_t count) {
    const std::int64_t first = std::clamp<std::int64_t>(from, 0, recording.frames);
    const std::int64_t frames = std::clamp<std::int64_t>(count, 0, recording.frames - first);
    return {recording.name, frames,
            [read = recording.read, first](std::int64_t at, std::span<float> to) {
                read(first + at, to);
            }};
}

} // namespace antiphon::stem
