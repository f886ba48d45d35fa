#include "tests/testing.h"

#include "core/error.h"
#include "core/query.h"

#include <limits>

using namespace antiphon;

namespace {

struct Song {
    double bpm = std::numeric_limits<double>::quiet_NaN();
    double duration = 0;
    std::string stem, tag, title;
};

/// The plainest evaluation there is, to test meanings with.
bool found(const Query& query, const Song& song) {
    for (const Query::Clause& clause : query.clauses) {
        bool any = false;
        for (const Query::Value& value : clause.values) {
            if (clause.field == "bpm")
                any |= holds(value, song.bpm);
            else if (clause.field == "duration")
                any |= holds(value, song.duration);
            else if (clause.field == "stem")
                any |= holds(value, foldText(song.stem));
            else if (clause.field == "tag")
                any |= holds(value, foldText(song.tag));
            else
                any |= holds(value, foldText(song.stem + " " + song.tag + " " + song.title));
        }
        if (any == clause.negated)
            return false;
    }
    return true;
}

std::string messageOf(const char* text) {
    try {
        parseQuery(text);
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meaning_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* text, bool expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << expected;
        };
        // bpm 119.6, 85 s, stem "Drums", tag "Dark; Loud", title "Überfahrt nach Süden"
        row("", true);
        row("   ", true);
        row("bpm:>119", true);
        row("bpm:>119.6", false);
        row("bpm:>=119.6", true);
        row("bpm:<119.6", false);
        row("bpm:<=119.6", true);
        row("bpm:120", true);
        row("bpm:120.0", false);
        row("bpm:119.6", true);
        row("bpm:=119.6", true);
        row("bpm:=120", false);
        row("bpm:100..120", true);
        row("bpm:120..100", true);
        row("bpm:120..140", false);
        row("bpm:*", true);
        row("bpm:\"\"", false);
        row("-bpm:>100", false);
        row("-bpm:>130", true);
        row("BPM:>100", true);
        row("duration:<1:30", true);
        row("duration:>1:30", false);
        row("duration:1:25", true);
        row("duration:1:00..1:30", true);
        row("duration:<0:01:26", true);
        row("stem:drums", true);
        row("stem:dru", true);
        row("stem:=dru", false);
        row("stem:=DRUMS", true);
        row("stem:bass|drums", true);
        row("stem:bass|keys", false);
        row("-stem:bass|keys", true);
        row("tag:\"dark; l\"", true);
        row("tag:\"\"", false);
        row("tag:*", true);
        row("überfahrt", true);
        row("ÜBERFAHRT süden", true);
        row("\"nach süden\"", true);
        row("\"süden nach\"", false);
        row("-nach", false);
        row("stem:drums nach bpm:>100 -tag:bright", true);
        row("stem:drums nach bpm:>130", false);
        row("\"\"", true);
        row("\"stem:drums\"", false);
    }
    void meaning() {
        QFETCH(QString, text);
        QFETCH(bool, expected);
        const Song song{119.6, 85, "Drums", "Dark; Loud", "Überfahrt nach Süden"};
        QCOMPARE(found(parseQuery(text.toStdString()), song), expected);
    }

    void unknownNumber() {
        const Song song;
        QVERIFY(!found(parseQuery("bpm:>0"), song));
        QVERIFY(!found(parseQuery("bpm:<1000"), song));
        QVERIFY(found(parseQuery("bpm:\"\""), song));
        QVERIFY(found(parseQuery("-bpm:*"), song));
    }

    void messages_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("quote") << "a \"b c"
                               << "Filter: '\"b c' has an open quotation mark; close it.";
        QTest::newRow("number")
            << "bpm:>fast"
            << "Filter: 'bpm:>fast' needs a number after the comparison, such as "
               "120 or 1:30.";
        QTest::newRow("bare") << "bpm:>"
                              << "Filter: 'bpm:>' needs a number after the comparison, such as 120 "
                                 "or 1:30.";
        QTest::newRow("value") << "x tag: y"
                               << "Filter: 'tag:' has no value; write one after the colon, or \"\" "
                                  "for empty.";
        QTest::newRow("alternative") << "stem:drums|"
                                     << "Filter: 'stem:drums|' has no value; write one after the "
                                        "colon, or \"\" for empty.";
    }
    void messages() {
        QFETCH(QString, text);
        QFETCH(QString, message);
        QCOMPARE(QString::fromStdString(messageOf(text.toUtf8().constData())), message);
    }
};

QTEST_APPLESS_MAIN(TestQuery)
#include "tst_query.moc"
