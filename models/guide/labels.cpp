#include "models/guide/labels.h"

#include "core/error.h"
#include "core/maps/nearestcode.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <set>

namespace antiphon::guide {

namespace {

SegmentVectors vectorsOf(const Frontend& frontend) {
    return [&frontend](std::span<const float> mono, double segment, std::size_t count) {
        return frontend.segments(mono, segment, count);
    };
}

constexpr std::size_t nearestCount = 5;

std::vector<NearLabel> nearestLabels(std::span<const float> vector, const Matrix& codebook) {
    std::vector<NearLabel> near(codebook.rows);
    for (std::size_t code = 0; code < codebook.rows; ++code) {
        float sum = 0;
        for (std::size_t c = 0; c < codebook.columns; ++c) {
            const float d = vector[c] - codebook.row(code)[c];
            sum += d * d;
        }
        near[code] = {std::int32_t(code), std::sqrt(sum)};
    }
    const std::size_t kept = std::min(nearestCount, near.size());
    std::partial_sort(near.begin(), near.begin() + std::ptrdiff_t(kept), near.end(),
                      [](const NearLabel& a, const NearLabel& b) {
                          return a.distance != b.distance ? a.distance < b.distance
                                                          : a.label < b.label;
                      });
    near.resize(kept);
    return near;
}

/// Nearest code to each of the guide's segments among those that a whole memory segment carries.
/// `vectors`: those segments.
void specify(Labelling& labelling, const Matrix& vectors) {
    const std::vector<std::int32_t> codes = labelsIn(labelling.memory);
    std::vector<float> rows;
    for (const std::int32_t code : codes) {
        const auto row = labelling.codebook.row(std::size_t(code));
        rows.insert(rows.end(), row.begin(), row.end());
    }
    std::vector<float> distances(vectors.rows);
    labelling.specification.resize(vectors.rows);
    labelling.nearest.resize(vectors.rows);
    for (std::size_t i = 0; i < vectors.rows; ++i)
        if (labelling.guide.labels[i] != silent)
            labelling.nearest[i] = nearestLabels(vectors.row(i), labelling.codebook);
    NearestCode(rows, labelling.codebook.columns)
        .find(vectors.values, labelling.specification, distances);
    for (std::size_t i = 0; i < vectors.rows; ++i) {
        std::int32_t& label = labelling.specification[i];
        label = labelling.guide.labels[i] == silent ? silent : codes[std::size_t(label)];
        labelling.substituted += label != labelling.guide.labels[i];
    }
}

void refuseSilence(std::span<const double> levels, double silenceDb, const std::string& name,
                   const char* role) {
    if (std::none_of(levels.begin(), levels.end(),
                     [&](double level) { return level >= silenceDb; }))
        throw UserError(name + ": the " + role + " is silent throughout (below " +
                        std::to_string(int(silenceDb)) +
                        " dBFS); choose another recording or lower 'silence'.");
}

/// Throws UserError when a pair gives nothing to recompose.
template <class Track>
void requireSound(const Track& guide, const std::string& guideName, const Track& memory,
                  const std::string& memoryName, double segment, double silenceDb) {
    if (memory.wholeSegments == 0)
        throw UserError(memoryName + ": the memory is shorter than one segment (" +
                        numberText(memory.lastSeconds) + " s of " + numberText(segment) +
                        " s); choose a longer recording or a shorter segment.");
    refuseSilence(guide.levels, silenceDb, guideName, "guide");
    refuseSilence(std::span(memory.levels).first(memory.wholeSegments), silenceDb, memoryName,
                  "memory");
}

} // namespace

Labelling labelTracks(const NamedSound& guide, const NamedSound& memory,
                      const GenerateOptions& options, std::uint64_t seed,
                      const std::function<void()>& checkpoint) {
    Labelling result{Frontend({options.frontend, options.timbre, options.harmony, options.energy}),
                     {},
                     {},
                     {},
                     {},
                     {},
                     {},
                     {},
                     0};
    const auto vectors = vectorsOf(result.frontend);
    // Two recordings, two cores.
    auto other = std::async(std::launch::async,
                            [&] { return hear(memory.sound, vectors, options.segment); });
    const HeardTrack guideSide = hear(guide.sound, vectors, options.segment);
    const HeardTrack memorySide = other.get();
    checkpoint();
    requireSound(guideSide, guide.name, memorySide, memory.name, options.segment, options.silence);

    CommonCodes codes =
        learnCodes({&guideSide, &memorySide}, &result.frontend, options.match == "relative",
                   options.silence, options.vocab, seed, checkpoint);
    result.codebook = std::move(codes.codebook);
    result.guideScale = codes.scale.of(guideSide, options.silence);
    result.memoryScale = codes.scale.of(memorySide, options.silence);
    const Matrix guideVectors = comparable(guideSide, result.guideScale, &result.frontend);
    result.guide =
        withSilence(nearestCodes(guideSide, guideVectors, result.codebook), options.silence);
    result.memory = withSilence(
        nearestCodes(memorySide, comparable(memorySide, result.memoryScale, &result.frontend),
                     result.codebook),
        options.silence);
    specify(result, guideVectors);
    return result;
}

std::vector<std::int32_t> labelsIn(const LabelledTrack& track) {
    std::set<std::int32_t> labels(track.labels.begin(),
                                  track.labels.begin() + std::ptrdiff_t(track.wholeSegments));
    labels.erase(silent);
    return {labels.begin(), labels.end()};
}

void requireSound(const LabelledTrack& guide, const std::string& guideName,
                  const LabelledTrack& memory, const std::string& memoryName, double segment,
                  double silenceDb) {
    requireSound<LabelledTrack>(guide, guideName, memory, memoryName, segment, silenceDb);
}

LabelledTrack labelTrack(const Sound& sound, const TrackScale& scale, const Frontend& frontend,
                         const Matrix& codebook, double segment, double silenceDb, double gain) {
    const HeardTrack track = hear(sound, vectorsOf(frontend), segment, gain);
    return withSilence(nearestCodes(track, comparable(track, scale, &frontend), codebook),
                       silenceDb);
}

} // namespace antiphon::guide
