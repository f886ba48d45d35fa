#include "tests/testing.h"

#include "app/panels/notescore.h"
#include "core/music/composer.h"

using namespace antiphon;

class AppNoteScore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The roll shows the chords of what it shows, in order, each with a name.
    void chordsOfASong() {
        NotesData data;
        data.midi = compose(4).at(2).midi;
        data.notes = notesOf(data.midi);
        data.seconds = secondsOf(data.midi);
        const NoteScore score = scoreOf(data);
        QVERIFY(score.chords.size() > 4);
        for (std::size_t i = 0; i < score.chords.size(); ++i) {
            QVERIFY(!score.chords[i].text.isEmpty());
            QVERIFY(score.chords[i].time < data.seconds);
            QVERIFY(i == 0 || score.chords[i].time > score.chords[i - 1].time);
        }
    }

    void noChordsNoBand() {
        NotesData data;
        Note note;
        note.endTick = 100;
        data.notes = {note};
        QVERIFY(scoreOf(data).chords.empty());
    }
};

QTEST_GUILESS_MAIN(AppNoteScore)
#include "app_notescore.moc"
