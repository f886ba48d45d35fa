#include "core/oracle/generator.h"
#include "models/guide/response.h"

#include <algorithm>
#include <iterator>

namespace antiphon::guide {

namespace {

Repetitions repetitionsOf(const std::string& choice) {
    return choice == "never"   ? Repetitions::Forbidden
           : choice == "avoid" ? Repetitions::Fewest
                               : Repetitions::Free;
}

} // namespace

std::vector<std::int32_t> recompose(const std::vector<std::int32_t>& specification,
                                    const LabelledTrack& memory, double lastSeconds,
                                    const GenerateOptions& options, std::uint64_t seed,
                                    const std::function<void()>& checkpoint) {
    // A shorter last segment of the memory is kept back: it could only be played to its end, so it
    // serves only where the guide ends, too.
    const std::size_t whole = memory.wholeSegments;
    std::vector<std::int32_t> corpus;
    std::vector<Label> labels;
    for (std::size_t i = 0; i < whole; ++i)
        if (memory.labels[i] != silent) {
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

    // One scenario over everything that sounds: silent stretches of the guide interrupt neither the
    // label sequence nor a run through the memory.
    std::vector<Label> asked;
    std::copy_if(specification.begin(), specification.end(), std::back_inserter(asked),
                 [](std::int32_t label) { return label != silent; });
    const std::vector<std::int32_t> events = generator.query(asked);
    std::vector<std::int32_t> query;
    auto event = events.begin();
    for (const std::int32_t label : specification) {
        const std::int32_t found = label == silent ? noEvent : *event++;
        query.push_back(found == noEvent ? silent : corpus[std::size_t(found)]);
    }

    const bool memoryEndsShort =
        whole + 1 == memory.labels.size() && memory.labels[whole] != silent;
    if (memoryEndsShort && lastSeconds <= memory.lastSeconds && query.size() > 1 &&
        query.back() != silent && query[query.size() - 2] == std::int32_t(whole) - 1)
        query.back() = std::int32_t(whole);
    return query;
}

} // namespace antiphon::guide
