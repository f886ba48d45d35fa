#include "models/guide/perceptiondata.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "core/workers.h"
#include "models/device.h"
#include "models/guide/codebookreport.h"
#include "models/guide/labelcache.h"

#include <atomic>
#include <thread>

namespace antiphon::guide {

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

LabelledTrack Perception::Data::codes(const HeardTrack& track) const {
    const TrackScale own = scale.of(track, settings.silence);
    return nearestCodes(track, comparable(track, own, fitted()), codebook);
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
                             CodebookReport* report, const fs::path& cache) {
    auto data = std::make_unique<Data>(settings);
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
    std::vector<const HeardTrack*> all;
    for (const HeardTrack& track : tracks)
        all.push_back(&track);
    CommonCodes codes =
        learnCodes(all, data->frontend ? &*data->frontend : nullptr, settings.match == "relative",
                   settings.silence, settings.vocab, seed, checkpoint);
    data->scale = std::move(codes.scale);
    data->codebook = std::move(codes.codebook);
    data->name();
    if (report)
        *report = codebookReport(tracks, codes.vectors, data->codebook, settings.silence);
    if (!cache.empty())
        for (std::size_t i = 0; i < tracks.size(); ++i)
            if (!recordings[i].hash.empty())
                writeLabels(cache, labelKey(data->hash, recordings[i].hash),
                            data->codes(tracks[i]));
    progress(1, "Done");
    return Perception(std::move(data));
}

CodedTrack Perception::label(const Listen& recording, const fs::path& cache,
                             const std::function<void()>& checkpoint) const {
    checkpoint();
    const bool kept = !cache.empty() && !recording.hash.empty();
    const std::string key = kept ? labelKey(m_data->hash, recording.hash) : "";
    if (kept)
        if (auto known = readLabels(cache, key, m_data->codebook.rows))
            return m_data->coded(std::move(*known));
    const HeardTrack track = m_data->listen(recording.sound(), checkpoint);
    checkpoint();
    LabelledTrack codes = m_data->codes(track);
    if (kept)
        writeLabels(cache, key, codes);
    return m_data->coded(std::move(codes));
}

} // namespace antiphon::guide
