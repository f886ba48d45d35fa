#include "models/guide/specify.h"

#include "core/error.h"
#include "core/maps/nearestcode.h"

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

std::vector<SegmentWindow> answerWindows(const Model& model, std::size_t segments) {
    const double segment = model.perception->settings().segment;
    const int perWindow = std::min(segmentsPerWindow(segment), int(model.decision.maxSegments));
    const int hop =
        std::clamp(perWindow * slidingHop(segment) / segmentsPerWindow(segment), 1, perWindow);
    return coveringWindows(int(segments), perWindow, hop);
}

SegmentWindow answerWindow(const Model& model, std::size_t segments, std::size_t segment) {
    for (const SegmentWindow& window : answerWindows(model, segments))
        if (segment < std::size_t(window.first + window.count))
            return window;
    throw UserError("Segment " + std::to_string(segment) + " does not exist; the guide has " +
                        std::to_string(segments) + ", counted from 0.",
                    UserError::Kind::Usage);
}

namespace {

/// Answers a guide, window by window.
class Answering {
public:
    Answering(const DecisionDecoder& decoder, const CodedTrack& guide,
              std::span<const std::int32_t> allowed, const AnswerOptions& options)
        : m_decoder(decoder), m_guide(guide), m_allowed(allowed),
          m_settings(decodeSettings(options)), m_carryOver(options.carryOver) {
        if (allowed.empty())
            m_settings.constraint = Constraint::Off;
    }

    /// Puts what the window adds into `result`, whose codes before it are there.
    void put(const SegmentWindow& window, std::uint64_t seed, Specification& result) const {
        const auto first = std::size_t(window.first), keep = std::size_t(window.keepFirst);
        const std::span source = std::span(m_guide.codes).subspan(first, std::size_t(window.count));
        std::span<const std::int32_t> known;
        if (m_carryOver)
            known = std::span(result.codes).subspan(first, keep - first);
        // A window's draws depend on its place alone, so that one can be drawn again by itself.
        Rng rng(seedFor(seed, std::uint64_t(window.first)));
        const Answer answer = m_decoder.answer(source, m_settings, rng, m_allowed, known);
        for (std::size_t s = keep; s < first + answer.labels.size(); ++s) {
            const AnsweredLabel& label = answer.labels[s - first];
            result.codes[s] = label.label;
            if (m_guide.track.labels[s] == silent)
                continue;
            result.labels[s] = label.label;
            result.probabilities[s] = label.probability;
            result.entropies[s] = label.entropyBits;
            result.likely[s].clear();
            for (const auto& other : label.alternatives)
                result.likely[s].push_back({other.token, other.probability});
        }
    }

    void judge(Specification& result) const {
        double information = 0;
        std::size_t sounding = 0;
        for (std::size_t s = 0; s < result.labels.size(); ++s) {
            if (m_guide.track.labels[s] == silent)
                continue;
            information -= std::log(std::max(1e-12, double(result.probabilities[s])));
            ++sounding;
        }
        result.perplexity = sounding > 0 ? std::exp(information / double(sounding)) : 1;
    }

private:
    const DecisionDecoder& m_decoder;
    const CodedTrack& m_guide;
    std::span<const std::int32_t> m_allowed;
    DecodeSettings m_settings;
    bool m_carryOver;
};

} // namespace

Specification answer(const Model& model, const DecisionDecoder& decoder, const CodedTrack& guide,
                     std::span<const std::int32_t> allowed, const AnswerOptions& options,
                     std::uint64_t seed, const std::function<void()>& checkpoint,
                     const std::function<void(std::size_t, std::int32_t)>& told) {
    const Answering answering(decoder, guide, allowed, options);
    const std::size_t count = guide.codes.size();
    Specification result;
    result.codes.resize(count);
    result.labels.resize(count, silent);
    result.probabilities.resize(count, 1);
    result.entropies.resize(count);
    result.likely.resize(count);
    for (const SegmentWindow& window : answerWindows(model, count)) {
        checkpoint();
        answering.put(window, seed, result);
        for (int s = window.keepFirst; told && s < window.first + window.count; ++s)
            if (result.labels[std::size_t(s)] != silent)
                told(std::size_t(s), result.labels[std::size_t(s)]);
    }
    answering.judge(result);
    return result;
}

Specification drawnAgain(const Model& model, const DecisionDecoder& decoder,
                         const CodedTrack& guide, std::span<const std::int32_t> allowed,
                         const AnswerOptions& options, Specification answer, std::size_t segment,
                         std::uint64_t seed, const std::function<void()>& checkpoint) {
    const SegmentWindow window = answerWindow(model, guide.codes.size(), segment);
    checkpoint();
    const Answering answering(decoder, guide, allowed, options);
    answering.put(window, seed, answer);
    answering.judge(answer);
    return answer;
}

Json toJson(const Specification& answer) {
    Json likely = Json::array();
    for (const auto& labels : answer.likely) {
        Json row = Json::array();
        for (const LabelChance& chance : labels)
            row.push_back({chance.label, chance.probability});
        likely.push_back(row);
    }
    return {{"answer", answer.labels},
            {"answer_codes", answer.codes},
            {"answer_probabilities", answer.probabilities},
            {"answer_entropies", answer.entropies},
            {"answer_likely", likely},
            {"answer_perplexity", answer.perplexity}};
}

Specification specificationFrom(const Json& json, std::size_t segments) {
    Specification answer;
    json.at("answer_entropies").get_to(answer.entropies);
    using Rows = std::vector<std::vector<std::pair<std::int32_t, float>>>;
    for (const auto& row : json.at("answer_likely").get<Rows>()) {
        auto& labels = answer.likely.emplace_back();
        for (const auto& [label, probability] : row)
            labels.push_back({label, probability});
    }
    answer.labels = json.value("answer", answer.labels);
    answer.codes = json.value("answer_codes", answer.codes);
    answer.probabilities = json.value("answer_probabilities", answer.probabilities);
    answer.perplexity = json.value("answer_perplexity", 1.0);
    answer.labels.resize(segments, silent);
    answer.probabilities.resize(segments, 1);
    answer.entropies.resize(segments);
    answer.likely.resize(segments);
    // Where nothing sounds, what was played last goes on.
    for (std::size_t i = answer.codes.size(); i < segments; ++i)
        answer.codes.push_back(answer.labels[i] != silent ? answer.labels[i]
                               : i > 0                    ? answer.codes[i - 1]
                                                          : 0);
    return answer;
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
