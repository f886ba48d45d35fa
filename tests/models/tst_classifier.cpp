#include "tests/models/wordtunes.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/device.h"
#include "models/emotion/classifiertraining.h"
#include "models/trainer.h"

#include <cmath>

using namespace antiphon;
using namespace antiphon::emotion;

namespace {

ClassifierConfig small() {
    return {.embedding = 12, .hidden = 8, .attention = 6, .hops = 3, .dense = 10, .length = 40};
}

std::string messageOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestClassifier : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    /// What stands beside a piece, how long it is, and its emotion row do not matter.
    void eachPieceForItself() {
        const MoodClassifier net(small(), 5);
        std::vector<WordPiece> pieces = testing::wordTunes(9, 3);
        pieces[2].words.resize(7);
        pieces[5].words.resize(1);
        const std::vector<Mood> together = net.of(pieces);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const Mood alone = net.of(pieces[i].words);
            QVERIFY(std::abs(alone.highArousal - together[i].highArousal) < 1e-6);
            QVERIFY(std::abs(alone.quadrants[2] - together[i].quadrants[2]) < 1e-6);
        }
        WordPiece other = pieces[0];
        for (const int emotion : {4, 0}) {
            other.words.front()[std::size_t(WordFamily::Emotion)] = emotion;
            QCOMPARE(net.of(other.words), net.of(pieces[0].words));
        }
        other.words.resize(200, other.words.back());
        QCOMPARE(net.of(std::span(other.words).first(41)), net.of(other.words));
        QVERIFY(std::abs(net.of(pieces[1].words).highArousal -
                         net.of(pieces[0].words).highArousal) > 1e-5);
        QVERIFY(net.of(std::span<const WordPiece>()).empty());
        other.words[3][0] = 56;
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, net.of(other.words));
    }

    /// Songs that it never heard.
    void aMoodIsLearned() {
        const testing::TemporaryFolder folder;
        ClassifierOptions options;
        options.preset = "tiny";
        options.usePreset();
        options.epochs = 12;
        options.torch.device = "cpu";
        JobControl control;
        JobContext context(control, 3, folder / "out", folder / "checkpoints");
        const ClassifierModel model = trainClassifier(testing::wordTunes(120, 1),
                                                      WordDictionary::standard(), options, context);
        QVERIFY2(model.accuracy.at("quadrant").get<double>() > 0.8, model.accuracy.dump().c_str());
        QVERIFY(model.accuracy.at("pieces").get<int>() > 15);
        QVERIFY(!model.accuracy.at("split").get<std::string>().empty());

        writeClassifier(folder / "classifier", model);
        const ClassifierModel read = readClassifier(folder.path());
        QCOMPARE(read.config, model.config);
        QVERIFY(read.dictionary == model.dictionary);
        QVERIFY(read.accuracy == model.accuracy);
        const auto tune = testing::wordTunes(1, 8);
        QCOMPARE(MoodClassifier(read.config, read.weights, "here").of(tune[0].words),
                 MoodClassifier(model.config, model.weights, "here").of(tune[0].words));
    }

    void refusals() {
        const testing::TemporaryFolder folder;
        QVERIFY(messageOf([&] { readClassifier(folder.path()); }).find("no emotion classifier") !=
                std::string::npos);
        const MoodClassifier net(small(), 5);
        auto pieces = testing::wordTunes(4, 1);
        const auto trainee = [&] {
            classifierTrainee(net, pieces, {}, WordDictionary::standard(), {}, 1);
        };
        pieces[1].words.front()[std::size_t(WordFamily::Emotion)] = 0;
        QVERIFY(messageOf(trainee).find("Q1_") != std::string::npos);
        pieces.clear();
        QVERIFY(!messageOf(trainee).empty());
        Json config = toJson(small());
        QCOMPARE(classifierConfig(config, "here"), small());
        config["hidden"] = 0;
        QVERIFY(messageOf([&] { classifierConfig(config, "here"); }).find("hidden") !=
                std::string::npos);
        auto weights = net.weights();
        weights.pop_back();
        QVERIFY(messageOf([&] { MoodClassifier(small(), weights, "here"); }).find("here") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestClassifier)
#include "tst_classifier.moc"
