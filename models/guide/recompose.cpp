#include "core/oracle/generator.h"
#include "models/guide/response.h"

#include <algorithm>

namespace antiphon::guide {

namespace {

Repetitions repetitionsOf(const std::string& choice) {
    return choice == "never"   ? Repetitions::Forbidden
           : choice == "avoid" ? Repetitions::Fewest
                               : Repetitions::Free;
}

} // namespace

Recomposition recompose(const LabelledTrack& guide, const LabelledTrack& memory,
                        const Matrix& codebook, const GenerateOptions& options, std::uint64_t seed,
                        const std::function<void()>& checkpoint) {
    // The corpus holds the whole, sounding segments. A shorter last one is kept back: it could only
    // be played to its end, so it serves only where the guide ends, too.
    const std::size_t whole = memory.wholeSegments;
    std::vector<std::int32_t> corpus;
    std::vector<Label> labels;
    for (std::size_t i = 0; i < whole; ++i)
        if (memory.labels[i] != silent) {
            corpus.push_back(std::int32_t(i));
            labels.push_back(memory.labels[i]);
        }
    const FactorOracle oracle(labels);
    const Substitution substitution(oracle, codebook.values, int(codebook.columns));

    GeneratorSettings settings;
    settings.longestRun = int(options.maxContinuity);
    settings.repetitions = repetitionsOf(options.repetitions);
    if (options.compat)
        settings.policy = OraclePolicy::compat();
    Generator generator(oracle, settings, Chooser::random(seed), checkpoint);
    if (settings.policy.substitute)
        generator.setSubstitution(substitution);

    Recomposition result;
    std::vector<Label> asked;
    for (const std::int32_t label : guide.labels) {
        const bool replace = label != silent && settings.policy.substitute;
        const Label followed = replace ? substitution(label) : label;
        result.substituted += followed != label;
        result.specification.push_back(followed);
        if (followed != silent)
            asked.push_back(followed);
    }
    // One scenario over everything that sounds: silent stretches of the guide interrupt neither the
    // label sequence nor a run through the memory.
    const std::vector<std::int32_t> events = generator.query(asked);
    auto event = events.begin();
    for (const std::int32_t label : result.specification) {
        const std::int32_t found = label == silent ? noEvent : *event++;
        result.query.push_back(found == noEvent ? silent : corpus[std::size_t(found)]);
    }

    const std::size_t last = result.query.size() - 1;
    const bool guideEndsShort = guide.wholeSegments == last;
    const bool memoryEndsShort = whole + 1 == memory.labels.size();
    if (guideEndsShort && memoryEndsShort && last > 0 && result.query[last] != silent &&
        result.query[last - 1] == std::int32_t(whole) - 1 && memory.labels[whole] != silent &&
        memory.lastSeconds >= guide.lastSeconds)
        result.query[last] = std::int32_t(whole);
    return result;
}

} // namespace antiphon::guide
