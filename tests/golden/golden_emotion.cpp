#include "tests/testing.h"

#include "core/music/chords.h"

// Reference numbers of the published symbolic emotion code; its README explains the schema.
using namespace antiphon;

class GoldenEmotion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(testing::golden() / "emotion"))
            QSKIP("The reference numbers are not here.");
    }

    void chords_data() {
        QTest::addColumn<QString>("name");
        const Json cases = readJson(testing::golden() / "emotion/cp_encoding.json");
        for (const auto& [name, value] : cases.items())
            if (value.contains("analysed_markers"))
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void chords() {
        QFETCH(QString, name);
        const fs::path folder = testing::golden() / "emotion";
        const Json cases = readJson(folder / "cp_encoding.json");
        QStringList expected;
        for (const Json& marker : cases.at(name.toStdString()).at("analysed_markers"))
            expected << QString::number(marker.at(0).get<std::int64_t>()) + " " +
                            QString::fromStdString(marker.at(1).get<std::string>());
        expected.removeFirst(); // the tempo
        QStringList found;
        for (const ChordSpan& chord : chordsOf(readMidi(folder / "midi" / name.toStdString())))
            found << QString::number(chord.tick) + " " + QString::fromStdString(chord.marker());
        QCOMPARE(found.join('\n'), expected.join('\n'));
    }
};

QTEST_GUILESS_MAIN(GoldenEmotion)
#include "golden_emotion.moc"
