#include "tests/models/randommuser.h"
#include "tests/testing.h"

#include "models/emotion/modelfacts.h"

using namespace antiphon;
using namespace antiphon::emotion;

namespace {

Prior priorOf(const std::string& preset) {
    Prior prior;
    prior.config = priorPreset(preset, 300, 64);
    prior.weights = testing::randomPrior(prior.config);
    return prior;
}

PackingLosses losses(double bf16, double int8) {
    PackingLosses made;
    made.bf16.probabilities = bf16;
    made.int8.probabilities = int8;
    return made;
}

} // namespace

/// With what weights pieces are drawn, and what is said of it.
class TestEmotionWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void largeOnesArePackedWhereNothingIsHeardOfIt() {
        Prior prior = priorOf("paper");
        QCOMPARE(decoderOf(prior, "auto").type(), WeightType::Fp32); // nothing was measured
        prior.training["packing"] = toJson(losses(0.001, 0.004));
        QCOMPARE(decoderOf(prior, "auto").type(), WeightType::Int8);
        QVERIFY(decoderOf(prior, "auto").bytes() < decoderOf(prior, "fp32").bytes() / 2);
        QCOMPARE(decoderOf(prior, "bf16").type(), WeightType::Bf16);
        prior.training["packing"] = toJson(losses(0.001, 0.2));
        QCOMPARE(decoderOf(prior, "auto").type(), WeightType::Bf16);
        prior.training["packing"] = toJson(losses(0.2, 0.2));
        QCOMPARE(decoderOf(prior, "auto").type(), WeightType::Fp32);
        Prior small = priorOf("tiny");
        small.training["packing"] = toJson(losses(0, 0));
        QCOMPARE(decoderOf(small, "auto").type(), WeightType::Fp32);
    }

    void whatIsLostIsSaid() {
        Json training = {{"packing", toJson(losses(0.001, 0.004))}};
        const std::string said = packingSentence("The prior", WeightType::Int8, training);
        QVERIFY2(said.find("The prior draws with weights kept as int8: 0.4 % of draws") == 0,
                 said.c_str());
        QVERIFY(packingSentence("The prior", WeightType::Bf16, training).find("0.1 %") !=
                std::string::npos);
        QVERIFY(packingSentence("The prior", WeightType::Fp32, training).empty());
        QVERIFY(
            packingSentence("The prior", WeightType::Bf16, Json::object()).find("never measured") !=
            std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestEmotionWeights)
#include "tst_emotionweights.moc"
