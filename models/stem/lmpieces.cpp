#include "models/stem/lmpieces.h"

#include "core/cachelimit.h"
#include "core/error.h"
#include "models/stem/beatwaves.h"
#include "models/stem/codecuse.h"
#include "models/stem/stemnames.h"
#include "models/stem/textencoder.h"

#include <algorithm>
#include <set>

namespace antiphon::stem {

namespace {

/// Of all codes that are kept, of whatever codec and songs: hours of them.
constexpr std::uintmax_t mostCached = std::uintmax_t(1) << 30;

} // namespace

std::vector<std::string> tagsOf(const Song& song, const ItemPlan& plan) {
    std::vector<std::string> tags = song.tags.genres;
    tags.insert(tags.end(), song.tags.moods.begin(), song.tags.moods.end());
    tags.insert(tags.end(), plan.targets.begin(), plan.targets.end());
    if (song.tags.bpm)
        tags.push_back(TagVocabulary::tempoTag(*song.tags.bpm / plan.factor));
    if (plan.pitch == 0)
        tags.push_back(song.tags.key);
    std::erase(tags, "");
    return tags;
}

TagVocabulary vocabularyOf(std::span<const Song> songs, const std::string& target) {
    std::vector<std::string> all;
    for (const Song& song : songs) {
        ItemPlan plan;
        for (const StemTrack& stem : song.stems)
            if (target == anyStem)
                plan.targets.push_back(stem.name);
        if (target != anyStem)
            plan.targets = {target};
        for (std::string& tag : tagsOf(song, plan))
            all.push_back(std::move(tag));
    }
    return TagVocabulary(all);
}

std::vector<float> beatsFor(const LmConfig& config, const ChunkBeats& beats, std::int64_t hop,
                            std::int64_t frames) {
    if (config.beat == "none")
        return {};
    const bool nearest = config.beat == "linear";
    return beatWaves(beatFrames(beats.beats, hop, nearest),
                     beatFrames(beats.downbeats, hop, nearest), frames);
}

PieceMaker::PieceMaker(const ItemSource& source, const Codec& codec, std::string codecHash,
                       const LmModel& model, fs::path cache)
    : m_source(source), m_codec(codec), m_codecHash(std::move(codecHash)), m_model(model),
      m_cache(std::move(cache)) {
    if (m_cache.empty())
        return;
    for (const Song& song : source.songs())
        for (const StemTrack& stem : song.stems)
            for (const fs::path& take : stem.takes)
                m_contents += song.name + stem.name + contentHash(take);
    m_contents = contentHash(std::string_view(m_contents));
}

const Song& PieceMaker::songOf(const ItemPlan& plan) const {
    return *std::ranges::find(m_source.songs(), plan.song, &Song::name);
}

fs::path PieceMaker::cached(const ItemPlan& plan) const {
    const Song& song = songOf(plan);
    const Json key = {{"codec", m_codecHash},
                      {"contents", m_contents},
                      {"plan", antiphon::stem::toJson(plan)},
                      {"samples", m_source.samples()},
                      {"range", {song.range.begin, song.range.end}},
                      {"beats", song.beats.beats}};
    return m_cache / contentHash(std::string_view(key.dump()));
}

LmPiece PieceMaker::conditioned(const ItemPlan& plan, Codes context, Codes target,
                                const StemItem* item) const {
    const Song& song = songOf(plan);
    LmPiece piece{plan.song, {std::move(context), std::move(target), {}}};
    ConditionData& conditions = piece.whole.conditions;
    if (m_model.config.description == "tags")
        for (const std::string& tag : tagsOf(song, plan))
            if (const std::int32_t index = m_model.tags.indexOf(tag); index >= 0)
                conditions.tags.push_back(index);
    if (m_text) {
        const bool named = m_source.settings().target == anyStem && !song.ordered;
        conditions.text = m_text->encode(
            captionOf(song.tags, named ? plan.targets : std::vector<std::string>(),
                      {m_source.settings().caption, m_source.settings().captionBpm, plan.factor}));
    }
    const CodecConfig& codec = m_codec.config();
    conditions.beats = beatsFor(m_model.config,
                                item ? item->beats
                                     : chunkBeats(song.beats, plan.start, song.rate, plan.factor,
                                                  int(codec.rate), m_source.samples()),
                                codec.hop(), piece.whole.target.frames);
    if (item && m_model.config.style != "none" && !item->style.empty())
        conditions.style =
            styleOf(m_codec.latents(soundFor({int(codec.rate), 1, item->style}, codec).samples));
    return piece;
}

LmPiece PieceMaker::piece(const StemItem& item) const {
    const CodecConfig& codec = m_codec.config();
    const auto codes = [&](const std::vector<float>& samples) {
        return m_codec.encode(soundFor({int(codec.rate), 1, samples}, codec).samples);
    };
    return conditioned(item.plan, codes(item.context), codes(item.target), &item);
}

std::vector<LmPiece> PieceMaker::pieces(std::span<const ItemPlan> plans,
                                        JobContext& context) const {
    std::vector<LmPiece> made;
    const bool keeps = !m_cache.empty() && m_model.config.style == "none";
    const auto file = [](const fs::path& key, const char* what) {
        return fs::path(key.string() + what);
    };
    for (std::size_t i = 0; i < plans.size(); ++i) {
        context.checkpoint();
        context.progress(double(i) / double(plans.size()), "Encoding " + plans[i].song);
        const fs::path key = keeps ? cached(plans[i]) : fs::path();
        if (keeps && fs::exists(file(key, "-target.npz"))) {
            try {
                made.push_back(conditioned(plans[i], readCodes(file(key, "-context.npz")).codes,
                                           readCodes(file(key, "-target.npz")).codes, nullptr));
                for (const char* what : {"-context.npz", "-target.npz"})
                    touchCached(file(key, what));
                continue;
            } catch (const UserError&) { // damaged: made anew
            }
        }
        made.push_back(piece(m_source.realise(plans[i])));
        if (!keeps)
            continue;
        fs::create_directories(m_cache);
        const auto keep = [&](const Codes& codes, const char* what) {
            const CodecConfig& c = m_codec.config();
            writeCodes(file(key, what),
                       {codes, c.rate, c.hop(), c.samples(codes.frames), m_codecHash});
        };
        keep(made.back().whole.context, "-context.npz");
        keep(made.back().whole.target, "-target.npz"); // the last: both are there
    }
    if (keeps)
        trimCache(m_cache, mostCached);
    return made;
}

std::vector<LmPiece> PieceMaker::drawn(std::size_t count, std::uint64_t seed,
                                       JobContext& context) const {
    std::vector<LmPiece> made;
    std::set<std::string> told;
    for (std::size_t i = 0; i < count; ++i) {
        context.checkpoint();
        const StemItem item = m_source.item(seed, 0, i);
        context.progress(double(i) / double(count), "Encoding " + item.plan.song);
        for (const std::string& message : item.messages)
            if (told.insert(message).second)
                context.log(message);
        made.push_back(piece(item));
    }
    return made;
}

} // namespace antiphon::stem
