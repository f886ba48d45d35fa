#include "tests/models/labelpairs.h"
#include "tests/testing.h"

#include "models/device.h"

// That Decision learns what there is to be learned, and nothing where there is nothing (spec
// section 11), at the sizes named there.
using namespace antiphon;
using namespace antiphon::testing;
using namespace antiphon::guide;

class TestDecisionLong : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void anAnswerIsLearned_data() { seeds(); }
    void anAnswerIsLearned() {
        QFETCH(int, seed);
        LabelPairs pairs(16, 30, std::uint64_t(seed));
        const auto training = pairs.answers(384), held = pairs.answers(128);
        const DecisionNet net(tinyConfig(pairs, "answer"), std::uint64_t(seed));
        learn(net, training, learningOptions(1250), std::uint64_t(seed));
        expect("teacher-forced", teacherForced(net, held), 0.95, 1);
        expect("free-running", freeRunning(net, held), 0.95, 1);
    }

    void aContinuationIsLearned_data() { seeds(); }
    void aContinuationIsLearned() {
        QFETCH(int, seed);
        LabelPairs pairs(16, 30, std::uint64_t(seed));
        const auto training = pairs.completions(384), held = pairs.completions(128);
        const DecisionNet net(tinyConfig(pairs, "completion"), std::uint64_t(seed));
        learn(net, training, learningOptions(1250), std::uint64_t(seed));
        expect("teacher-forced", teacherForced(net, held), 0.95, 1);
        expect("free-running", freeRunning(net, held), 0.95, 1);
    }

    /// The repeat-the-last-label baseline is 0.625.
    void nothingIsLearnedFromShuffledTargets_data() { seeds(); }
    void nothingIsLearnedFromShuffledTargets() {
        QFETCH(int, seed);
        LabelPairs pairs(16, 30, std::uint64_t(seed));
        auto training = pairs.answers(384), held = pairs.answers(128);
        pairs.shuffleTargets(training);
        pairs.shuffleTargets(held);
        const DecisionNet net(tinyConfig(pairs, "answer"), std::uint64_t(seed));
        for (int i = 0; i < 5; ++i) {
            learn(net, training, learningOptions(250), std::uint64_t(10 * seed + i));
            expect("teacher-forced", teacherForced(net, held), 0, 0.66);
        }
    }

    /// Another partner, from a network that knows one already and from none, in as many steps.
    void fineTuningIsFasterThanAFreshStart_data() { seeds(); }
    void fineTuningIsFasterThanAFreshStart() {
        QFETCH(int, seed);
        LabelPairs pairs(16, 30, std::uint64_t(seed)), other(16, 30, std::uint64_t(seed) + 100);
        const DecisionNet net(tinyConfig(pairs, "answer"), std::uint64_t(seed));
        learn(net, pairs.answers(384), learningOptions(1250), std::uint64_t(seed));
        const auto training = other.answers(384), held = other.answers(128);
        const DecisionNet fresh(tinyConfig(other, "answer"), std::uint64_t(seed));
        learn(net, training, learningOptions(150), std::uint64_t(seed));
        learn(fresh, training, learningOptions(150), std::uint64_t(seed));
        const double tuned = freeRunning(net, held), started = freeRunning(fresh, held);
        expect("fine-tuned", tuned, 0.95, 1);
        expect("fresh", started, 0, tuned - 0.2);
    }

private:
    static void seeds() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 3; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    static void expect(const char* what, double value, double least, double most) {
        qInfo("%s %.4f", what, value);
        QVERIFY2(value >= least && value <= most,
                 qPrintable(QString("%1 is %2").arg(what).arg(value)));
    }
};

QTEST_GUILESS_MAIN(TestDecisionLong)
#include "tst_decision_long.moc"
