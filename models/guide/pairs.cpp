#include "models/guide/pairs.h"

#include "core/error.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

const std::vector<RelationTag>& relationTags() {
    static const std::vector<RelationTag> tags = {
        {"lead-accompaniment", "Lead and accompaniment", "blend"},
        {"harmonic", "Harmonic relation", "harmony"},
        {"intensity", "Intensity relation", "energy"},
        {"mode-change", "Mode change", "blend"},
        {"digression", "Digression", "blend"},
        {"question-answer", "Question and answer", "blend"},
        {"special", "Special", "blend"},
    };
    return tags;
}

TrackGroup pairOf(const fs::path& guide, const fs::path& target, const Log& log, double longest) {
    TrackGroup group;
    group.song = group.title = guide.stem().string() + " > " + target.stem().string();
    group.ordered = true;
    for (const fs::path& file : {guide, target}) {
        const double seconds = SoundReader(file).info().seconds();
        if (seconds > longest)
            throw UserError(display(file) + ": lasts " + std::to_string(std::lround(seconds)) +
                            " s, but a track may have " + std::to_string(std::lround(longest)) +
                            " s; cut it, or raise the longest length.");
        group.stems.push_back({file, file.stem().string(), "UNK", seconds});
    }
    const double a = group.stems[0].seconds, b = group.stems[1].seconds;
    if (log && std::abs(a - b) > 0.05)
        log(display(guide) + " and " + display(target) + " last " + numberText(a) + " and " +
            numberText(b) + " s; what only one of them has is left out.");
    return group;
}

std::vector<TrackPair> everyPair(const std::vector<TrackGroup>& groups, const PairRule& rule,
                                 Rng& rng) {
    std::vector<TrackPair> pairs;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].ordered) {
            pairs.push_back({g, {0}, {1}});
            if (rule.bothWays)
                pairs.push_back({g, {1}, {0}});
            continue;
        }
        const std::size_t count = groups[g].stems.size();
        for (std::size_t one = 0; one < count; ++one) {
            std::vector<std::size_t> others;
            for (std::size_t other = 0; other < count; ++other)
                if (other != one)
                    others.push_back(other);
            const auto add = [&](std::vector<std::size_t> chosen) {
                if (rule.relation == Relation::Stem)
                    pairs.push_back({g, std::move(chosen), {one}});
                else
                    pairs.push_back({g, {one}, std::move(chosen)});
            };
            if (rule.others == Others::Mixed)
                add(others);
            else if (rule.others == Others::Random)
                add({others[rng.below(others.size())]});
            else
                for (const std::size_t other : others)
                    add({other});
        }
    }
    return pairs;
}

std::string nameOf(const TrackPair& pair, const std::vector<TrackGroup>& groups) {
    const TrackGroup& group = groups[pair.group];
    const auto names = [&](const std::vector<std::size_t>& stems) {
        std::string text;
        for (const std::size_t stem : stems)
            text += (text.empty() ? "" : " + ") + group.stems[stem].name;
        return text;
    };
    return nameIn(group, names(pair.guide) + " > " + names(pair.target));
}

std::string nameIn(const TrackGroup& group, const std::string& part) {
    return part == group.song ? part : group.song + ": " + part;
}

Sound mixOfStems(std::vector<Sound> stems, MixUse use) {
    Sound mix{0, 1, {}};
    for (const Sound& stem : stems)
        mix.rate = std::max(mix.rate, stem.rate);
    for (std::size_t s = 0; s < stems.size(); ++s) {
        const Sound mono = resample({stems[s].rate, 1, monoOf(stems[s])}, mix.rate);
        stems[s] = {}; // songs are long
        if (s == 0)
            mix.samples.assign(mono.samples.size(), 0);
        mix.samples.resize(std::min(mix.samples.size(), mono.samples.size()));
        for (std::size_t i = 0; i < mix.samples.size(); ++i)
            mix.samples[i] += mono.samples[i];
    }
    const float peak = peakOf(mix.samples);
    const float scale = use == MixUse::Training ? 1 / float(std::max<std::size_t>(stems.size(), 1))
                        : peak > 0              ? 1 / peak
                                                : 1;
    for (float& sample : mix.samples)
        sample *= scale;
    return mix;
}

Listen listenTo(const TrackGroup& group, const std::vector<std::size_t>& stems, MixUse use) {
    Listen listen;
    std::vector<fs::path> files;
    std::string hashes;
    for (const std::size_t index : stems) {
        const Stem& stem = group.stems[index];
        files.push_back(stem.file);
        listen.name += (listen.name.empty() ? "" : " + ") + display(stem.file);
        hashes += contentHash(stem.file) + "\n";
    }
    if (files.size() == 1) {
        listen.hash = hashes.substr(0, hashes.size() - 1);
        listen.sound = [file = files[0]] { return readSound(file); };
        return listen;
    }
    hashes += use == MixUse::Training ? "mean" : "sum";
    listen.hash = contentHash(std::string_view(hashes));
    listen.sound = [files, use] {
        std::vector<Sound> sounds;
        for (const fs::path& file : files)
            sounds.push_back(readSound(file));
        return mixOfStems(std::move(sounds), use);
    };
    return listen;
}

} // namespace antiphon::guide
