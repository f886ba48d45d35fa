#include "tests/models/randomdecision.h"
#include "tests/testing.h"

#include "core/error.h"
#include "models/guide/decode.h"

#include <algorithm>
#include <cmath>

using namespace antiphon;
using namespace antiphon::guide;
using antiphon::testing::randomWeights;

namespace {

using Labels = std::vector<std::int32_t>;

/// LibTorch knows the processor by this name, too; "cpu" alone does without it.
constexpr const char* device = "cpu:0";

const Labels source{3, 3, -1, 0, 11, 5, 5, 2, -1, 1};

DecisionConfig configOf(bool encoder, bool codebook, bool relative, bool normFirst) {
    return {.codes = 12,
            .dim = 32,
            .layers = 2,
            .encoderLayers = encoder ? 1 : 0,
            .heads = 4,
            .feedForward = 48,
            .normFirst = normFirst,
            .embedding = codebook ? "codebook" : "table",
            .relative = relative,
            .maxSegments = 10};
}

Labels labelsOf(const Answer& answer) {
    Labels labels;
    for (const AnsweredLabel& label : answer.labels)
        labels.push_back(label.label);
    return labels;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
    double largest = a.size() == b.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(double(a[i]) - double(b[i])));
    return largest;
}

} // namespace

/// Answers by LibTorch, as devices other than the processor give them, are those of the kernels.
class TestTorchEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAnswers_data() {
        QTest::addColumn<bool>("encoder");
        QTest::addColumn<bool>("codebook");
        QTest::addColumn<bool>("relative");
        QTest::addColumn<bool>("normFirst");
        for (int i = 0; i < 16; ++i)
            QTest::addRow("%d", i) << bool(i & 1) << bool(i & 2) << bool(i & 4) << bool(i & 8);
    }
    void sameAnswers() {
        QFETCH(bool, encoder);
        QFETCH(bool, codebook);
        QFETCH(bool, relative);
        QFETCH(bool, normFirst);
        const DecisionConfig config = configOf(encoder, codebook, relative, normFirst);
        const auto weights = randomWeights(config);
        const DecisionDecoder own(config, weights, WeightType::Fp32, "here");
        const DecisionDecoder torch(config, weights, WeightType::Int8, "here", device);
        QCOMPARE(torch.type(), WeightType::Fp32); // there is nothing to pack for
        QCOMPARE(torch.device(), std::string(device));
        const Labels input{12, 1, 2, 5, 5, 0, 11};
        for (const std::size_t padding : {0, 3})
            QVERIFY(largestDifference(torch.logits(source, input, padding),
                                      own.logits(source, input, padding)) < 1e-4);

        DecodeSettings settings{.sampling = {.topK = 1, .topP = 1}, .constraint = Constraint::Off};
        const auto answer = [&](const DecisionDecoder& decoder, const Labels& allowed,
                                const Labels& known) {
            Rng rng(3);
            return decoder.answer(source, settings, rng, allowed, known);
        };
        const Answer wanted = answer(own, {}, {}), given = answer(torch, {}, {});
        QCOMPARE(labelsOf(given), labelsOf(wanted));
        for (std::size_t i = 0; i < wanted.labels.size(); ++i)
            QVERIFY(std::abs(given.labels[i].probability - wanted.labels[i].probability) < 1e-4f);
        settings.length = 25; // longer than a window
        QCOMPARE(labelsOf(answer(torch, {}, {7, 1})), labelsOf(answer(own, {}, {7, 1})));
        settings.length = 0;
        settings.sampling = {};
        settings.constraint = Constraint::Hard;
        QCOMPARE(labelsOf(answer(torch, {1, 4, 8}, {})), labelsOf(answer(own, {1, 4, 8}, {})));
        settings.beams = 4;
        QCOMPARE(labelsOf(answer(torch, {1, 4, 8}, {4})), labelsOf(answer(own, {1, 4, 8}, {4})));
        const auto beams = own.beams(source, settings, Labels{1, 4, 8});
        const auto others = torch.beams(source, settings, Labels{1, 4, 8});
        QCOMPARE(others.size(), beams.size());
        for (std::size_t i = 0; i < beams.size(); ++i)
            QVERIFY(std::abs(others[i].score - beams[i].score) < 1e-3);
    }

    /// Weights that only training uses are not asked for.
    void maskedInTraining() {
        DecisionConfig config = configOf(false, true, false, true);
        const auto weights = randomWeights(config);
        config.maskProbability = 0.1;
        const DecisionDecoder torch(config, weights, WeightType::Fp32, "here", device);
        QVERIFY(torch.logits(source, Labels{12}) == torch.logits(source, Labels{12}));
    }

    void whatIsWrong() {
        const DecisionConfig config = configOf(false, false, false, true);
        auto weights = randomWeights(config);
        const DecisionDecoder torch(config, weights, WeightType::Fp32, "here", device);
        QVERIFY_THROWS_EXCEPTION(UserError, torch.logits(Labels{12}, Labels{12}));
        std::erase_if(weights, [](const RawTensor& w) { return w.name == "embedding.weight"; });
        QVERIFY_THROWS_EXCEPTION(
            UserError, DecisionDecoder(config, weights, WeightType::Fp32, "here", device));
    }
};

QTEST_APPLESS_MAIN(TestTorchEngine)
#include "tst_torchengine.moc"
