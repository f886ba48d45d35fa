#include "models/guide/perceptiondata.h"

#include "core/error.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "core/workers.h"
#include "models/device.h"
#include "models/guide/codebookreport.h"
#include "models/guide/labelcache.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <set>
#include <thread>

namespace antiphon::guide {
namespace {

/// Throws UserError that names the recordings, as far as they are few enough to be read, when all
/// of them are silent.
void requireSound(const std::vector<Listen>& recordings, const std::vector<HeardTrack>& tracks,
                  double silenceDb) {
    const auto sounds = [&](const HeardTrack& track) {
        return std::ranges::any_of(track.levels, [&](double level) { return level >= silenceDb; });
    };
    if (std::ranges::any_of(tracks, sounds))
        return;
    constexpr std::size_t most = 3;
    std::set<std::string> names;
    for (const Listen& recording : recordings)
        names.insert(recording.name);
    std::vector<std::string> shown(names.begin(), names.end());
    if (shown.size() > most) {
        shown[most - 1] = counted(shown.size() - most + 1, "other recording");
        shown.resize(most);
    }
    std::string text;
    for (std::size_t i = 0; i < shown.size(); ++i)
        text += (i == 0 ? "" : i + 1 == shown.size() ? " and " : ", ") + shown[i];
    throw UserError("There is nothing to learn labels from: every segment of " + text +
                    " is below " + numberText(silenceDb) +
                    " dBFS; choose louder recordings or a lower silence level.");
}

std::vector<std::vector<double>> levelsOf(const std::vector<HeardTrack>& tracks) {
    std::vector<std::vector<double>> levels;
    for (const HeardTrack& track : tracks)
        levels.push_back(track.levels);
    return levels;
}

} // namespace

Listen listenTo(const fs::path& file, const std::function<void()>& checkpoint) {
    auto call = [](void* function) { (*static_cast<const std::function<void()>*>(function))(); };
    return {display(file), contentHash(file, call, const_cast<std::function<void()>*>(&checkpoint)),
            [file] { return readSound(file); }};
}

Perception::Data::Data(PerceptionSettings given) : settings(std::move(given)) {
    if (settings.frontend.id != wav2vec2)
        frontend.emplace(settings.frontend);
}

HeardTrack Perception::Data::listen(const Sound& sound,
                                    const std::function<void()>& checkpoint) const {
    const Wav2Vec2Ears* network = frontend ? nullptr : &ears();
    return hear(
        sound,
        [&](std::span<const float> mono, double segment, std::size_t count) {
            return network ? network->segments(mono, count, checkpoint)
                           : frontend->segments(mono, segment, count);
        },
        settings.segment);
}

const Wav2Vec2Ears& Perception::Data::ears() const {
    const std::lock_guard lock(m_mutex);
    if (!m_ears) {
        if (settings.weights.empty() && codebook.rows > 0)
            throw UserError("This model hears with wav2vec 2.0, whose weights did not come with "
                            "its checkpoint; import it again with 'wav2vec2', a file of them.");
        auto read = std::make_unique<Wav2Vec2Ears>(settings);
        const std::string file = display(settings.weights);
        if (!weightsHash.empty() && read->hash() != weightsHash)
            throw UserError(file + ": these are not the wav2vec 2.0 weights that the codebook was "
                                   "learned with; choose those.");
        if (codebook.rows > 0 && read->columns() != codebook.columns)
            throw UserError(file + ": its frames have " + std::to_string(read->columns()) +
                            " columns, the codebook's centres " + std::to_string(codebook.columns) +
                            "; choose the weights that belong to the codebook.");
        m_ears = std::move(read);
    }
    return *m_ears;
}

LabelledTrack Perception::Data::codes(const HeardTrack& track, std::size_t learned) const {
    const TrackScale own =
        scale.of(learned > 0 ? beginningOf(track, learned) : track, settings.silence);
    return nearestCodes(track, comparable(track, own, fitted()), codebook);
}

Matrix Perception::Data::codesOfFrames(const std::vector<Listen>& recordings,
                                       std::span<const std::size_t> learned, std::uint64_t seed,
                                       const std::function<void()>& checkpoint) const {
    Matrix frames;
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        const Sound sound = recordings[i].sound();
        auto mono = resample({sound.rate, 1, monoOf(sound)}, Frontend::analysisRate).samples;
        const double most = double(learned[i]) * settings.segment * Frontend::analysisRate;
        mono.resize(std::size_t(std::min(double(mono.size()), most)));
        const Matrix more = ears().isolatedFrames(mono, settings.silence, checkpoint);
        frames.columns = more.columns;
        frames.rows += more.rows;
        frames.values.insert(frames.values.end(), more.values.begin(), more.values.end());
    }
    if (frames.rows == 0)
        throw UserError("There is nothing to learn labels from: no piece that is heard, one in 10 "
                        "s, sounds; choose other recordings or 'learn_from' segments.");
    return centresOf(frames, settings.vocab, seed, checkpoint);
}

std::string Perception::Data::key(const std::string& content, std::size_t segments,
                                  std::size_t learned) const {
    const bool apart = scale.relative && learned > 0 && learned < segments;
    return labelKey(hash, apart ? content + " by its first " + std::to_string(learned) : content);
}

CodedTrack Perception::Data::coded(LabelledTrack all) const {
    std::vector<std::int32_t> labels = all.labels;
    return {std::move(labels), withSilence(std::move(all), settings.silence)};
}

Perception::Perception(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Perception::Perception(Perception&&) noexcept = default;
Perception& Perception::operator=(Perception&&) noexcept = default;
Perception::~Perception() = default;

const PerceptionSettings& Perception::settings() const {
    return m_data->settings;
}

const Matrix& Perception::codebook() const {
    return m_data->codebook;
}

std::string Perception::hash() const {
    return m_data->hash;
}

Perception Perception::learn(const PerceptionSettings& settings,
                             const std::vector<Listen>& recordings, std::uint64_t seed,
                             const std::function<void()>& checkpoint, const Progress& progress,
                             CodebookReport* report, const fs::path& cache,
                             const Learnable& learnable) {
    auto data = std::make_unique<Data>(settings);
    const bool fromFrames = settings.learnFrom == "frames";
    if (fromFrames && (data->frontend || settings.match != "absolute"))
        throw UserError(
            "Labels are learned from frames of the front-end 'wav2vec2' alone, and with "
            "'match' absolute; choose these, or 'learn_from' segments.",
            UserError::Kind::Usage);
    std::vector<HeardTrack> tracks(recordings.size());
    std::atomic<std::size_t> done = 0;
    const auto caller = std::this_thread::get_id();
    // wav2vec 2.0 shares each recording's windows among the threads itself.
    if (!data->frontend)
        data->weightsHash = data->ears().hash();
    Workers(data->frontend ? chosenThreads() : 1).run(recordings.size(), [&](std::size_t i) {
        checkpoint();
        if (std::this_thread::get_id() == caller)
            progress(0.9 * double(done) / double(recordings.size()),
                     "Listening to " + recordings[i].name);
        tracks[i] = data->listen(recordings[i].sound(), checkpoint);
        ++done;
    });

    progress(0.9, "Finding codes");
    requireSound(recordings, tracks, settings.silence);
    std::vector<std::size_t> learned(tracks.size(), std::numeric_limits<std::size_t>::max());
    std::vector<HeardTrack> parts;
    if (learnable) {
        learned = learnable(levelsOf(tracks));
        for (std::size_t i = 0; i < tracks.size(); ++i)
            parts.push_back(beginningOf(tracks[i], learned[i]));
    }
    const std::vector<HeardTrack>& heard = learnable ? parts : tracks;
    std::vector<const HeardTrack*> all;
    for (const HeardTrack& track : heard)
        all.push_back(&track);
    CommonCodes codes =
        learnCodes(all, data->frontend ? &*data->frontend : nullptr, settings.match == "relative",
                   settings.silence, settings.vocab, seed, checkpoint);
    if (fromFrames)
        codes.codebook = data->codesOfFrames(recordings, learned, seed, checkpoint);
    data->scale = std::move(codes.scale);
    data->codebook = std::move(codes.codebook);
    data->name();
    if (report)
        *report = codebookReport(heard, codes.vectors, data->codebook, settings.silence);
    for (std::size_t i = 0; i < tracks.size() && !cache.empty(); ++i)
        if (const std::string& content = recordings[i].hash; !content.empty()) {
            const std::size_t segments = tracks[i].levels.size();
            const std::string whole = data->key(content, segments, 0),
                              part = data->key(content, segments, learned[i]);
            writeLabels(cache, whole, data->codes(tracks[i]));
            if (part != whole)
                writeLabels(cache, part, data->codes(tracks[i], learned[i]));
        }
    progress(1, "Done");
    return Perception(std::move(data));
}

CodedTrack Perception::label(const Listen& recording, const fs::path& cache,
                             const std::function<void()>& checkpoint) const {
    return labels({recording}, cache, checkpoint, {}).front();
}

std::vector<CodedTrack> Perception::labels(const std::vector<Listen>& recordings,
                                           const fs::path& cache,
                                           const std::function<void()>& checkpoint,
                                           const Learnable& learnable) const {
    const Data& data = *m_data;
    std::vector<std::optional<HeardTrack>> heard(recordings.size());
    const auto listen = [&](std::size_t i) -> const HeardTrack& {
        if (!heard[i])
            heard[i] = data.listen(recordings[i].sound(), checkpoint);
        return *heard[i];
    };
    /// Of recording i; from the cache if they are there.
    const auto codes = [&](std::size_t i, std::size_t segments, std::size_t learned) {
        checkpoint();
        const bool kept = !cache.empty() && !recordings[i].hash.empty();
        const std::string key = kept ? data.key(recordings[i].hash, segments, learned) : "";
        if (kept)
            if (auto known = readLabels(cache, key, data.codebook.rows))
                return std::move(*known);
        LabelledTrack track = data.codes(listen(i), learned);
        checkpoint();
        if (kept)
            writeLabels(cache, key, track);
        return track;
    };
    std::vector<LabelledTrack> tracks;
    std::vector<std::vector<double>> levels;
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        tracks.push_back(codes(i, 0, 0));
        levels.push_back(tracks[i].levels);
        if (!learnable || !data.scale.relative)
            heard[i].reset();
    }
    if (learnable && data.scale.relative) {
        const auto learned = learnable(levels);
        for (std::size_t i = 0; i < recordings.size(); ++i)
            if (learned[i] > 0 && learned[i] < levels[i].size())
                tracks[i] = codes(i, levels[i].size(), learned[i]);
    }
    std::vector<CodedTrack> result;
    for (LabelledTrack& track : tracks)
        result.push_back(data.coded(std::move(track)));
    return result;
}

} // namespace antiphon::guide
