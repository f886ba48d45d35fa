#include "tests/testing.h"

#include "models/stem/promptsequence.h"

// Delay patterns and prompt sequences of the published accompaniment system; the README of their
// folder explains the schema.
using namespace antiphon;
using namespace antiphon::stem;

namespace {

/// Of all numbers in nested lists.
template <class T>
std::vector<T> flat(const Json& values) {
    if (!values.is_array())
        return {values.get<T>()};
    std::vector<T> all;
    for (const Json& part : values) {
        const auto more = flat<T>(part);
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

template <class T>
std::vector<int> ints(const std::vector<T>& values) {
    return {values.begin(), values.end()};
}

DelayLayout layoutOf(const Json& provider, std::int64_t books) {
    DelayLayout layout = DelayLayout::delayed(books);
    if (provider.contains("delays"))
        layout.delays = provider["delays"].get<std::vector<std::int64_t>>();
    layout.emptyInitial = provider.value("empty_initial", 0);
    layout.flattenFirst = provider.value("flatten_first", 0);
    return layout;
}

/// The codec that the reference had: code of book q = (code of book 0 + 7 q) mod 2048.
Codes codesOf(const Json& first) {
    const auto base = first.get<std::vector<std::int32_t>>();
    Codes codes{4, std::int64_t(base.size()), {}};
    for (std::int32_t q = 0; q < 4; ++q)
        for (const std::int32_t code : base)
            codes.values.push_back((code + 7 * q) % 2048);
    return codes;
}
std::vector<Codes> allCodes(const Json& rows) {
    std::vector<Codes> all;
    for (std::size_t i = 0; i < rows.size(); ++i)
        all.push_back(codesOf(rows[i]));
    return all;
}

constexpr SpecialTokens special{2048, 2049};

} // namespace

class GoldenStemPrompts : public QObject {
    Q_OBJECT

private:
    static void addRows(const char* file) {
        QTest::addColumn<QString>("text");
        const auto path = testing::golden() / "accompaniment" / file;
        if (!fs::exists(path))
            QSKIP("no reference numbers here");
        const Json cases = readJson(path)["cases"];
        for (std::size_t i = 0; i < cases.size(); ++i)
            QTest::addRow("%zu", i) << QString::fromStdString(cases[i].dump());
    }
    static Json thisCase() {
        QFETCH(QString, text);
        return Json::parse(text.toStdString());
    }

    static void compare(const DelayPattern& pattern, const Json& wanted, bool validOnly) {
        const std::int64_t books = pattern.books(), frames = pattern.frames();
        const std::int64_t steps = pattern.steps(validOnly);
        QCOMPARE(steps, wanted["S"].get<std::int64_t>());
        std::vector<std::int32_t> values, restored;
        std::vector<int> mask, restoredMask;
        for (std::int32_t b = 0; b < std::int32_t(wanted["values"].size()); ++b) {
            std::vector<std::int32_t> codes;
            for (std::int32_t k = 0; k < books; ++k)
                for (std::int32_t t = 0; t < frames; ++t)
                    codes.push_back(1000 * b + 100 * k + t);
            const auto sequence = pattern.interleave(codes, 9999, validOnly);
            const auto back = pattern.restore(sequence, -1, validOnly);
            values.insert(values.end(), sequence.begin(), sequence.end());
            restored.insert(restored.end(), back.begin(), back.end());
        }
        QCOMPARE(values, flat<std::int32_t>(wanted["values"]));
        QCOMPARE(restored, flat<std::int32_t>(wanted["revert_values"]));
        QCOMPARE(ints(pattern.mask(validOnly)), flat<int>(wanted["mask"]));
        for (const std::int64_t place : pattern.places(validOnly))
            restoredMask.push_back(place >= 0);
        QCOMPARE(restoredMask, flat<int>(wanted["revert_mask"]));
        const auto outputs = pattern.outputPlaces(validOnly);
        const auto indices = flat<std::int64_t>(wanted["logits_source_index"]);
        const auto has = flat<int>(wanted["logits_mask"]);
        QCOMPARE(outputs.size(), indices.size());
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            QCOMPARE(outputs[i] >= 0, has[i] != 0);
            if (has[i])
                QCOMPARE(outputs[i], indices[i]);
        }
    }

private Q_SLOTS:
    void patterns_data() { addRows("patterns.json"); }
    void patterns() {
        const Json c = thisCase();
        const DelayPattern pattern(layoutOf(c["provider"], c["n_q"]), c["T"]);
        QCOMPARE(pattern.steps(), c["num_layout_steps"].get<std::int64_t>());
        QCOMPARE(pattern.steps(true), c["valid_steps"].get<std::int64_t>());
        QCOMPARE(pattern.maxDelay(), c["max_delay"].get<std::int64_t>());
        for (std::int64_t s = 0; s < pattern.steps(); ++s) {
            const Json& wanted = c["layout"][std::size_t(s)];
            QCOMPARE(pattern.at(s).size(), wanted.size());
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                QCOMPARE(pattern.at(s)[i].frame, wanted[i][0].get<std::int64_t>());
                QCOMPARE(pattern.at(s)[i].book, wanted[i][1].get<std::int32_t>());
            }
        }
        for (std::int64_t t = 0; t < pattern.frames(); ++t)
            QCOMPARE(pattern.firstStepOf(t),
                     c["first_step_with_timestep"][std::size_t(t)].get<std::int64_t>());
        compare(pattern, c["full"], false);
        compare(pattern, c["valid_only"], true);
    }

    void prompts_data() { addRows("prompt_sequences.json"); }
    void prompts() {
        const Json c = thisCase();
        const bool training = c["kind"] == "train";
        const Json& contextCodes = c["context_codes_q0"];
        const auto contexts =
            contextCodes.is_null() ? std::vector<Codes>() : allCodes(contextCodes);
        std::vector<Codes> targets, prompts;
        if (training) {
            targets = allCodes(c["target_codes_q0"]);
        } else {
            if (!c["prompt_codes_q0"].is_null())
                prompts = allCodes(c["prompt_codes_q0"]);
            const std::size_t rows = std::max<std::size_t>({1, contexts.size(), prompts.size()});
            for (std::size_t i = 0; i < rows; ++i)
                targets.push_back(
                    openTarget(4, c["gen_frames"], prompts.empty() ? nullptr : &prompts[i]));
        }
        std::vector<PromptRow> rows;
        for (std::size_t i = 0; i < targets.size(); ++i)
            rows.push_back({contexts.empty() ? nullptr : &contexts[i], &targets[i],
                            training && c["context_dropped"][i] == 1});
        if (!training && c["use_cfg"].get<bool>())
            rows = guidancePairs(rows);
        const DelayPatterns patterns(DelayLayout::delayed(4));
        const bool validOnly = training && c["keep_only_valid_steps"].get<bool>();
        PromptSequence s = assemble(rows, patterns, special, {.validOnly = validOnly});
        QCOMPARE(s.tokens, flat<std::int32_t>(c["sequence"]));
        QCOMPARE(ints(s.tokenMask), flat<int>(c["token_mask"]));
        QCOMPARE(ints(s.stepMask), flat<int>(c["attention_mask"]));
        QCOMPARE(ints(s.positions), flat<int>(c["positions"]));
        if (training)
            trained(s, c, targets);
        else
            generated(s, c, prompts.empty() ? 0 : prompts.front().frames);
    }

private:
    static void trained(const PromptSequence& s, const Json& c, const std::vector<Codes>& targets) {
        const auto outputs = s.targetOutputs();
        const Json& steps = c["logits_for_target_from_step"];
        for (std::size_t r = 0; r < targets.size(); ++r)
            for (std::int64_t k = 0; k < s.books; ++k)
                for (std::int64_t t = 0; t < s.targetFrames; ++t) {
                    const std::int64_t place = outputs[std::size_t(k * s.targetFrames + t)];
                    const bool has =
                        c["logits_mask"][r][std::size_t(k)][std::size_t(t)].get<int>() != 0;
                    QCOMPARE(place >= 0, has);
                    // The reference's logits were 100 k + step.
                    if (has)
                        QCOMPARE(
                            100 * k + place % s.steps,
                            std::llround(steps[r][std::size_t(k)][std::size_t(t)].get<double>()));
                }
        std::vector<std::int32_t> all;
        for (const Codes& target : targets)
            all.insert(all.end(), target.values.begin(), target.values.end());
        QCOMPARE(all, flat<std::int32_t>(c["target_codes"]));
    }

    static void generated(PromptSequence& s, const Json& c, std::int64_t prompt) {
        QCOMPARE(s.startStep(prompt), c["start_offset"].get<std::int64_t>());
        for (std::int64_t r = 0; r < s.rows; ++r)
            for (std::int64_t k = 0; k < s.books; ++k)
                for (std::int64_t step = 0; step < s.steps; ++step)
                    if (s.token(r, k, step) == -1)
                        s.token(r, k, step) = std::int32_t(500 + step);
        const Json& wanted = c["decoded_after_filling_minus1_with_500_plus_step"];
        for (std::size_t r = 0; r < wanted.size(); ++r)
            QCOMPARE(s.target(std::int64_t(r)).values, flat<std::int32_t>(wanted[r]));
    }
};

QTEST_APPLESS_MAIN(GoldenStemPrompts)
#include "golden_stemprompts.moc"
