#include "core/excerpt.h"

#include "core/error.h"
#include "core/frames.h"
#include "core/json.h"
#include "core/version.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::int64_t piece = 65536;

SampleFormat formatOf(const fs::path& target) {
    const auto format = formatForName(target);
    if (!format)
        throw UserError(display(target) + ": the name must end in .wav, .flac, .ogg or .opus.",
                        UserError::Kind::Usage);
    return *format == SampleFormat::Int24 ? SampleFormat::Float32 : *format;
}

} // namespace

void writeExcerpt(const fs::path& source, double start, double end, const fs::path& target,
                  const std::function<void(double)>& report) {
    const SampleFormat format = formatOf(target);
    std::error_code ignored;
    if (fs::equivalent(source, target, ignored))
        throw UserError(display(target) + ": this is the sound itself; choose another name.",
                        UserError::Kind::Usage);
    Frames frames(source);
    const SoundInfo& info = frames.info();
    const auto frameOf = [&](double seconds) {
        return std::clamp<std::int64_t>(std::llround(seconds * info.rate), 0, info.frames);
    };
    const std::int64_t first = frameOf(start), last = frameOf(end);
    if (first >= last)
        throw UserError("The selection holds no sample; select more of " + display(source) + ".",
                        UserError::Kind::Usage);
    const Json origin = {{"task", "selection"},
                         {"source", display(source)},
                         {"start", double(first) / info.rate},
                         {"end", double(last) / info.rate}};
    SoundWriter writer(target, info.rate, info.channels, format, {software(), origin.dump()},
                       last - first);
    std::vector<float> block;
    for (std::int64_t at = first; at < last; at += piece) {
        if (report)
            report(double(at - first) / double(last - first));
        const std::int64_t count = std::min(piece, last - at);
        block.resize(std::size_t(count) * std::size_t(info.channels));
        frames.read(at, block);
        writer.write(block);
    }
    writer.close();
}

} // namespace antiphon
