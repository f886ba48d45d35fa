#include "tests/models/randomdecision.h"
#include "tests/testing.h"

#include "core/error.h"
#include "models/guide/modeldecoder.h"

#include <cmath>
#include <stdexcept>

using namespace antiphon;
using namespace antiphon::guide;

namespace {

Model modelOf(const DecisionConfig& config) {
    Model model;
    model.decision = config;
    model.weights = testing::randomWeights(config);
    model.origin = "here";
    return model;
}

DecisionConfig small() {
    return {.codes = 12, .dim = 64, .layers = 2, .heads = 4, .feedForward = 128, .maxSegments = 10};
}

/// Larger than what stays exact, and no larger than needed.
DecisionConfig large() {
    return {.codes = 16, .dim = 768, .layers = 2, .heads = 12, .maxSegments = 6};
}

PackingLosses losses(PackingLoss bf16, PackingLoss int8) {
    return {bf16, int8};
}

} // namespace

/// Which weights a model decodes with, and what that changes.
class TestWeightType : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsLost() {
        const std::vector<float> exact{0, std::log(3.f), 0, 0}, packed{0, std::log(3.f), 0, 0.01f};
        QCOMPARE(packingLoss(exact, exact, 2).sameLabels, 1.0);
        QCOMPARE(packingLoss(exact, exact, 2).logits, 0.0);
        QCOMPARE(packingLoss(exact, exact, 2).probabilities, 0.0);
        // The second row was a tie, whose first is likeliest.
        const PackingLoss loss = packingLoss(packed, exact, 2);
        QCOMPARE(loss.sameLabels, 0.5);
        QVERIFY(std::abs(loss.logits - 0.01 / std::log(3)) < 1e-6);
        QVERIFY(std::abs(loss.probabilities - (1 / (1 + std::exp(-0.01)) - 0.5) / 2) < 1e-6);
        const std::vector<float> swapped{std::log(3.f), 0, 0, 0};
        QVERIFY(std::abs(packingLoss(swapped, exact, 2).probabilities - 0.25) < 1e-6);
        QCOMPARE(packingLoss({}, {}, 2).sameLabels, 1.0);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, packingLoss(exact, packed, 3));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 packingLoss(std::span(exact).first(2), packed, 2));
    }

    void theRule() {
        const PackingLoss none{}, much{.sameLabels = 0.9, .logits = 0.2, .probabilities = 0.05};
        const PackingLoss draws{.sameLabels = 1, .logits = 0.01, .probabilities = 0.02};
        const std::size_t big = largestExact + 1;
        const auto chosen = [&](PackingLoss bf16, PackingLoss int8, std::size_t bytes) {
            return chosenWeightType("auto", bytes, losses(bf16, int8));
        };
        QCOMPARE(chosen(none, none, big), WeightType::Int8);
        QCOMPARE(chosen(none, much, big), WeightType::Bf16);
        QCOMPARE(chosen(none, draws, big), WeightType::Bf16);
        QCOMPARE(chosen(much, much, big), WeightType::Fp32);
        QCOMPARE(chosen(none, none, largestExact), WeightType::Fp32);
        QCOMPARE(chosenWeightType("auto", big, {}), WeightType::Fp32);
        for (const WeightType type : {WeightType::Fp32, WeightType::Bf16, WeightType::Int8})
            QCOMPARE(chosenWeightType(name(type), 1, {}), type);
        QVERIFY_THROWS_EXCEPTION(UserError, chosenWeightType("fp8", big, {}));
    }

    void records() {
        const PackingLosses written = losses({1, 0.25, 0.5}, {0.75, 0.125, 0.0625});
        const PackingLosses read = packingLosses(toJson(written));
        QVERIFY(toJson(read) == toJson(written));
        QCOMPARE(read.of(WeightType::Int8).sameLabels, 0.75);
        QCOMPARE(read.of(WeightType::Bf16).probabilities, 0.5);
        QCOMPARE(read.of(WeightType::Fp32).logits, 0.0);
    }

    /// Small ones keep their bits, whatever was measured.
    void smallModels() {
        Model model = modelOf(small());
        model.packing = measuredLosses(model, [] {});
        const DecisionDecoder decoder = decoderOf(model);
        QCOMPARE(decoder.type(), WeightType::Fp32);
        QCOMPARE(toldOf(model, decoder)["weights"].get<std::string>(), std::string("fp32"));
        QCOMPARE(toldOf(model, decoder)["packing"]["same_labels"].get<double>(), 1.0);
        const DecisionDecoder packed = decoderOf(model, "int8");
        QCOMPARE(packed.type(), WeightType::Int8);
        QVERIFY(toldOf(model, packed)["packing"] == toJson(model.packing->int8));
        model.packing.reset();
        QVERIFY(toldOf(model, packed)["packing"].is_null());
        DecisionConfig encoding = small();
        encoding.encoderLayers = 1;
        encoding.task = "completion";
        QVERIFY(measuredLosses(modelOf(encoding), [] {}).bf16.logits > 0);
    }

    void largeModels() {
        Model model = modelOf(large());
        const std::size_t exact = DecisionDecoder::exactBytes(model.decision);
        QVERIFY(exact > largestExact);
        QCOMPARE(decoderOf(model, "fp32").bytes(), exact);
        QCOMPARE(decoderOf(model).type(), WeightType::Fp32); // nothing is known of it
        int calls = 0;
        const PackingLosses measured = measuredLosses(model, [&] { ++calls; });
        QVERIFY(calls > 3); // it can be stopped on the way
        qInfo("%s", toJson(measured).dump().c_str());
        QVERIFY(measured.bf16.logits > 0 && measured.bf16.logits < 0.02);
        QVERIFY(measured.int8.logits > measured.bf16.logits && measured.int8.logits < 0.1);
        QVERIFY(measured.bf16.sameLabels >= measured.int8.sameLabels - 0.02);
        QVERIFY(measured.bf16.probabilities < measured.int8.probabilities);
        QVERIFY(toJson(measuredLosses(model, [] {})) == toJson(measured));
        model.packing = losses({}, {.sameLabels = 0.5});
        QCOMPARE(decoderOf(model).type(), WeightType::Bf16);
        model.packing = losses({}, {});
        QCOMPARE(decoderOf(model).type(), WeightType::Int8);
        QCOMPARE(decoderOf(model, "fp32").type(), WeightType::Fp32);
    }
};

QTEST_APPLESS_MAIN(TestWeightType)
#include "tst_weighttype.moc"
