#include "tests/testing.h"

#include "core/error.h"
#include "models/device.h"
#include "models/stem/generatecodes.h"
#include "models/stem/lmmodel.h"
#include "models/stem/lmnet.h"

using namespace antiphon;
using namespace antiphon::stem;

namespace {

LmModel tinyModel() {
    LmModel model;
    model.config = lmPreset("tiny");
    model.config.layers = 1;
    model.config.card = 20;
    model.tags = TagVocabulary(std::vector<std::string>{"Rock", "slow"});
    model.config.description = "tags";
    model.config.tags = 2;
    model.target = "drums";
    model.weights = weightsOf(LmNet(model.config, 4).model());
    return model;
}

} // namespace

class TestLmModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void comesBackBitForBit() {
        const LmModel model = tinyModel();
        testing::TemporaryFolder folder;
        writeLm(folder / "model", model);
        const LmModel again = readLm(folder / "model");
        QCOMPARE(again.config, model.config);
        QCOMPARE(again.tags, model.tags);
        QCOMPARE(again.target, model.target);
        QCOMPARE(tensorHash(again.weights), tensorHash(model.weights));
        const CodeRequest request;
        const CodeGeneration settings{.frames = 12, .conditionGuidance = {}, .sampling = {}};
        const auto codesOf = [&](const LmModel& m) {
            return generateCodes(*streamLmEngine(m.config, m.weights, WeightType::Int8, "a model"),
                                 {{request}}, settings)[0]
                .values;
        };
        QCOMPARE(codesOf(again), codesOf(model));
    }

    void refusesOthers() {
        testing::TemporaryFolder folder;
        LmModel model = tinyModel();
        model.tags = TagVocabulary(std::vector<std::string>{"one"});
        writeLm(folder / "model", model);
        QVERIFY_THROWS_EXCEPTION(UserError, readLm(folder / "model"));
        writeFile(folder / "model" / "model.json", "{\"kind\": \"guide model\"}");
        QVERIFY_THROWS_EXCEPTION(UserError, readLm(folder / "model"));
        writeFile(folder / "model" / "model.json", "{\"kind\": \"stem language model\"}");
        QVERIFY_THROWS_EXCEPTION(UserError, readLm(folder / "model"));
    }

    void averagedWeightsAreUsed() {
        const std::vector<float> one{1}, two{2};
        const auto plain = RawTensor::of("a", {1}, one), mean = RawTensor::of("ema.a", {1}, two);
        QCOMPARE(usedWeights({plain}), (std::vector{plain}));
        QCOMPARE(usedWeights({plain, mean}), (std::vector{RawTensor::of("a", {1}, two)}));
    }

    void tags() {
        const TagVocabulary tags(std::vector<std::string>{"Rock", "alternative rock", "rock", "",
                                                          "Électro", "120 bpm", "F# minor"});
        QCOMPARE(tags.tags().size(), 5u);
        QCOMPARE(tags.indexOf("  ALTERNATIVE   rock "), 1);
        QCOMPARE(tags.indexOf("jazz"), -1);
        const auto read =
            tags.read("Genres: alternative rock, electro. Played fast, rock! 118 bpm; F# minor");
        QCOMPARE(read.tags, (std::vector<std::int32_t>{1, 2, 0, 3, 4}));
        QCOMPARE(read.unknownWords, (std::vector<std::string>{"Played", "fast"}));
        QCOMPARE(read.recognised[0], (TagVocabulary::Reading::Part{8, 24}));
        QCOMPARE(read.unknown[0], (TagVocabulary::Reading::Part{35, 41}));
        QCOMPARE(tags.read("bpm 122").tags, (std::vector<std::int32_t>{3}));
        QVERIFY(tags.read("bpm 90").tags.empty());
        QVERIFY(tags.read("").tags.empty());
        QCOMPARE(TagVocabulary::tempoTag(118.3), std::string("120 bpm"));
        QCOMPARE(tagVocabulary(toJson(tags)), tags);
    }
};

QTEST_APPLESS_MAIN(TestLmModel)
#include "tst_lmmodel.moc"
