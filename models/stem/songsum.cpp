#include "models/stem/songsum.h"

#include "core/error.h"
#include "core/json.h"
#include "core/resampledreader.h"
#include "core/scan.h"
#include "core/version.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace antiphon::stem {

namespace {

constexpr const char* made = "stem.prepare";

/// Names, sizes and times of the sources, as the sum remembers them. Names only as far as they do
/// not change when the data set moves.
Json sourcesOf(const std::vector<std::vector<fs::path>>& groups) {
    Json sources = Json::array();
    for (const auto& group : groups)
        for (const fs::path& file : group) {
            FoundFile found;
            lookAt(file.string(), found);
            sources.push_back({(file.parent_path().filename() / file.filename()).generic_string(),
                               found.size, found.mtime / 1'000'000'000});
        }
    return sources;
}

struct Source {
    fs::path file;
    ResampledReader reader;
    std::size_t group;
};

} // namespace

std::vector<std::vector<fs::path>> takesOf(const Song& song) {
    std::vector<std::vector<fs::path>> groups;
    for (const StemTrack& stem : song.stems)
        groups.push_back(stem.takes);
    return groups;
}

FrameRange SongSum::sounding(float threshold) const {
    constexpr float tail = 0.1f; // of the usual level: 20 dB below it
    const auto block = std::int64_t(levelSeconds * rate);
    std::size_t longest = 0;
    std::vector<float> least;
    for (const auto& group : levels) {
        longest = std::max(longest, group.size());
        std::vector<float> loud;
        std::ranges::copy_if(group, std::back_inserter(loud),
                             [&](float level) { return level >= threshold; });
        const auto middle = loud.begin() + std::ptrdiff_t(loud.size() / 2);
        std::ranges::nth_element(loud, middle);
        least.push_back(std::max(threshold, loud.empty() ? 0.f : tail * *middle));
    }
    FrameRange range;
    for (std::size_t i = 0; i < longest; ++i) {
        std::size_t together = 0;
        for (std::size_t g = 0; g < levels.size(); ++g)
            together += i < levels[g].size() && levels[g][i] >= least[g];
        if (together < 2)
            continue;
        if (range.size() == 0)
            range.begin = std::int64_t(i) * block;
        range.end = std::min(frames, std::int64_t(i + 1) * block);
    }
    return range;
}

SongSum sumRecordings(const std::vector<std::vector<fs::path>>& groups, int rate,
                      const fs::path& out, JobContext& context) {
    SongSum sum{rate, 0, std::vector<std::vector<float>>(groups.size())};
    std::vector<Source> sources;
    std::optional<int> common;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const fs::path& file : groups[g]) {
            sources.push_back({file, ResampledReader(file, rate), g});
            const ResampledReader& reader = sources.back().reader;
            sum.frames = std::max(sum.frames, reader.frames());
            common = common && *common != reader.channels() ? 1 : reader.channels();
        }
    const int channels = common.value_or(1);
    std::optional<SoundWriter> writer;
    if (!out.empty())
        writer.emplace(
            out, rate, channels, SampleFormat::Float32,
            Provenance{software(), Json({{"task", made}, {"sources", sourcesOf(groups)}}).dump()},
            sum.frames);

    const auto block = std::int64_t(SongSum::levelSeconds * rate);
    std::vector<float> mix, part;
    for (std::int64_t at = 0; at < sum.frames; at += block) {
        context.checkpoint();
        const auto count = std::size_t(std::min(block, sum.frames - at));
        mix.assign(count * std::size_t(channels), 0);
        for (Source& source : sources) {
            auto& levels = sum.levels[source.group];
            const auto index = std::size_t(at / block);
            levels.resize(std::max(levels.size(), index + 1));
            if (at >= source.reader.frames())
                continue;
            const int own = source.reader.channels();
            part.resize(count * std::size_t(own));
            source.reader.read(at, part);
            if (own != channels)
                part = monoOf({rate, own, std::move(part)});
            for (std::size_t i = 0; i < mix.size(); ++i)
                mix[i] += part[i];
            levels[index] = std::max(levels[index], peakOf(part));
        }
        if (writer)
            writer->write(mix);
    }
    if (writer)
        writer->close();
    for (const Source& source : sources)
        if (source.reader.nonFinite() > 0)
            context.log(display(source.file) + ": holds " +
                        std::to_string(source.reader.nonFinite()) +
                        " samples that are no numbers; they count as silence.");
    return sum;
}

SumState stateOf(const fs::path& sum, const std::vector<std::vector<fs::path>>& groups) {
    if (!fs::exists(sum))
        return SumState::Missing;
    try {
        const Json mark = Json::parse(readProvenance(sum).comment, nullptr, false);
        if (!mark.is_object() || mark.value("task", Json()) != made)
            return SumState::Foreign;
        return mark.value("sources", Json()) == sourcesOf(groups) ? SumState::UpToDate
                                                                  : SumState::Old;
    } catch (const UserError&) {
        return SumState::Foreign; // what cannot be read is not ours to replace
    }
}

} // namespace antiphon::stem
