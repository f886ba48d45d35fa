#include "tests/testing.h"

#include "core/text.h"

#include <QDateTime>

#include <cmath>
#include <limits>

using namespace antiphon;

class TestText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void floatsAsWritten() {
        for (const double value : {0.1, -0.3, 1e-30, 16777216.0, 0.0, 3.4e38})
            QCOMPARE(asWritten(float(value)), value);
        QVERIFY(asWritten(0.1f) != double(0.1f));
        QVERIFY(std::signbit(asWritten(-0.f)));
        QVERIFY(std::isnan(asWritten(std::nanf(""))));
        QCOMPARE(asWritten(-std::numeric_limits<float>::infinity()),
                 -std::numeric_limits<double>::infinity());
    }

    void distancesOfWords() {
        QCOMPARE(letterDistance("", "abc"), std::size_t(3));
        QCOMPARE(letterDistance("kitten", "sitting"), std::size_t(3));
        QCOMPARE(letterDistance("same", "same"), std::size_t(0));
    }

    void numbersInSentences() {
        QCOMPARE(numberText(40), std::string("40"));
        QCOMPARE(numberText(0.35), std::string("0.35"));
        QCOMPARE(numberText(29.99996), std::string("30"));
        QCOMPARE(numberText(-60), std::string("-60"));
        QCOMPARE(counted(1, "window"), std::string("1 window"));
        QCOMPARE(counted(0, "pair"), std::string("0 pairs"));
    }

    void moments() {
        const QString now = QString::fromStdString(timestamp());
        QVERIFY(QDateTime::fromString(now, Qt::ISODate).isValid() && now.endsWith('Z'));
    }
};

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
