#include "app/panels/gesturebar.h"
#include "app/panels/soundslot.h"
#include "core/audio/gesture.h"
#include "core/soundfile.h"
#include "core/synth/synthrender.h"
#include "tests/app/synthrig.h"
#include "widgets/numberbox.h"

#include <QStandardPaths>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// A held sound as it reaches the engine: from its beginning, faded in, at the panel's level.
std::vector<float> expected(const SynthSound& sound, std::size_t frames, double db) {
    const auto synth = makeSynth(sound.synth, sound.settings);
    synth->prepare(48000, 64);
    std::vector<float> samples(frames);
    renderVoice(*synth, sound.point, 0, 48000, samples);
    for (float& s : samples)
        s *= float(std::pow(10, db / 20));
    return samples;
}

} // namespace

class AppSynthPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void heldParametersSoundAsRendered_data() {
        QTest::addColumn<QString>("synth");
        for (const SynthInfo& info : synths())
            QTest::newRow(info.name.c_str()) << QString::fromStdString(info.name);
    }
    void heldParametersSoundAsRendered() {
        QFETCH(QString, synth);
        SynthRig rig;
        rig.panel->choose(synth.toStdString());
        const SynthInfo info = synthInfo(synth.toStdString());
        for (std::size_t i = 0; i < info.parameters.size(); ++i)
            rig.slider(QString::fromStdString(info.parameters[i]))->setValue(0.8 - 0.1 * double(i));
        QCOMPARE(rig.panel->sound().point.size(), info.parameters.size());
        QCOMPARE(rig.panel->sound().point[1], float(0.7));
        rig.slider(QStringLiteral("Level"))->setValue(-20); // below the clip guard
        QVERIFY(rig.ready());
        rig.click(QStringLiteral("Play"));
        QVERIFY(rig.device);
        const auto heard = rig.hear(1);
        const auto wanted = expected(rig.panel->sound(), heard.size(), -20);
        QVERIFY(peak(heard) > 0.003f);
        // The source itself fades in for 20 ms.
        for (std::size_t i = 2000; i < heard.size(); ++i)
            if (std::abs(heard[i] - wanted[i]) > 1e-6f)
                QFAIL(qPrintable(
                    QStringLiteral("%1: %2, not %3").arg(i).arg(heard[i]).arg(wanted[i])));
        // Pressed again: it ends, and soon nothing is heard.
        rig.click(QStringLiteral("Play"));
        rig.hear(0.1);
        QCOMPARE(peak(rig.hear(0.2)), 0.0f);
    }

    void slidersGlide() {
        SynthRig rig;
        QVERIFY(rig.ready());
        rig.slider(QStringLiteral("Amplitude"))->setValue(1);
        rig.slider(QStringLiteral("Frequency"))->setValue(0.1);
        rig.slider(QStringLiteral("Glide"))->setValue(400);
        rig.click(QStringLiteral("Play"));
        rig.hear(0.2);
        QVERIFY(std::abs(hertz(rig.hear(0.2)) - 270) < 2);
        rig.slider(QStringLiteral("Frequency"))->setValue(0.5);
        const double begin = hertz(rig.hear(0.05)), later = hertz(rig.hear(0.2));
        QVERIFY2(begin > 280 && begin < 500, qPrintable(QString::number(begin)));
        QVERIFY2(later > 600 && later < 1150, qPrintable(QString::number(later)));
        rig.hear(0.3);
        QVERIFY(std::abs(hertz(rig.hear(0.2)) - 1270) < 2);
        // No steps on the way.
        rig.slider(QStringLiteral("Frequency"))->setValue(0.0);
        const auto way = rig.hear(0.4);
        float step = 0;
        for (std::size_t i = 1; i < way.size(); ++i)
            step = std::max(step, std::abs(way[i] - way[i - 1]));
        QVERIFY(step < 0.25f * 2 * 3.15f * 1300 / 48000);
    }

    void holdAndPadSoundWhileTheyArePressed() {
        SynthRig rig;
        QVERIFY(rig.ready());
        QPushButton* hold = rig.button(QStringLiteral("Hold to play"));
        QTest::mousePress(hold, Qt::LeftButton);
        rig.hear(0.1);
        QVERIFY(peak(rig.hear(0.1)) > 0.05f);
        QTest::mouseRelease(hold, Qt::LeftButton);
        rig.hear(0.1);
        QCOMPARE(peak(rig.hear(0.1)), 0.0f);

        XyPad* pad = rig.pad();
        QVERIFY(pad->isVisible());
        QTest::mousePress(pad, Qt::LeftButton, {}, pad->rect().center());
        rig.hear(0.1);
        QVERIFY(peak(rig.hear(0.1)) > 0.05f);
        QCOMPARE(rig.panel->sound().point[0], float(pad->value().x()));
        QCOMPARE(rig.panel->sound().point[1], float(pad->value().y()));
        QTest::mouseRelease(pad, Qt::LeftButton, {}, pad->rect().center());
        rig.hear(0.1);
        QCOMPARE(peak(rig.hear(0.1)), 0.0f);
    }

    void panicSilencesAndLeavesThePlayButtonUp() {
        SynthRig rig;
        QVERIFY(rig.ready());
        rig.click(QStringLiteral("Play"));
        QVERIFY(peak(rig.hear(0.2)) > 0.05f);
        rig.session->player().panic();
        rig.hear(0.05);
        QCOMPARE(peak(rig.hear(0.2)), 0.0f);
        QVERIFY(!rig.button(QStringLiteral("Play"))->isChecked());
        rig.click(QStringLiteral("Play"));
        rig.hear(0.1);
        QVERIFY(peak(rig.hear(0.1)) > 0.05f);
    }

    void keysPlayNotesAndSnapshots() {
        SynthRig rig;
        QVERIFY(rig.ready());
        rig.slider(QStringLiteral("Amplitude"))->setValue(1);
        rig.slider(QStringLiteral("Glide"))->setValue(0);
        XyPad* pad = rig.pad();
        pad->setFocus();
        QTest::keyPress(pad, Qt::Key_H); // A4
        rig.hear(0.1);
        QVERIFY(std::abs(hertz(rig.hear(0.5)) - 440) < 1);
        QTest::keyPress(pad, Qt::Key_A); // C4, while the other is held
        rig.hear(0.1);
        QVERIFY(std::abs(hertz(rig.hear(0.5)) - 261.63) < 1);
        QTest::keyRelease(pad, Qt::Key_A);
        rig.hear(0.1);
        QVERIFY(std::abs(hertz(rig.hear(0.5)) - 440) < 1);
        QTest::keyRelease(pad, Qt::Key_H);
        rig.hear(0.1);
        QCOMPARE(peak(rig.hear(0.1)), 0.0f);
        // A held key is let go of where the keyboard goes elsewhere.
        QTest::keyPress(pad, Qt::Key_D);
        QVERIFY(peak(rig.hear(0.2)) > 0.05f);
        rig.window->panel(QStringLiteral("library"))->setFocus();
        rig.window->showPanel(QStringLiteral("library"));
        for (auto* one : rig.window->panel(QStringLiteral("library"))->findChildren<QLineEdit*>())
            one->setFocus();
        QVERIFY(!rig.panel->isAncestorOf(QApplication::focusWidget()));
        rig.hear(0.1);
        QCOMPARE(peak(rig.hear(0.1)), 0.0f);

        pad->setFocus();
        rig.slider(QStringLiteral("Frequency"))->setValue(0.25);
        QTest::keyClick(pad, Qt::Key_3, Qt::ShiftModifier);
        rig.slider(QStringLiteral("Frequency"))->setValue(0.75);
        QTest::keyClick(pad, Qt::Key_0, Qt::ShiftModifier);
        QTest::keyClick(pad, Qt::Key_3);
        QCOMPARE(rig.panel->sound().point[0], 0.25f);
        QCOMPARE(rig.slider(QStringLiteral("Frequency"))->value(), 0.25);
        QTest::keyClick(pad, Qt::Key_5); // empty
        QCOMPARE(rig.panel->sound().point[0], 0.25f);
        QTest::keyClick(pad, Qt::Key_0);
        QCOMPARE(rig.panel->sound().point[0], 0.75f);
        QCOMPARE(pad->marks().size(), std::size_t(2));

        // Morphing between them, and numbers that are typed stay numbers.
        const auto choose = [&](const char* name, int downs) {
            auto* box = rig.named<QComboBox>(QLatin1String(name));
            for (int i = 0; i < downs; ++i)
                QTest::keyClick(box, Qt::Key_Down);
            return box->currentText();
        };
        QVERIFY(!rig.slider(QStringLiteral("Morph"))->isEnabled());
        QCOMPARE(choose("Morph from snapshot", 1), QStringLiteral("3"));
        QCOMPARE(choose("Morph to snapshot", 2), QStringLiteral("0"));
        QTest::keyClick(rig.named<QComboBox>(QStringLiteral("Morph to snapshot")), Qt::Key_3);
        QCOMPARE(rig.panel->sound().point[0], 0.25f); // boxes leave the keys to the panel
        rig.slider(QStringLiteral("Morph"))->setValue(0.5);
        QCOMPARE(rig.panel->sound().point[0], 0.5f);
        auto* box = rig.slider(QStringLiteral("Frequency"))->findChild<RealBox*>();
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("0.3"));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(rig.panel->sound().point[0], 0.3f);
    }

    void movesAreUndone() {
        SynthRig rig;
        QUndoStack& undo = rig.session->undo();
        const SynthSound before = rig.panel->sound();
        for (int i = 0; i < 10; ++i) // one stroke
            rig.slider(QStringLiteral("Frequency"))->setValue(0.05 * i);
        QCOMPARE(undo.count(), 1);
        rig.slider(QStringLiteral("Amplitude"))->setValue(0.9);
        QCOMPARE(undo.count(), 2);
        for (int i = 0; i < 10; ++i) { // both hands at once
            rig.slider(QStringLiteral("Frequency"))->setValue(0.05 * i + 0.01);
            rig.slider(QStringLiteral("Amplitude"))->setValue(0.05 * i);
        }
        QCOMPARE(undo.count(), 2);
        rig.click(QStringLiteral("Randomise"));
        rig.click(QStringLiteral("Randomise"));
        QCOMPARE(undo.count(), 4);
        const SynthSound random = rig.panel->sound();
        rig.panel->choose("fm4");
        QCOMPARE(rig.panel->sound().point, middle(4));
        QVERIFY(rig.slider(QStringLiteral("Modulator")));
        undo.undo();
        QCOMPARE(rig.panel->sound(), random);
        QVERIFY(!rig.slider(QStringLiteral("Modulator")));
        QCOMPARE(float(rig.slider(QStringLiteral("Frequency"))->value()), random.point[0]);
        while (undo.canUndo())
            undo.undo();
        QCOMPARE(rig.panel->sound(), before);
        while (undo.canRedo())
            undo.redo();
        QCOMPARE(rig.panel->sound().synth, std::string("fm4"));
        rig.click(QStringLiteral("Reset"));
        QCOMPARE(rig.panel->sound().point, middle(4));
    }

    void snapshotsAreUndone() {
        SynthRig rig;
        QUndoStack& undo = rig.session->undo();
        XyPad* pad = rig.pad();
        pad->setFocus();
        QTest::keyClick(pad, Qt::Key_3, Qt::ShiftModifier);
        QCOMPARE(pad->marks().size(), std::size_t(1));
        QCOMPARE(undo.count(), 1);
        QTest::keyClick(pad, Qt::Key_3, Qt::ShiftModifier); // the same once more
        QCOMPARE(undo.count(), 1);
        rig.slider(QStringLiteral("Frequency"))->setValue(0.25);
        QTest::keyClick(pad, Qt::Key_3, Qt::ShiftModifier); // over what was there
        QCOMPARE(undo.count(), 3);
        undo.undo();
        rig.slider(QStringLiteral("Frequency"))->setValue(0.9);
        QTest::keyClick(pad, Qt::Key_3);
        QCOMPARE(rig.panel->sound().point[0], 0.5f);
        // Also while another synthesizer is shown.
        while (undo.canUndo())
            undo.undo();
        QVERIFY(pad->marks().empty());
        undo.redo();
        QCOMPARE(pad->marks().size(), std::size_t(1));
        rig.panel->choose("fm3");
        QVERIFY(pad->marks().empty());
        undo.undo();
        undo.undo();
        QVERIFY(pad->marks().empty());
    }

    /// What is written goes on without the panel, and is told.
    void filesAreFinishedWithoutThePanel() {
        Workbench bench;
        QVERIFY(bench.openProject());
        auto panel = std::make_unique<SynthPanel>(*bench.session);
        panel->show();
        QPushButton* render = nullptr;
        for (auto* button : panel->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Render to the library"))
                render = button;
        QTRY_VERIFY(render && render->isEnabled());
        render->click();
        panel.reset();
        QTRY_COMPARE_WITH_TIMEOUT(bench.session->store().items().size(), std::size_t(1), 10000);
    }

    void gesturesAreCapturedHeardAndExported() {
        SynthRig rig;
        QVERIFY(rig.openProject());
        rig.panel->choose("fm3");
        QVERIFY(rig.ready());
        rig.slider(QStringLiteral("Level"))->setValue(-12);
        rig.click(QStringLiteral("Play"));
        rig.hear(0.3);
        QVERIFY(!rig.panel->gesture());
        rig.click(QStringLiteral("Capture"));
        QVERIFY(rig.button(QStringLiteral("Capture"))->isChecked());
        std::vector<float> heard;
        for (int i = 0; i < 20; ++i) {
            rig.slider(QStringLiteral("Carrier"))->setValue(double(i % 7) / 7);
            rig.pad()->setValue({double(i % 5) / 5, double(i % 3) / 3});
            if (i == 10)
                rig.click(QStringLiteral("Play")); // a pause
            if (i == 12)
                rig.click(QStringLiteral("Play"));
            const auto part = rig.hear(0.05);
            heard.insert(heard.end(), part.begin(), part.end());
        }
        rig.click(QStringLiteral("Capture"));
        QVERIFY(rig.panel->gesture());
        QTest::qWait(20); // nothing is cut off by what is shown of it
        auto* scroll = rig.panel->findChild<QScrollArea*>();
        QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
        const Sound again = renderGesture(*rig.panel->gesture());
        QCOMPARE(again.samples.size(), heard.size());
        QVERIFY(again.samples == heard);
        QVERIFY(peak(heard) > 0.1f);

        const fs::path wav = rig.folder / "g.wav", mid = rig.folder / "g.mid",
                       csv = rig.folder / "g.csv";
        rig.panel->exportGesture(GestureBar::Format::Wav, wav);
        rig.panel->exportGesture(GestureBar::Format::Midi, mid);
        rig.panel->exportGesture(GestureBar::Format::Csv, csv);
        QTRY_VERIFY(fs::exists(wav) && fs::exists(mid) && fs::exists(csv));
        QTRY_VERIFY(!rig.session->jobs().busy());
        QVERIFY(readSound(wav).samples == heard);
        // The file can be made again from what it says of itself.
        const Json told = parseJson(readProvenance(wav).comment, "comment");
        QVERIFY(renderGesture(gestureOf(told.at("gesture"), "comment")).samples == heard);
        QVERIFY(readMidi(mid).tracks.at(0).events.size() > 20);
        QVERIFY(readFile(csv).starts_with("seconds,Carrier,Modulator,Depth,level,sounds\n"));

        // Kept in the library, and heard again.
        QTest::mouseClick(rig.tool(QStringLiteral("Keep")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(rig.session->store().items().size(), std::size_t(1), 10000);
        const LibraryItem& item = rig.session->store().items().begin()->second;
        QVERIFY(readSound(rig.session->store().fileOf(item)).samples == heard);
        rig.click(QStringLiteral("Play"));
        rig.hear(0.2);
        QTest::mouseClick(rig.named<QToolButton>(QStringLiteral("Hear the gesture")),
                          Qt::LeftButton);
        QTRY_VERIFY(peak(rig.hear(0.1)) > 0.05f); // as soon as it has been rendered
        QVERIFY(rig.session->player().auditioning());
    }

    void heldSoundsAreRenderedIntoTheLibrary() {
        SynthRig rig;
        QVERIFY(!rig.button(QStringLiteral("Render to the library"))->isEnabled());
        QVERIFY(rig.openProject());
        rig.panel->choose("fm4");
        rig.slider(QStringLiteral("Depth"))->setValue(0.2);
        rig.named<RealBox>(QStringLiteral("Length of the rendered sound"))->setValue(0.5);
        rig.click(QStringLiteral("Render to the library"));
        QTRY_COMPARE_WITH_TIMEOUT(rig.session->store().items().size(), std::size_t(1), 10000);
        const LibraryItem& item = rig.session->store().items().begin()->second;
        const Sound sound = readSound(rig.session->store().fileOf(item));
        SynthRequest request{.synth = "fm4",
                             .parameters = {0.5, 0.5, double(0.2f), 0.5},
                             .seconds = 0.5,
                             .rate = 48000};
        QVERIFY(sound.samples == renderSynth(request).samples);
        rig.click(QStringLiteral("Render to the library")); // a name of its own
        QTRY_VERIFY(fs::exists(rig.session->store().folder() / "audio" / "fm4-2.wav"));
    }

    void comesBackWithTheProject() {
        SynthRig rig;
        QVERIFY(rig.openProject());
        const fs::path folder = rig.session->store().folder();
        QTest::qWait(200); // what the project had in its window has been read
        rig.panel->choose("granular");
        const fs::path grains = rig.sound("one");
        for (auto* slot : rig.panel->findChildren<SoundSlot*>())
            slot->setFile(grains);
        rig.slider(QStringLiteral("Density"))->setValue(0.9);
        rig.slider(QStringLiteral("Jitter"))->setValue(0.25);
        rig.pad()->setFocus();
        QTest::keyClick(rig.pad(), Qt::Key_2, Qt::ShiftModifier);
        rig.slider(QStringLiteral("Level"))->setValue(-18);
        rig.slider(QStringLiteral("Glide"))->setValue(250);
        const SynthSound before = rig.panel->sound();
        QCOMPARE(before.settings.grains, grains);
        QCOMPARE(before.settings.jitter, 0.25);
        rig.session->closeProject();
        QTRY_VERIFY(!rig.session->store().isOpen());
        rig.panel->choose("sin");
        rig.slider(QStringLiteral("Level"))->setValue(0);
        rig.session->store().open(folder);
        QTRY_VERIFY(rig.session->store().isOpen());
        QTRY_COMPARE(rig.panel->sound(), before);
        QCOMPARE(rig.slider(QStringLiteral("Level"))->value(), -18.0);
        QCOMPARE(rig.slider(QStringLiteral("Glide"))->value(), 250.0);
        QCOMPARE(rig.slider(QStringLiteral("Jitter"))->value(), 0.25);
        rig.slider(QStringLiteral("Density"))->setValue(0.1);
        QTest::keyClick(rig.pad(), Qt::Key_2);
        QCOMPARE(rig.panel->sound().point, before.point);
    }

    void aDamagedStateCostsNothing() {
        SynthRig rig;
        const SynthSound before = rig.panel->sound();
        for (const char* text :
             {"{}", R"({"sound": 3, "memory": {"sin": {"snapshots": [[1], [0.5, 0.5, 0.5], 7]}}})",
              R"({"sound": {"synth": "sinn", "point": [9, "x"], "jitter": "much"}})",
              R"({"sound": {"synth": "/nowhere/patch", "point": []},
                  "memory": {"sin": {"x": 99, "y": -4}}})"}) {
            rig.panel->restore(parseJson(text, "state"));
            QCOMPARE(rig.panel->sound().synth, std::string("sin"));
            QCOMPARE(rig.panel->sound().point.size(), std::size_t(2));
            rig.pad()->setValue({0.3, 0.4});
            rig.pad()->setValue({0.5, 0.5});
        }
        QVERIFY(rig.ready());
        rig.click(QStringLiteral("Play"));
        QVERIFY(peak(rig.hear(0.3)) > 0.01f);
        QCOMPARE(before.synth, rig.panel->sound().synth);
    }

    void aMissingGrainFileIsSaidAndSilent() {
        SynthRig rig;
        rig.panel->choose("granular");
        QVERIFY(rig.ready());
        rig.click(QStringLiteral("Play"));
        rig.hear(1);
        QVERIFY(peak(rig.hear(1)) > 0.003f);
        const fs::path gone = rig.folder / "gone.wav";
        for (auto* slot : rig.panel->findChildren<SoundSlot*>())
            slot->setFile(gone);
        QTRY_VERIFY(rig.saying(QStringLiteral("/gone.wav")));
        QVERIFY(!rig.button(QStringLiteral("Play"))->isChecked());
        rig.hear(0.1);
        QCOMPARE(peak(rig.hear(0.5)), 0.0f);  // not another sound than the one asked for
        writeSound(gone, sampleTones("one")); // now it is there
        rig.click(QStringLiteral("Play"));
        QVERIFY(rig.ready());
        QVERIFY(!rig.saying(QStringLiteral("/gone.wav")));
        rig.hear(1);
        QVERIFY(peak(rig.hear(1)) > 0.003f);
        // What sounds goes on until another source has been read.
        rig.session->undo().undo();
        QVERIFY(rig.panel->sound().settings.grains.empty());
        QVERIFY(rig.button(QStringLiteral("Play"))->isChecked());
        QTRY_VERIFY(rig.ready());
        rig.hear(1);
        QVERIFY(peak(rig.hear(1)) > 0.003f);
    }

    void anotherRateOfTheDevice() {
        SynthRig rig;
        QVERIFY(rig.ready());
        rig.slider(QStringLiteral("Amplitude"))->setValue(1);
        rig.slider(QStringLiteral("Frequency"))->setValue(0.4);
        rig.click(QStringLiteral("Play"));
        rig.hear(0.1);
        Player& player = rig.session->player();
        player.configure(player.output().settings(), 44100);
        QVERIFY(rig.ready());
        rig.device->advance(4410);
        rig.device->take();
        rig.device->advance(44100);
        const Sound sound = rig.device->take();
        std::vector<float> left;
        for (std::size_t i = 0; i < sound.frames(); ++i)
            left.push_back(sound.at(i, 0));
        QVERIFY(std::abs(hertz(left, 44100) - 1020) < 2);
    }

    void patchesAreRenderedAndAskedFor() {
        if (QStandardPaths::findExecutable(QStringLiteral("pd")).isEmpty())
            QSKIP("Pure Data is not installed");
        SynthRig rig;
        const fs::path patch = rig.folder / "bell";
        fs::create_directories(patch);
        writeFile(patch / "synth.json", R"({"parameters": ["Pitch", "Strength"]})");
        writeFile(patch / "synth.pd", "#N canvas 0 0 450 300 12;\n"
                                      "#X obj 20 20 inlet;\n"
                                      "#X obj 20 50 unpack f f;\n"
                                      "#X obj 20 80 * 1000;\n"
                                      "#X obj 20 110 osc~;\n"
                                      "#X obj 20 150 *~ 0;\n"
                                      "#X obj 20 190 outlet~;\n"
                                      "#X connect 0 0 1 0;\n"
                                      "#X connect 1 0 2 0;\n"
                                      "#X connect 2 0 3 0;\n"
                                      "#X connect 3 0 4 0;\n"
                                      "#X connect 1 1 4 1;\n"
                                      "#X connect 4 0 5 0;\n");
        // From a project, not by the user's hand: it does not run unasked.
        rig.panel->restore(
            Json{{"sound", {{"synth", patch.string()}, {"point", {0.5, 0.5}}}}, {"seconds", 0.5}});
        QCOMPARE(rig.panel->sound().synth, patch.string());
        QPushButton* play = rig.button(QStringLiteral("Render and hear"));
        QVERIFY(play && !play->isEnabled());
        QVERIFY(rig.slider(QStringLiteral("Strength")));
        QVERIFY(rig.saying(QStringLiteral("Patches are programs")));
        rig.click(QStringLiteral("Allow"));
        QVERIFY(play->isEnabled());
        QTest::mouseClick(play, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(rig.session->player().auditioning(), 20000);
        rig.hear(0.1);
        QVERIFY(std::abs(hertz(rig.hear(0.3)) - 500) < 3);
        // What Pure Data misses is said in the panel.
        writeFile(patch / "synth.pd", "#N canvas 0 0 450 300 12;\n"
                                      "#X obj 20 20 inlet;\n"
                                      "#X obj 20 50 nosuchobject;\n"
                                      "#X obj 20 190 outlet~;\n"
                                      "#X connect 0 0 1 0;\n");
        QTest::mouseClick(play, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(rig.saying(QStringLiteral("nosuchobject")), 20000);
        QVERIFY(play->isEnabled());
    }
};

QTEST_MAIN(AppSynthPanel)
#include "app_synthpanel.moc"
