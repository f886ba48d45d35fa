#include "tests/models/wordtunes.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/json.h"
#include "core/rng.h"
#include "models/device.h"
#include "models/emotion/classifiertraining.h"
#include "models/emotion/trainedmood.h"
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
        const auto tunes = testing::wordTunes(3, 8);
        QVERIFY(read.figures && read.figures->json() == model.figures->json());
        QCOMPARE(read.shares, model.shares);
        QCOMPARE(TrainedMood(read).of(tunes), TrainedMood(model).of(tunes));
        // Alone or with others: the same but for rounding, which differs between processors.
        const Mood alone = TrainedMood(read).of(tunes[1].words),
                   beside = TrainedMood(read).of(tunes)[1];
        for (std::size_t q = 0; q < alone.quadrants.size(); ++q)
            QVERIFY(std::abs(alone.quadrants[q] - beside.quadrants[q]) < 1e-5);
        QVERIFY(std::abs(alone.highArousal - beside.highArousal) < 1e-5);
        QVERIFY(std::abs(alone.highValence - beside.highValence) < 1e-5);

        const fs::path record = folder / "classifier" / "model.json";
        Json json = readJson(record);
        json["network_share"]["valence"] = 1.5;
        writeJson(record, json);
        QVERIFY(messageOf([&] { readClassifier(folder.path()); }).find("network_share.valence") !=
                std::string::npos);
        json["figures"] = nullptr; // of an older one, or of pieces that lack a quadrant
        json.erase("network_share");
        writeJson(record, json);
        QCOMPARE(TrainedMood(readClassifier(folder.path())).of(tunes),
                 MoodClassifier(model.config, model.weights, "here").of(tunes));
    }

    /// Each answer is believed of who knows it better, on pieces that neither learned.
    void theBetterOneIsBelieved() {
        const auto sure = [](int quadrant, double how) {
            Mood mood;
            mood.quadrants.fill((1 - how) / 3);
            mood.quadrants[std::size_t(quadrant - 1)] = how;
            return mood;
        };
        const std::vector<int> truth = {1, 2, 3, 4, 1, 2, 3, 4};
        std::vector<Mood> network, figures;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            network.push_back(sure(truth[i], 0.9));
            figures.push_back(sure(1, 0.4));
            network.back().highArousal = 0.5;
            figures.back().highArousal = isHighArousal(truth[i]) ? 0.8 : 0.2;
            // Either is right about half of the pieces, and then it is surer.
            const double high = isHighValence(truth[i]) ? 1 : -1;
            network.back().highValence = 0.5 + high * (i < 4 ? 0.45 : -0.2);
            figures.back().highValence = 0.5 + high * (i < 4 ? -0.2 : 0.45);
        }
        const MoodShares shares = bestShares(network, figures, truth);
        QCOMPARE(shares, (MoodShares{1, 0, 0.5}));
        const Mood both = mixed(network[0], figures[0], shares);
        QCOMPARE(both.quadrants, network[0].quadrants);
        QCOMPARE(both.highArousal, figures[0].highArousal);
        QCOMPARE(both.highValence, (network[0].highValence + figures[0].highValence) / 2);
        QCOMPARE(bestShares(network, network, truth), (MoodShares{0, 0, 0}));
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
