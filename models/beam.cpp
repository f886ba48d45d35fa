#include "models/beam.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>

namespace antiphon {
namespace {

void check(const BeamPolicy& policy) {
    if (policy.width < 1)
        throw UserError("A beam search needs a whole number of beams, 1 or more.",
                        UserError::Kind::Usage);
    if (!(policy.repetitionPenalty > 0) || !std::isfinite(policy.repetitionPenalty))
        throw UserError("The penalty of repetition must be a number above 0.",
                        UserError::Kind::Usage);
}

double entropyOf(std::span<const std::int32_t> tokens) {
    std::map<std::int32_t, int> counts;
    for (const std::int32_t t : tokens)
        ++counts[t];
    double entropy = 0;
    for (const auto& [token, count] : counts) {
        const double share = double(count) / double(tokens.size());
        entropy -= share * std::log(share);
    }
    const double most = std::log(double(counts.rbegin()->first) + 1);
    return most > 0 ? entropy / most : 0;
}

/// A continuation of a beam, before it is known whether it is kept.
struct Candidate {
    double score;
    std::size_t beam;
    std::int32_t token; ///< -1: the beam itself, which has ended
    double logProbability;
};

bool better(const Candidate& a, const Candidate& b) {
    return a.score > b.score;
}

double scoreOf(const Beam& beam, const BeamPolicy& policy) {
    double score = beam.logProbability / std::pow(double(beam.length), policy.lengthPower);
    if (policy.entropyWeight != 0)
        score += policy.entropyWeight * entropyOf(std::span(beam.tokens).first(beam.length));
    return score;
}

void append(Beam& beam, std::int32_t token, double logProbability, std::int32_t end) {
    beam.tokens.push_back(token);
    if (beam.finished)
        return;
    beam.logProbability += logProbability;
    beam.length = beam.tokens.size();
    beam.finished = token == end;
}

/// The likeliest tokens first; equal ones in ascending order.
std::vector<std::int32_t> likeliest(std::span<const float> probabilities, std::size_t count) {
    std::vector<std::int32_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), 0);
    count = std::min(count, order.size());
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(count), order.end(),
                      [&](std::int32_t a, std::int32_t b) {
                          const float x = probabilities[std::size_t(a)];
                          const float y = probabilities[std::size_t(b)];
                          return x > y || (x == y && a < b);
                      });
    order.resize(count);
    return order;
}

void select(std::vector<Candidate>& candidates, std::size_t width, bool published) {
    width = std::min(width, candidates.size());
    const auto middle = candidates.begin() + std::ptrdiff_t(width);
    if (!published)
        std::stable_sort(candidates.begin(), candidates.end(), better);
    else if (width * 64 <= candidates.size())
        std::partial_sort(candidates.begin(), middle, candidates.end(), better);
    else {
        std::nth_element(candidates.begin(), middle - 1, candidates.end(), better);
        std::sort(candidates.begin(), middle - 1, better);
    }
    candidates.erase(middle, candidates.end());
}

} // namespace

void penaliseRepetition(std::span<float> probabilities, std::span<const std::int32_t> seen,
                        double penalty) {
    std::vector<std::int32_t> once(seen.begin(), seen.end());
    std::ranges::sort(once);
    const auto copies = std::ranges::unique(once);
    once.erase(copies.begin(), copies.end());
    for (const std::int32_t t : once)
        probabilities[std::size_t(t)] = float(probabilities[std::size_t(t)] / penalty);
}

std::vector<Beam> beamSearch(std::span<const std::int32_t> first, std::size_t tokens,
                             std::int32_t end, const BeamPolicy& policy, const BeamStep& next) {
    check(policy);
    std::vector<Beam> beams(1);
    beams[0].tokens.assign(first.begin(), first.end());
    beams[0].length = first.size();
    std::vector<float> rows;
    for (std::int64_t length = std::int64_t(first.size()); length < policy.maxLength; ++length) {
        std::vector<const Beam*> going;
        std::vector<Candidate> candidates;
        for (const Beam& beam : beams)
            if (!beam.finished || !policy.freezeFinished)
                going.push_back(&beam);
        if (going.empty())
            break;
        rows.resize(going.size() * tokens);
        next(going, rows);
        for (float& p : rows)
            p = p > 0 ? p : 0; // what is no number cannot be sorted
        std::size_t row = 0;
        for (std::size_t b = 0; b < beams.size(); ++b) {
            const Beam& beam = beams[b];
            if (beam.finished && policy.freezeFinished) {
                candidates.push_back({beam.score, b, -1, 0});
                continue;
            }
            const std::span<float> probabilities(rows.data() + row++ * tokens, tokens);
            if (policy.repetitionPenalty != 1)
                penaliseRepetition(probabilities, beam.tokens, policy.repetitionPenalty);
            for (const std::int32_t token :
                 likeliest(probabilities, 2 * std::size_t(policy.width))) {
                const double p = double(probabilities[std::size_t(token)]);
                if (!(p > 0) && policy.freezeFinished)
                    continue;
                Beam longer = beam;
                append(longer, token, std::log(p), end);
                candidates.push_back({scoreOf(longer, policy), b, token, std::log(p)});
            }
        }
        if (candidates.empty())
            throw std::invalid_argument("no token is possible");
        select(candidates, std::size_t(policy.width), !policy.freezeFinished);

        std::vector<std::size_t> rowOf(beams.size());
        for (std::size_t i = 0; i < going.size(); ++i)
            rowOf[std::size_t(going[i] - beams.data())] = i;
        std::vector<Beam> kept;
        for (const Candidate& c : candidates) {
            Beam beam = beams[c.beam];
            beam.parent = rowOf[c.beam];
            beam.score = c.score;
            if (c.token >= 0)
                append(beam, c.token, c.logProbability, end);
            kept.push_back(std::move(beam));
        }
        beams = std::move(kept);
    }
    std::ranges::stable_sort(beams, std::greater{}, &Beam::score);
    return beams;
}

} // namespace antiphon
