#include "tests/testing.h"

#include "models/guide/verdict.h"

using namespace antiphon;
using namespace antiphon::guide;

class TestVerdict : public QObject {
    Q_OBJECT

    static Json figures(double share, double shuffled, double repeat, double low) {
        return {{"free_running_accuracy", share},
                {"baselines",
                 {{"random", 0.1}, {"majority", 0.2}, {"repeat", repeat}, {"shuffled", shuffled}}},
                {"advantage", {{"low", low}, {"high", 0.4}}},
                {"segments", 1}};
    }
    static QString told(const Json& figures) {
        return QString::fromStdString(sentenceOf(verdictOf(figures)));
    }

private Q_SLOTS:
    void findings() {
        using Finding = Verdict::Finding;
        QCOMPARE(int(verdictOf(figures(0, 0.133, 0, 0)).finding), int(Finding::Worse));
        QCOMPARE(int(verdictOf(figures(0.2, 0.2, 0, 0)).finding), int(Finding::NoBetter));
        QCOMPARE(int(verdictOf(figures(0.5, 0.2, 0, -0.1)).finding), int(Finding::Chance));
        QCOMPARE(int(verdictOf(figures(0.5, 0.2, 0.6, 0.1)).finding), int(Finding::Beaten));
        QCOMPARE(int(verdictOf(figures(0.5, 0.2, 0.3, 0.1)).finding), int(Finding::Sure));
        QCOMPARE(verdictOf(figures(0.5, 0.2, 0.3, 0.1)).rival, std::string("repeat"));
        QCOMPARE(verdictOf(figures(0.5, 0.2, 0.1, 0.1)).rival, std::string("majority"));
    }

    void sentences() {
        QString text = told(figures(0, 0.133, 0, 0));
        QVERIFY2(text.contains("more often with guides that do not belong (13.3 %) than with its "
                               "own (0.0 %)"),
                 qPrintable(text));
        QVERIFY(told(figures(0.2, 0.2, 0, 0)).contains("as often"));
        QVERIFY(told(figures(0.5, 0.2, 0, -0.1)).contains("(1 segment)"));
        QVERIFY(told(figures(0.5, 0.2, 0.6, 0.1)).contains("repeating one label"));
        QVERIFY(told(figures(0.5, 0.2, 0.3, 0.1)).contains("10.0 % to 40.0 %"));
        // A model that continues a track hears no guide.
        Json completion = figures(0, 0.133, 0, 0);
        completion["task"] = "completion";
        QVERIFY(told(completion).contains("beginnings of other places"));
        QVERIFY(!told(completion).contains("guide"));
    }
};

QTEST_APPLESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
