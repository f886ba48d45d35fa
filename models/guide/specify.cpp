#include "models/guide/specify.h"

#include "core/maps/nearestcode.h"
#include "core/oracle/segmentation.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

DecodeSettings decodeSettings(const AnswerOptions& options) {
    DecodeSettings settings;
    settings.sampling = {.temperature = options.temperature,
                         .topK = options.topK,
                         .topP = options.topP,
                         .tight = options.nucleus == "tight"};
    settings.constraint = options.constrain == "hard"   ? Constraint::Hard
                          : options.constrain == "soft" ? Constraint::Soft
                                                        : Constraint::Off;
    settings.beams = options.beam;
    settings.entropyWeight = options.entropyWeight;
    return settings;
}

Specification answer(const Model& model, const DecisionDecoder& decoder, const CodedTrack& guide,
                     std::span<const std::int32_t> allowed, const AnswerOptions& options,
                     std::uint64_t seed, const std::function<void()>& checkpoint,
                     const std::function<void(std::size_t, std::int32_t)>& told) {
    DecodeSettings settings = decodeSettings(options);
    if (allowed.empty())
        settings.constraint = Constraint::Off;
    const double segment = model.perception->settings().segment;
    const int perWindow = std::min(segmentsPerWindow(segment), int(model.decision.maxSegments));
    const int hop =
        std::clamp(perWindow * slidingHop(segment) / segmentsPerWindow(segment), 1, perWindow);
    const std::size_t count = guide.codes.size();
    Specification result;
    result.labels.resize(count, silent);
    result.probabilities.resize(count, 1);
    result.entropies.resize(count);
    result.likely.resize(count);
    std::vector<std::int32_t> answered; // also where the guide is silent
    double information = 0;
    std::size_t sounding = 0;
    for (const SegmentWindow& window : coveringWindows(int(count), perWindow, hop)) {
        checkpoint();
        const std::span source =
            std::span(guide.codes).subspan(std::size_t(window.first), std::size_t(window.count));
        std::span<const std::int32_t> known;
        if (options.carryOver)
            known = std::span(answered).subspan(std::size_t(window.first));
        // A window's draws depend on its place alone, so that one can be drawn again by itself.
        Rng rng(seedFor(seed, std::uint64_t(window.first)));
        const Answer answer = decoder.answer(source, settings, rng, allowed, known);
        for (std::size_t i = std::size_t(window.keepFirst - window.first); i < answer.labels.size();
             ++i) {
            const AnsweredLabel& label = answer.labels[i];
            const std::size_t s = std::size_t(window.first) + i;
            answered.push_back(label.label);
            if (guide.track.labels[s] == silent)
                continue;
            result.labels[s] = label.label;
            result.probabilities[s] = label.probability;
            result.entropies[s] = label.entropyBits;
            for (const auto& other : label.alternatives)
                result.likely[s].push_back({other.token, other.probability});
            information -= std::log(std::max(1e-12, double(label.probability)));
            ++sounding;
            if (told)
                told(s, label.label);
        }
    }
    result.perplexity = sounding > 0 ? std::exp(information / double(sounding)) : 1;
    return result;
}

std::size_t standIn(std::vector<std::int32_t>& labels, std::span<const std::int32_t> allowed,
                    const Matrix& codebook) {
    std::vector<float> rows;
    for (const std::int32_t code : allowed) {
        const auto row = codebook.row(std::size_t(code));
        rows.insert(rows.end(), row.begin(), row.end());
    }
    std::vector<std::int32_t> nearest(codebook.rows);
    std::vector<float> distances(codebook.rows);
    NearestCode(rows, codebook.columns).find(codebook.values, nearest, distances);
    std::size_t replaced = 0;
    for (std::int32_t& label : labels) {
        if (label == silent)
            continue;
        const std::int32_t stand = allowed[std::size_t(nearest[std::size_t(label)])];
        replaced += stand != label;
        label = stand;
    }
    return replaced;
}

} // namespace antiphon::guide
