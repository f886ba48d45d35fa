#include "tests/app/gapprobe.h"
#include "tests/app/workbench.h"
#include "tests/gui/looks.h"

#include "app/panels/audiolanes.h"
#include "app/panels/detailtable.h"
#include "app/panels/inspector.h"
#include "app/panels/markeredit.h"
#include "app/panels/notelanes.h"
#include "core/beats.h"
#include "core/formats/safetensors.h"
#include "widgets/timeruler.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QToolBar>

#include <fstream>
#include <map>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// The panel in a window of its own, with a project.
class Bench : public Workbench {
public:
    Bench() {
        openProject();
        show();
    }
    void show() {
        panel.reset();
        panel = std::make_unique<InspectorPanel>(*session);
        panel->resize(900, 600);
        panel->show();
        QApplication::setActiveWindow(panel.get());
    }
    QAction* action(const char* name) const {
        return panel->findChild<QAction*>(QStringLiteral("inspector.") + QLatin1String(name));
    }
    WaveformView* wave() const { return panel->findChild<WaveformView*>(); }
    SpectrogramView* spectrogram() const { return panel->findChild<SpectrogramView*>(); }
    PianoRollView* roll() const { return panel->findChild<PianoRollView*>(); }
    QString text() const {
        QString all;
        for (const QLabel* label : panel->findChildren<QLabel*>())
            if (label->isVisible())
                all += label->text() + QLatin1Char('\n');
        return all;
    }
    std::int64_t choose(const fs::path& file) {
        const auto id = import({file}).front();
        session->setCurrent(id);
        return id;
    }
    bool opened() const {
        return QTest::qWaitFor([&] { return action("export")->isEnabled(); }) &&
               QTest::qWaitForWindowExposed(panel.get());
    }
    /// A picture of the panel, kept where the folder ANTIPHON_SHOTS is set.
    QImage picture(const char* name) const {
        const QString shots = qEnvironmentVariable("ANTIPHON_SHOTS");
        if (!shots.isEmpty())
            QTest::qWait(800); // spectra arrive
        QImage image = panel->grab().toImage();
        if (!shots.isEmpty())
            image.save(shots + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
        return image;
    }

    std::unique_ptr<InspectorPanel> panel;
};

/// A WAV of silence that takes no room on the disk: hours are made in no time.
void writeSparse(const fs::path& file, std::uint32_t seconds, std::uint32_t rate) {
    const std::uint32_t bytes = seconds * rate * 2;
    std::string header = "RIFF";
    const auto number = [&header](std::uint32_t value, int size) {
        for (int i = 0; i < size; ++i)
            header += char(value >> (8 * i) & 255);
    };
    number(36 + bytes, 4);
    header += "WAVEfmt ";
    number(16, 4);
    number(1, 2);
    number(1, 2);
    number(rate, 4);
    number(rate * 2, 4);
    number(2, 2);
    number(16, 2);
    header += "data";
    number(bytes, 4);
    writeFile(file, header);
    fs::resize_file(file, header.size() + bytes);
    std::fstream loud(file, std::ios::in | std::ios::out | std::ios::binary);
    for (std::uint32_t s = 0; s < seconds; s += 60) {
        loud.seekp(std::streamoff(44 + std::uint64_t(s) * rate * 2));
        for (int i = 0; i < 400; ++i)
            loud.put(char(i * 37)), loud.put(char(i * 91 % 100));
    }
}

fs::path writeMany(const fs::path& file, int count) {
    std::vector<Note> notes;
    for (int i = 0; i < count; ++i)
        notes.push_back({.start = i * 0.02,
                         .end = i * 0.02 + 0.1,
                         .pitch = 36 + i * 7 % 48,
                         .velocity = 30 + i * 31 % 90,
                         .track = 0});
    Score score;
    score.parts.resize(1);
    score.tempos = {{.tick = 0, .microseconds = 500000}, {.tick = 1920, .microseconds = 600000}};
    writeMidi(file, fromNotes(notes, score));
    return file;
}

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatToDoWhenNothingIsChosen() {
        Bench bench;
        QVERIFY(bench.text().contains(QLatin1String("library")));
        QVERIFY(!bench.panel->findChild<QToolBar*>()->isVisible());
        QVERIFY(!bench.action("loop")->isEnabled());
    }

    void showsASoundAndOffersItToThePlayer() {
        Bench bench;
        const fs::path file = bench.sound("one");
        bench.choose(file);
        QVERIFY(bench.opened());
        QCOMPARE(bench.panel->axis()->length(), readSound(file).seconds());
        QVERIFY(bench.text().contains(QLatin1String("one")));
        QVERIFY2(bench.text().contains(QLatin1String("kHz")), qPrintable(bench.text()));
        QVERIFY(bench.wave()->isVisible() && bench.spectrogram()->isVisible());
        QTRY_VERIFY(bench.session->player().isLoaded(bench.panel->axis()));
        QTRY_VERIFY(bench.session->player().length() > 0);
        // The spectrogram comes, and is more than the hatching that stands for it.
        QTRY_VERIFY(colorsIn(bench.spectrogram()->grab().toImage()) > 40);
        bench.panel->axis()->setSelection(TimeSpan{0.5, 1.5});
        bench.picture("inspector-sound");
    }

    void selectionBecomesLoopAndZoom() {
        Bench bench;
        bench.choose(bench.sound("one"));
        QVERIFY(bench.opened());
        TimeAxis* axis = bench.panel->axis();
        QVERIFY(!bench.action("zoomSelection")->isEnabled());
        // By mouse.
        const int y = bench.wave()->height() / 2;
        const auto at = [&](double t) { return QPoint(int(bench.wave()->xAt(t)), y); };
        QTest::mousePress(bench.wave(), Qt::LeftButton, {}, at(1));
        QTest::mouseMove(bench.wave(), at(1.5));
        QTest::mouseMove(bench.wave(), at(2));
        QTest::mouseRelease(bench.wave(), Qt::LeftButton, {}, at(2));
        QVERIFY(axis->selection());
        const TimeSpan selected = *axis->selection();
        QVERIFY(std::abs(selected.start - 1) < 0.02 && std::abs(selected.end - 2) < 0.02);
        bench.wave()->setFocus();
        bench.action("loop")->trigger();
        QCOMPARE(axis->loop(), std::optional(selected));
        QTest::keyClick(bench.wave(), Qt::Key_Z);
        QVERIFY(axis->visible().length() < 1.2);
        QTest::keyClick(bench.wave(), Qt::Key_0);
        QCOMPARE(axis->visible().length(), axis->length());
        bench.action("loop")->trigger(); // the same again ends it
        QVERIFY(!axis->loop());
        // The player obeys: what is heard stays within the loop.
        QTRY_VERIFY(bench.session->player().loaded() == 1);
        bench.action("loop")->trigger();
        bench.session->player().play();
        QTRY_VERIFY(bench.session->player().playing());
        for (int i = 0; i < 30; ++i) {
            bench.play(0.1);
            QTest::qWait(5);
        }
        QTRY_VERIFY(selected.contains(bench.session->player().position()));
    }

    void selectionByKeyboard() {
        Bench bench;
        bench.choose(bench.sound("one"));
        QVERIFY(bench.opened());
        bench.wave()->setFocus();
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(bench.wave(), Qt::Key_Right);
        const double from = bench.panel->axis()->cursor();
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(bench.wave(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(bench.panel->axis()->selection());
        QCOMPARE(bench.panel->axis()->selection()->start, from);
        QVERIFY(bench.action("saveSelection")->isEnabled());
        QTest::keyClick(bench.wave(), Qt::Key_S, Qt::ShiftModifier);
        QVERIFY(!bench.spectrogram()->isVisible());
        QTest::keyClick(bench.wave(), Qt::Key_W, Qt::ShiftModifier);
        QVERIFY(bench.spectrogram()->isVisible()); // one lane stays
        QVERIFY(!bench.wave()->isVisible());
        QTest::keyClick(bench.spectrogram(), Qt::Key_F);
        QVERIFY(!bench.spectrogram()->logFrequency());
        QVERIFY(!bench.action("logFrequency")->isChecked());
    }

    void markersAreNamedInPlaceAndUndone() {
        Bench bench;
        const auto id = bench.choose(bench.sound("one"));
        QVERIFY(bench.opened());
        bench.wave()->setFocus();
        const auto markers = [&] { return bench.session->store().item(id)->markers; };
        const auto addAt = [&](double t, const char* name) {
            bench.panel->axis()->setCursor(t);
            QTest::keyClick(bench.wave(), Qt::Key_M);
            auto* edit = bench.panel->findChild<MarkerEdit*>();
            QVERIFY(edit);
            QTest::keyClicks(edit, QLatin1String(name));
            QTest::keyClick(edit, Qt::Key_Return);
            QTRY_VERIFY(!bench.panel->findChild<MarkerEdit*>());
        };
        addAt(2, "Verse L");
        QTRY_COMPARE(markers().size(), 1u);
        addAt(1, "Intro");
        QTRY_COMPARE(markers().size(), 2u);
        QCOMPARE(markers()[0], (ItemMarker{1, "Intro"}));
        QCOMPARE(markers()[1], (ItemMarker{2, "Verse L"}));
        bench.picture("inspector-markers");

        bench.panel->axis()->setCursor(0);
        QTest::keyClick(bench.wave(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(bench.panel->axis()->cursor(), 1.0);
        QTest::keyClick(bench.wave(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(bench.panel->axis()->cursor(), 2.0);
        QTest::keyClick(bench.wave(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(bench.panel->axis()->cursor(), 1.0);
        addAt(1, "Opening"); // on a marker: another name
        QTRY_COMPARE(markers()[0].text, std::string("Opening"));
        QCOMPARE(markers().size(), 2u);

        QTest::keyClick(bench.wave(), Qt::Key_M);
        QTest::keyClick(bench.panel->findChild<MarkerEdit*>(), Qt::Key_Escape);
        QTRY_VERIFY(!bench.panel->findChild<MarkerEdit*>());
        QTest::keyClick(bench.wave(), Qt::Key_Delete);
        QTRY_COMPARE(markers().size(), 1u);
        bench.session->undo().undo();
        QTRY_COMPARE(markers().size(), 2u);
        bench.session->undo().undo();
        QTRY_COMPARE(markers()[0].text, std::string("Intro"));
    }

    void savedSelectionIsSampleExact() {
        Bench bench;
        const fs::path file = bench.sound("one");
        bench.choose(file);
        QVERIFY(bench.opened());
        const Sound all = readSound(file);
        const std::size_t first = 12345, last = 80001;
        bench.panel->axis()->setSelection(
            TimeSpan{double(first) / all.rate, double(last) / all.rate});
        for (const char* name : {"cut.wav", "cut.flac"}) {
            const fs::path target = bench.folder / "project/audio" / name;
            bench.panel->saveSelection(file, *bench.panel->axis()->selection(), target);
            QTRY_VERIFY(bench.session->store().idOf(target) != 0);
            const Sound cut = readSound(target);
            QCOMPARE(cut.rate, all.rate);
            QCOMPARE(cut.frames(), last - first);
            const auto channels = std::size_t(all.channels);
            QVERIFY(std::equal(cut.samples.begin(), cut.samples.end(),
                               all.samples.begin() + std::ptrdiff_t(first * channels)));
            const Provenance origin = readProvenance(target);
            QVERIFY(origin.comment.find("one.wav") != std::string::npos);
        }
        QSignalSpy told(bench.session.get(), &Session::told);
        bench.panel->saveSelection(file, *bench.panel->axis()->selection(), file); // onto itself
        QTRY_VERIFY(told.count() > 0);
        QVERIFY(told.last()[0].toString().contains(QLatin1String("another name")));
        QCOMPARE(readSound(file).samples, all.samples);
    }

    void beatsAreFoundAndSnappedTo() {
        Bench bench;
        bench.choose(bench.sound("one")); // two tones a second
        QVERIFY(bench.opened());
        QTest::keyClick(bench.wave(), Qt::Key_B);
        QVERIFY(bench.action("beats")->isChecked());
        QTRY_VERIFY(bench.panel->beats().size() > 3);
        const std::vector<double> beats = bench.panel->beats();
        bench.action("snap")->setChecked(true);
        bench.panel->axis()->setSelection(TimeSpan{beats[1] + 0.06, beats[3] - 0.08});
        QTRY_COMPARE(bench.panel->axis()->selection(), std::optional(TimeSpan{beats[1], beats[3]}));
        bench.panel->axis()->setSelection(TimeSpan{beats[2] + 0.01, beats[2] + 0.02});
        QTRY_COMPARE(bench.panel->axis()->selection(), std::optional(TimeSpan{beats[2], beats[3]}));
    }

    void nearestBeats() {
        QCOMPARE(nearestBeat({}, 3.0), 3.0);
        QCOMPARE(nearestBeat({1, 2, 3}, 0.0), 1.0);
        QCOMPARE(nearestBeat({1, 2, 3}, 2.4), 2.0);
        QCOMPARE(nearestBeat({1, 2, 3}, 2.6), 3.0);
        QCOMPARE(nearestBeat({1, 2, 3}, 9.0), 3.0);
    }

    void showsNotesWithTempoAndBeats() {
        Bench bench;
        bench.choose(writeMany(bench.folder / "few.mid", 200));
        QTRY_COMPARE(bench.roll()->notes().size(), 200u);
        QVERIFY(bench.roll()->isVisible());
        QVERIFY2(bench.text().contains(QLatin1String("100 to 120 bpm")), qPrintable(bench.text()));
        QVERIFY2(bench.text().contains(QLatin1String("200 notes")) ||
                     bench.text().contains(QLatin1String("200 note")),
                 qPrintable(bench.text()));
        QVERIFY(bench.panel->beats().size() > 5);
        QCOMPARE(bench.panel->beats()[4], 2.0);
        QVERIFY(bench.action("byTrack")->isEnabled());
        QVERIFY(!bench.action("saveSelection")->isEnabled());
        bench.roll()->setFocus();
        QTest::keyClick(bench.roll(), Qt::Key_B);
        bench.picture("inspector-notes");
    }

    void chordsAreNamed() {
        std::vector<Note> notes;
        for (const auto& [root, start] : {std::pair{60, 0}, {65, 2}, {67, 4}})
            for (const int third : {0, 4, 7})
                notes.push_back(
                    {.start = double(start), .end = start + 2.0, .pitch = root + third});
        Score score;
        score.parts.resize(1);
        NotesData data;
        data.midi = fromNotes(notes, score);
        data.notes = notesOf(data.midi);
        const NoteScore shown = scoreOf(data);
        QStringList names;
        for (const TimeMarker& chord : shown.chords)
            names << chord.text;
        QCOMPARE(names,
                 (QStringList{QStringLiteral("C"), QStringLiteral("F"), QStringLiteral("G")}));
        QCOMPARE(shown.chords[1].time, 2.0);
        QVERIFY(scoreOf({}).chords.empty());
    }

    void aBrokenOrMissingFileIsSaidInPlace() {
        Bench bench;
        const fs::path file = bench.sound("one");
        const auto id = bench.choose(file);
        QVERIFY(bench.opened());
        bench.session->setCurrent(0);
        fs::path moved = file;
        moved += ".away";
        fs::rename(file, moved);
        bench.session->setCurrent(id);
        QTRY_VERIFY2(bench.text().contains(QLatin1String("one.wav")), qPrintable(bench.text()));
        QVERIFY(!bench.wave()->isVisible());
        fs::rename(moved, file);
        for (auto* button : bench.panel->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Try again"))
                button->click();
        QVERIFY(bench.opened());
        QVERIFY(bench.wave()->isVisible());
    }

    void showsWhatAModelHolds() {
        Bench bench;
        const fs::path file = bench.folder / "weights.safetensors";
        writeSafeTensors(file, {{{"out.weight", DType::F32, {2, 3}, std::vector<std::byte>(24)}},
                                {{"task", "answer"}}});
        bench.choose(file);
        auto* details = bench.panel->findChild<DetailTable*>();
        QTRY_VERIFY(details->isVisible());
        std::map<QString, QString> rows;
        for (int i = 0; i < details->topLevelItemCount(); ++i)
            rows[details->topLevelItem(i)->text(0)] = details->topLevelItem(i)->text(1);
        QCOMPARE(rows[QStringLiteral("parameters")], QStringLiteral("6"));
        QVERIFY(rows[QStringLiteral("tensors.out.weight")].endsWith(QStringLiteral("2 × 3")));
        QCOMPARE(rows[QStringLiteral("metadata.task")], QStringLiteral("answer"));
        bench.picture("inspector-model");

        const fs::path broken = bench.folder / "broken.safetensors";
        writeFile(broken, std::string("\x08\0\0\0\0\0\0\0{\"a\":1}}", 16));
        bench.choose(broken);
        QVERIFY(!details->isVisible());
        QTRY_VERIFY2(bench.text().count(QStringLiteral("broken.safetensors")) == 2,
                     qPrintable(bench.text()));
        bench.choose(bench.sound("one"));
        QVERIFY(bench.opened());
        QVERIFY(!details->isVisible());
    }

    void filesAreDroppedHere() {
        Bench bench;
        const fs::path file = bench.sound("dropped");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(bench.panel.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(bench.panel.get(), &drop);
        QTRY_VERIFY(bench.session->current() != 0);
        QCOMPARE(bench.session->current(), bench.session->store().idOf(file));
        QVERIFY(bench.opened());
    }

    void comesBackAsItWas() {
        Bench bench;
        const auto id = bench.choose(bench.sound("one"));
        QVERIFY(bench.opened());
        bench.panel->axis()->setVisible({1, 2});
        bench.panel->axis()->setSelection(TimeSpan{1.25, 1.5});
        bench.action("spectrogram")->setChecked(false);
        const Json state = bench.panel->state();
        bench.session->setCurrent(0);
        bench.show();
        bench.panel->restore(state);
        QCOMPARE(bench.session->current(), id);
        QVERIFY(bench.opened());
        QCOMPARE(bench.panel->axis()->visible(), (TimeSpan{1, 2}));
        QCOMPARE(bench.panel->axis()->selection(), std::optional(TimeSpan{1.25, 1.5}));
        QVERIFY(!bench.spectrogram()->isVisible());
        for (const char* text : {"[]", "{\"item\": \"x\", \"visible\": 1, \"shown\": 3}",
                                 "{\"item\": 1, \"visible\": [1], \"selection\": [\"a\", 2]}"})
            bench.panel->restore(Json::parse(text)); // takes no harm
    }

    void eachItemKeepsItsPlace() {
        Bench bench;
        const auto ids = bench.import({bench.sound("one"), bench.sound("two")});
        bench.session->setCurrent(ids[0]);
        QVERIFY(bench.opened());
        bench.panel->axis()->setVisible({1, 2});
        bench.session->setCurrent(ids[1]);
        QVERIFY(bench.opened());
        QCOMPARE(bench.panel->axis()->visible().start, 0.0);
        bench.session->setCurrent(ids[0]);
        QCOMPARE(bench.panel->axis()->visible(), (TimeSpan{1, 2}));
    }

    void hoursOpenAtOnce() {
        Bench bench;
        const fs::path file = bench.folder / "hours.wav";
        writeSparse(file, 3 * 3600, 8000);
        const auto id = bench.import({file}).front();
        QVERIFY(id);
        attempt([&](double& p99) {
            bench.session->setCurrent(0);
            QTest::qWait(50);
            GapProbe probe;
            QElapsedTimer clock;
            clock.start();
            bench.session->setCurrent(id);
            QVERIFY(bench.opened());
            const auto first = clock.elapsed();
            QVERIFY2(first < 1000, qPrintable(QString::number(first)));
            TimeAxis* axis = bench.panel->axis();
            QCOMPARE(axis->length(), 10800.0);
            for (int i = 0; i < 60; ++i) {
                axis->zoom(i < 40 ? 1.3 : 0.7, 3000);
                axis->pan(axis->visible().length() / 5);
                QTest::qWait(20);
            }
            axis->showAll();
            p99 = probe.percentile(0.99);
        });
        bench.picture("inspector-hours");
    }

    void halfAMillionNotes() {
        Bench bench;
        const fs::path file = writeMany(bench.folder / "many.mid", 500'000);
        const auto id = bench.import({file}).front();
        QVERIFY(id);
        attempt([&](double& p99) {
            bench.session->setCurrent(0);
            QTest::qWait(50);
            GapProbe probe;
            bench.session->setCurrent(id);
            QTRY_COMPARE_WITH_TIMEOUT(bench.roll()->notes().size(), 500'000u, 15000);
            TimeAxis* axis = bench.panel->axis();
            for (int i = 0; i < 60; ++i) {
                axis->zoom(i < 40 ? 1.3 : 0.7, 3000);
                axis->pan(axis->visible().length() / 5);
                QTest::qWait(20);
            }
            p99 = probe.percentile(0.99);
        });
    }

private:
    /// Another program may have the processors for a moment; three such moments are no accident.
    template <class Try>
    static void attempt(Try once) {
        double p99 = 0;
        for (int i = 0; i < 3; ++i) {
            once(p99);
            if (QTest::currentTestFailed())
                return;
            qInfo("event loop: p99 %.1f ms", p99);
            if (p99 < 50 * slowdown)
                return;
        }
        QFAIL(qPrintable(QStringLiteral("p99 %1 ms").arg(p99)));
    }
};

QTEST_MAIN(TestInspector)
#include "app_inspector.moc"
