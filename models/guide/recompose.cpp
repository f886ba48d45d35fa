#include "core/oracle/generator.h"
#include "models/guide/response.h"

#include <algorithm>
#include <iterator>

namespace antiphon::guide {

namespace {

/// How many labels behind a stretch between kept segments it looks at.
constexpr std::size_t aheadSegments = 8;

Repetitions repetitionsOf(const std::string& choice) {
    return choice == "never"   ? Repetitions::Forbidden
           : choice == "avoid" ? Repetitions::Fewest
                               : Repetitions::Free;
}

} // namespace

std::vector<std::int32_t> recompose(const std::vector<std::int32_t>& specification,
                                    const LabelledTrack& memory, double lastSeconds,
                                    const GenerateOptions& options, std::uint64_t seed,
                                    const std::function<void()>& checkpoint, const Kept& kept) {
    // A shorter last segment of the memory is kept back: it could only be played to its end, so it
    // serves only where the guide ends, too.
    const std::size_t whole = memory.wholeSegments;
    std::vector<std::int32_t> corpus, eventOf(memory.labels.size(), noEvent);
    std::vector<Label> labels;
    for (std::size_t i = 0; i < whole; ++i)
        if (memory.labels[i] != silent) {
            eventOf[i] = std::int32_t(corpus.size());
            corpus.push_back(std::int32_t(i));
            labels.push_back(memory.labels[i]);
        }
    const FactorOracle oracle(labels);
    GeneratorSettings settings;
    settings.longestRun = int(options.maxContinuity);
    settings.repetitions = repetitionsOf(options.repetitions);
    if (options.compat)
        settings.policy = OraclePolicy::compat();
    Generator generator(oracle, settings, Chooser::random(seed), checkpoint);

    if (kept.codebook)
        generator.setSubstitution(
            Substitution(oracle, kept.codebook->values, int(kept.codebook->columns)));

    // One scenario over everything that sounds: silent stretches of the guide interrupt neither the
    // label sequence nor a run through the memory.
    std::vector<std::size_t> sounding;
    std::vector<Label> asked;
    std::vector<std::int32_t> query(specification.size(), silent);
    for (std::size_t i = 0; i < specification.size(); ++i) {
        if (!kept.query.empty() && kept.query[i] != anew)
            query[i] = kept.query[i];
        if (specification[i] == silent)
            continue;
        sounding.push_back(i);
        asked.push_back(specification[i]);
    }
    const auto isKept = [&](std::size_t s) {
        return !kept.query.empty() && kept.query[sounding[s]] != anew;
    };
    for (std::size_t s = 0; s < sounding.size();) {
        if (isKept(s)) {
            const std::int32_t slice = query[sounding[s++]];
            generator.played(slice == silent ? noEvent : eventOf[std::size_t(slice)]);
            continue;
        }
        std::size_t end = s;
        while (end < sounding.size() && !isKept(end))
            ++end;
        // The labels behind are asked for, too, so that the stretch leads up to them; what they
        // were answered by is forgotten.
        const std::size_t ahead = std::min(asked.size(), end + aheadSegments);
        const int begun = generator.navigator().time() + 1;
        const auto events = generator.query(std::span(asked).subspan(s, ahead - s));
        if (ahead > end)
            generator.moveTo(begun + int(end - s));
        for (std::size_t k = s; k < end; ++k) {
            const std::int32_t event = events[k - s];
            query[sounding[k]] = event == noEvent ? silent : corpus[std::size_t(event)];
        }
        s = end;
    }

    const bool memoryEndsShort =
        whole + 1 == memory.labels.size() && memory.labels[whole] != silent;
    if (memoryEndsShort && (kept.query.empty() || kept.query.back() == anew) &&
        lastSeconds <= memory.lastSeconds && query.size() > 1 && query.back() != silent &&
        query[query.size() - 2] == std::int32_t(whole) - 1)
        query.back() = std::int32_t(whole);
    return query;
}

} // namespace antiphon::guide
