#include "tests/models/randomdecision.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/simd.h"
#include "models/guide/decode.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

using namespace antiphon;
using namespace antiphon::guide;
using antiphon::testing::randomWeights;

namespace {

using Labels = std::vector<std::int32_t>;

DecisionConfig small(std::int64_t encoderLayers = 0) {
    return {.codes = 12,
            .dim = 32,
            .layers = 2,
            .encoderLayers = encoderLayers,
            .heads = 4,
            .feedForward = 48,
            .maxSegments = 10};
}

DecisionDecoder decoderOf(const DecisionConfig& config, WeightType type = WeightType::Fp32) {
    return {config, randomWeights(config), type, "here"};
}

const Labels source{3, 3, 7, 0, 11, 5, 5, 2, 9, 1};

DecodeSettings greedy() {
    return {.sampling = {.topK = 1, .topP = 1}, .constraint = Constraint::Off};
}
DecodeSettings drawn() {
    return {.sampling = {.topP = 1}, .constraint = Constraint::Off};
}

Labels labelsOf(const Answer& answer) {
    Labels labels;
    for (const AnsweredLabel& label : answer.labels)
        labels.push_back(label.label);
    return labels;
}

Labels ask(const DecisionDecoder& decoder, const DecodeSettings& settings, std::uint64_t seed = 1,
           const Labels& allowed = {}, const Labels& known = {}) {
    Rng rng(seed);
    return labelsOf(decoder.answer(source, settings, rng, allowed, known));
}

double logProbability(const Answer& answer) {
    double sum = 0;
    for (const AnsweredLabel& label : answer.labels)
        sum += std::log(double(label.probability));
    return sum;
}

} // namespace

class TestDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { limitSimd(Simd::Avx512); }

    void asLongAsTheGuide() {
        for (const std::int64_t encoderLayers : {0, 2}) {
            const DecisionDecoder decoder = decoderOf(small(encoderLayers));
            for (std::uint64_t seed = 1; seed < 20; ++seed) {
                const Labels labels = ask(decoder, drawn(), seed);
                QCOMPARE(labels.size(), source.size());
                QVERIFY(std::ranges::all_of(labels, [](auto l) { return l >= 0 && l < 12; }));
            }
        }
    }

    /// Where it may end it does so now and then, and says how likely that was.
    void mayEnd() {
        const DecisionDecoder decoder = decoderOf(small());
        DecodeSettings settings = drawn();
        settings.mayEnd = true;
        settings.sampling.temperature = 4;
        int ended = 0;
        for (std::uint64_t seed = 1; seed < 60; ++seed) {
            Rng rng(seed);
            const Answer answer = decoder.answer(source, settings, rng);
            ended += answer.end.has_value();
            QCOMPARE(answer.end.has_value(), answer.labels.size() < source.size());
            if (answer.end) {
                QCOMPARE(answer.end->label, 13);
                QVERIFY(answer.end->probability > 0);
            }
        }
        QVERIFY(ended > 0);
    }

    void sameSeedSameAnswer() {
        const DecisionDecoder decoder = decoderOf(small());
        const Labels labels = ask(decoder, drawn(), 7);
        QCOMPARE(ask(decoder, drawn(), 7), labels);
        std::set<Labels> different;
        for (std::uint64_t seed = 1; seed < 10; ++seed)
            different.insert(ask(decoder, drawn(), seed));
        QVERIFY(different.size() > 3);
        for (const Simd level : {Simd::Baseline, Simd::Avx2}) {
            limitSimd(level);
            QCOMPARE(ask(decoder, drawn(), 7), labels);
        }
    }

    void onlyWhatTheMemoryHas() {
        const DecisionDecoder decoder = decoderOf(small());
        DecodeSettings settings = drawn();
        settings.constraint = Constraint::Hard;
        const Labels allowed{1, 4, 8};
        const auto inMemory = [&](std::int32_t l) { return std::ranges::count(allowed, l) == 1; };
        for (const std::int64_t beams : {0, 3}) {
            settings.beams = beams;
            for (std::uint64_t seed = 1; seed < 10; ++seed)
                QVERIFY(std::ranges::all_of(ask(decoder, settings, seed, allowed), inMemory));
        }
        settings.beams = 0;
        settings.constraint = Constraint::Soft;
        std::size_t soft = 0, off = 0, others = 0;
        for (std::uint64_t seed = 1; seed < 40; ++seed) {
            settings.sampling = {.temperature = 4, .topP = 0.6};
            const Labels labels = ask(decoder, settings, seed, allowed);
            soft += std::size_t(std::ranges::count_if(labels, inMemory));
            others += labels.size();
            DecodeSettings free = settings;
            free.constraint = Constraint::Off;
            off += std::size_t(std::ranges::count_if(ask(decoder, free, seed), inMemory));
        }
        QVERIFY(soft > off);
        QVERIFY(soft < others); // it lets others through where nothing of the memory is kept
    }

    /// Greedy answers go on alike from labels that they would have given.
    void knownLabels() {
        for (const std::int64_t encoderLayers : {0, 1}) {
            const DecisionDecoder decoder = decoderOf(small(encoderLayers));
            const Labels labels = ask(decoder, greedy());
            const Labels known(labels.begin(), labels.begin() + 4);
            Rng rng(1);
            const Answer answer = decoder.answer(source, greedy(), rng, {}, known);
            QCOMPARE(labelsOf(answer), labels);
            for (std::size_t i = 0; i < labels.size(); ++i)
                QCOMPARE(answer.labels[i].known, i < 4);
            Rng other(1);
            const Answer whole = decoder.answer(source, greedy(), other);
            for (std::size_t i = 0; i < labels.size(); ++i)
                QCOMPARE(answer.labels[i].probability, whole.labels[i].probability);
            // And differently from others.
            Labels changed = known;
            changed[0] = (changed[0] + 1) % 12;
            const Labels after = ask(decoder, greedy(), 1, {}, changed);
            QVERIFY(std::equal(changed.begin(), changed.end(), after.begin()));
            QCOMPARE(after.size(), labels.size());
            QCOMPARE(ask(decoder, greedy(), 1, {}, labels), labels);
        }
    }

    /// A beam search finds what is at least as likely as the greedy answer.
    void beams() {
        for (const std::uint64_t seed : {1, 2, 3, 4}) {
            const DecisionConfig config = small();
            const DecisionDecoder decoder(config, randomWeights(config, seed), WeightType::Fp32,
                                          "here");
            DecodeSettings settings = greedy();
            Rng rng(1);
            const Answer first = decoder.answer(source, settings, rng);
            settings.beams = 6;
            settings.repetitionPenalty = 1;
            const Answer best = decoder.answer(source, settings, rng);
            QCOMPARE(best.labels.size(), source.size());
            QVERIFY(logProbability(best) >= logProbability(first) - 1e-6);
            // What is told of it is what the search summed up.
            const Beam beam = decoder.beams(source, settings).front();
            QVERIFY(std::abs(beam.logProbability - logProbability(best)) < 1e-4);
            settings.beams = 1;
            QCOMPARE(labelsOf(decoder.answer(source, settings, rng)), labelsOf(first));
            const Labels known(first.labels.size() / 2, 4);
            settings.beams = 3;
            const auto after = labelsOf(decoder.answer(source, settings, rng, {}, known));
            QVERIFY(std::equal(known.begin(), known.end(), after.begin()));
        }
    }

    void whatIsToldOfALabel() {
        const DecisionDecoder decoder = decoderOf(small());
        Rng rng(1);
        DecodeSettings settings = drawn();
        settings.alternatives = 12;
        for (const AnsweredLabel& label : decoder.answer(source, settings, rng).labels) {
            QCOMPARE(label.alternatives.size(), 12u);
            double sum = 0, entropy = 0;
            float before = 1;
            for (const auto& [token, probability] : label.alternatives) {
                QVERIFY(probability <= before);
                before = probability;
                sum += double(probability);
                entropy -= double(probability) * std::log2(double(probability));
                if (token == label.label)
                    QCOMPARE(probability, label.probability);
            }
            QVERIFY(std::abs(sum - 1) < 1e-5);
            QVERIFY(std::abs(entropy - double(label.entropyBits)) < 1e-4);
        }
    }

    /// Silent segments of the guide keep their place and are not heard.
    void silence() {
        const DecisionDecoder decoder = decoderOf(small(1));
        Labels silent = source;
        silent[2] = silent[6] = -1;
        Rng rng(1);
        const Answer answer = decoder.answer(silent, drawn(), rng);
        QCOMPARE(answer.labels.size(), source.size());
        const Labels input{12, 1, 2};
        QVERIFY(decoder.logits(silent, input) != decoder.logits(source, input));
        const Labels nothing(10, -1);
        for (const float logit : decoder.logits(nothing, input))
            QVERIFY(std::isfinite(logit));
    }

    void otherNetworks() {
        DecisionConfig config = small();
        config.embedding = "codebook";
        QCOMPARE(ask(decoderOf(config), greedy()).size(), source.size());
        config.relative = true;
        QCOMPARE(ask(decoderOf(config), greedy()).size(), source.size());
        config.normFirst = false;
        config.encoderLayers = 1;
        QCOMPARE(ask(decoderOf(config), greedy()).size(), source.size());
        for (const WeightType type : {WeightType::Bf16, WeightType::Int8})
            QCOMPARE(ask(decoderOf(config, type), greedy()).size(), source.size());
    }

    void longerThanTrained() {
        const DecisionDecoder decoder = decoderOf(small());
        DecodeSettings settings = greedy();
        settings.length = 40;
        const Labels labels = ask(decoder, settings);
        QCOMPARE(labels.size(), 40u);
        const Labels some = ask(decoder, greedy());
        QVERIFY(std::equal(some.begin(), some.end(), labels.begin()));
    }

    void whatIsWrong() {
        const DecisionDecoder decoder = decoderOf(small());
        Rng rng(1);
        DecodeSettings hard = drawn();
        hard.constraint = Constraint::Hard;
        QVERIFY_THROWS_EXCEPTION(UserError, decoder.answer(source, hard, rng));
        QVERIFY_THROWS_EXCEPTION(UserError, decoder.answer(source, hard, rng, Labels{12}));
        QVERIFY_THROWS_EXCEPTION(UserError, decoder.answer(Labels{12}, drawn(), rng));
        QVERIFY_THROWS_EXCEPTION(UserError, decoder.answer(Labels{-2}, drawn(), rng));
        QVERIFY_THROWS_EXCEPTION(UserError, decoder.answer(source, drawn(), rng, {}, Labels{-1}));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 decoder.answer(source, drawn(), rng, {}, Labels(11)));
        for (const std::int64_t beams : {0, 2}) {
            DecodeSettings cold = drawn();
            cold.beams = beams;
            cold.sampling.temperature = 0;
            QVERIFY_THROWS_EXCEPTION(UserError, decoder.answer(source, cold, rng));
        }
        auto weights = randomWeights(small());
        std::erase_if(weights, [](const RawTensor& w) { return w.name == "embedding.weight"; });
        QVERIFY_THROWS_EXCEPTION(UserError,
                                 DecisionDecoder(small(), weights, WeightType::Fp32, "here"));
        QCOMPARE(decoder.answer({}, drawn(), rng).labels.size(), 0u);
    }
};

QTEST_APPLESS_MAIN(TestDecode)
#include "tst_decode.moc"
