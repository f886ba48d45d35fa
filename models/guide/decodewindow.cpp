#include "models/guide/decodewindow.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon::guide {

DecisionDecoder::Window::Window(const DecisionDecoder& decoder,
                                std::span<const std::int32_t> source,
                                const DecodeSettings& settings,
                                std::span<const std::int32_t> allowed,
                                std::span<const std::int32_t> known)
    : m_decoder(decoder), m_settings(settings), m_first{std::int32_t(decoder.m_config.start())},
      m_length(settings.length > 0 ? settings.length : source.size()),
      m_possible(std::size_t(decoder.m_config.tokens()), 1), m_allowed(m_possible) {
    const DecisionConfig& c = decoder.m_config;
    checkLabels(source, -1, c.codes, "The guide");
    m_streams = decoder.m_engine->open(source, 0, m_length + 1,
                                       std::size_t(std::max<std::int64_t>(settings.beams, 1)));
    check(settings.sampling);
    checkLabels(known, 0, c.codes, "What is known of the answer");
    if (known.size() > m_length)
        throw std::invalid_argument("more labels are known than an answer has");
    m_first.insert(m_first.end(), known.begin(), known.end());

    if (!settings.published)
        m_possible[std::size_t(c.start())] = m_possible[std::size_t(c.padding())] = 0;
    m_possible[std::size_t(c.end())] = settings.mayEnd;
    if (settings.constraint == Constraint::Off)
        return;
    checkLabels(allowed, 0, c.codes, "The memory");
    std::fill_n(m_allowed.begin(), c.codes, 0);
    for (const std::int32_t label : allowed)
        m_allowed[std::size_t(label)] = 1;
    if (settings.constraint == Constraint::Hard) {
        if (allowed.empty())
            throw UserError("The memory has none of the labels that the answer may consist of.");
        std::copy_n(m_allowed.begin(), c.codes, m_possible.begin());
    }
}

void DecisionDecoder::Window::mask(std::span<float> logits) const {
    maskLogits(logits, [&](std::int32_t t) { return m_possible[std::size_t(t)] != 0; });
}

bool DecisionDecoder::Window::welcome(std::int32_t token) const {
    return m_allowed[std::size_t(token)] != 0;
}

AnsweredLabel DecisionDecoder::Window::described(std::span<const float> logits,
                                                 std::int32_t token) const {
    const auto shares = probabilities(logits, m_settings.sampling.temperature);
    AnsweredLabel label{.label = token, .probability = shares[std::size_t(token)]};
    for (const float p : shares)
        if (p > 0)
            label.entropyBits -= p * std::log2(p);
    std::vector<std::int32_t> order;
    for (std::size_t t = 0; t < shares.size(); ++t)
        if (shares[t] > 0)
            order.push_back(std::int32_t(t));
    const std::size_t count = std::min(m_settings.alternatives, order.size());
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(count), order.end(),
                      [&](std::int32_t a, std::int32_t b) {
                          const float x = shares[std::size_t(a)], y = shares[std::size_t(b)];
                          return x > y || (x == y && a < b);
                      });
    for (std::size_t i = 0; i < count; ++i)
        label.alternatives.push_back({order[i], shares[std::size_t(order[i])]});
    return label;
}

Answer DecisionDecoder::Window::describe(std::span<const std::int32_t> tokens) {
    m_streams->restart();
    auto logits = m_streams->read(tokens.first(tokens.size() - 1));
    const std::size_t count = m_possible.size();
    Answer answer;
    for (std::size_t t = 1; t < tokens.size() && !answer.end; ++t) {
        const std::span<float> row(logits.data() + (t - 1) * count, count);
        mask(row);
        AnsweredLabel label = described(row, tokens[t]);
        label.known = t < m_first.size();
        if (tokens[t] == m_decoder.m_config.end())
            answer.end = std::move(label);
        else
            answer.labels.push_back(std::move(label));
    }
    return answer;
}

Answer DecisionDecoder::Window::draw(Rng& rng) {
    Answer answer = describe(m_first);
    std::int32_t last = m_first.back();
    while (answer.labels.size() < m_length) {
        auto logits = m_streams->read({&last, 1});
        mask(logits);
        Candidates kept = keep(logits, m_settings.sampling);
        if (m_settings.constraint == Constraint::Soft)
            kept = constrained(std::move(kept), [&](std::int32_t t) { return welcome(t); });
        last = antiphon::draw(kept, rng);
        AnsweredLabel label = described(logits, last);
        if (last == m_decoder.m_config.end()) {
            answer.end = std::move(label);
            break;
        }
        answer.labels.push_back(std::move(label));
    }
    return answer;
}

void DecisionDecoder::Window::weigh(std::span<float> logits, std::span<float> to) const {
    mask(logits);
    if (m_settings.constraint == Constraint::Soft) {
        const auto best =
            keep(logits, {.topK = 2 * m_settings.beams, .topP = 1}).tokens; // of a beam
        if (std::ranges::any_of(best, [&](std::int32_t t) { return welcome(t); }))
            maskLogits(logits, [&](std::int32_t t) { return welcome(t); });
    }
    std::ranges::copy(probabilities(logits, m_settings.sampling.temperature), to.begin());
}

std::vector<Beam> DecisionDecoder::Window::search() {
    const std::size_t count = m_possible.size();
    m_streams->restart();
    m_streams->read(std::span(m_first).first(m_first.size() - 1));
    std::vector<std::size_t> parents;
    std::vector<std::int32_t> last;
    std::vector<float> logits;
    const auto next = [&](std::span<const Beam* const> beams, std::span<float> rows) {
        parents.clear();
        last.clear();
        for (const Beam* beam : beams) {
            parents.push_back(beam->parent);
            last.push_back(beam->tokens.back());
        }
        logits.resize(beams.size() * count);
        m_streams->branch(parents, last, logits);
        for (std::size_t i = 0; i < beams.size(); ++i)
            weigh({logits.data() + i * count, count}, rows.subspan(i * count, count));
    };
    return beamSearch(m_first, count, std::int32_t(m_decoder.m_config.end()),
                      {.width = m_settings.beams,
                       .maxLength = std::int64_t(m_length) + 1,
                       .entropyWeight = m_settings.entropyWeight,
                       .repetitionPenalty = m_settings.repetitionPenalty,
                       .freezeFinished = !m_settings.published},
                      next);
}

} // namespace antiphon::guide
