#include "models/stem/items.h"

#include "core/dsp/clicktrack.h"
#include "core/error.h"
#include "core/resample.h"
#include "models/stem/stemnames.h"

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

namespace {

constexpr double shortest = 0.8, longest = 1.2; ///< factors
constexpr int mostSemitones = 4;

bool coin(Rng& rng, double probability = 0.5) {
    return rng.uniform() < probability;
}

void add(std::vector<float>& sum, const std::vector<float>& samples) {
    sum.resize(std::max(sum.size(), samples.size()));
    for (std::size_t i = 0; i < samples.size(); ++i)
        sum[i] += samples[i];
}

/// `count` of the names, each once, in the order of the draw.
std::vector<std::string> drawn(std::vector<std::string> names, std::size_t count, Rng& rng) {
    rng.shuffle(std::span(names));
    names.resize(count);
    return names;
}

void tell(std::vector<std::string>& messages, std::string message) {
    if (std::ranges::find(messages, message) == messages.end())
        messages.push_back(std::move(message));
}

} // namespace

/// The stems of one stretch of a song, read once.
struct ItemSource::Stretch {
    std::int64_t frames = 0;
    std::map<std::string, std::vector<float>> stems;

    const std::vector<float>& of(const Song& song, const std::string& name, std::int64_t start,
                                 std::vector<std::string>& messages) {
        const auto [entry, fresh] = stems.try_emplace(name);
        if (fresh) {
            const StemTrack* stem = song.find(name);
            if (!stem)
                throw UserError(display(song.folder) + ": has no stem '" + name + "'.");
            std::size_t nonFinite = 0;
            entry->second = readStem(song, *stem, start, frames, &nonFinite);
            if (nonFinite > 0)
                tell(messages, display(stem->takes[0]) + ": holds samples that are no numbers; "
                                                         "they count as silence.");
        }
        return entry->second;
    }
};

std::int64_t ItemSource::drawStart(const Song& song, std::int64_t frames, Rng& rng) const {
    if (m_settings.synchronised && !song.sync.empty()) {
        std::vector<std::int64_t> fitting;
        for (const std::int64_t start : song.sync)
            if (start >= song.range.begin && start + frames < song.range.end)
                fitting.push_back(start);
        if (!fitting.empty())
            return fitting[rng.below(fitting.size())];
    }
    const std::int64_t room = song.range.size() - frames;
    return song.range.begin + (room > 0 ? std::int64_t(rng.below(std::uint64_t(room) + 1)) : 0);
}

/// Fills the plan and the sound; false where the song has no stretch that sounds.
bool ItemSource::draw(const Song& song, const ItemSettings& settings, Rng& rng, StemItem& item,
                      std::optional<std::int64_t> at) const {
    ItemPlan& plan = item.plan;
    plan.song = song.name;
    if (settings.augment && coin(rng))
        plan.factor = std::round((shortest + (longest - shortest) * rng.uniform()) * 100) / 100;
    if (settings.augment && coin(rng))
        plan.pitch = int(rng.below(2 * mostSemitones + 1)) - mostSemitones;
    bool click = settings.mode == ContextMode::Beats ||
                 (settings.mode == ContextMode::StemsOrBeats && coin(rng));
    click = click && !song.beats.empty();
    Stretch stretch{chunkFrames(m_samples, settings.rate, song.rate, plan.factor), {}};

    for (std::size_t attempt = 0; attempt < (at ? 1 : settings.tries); ++attempt) {
        plan.start = at ? *at : drawStart(song, stretch.frames, rng);
        stretch.stems.clear();
        const auto sounds = [&](const StemTrack& stem) {
            return !isSilent(stretch.of(song, stem.name, plan.start, item.messages),
                             settings.silence);
        };
        if (click &&
            chunkBeats(song.beats, plan.start, song.rate, plan.factor, settings.rate, m_samples)
                .beats.empty())
            continue;
        std::vector<std::string> targets, contexts;
        for (const StemTrack& stem : song.stems)
            if (mayBeTarget(song, stem) && sounds(stem))
                targets.push_back(stem.name);
        if (targets.empty())
            continue;
        for (const StemTrack& stem : song.stems)
            if (!click && mayBeContext(song, stem) && sounds(stem))
                contexts.push_back(stem.name);
        if (song.ordered || settings.target != anyStem || click) {
            if (settings.target == anyStem && !song.ordered)
                targets = drawn(targets, 1, rng);
            std::erase(contexts, targets[0]);
            if (!click && contexts.empty())
                continue;
            if (!click)
                contexts = drawn(contexts, 1 + rng.below(contexts.size()), rng);
        } else {
            // Contexts first, so that one target at least remains.
            const bool all = contexts.size() == targets.size();
            const std::size_t most = contexts.size() - (all ? 1 : 0);
            if (most == 0)
                continue;
            contexts = drawn(contexts, 1 + rng.below(most), rng);
            std::erase_if(targets, [&](const std::string& name) {
                return std::ranges::find(contexts, name) != contexts.end();
            });
            targets =
                drawn(targets, settings.severalTargets ? 1 + rng.below(targets.size()) : 1, rng);
        }
        plan.targets = std::move(targets);
        plan.contexts = std::move(contexts);

        const auto least =
            std::min<std::int64_t>(m_samples, std::llround(settings.leastContext * settings.rate));
        plan.contextSamples = m_samples;
        if (least < m_samples && !coin(rng, settings.fullContext))
            plan.contextSamples =
                least + std::int64_t(rng.below(std::uint64_t(m_samples - least) + 1));

        if (settings.style) {
            const auto frames = chunkFrames(m_samples, settings.rate, song.rate, 1);
            for (std::size_t again = 0; again < settings.tries && plan.styleStart < 0; ++again) {
                const std::int64_t start = drawStart(song, frames, rng);
                if (!isSilent(readStem(song, *song.find(plan.targets[0]), start, frames),
                              settings.silence))
                    plan.styleStart = start;
            }
        }
        finish(song, stretch, item);
        return true;
    }
    return false;
}

/// The sound of a plan.
void ItemSource::finish(const Song& song, Stretch& stretch, StemItem& item) const {
    const ItemPlan& plan = item.plan;
    const int rate = m_settings.rate;
    const auto sumOf = [&](const std::vector<std::string>& names) {
        std::vector<float> sum;
        for (const std::string& name : names)
            add(sum, stretch.of(song, name, plan.start, item.messages));
        const auto samples = chunkSamples(stretch.frames, song.rate, rate);
        sum = resample({song.rate, 1, std::move(sum)}, rate).samples;
        sum.resize(std::size_t(samples));
        if (plan.factor != 1 || plan.pitch != 0)
            sum = stretched(sum, rate, plan.factor, plan.pitch, m_settings.engine);
        sum.resize(std::size_t(m_samples));
        return sum;
    };
    item.target = sumOf(plan.targets);
    if (!song.beats.empty())
        item.beats = chunkBeats(song.beats, plan.start, song.rate, plan.factor, rate, m_samples);
    item.context = plan.contexts.empty()
                       ? clickTrack(gridOf(item.beats, rate), rate, std::size_t(m_samples))
                       : sumOf(plan.contexts);
    item.context.resize(std::size_t(plan.contextSamples));
    if (plan.styleStart >= 0) {
        const auto frames = chunkFrames(m_samples, rate, song.rate, 1);
        for (const std::string& name : plan.targets)
            add(item.style, readStem(song, *song.find(name), plan.styleStart, frames));
        item.style = resample({song.rate, 1, std::move(item.style)}, rate).samples;
        item.style.resize(std::size_t(m_samples));
    }
    const bool named = m_settings.target == anyStem && !song.ordered;
    item.caption = captionOf(song.tags, named ? plan.targets : std::vector<std::string>(),
                             {m_settings.caption, m_settings.captionBpm, plan.factor});
}

StemItem ItemSource::drawItem(const ItemSettings& settings, std::uint64_t seed, std::uint64_t epoch,
                              std::uint64_t index) const {
    Rng rng(seedFor(seed, epoch, index));
    std::vector<std::string> messages;
    for (std::size_t step = 0; step < m_songs.size(); ++step) {
        const Song& song = m_songs[(index + step) % m_songs.size()];
        StemItem item;
        try {
            const bool found = draw(song, settings, rng, item);
            for (std::string& message : item.messages)
                tell(messages, std::move(message));
            if (found) {
                if (settings.style && item.plan.styleStart < 0)
                    tell(messages, song.name + ": has no second stretch that sounds; the example "
                                               "has no style.");
                item.messages = std::move(messages);
                return item;
            }
            tell(messages, song.name + ": none of " + std::to_string(settings.tries) +
                               " stretches drawn holds the target and something to play along "
                               "to; the next song is taken.");
        } catch (const UserError& error) {
            tell(messages, std::string(error.what()) + " The next song is taken.");
        }
    }
    throw UserError("No song has a stretch with the target and something to play along to. " +
                    messages.back());
}

StemItem ItemSource::item(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index) const {
    return drawItem(m_settings, seed, epoch, index);
}

StemItem ItemSource::realise(const ItemPlan& plan) const {
    const auto song = std::ranges::find(m_songs, plan.song, &Song::name);
    if (song == m_songs.end())
        throw UserError("There is no song '" + plan.song +
                        "' any more; make the list of examples anew.");
    if (!(plan.factor >= 0.25 && plan.factor <= 4) || plan.targets.empty() || plan.start < 0 ||
        plan.start >= song->frames || plan.contextSamples < 0 || plan.contextSamples > m_samples)
        throw UserError(plan.song + ": an example of the list lies outside the song or the chunk; "
                                    "make the list anew.");
    if (plan.contexts.empty() && song->beats.empty())
        throw UserError(plan.song + ": an example of the list plays along to a click track, but "
                                    "the song has no beats any more; make the list anew.");
    StemItem item;
    item.plan = plan;
    Stretch stretch{chunkFrames(m_samples, m_settings.rate, song->rate, plan.factor), {}};
    finish(*song, stretch, item);
    return item;
}

ItemSettings ItemSource::fixedSettings() const {
    ItemSettings settings = m_settings;
    settings.augment = false;
    settings.leastContext = settings.seconds;
    return settings;
}

std::vector<ItemPlan> ItemSource::apartPlans(std::uint64_t seed, std::size_t count,
                                             std::vector<std::string>* messages) const {
    const ItemSettings settings = fixedSettings();
    std::vector<std::vector<std::int64_t>> starts(m_songs.size());
    Rng order(seed);
    std::size_t most = 0;
    for (std::size_t s = 0; s < m_songs.size(); ++s) {
        const Song& song = m_songs[s];
        const std::int64_t frames = chunkFrames(m_samples, settings.rate, song.rate, 1);
        for (std::int64_t at = song.range.begin;
             at == song.range.begin || at + frames <= song.range.end; at += frames)
            starts[s].push_back(at);
        order.shuffle(std::span(starts[s]));
        most = std::max(most, starts[s].size());
    }
    std::vector<ItemPlan> plans;
    for (std::size_t round = 0; round < most; ++round)
        for (std::size_t s = 0; s < m_songs.size() && plans.size() < count; ++s) {
            if (round >= starts[s].size())
                continue;
            Rng rng(seedFor(seed, s, round));
            StemItem item;
            try {
                if (draw(m_songs[s], settings, rng, item, starts[s][round]))
                    plans.push_back(std::move(item.plan));
            } catch (const UserError& error) {
                item.messages.push_back(error.what());
            }
            if (messages)
                for (std::string& message : item.messages)
                    tell(*messages, std::move(message));
        }
    if (plans.empty())
        throw UserError("No song has a stretch with the target and something to play along to.");
    return plans;
}

std::vector<ItemPlan> ItemSource::fixedPlans(std::uint64_t seed, std::size_t count,
                                             std::vector<std::string>* messages) const {
    const ItemSettings settings = fixedSettings();
    std::vector<ItemPlan> plans;
    for (std::size_t i = 0; i < count; ++i) {
        StemItem item = drawItem(settings, seed, 0, i);
        for (std::string& message : item.messages)
            if (messages)
                tell(*messages, std::move(message));
        plans.push_back(std::move(item.plan));
    }
    return plans;
}

} // namespace antiphon::stem
