#include "app/panels/devicepage.h"
#include "core/synth/notepitch.h"
#include "tests/app/synthrig.h"

using namespace antiphon;
using namespace antiphon::testing;

/// The synthesizer panel and the settings with a MIDI device.
class AppSynthMidi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void controllersAreLearned() {
        SynthRig rig;
        rig.midi->setPorts({"Knobs"});
        Midi& midi = rig.session->midi();
        midi.setPort(QStringLiteral("Knobs"));
        QTRY_VERIFY(midi.listening());
        rig.midi->send({0xB0, 21, 127}); // nobody has learned it
        QTest::qWait(30);
        QCOMPARE(rig.panel->sound().point, middle(2));

        Slider* amplitude = rig.slider(QStringLiteral("Amplitude"));
        Q_EMIT amplitude->midiLearnRequested();
        QVERIFY(rig.saying(QStringLiteral("Move the MIDI controller")));
        QTest::keyClick(rig.pad(), Qt::Key_Escape); // not after all
        QVERIFY(!rig.saying(QStringLiteral("Move the MIDI controller")));
        Q_EMIT amplitude->midiLearnRequested();
        rig.midi->send({0xB0, 21, 127});
        QTRY_COMPARE(rig.panel->sound().point[1], 1.0f);
        QVERIFY(!rig.saying(QStringLiteral("Move the MIDI controller")));
        QVERIFY(amplitude->toolTip().contains(QStringLiteral("21")));
        rig.midi->send({0xB0, 21, 64});
        QTRY_COMPARE(rig.panel->sound().point[1], float(64 / 127.0));
        rig.midi->send({0xB0, 53, 1}); // the fine half of 21
        QTRY_COMPARE(rig.panel->sound().point[1], float((64 * 128 + 1) / 16383.0));
        // A knob that is the second parameter of one synthesizer is that of the next one, too.
        rig.panel->choose("fm3");
        rig.midi->send({0xB0, 21, 0});
        QTRY_COMPARE(rig.panel->sound().point[1], 0.0f);
        QVERIFY(rig.slider(QStringLiteral("Modulator"))->toolTip().contains(QStringLiteral("21")));
        QCOMPARE(Midi(rig.session->settings(), std::make_unique<ScriptedMidi>())
                     .controllerText(QStringLiteral("synth.1")),
                 midi.controllerText(QStringLiteral("synth.1"))); // after the next start
        Q_EMIT rig.slider(QStringLiteral("Modulator"))->midiForgetRequested();
        rig.midi->send({0xB0, 21, 127});
        QTest::qWait(30);
        QCOMPARE(rig.panel->sound().point[1], 0.0f);
        QVERIFY(rig.slider(QStringLiteral("Modulator"))->toolTip().isEmpty());
    }

    void notesOfADeviceGateTheVoice() {
        SynthRig rig;
        rig.midi->setPorts({"Keys"});
        rig.session->midi().setPort(QStringLiteral("Keys"));
        QTRY_VERIFY(rig.session->midi().listening());
        QVERIFY(rig.ready());
        rig.slider(QStringLiteral("Amplitude"))->setValue(1);
        rig.midi->send({0x90, 69, 90});
        QTRY_VERIFY(rig.device);
        rig.hear(0.1);
        QVERIFY(std::abs(hertz(rig.hear(0.5)) - 440) < 1);
        QCOMPARE(rig.panel->sound().point[0], *pitchValue("sin", 69));
        QCOMPARE(rig.session->undo().count(), 1); // the amplitude; a melody is no edit
        rig.midi->send({0x90, 69, 0});
        QTest::qWait(30);
        rig.hear(0.1);
        QCOMPARE(peak(rig.hear(0.1)), 0.0f);
        // Without a pitch notes only begin and end the voice.
        rig.panel->choose("granular3-dur");
        QVERIFY(rig.ready());
        const SynthPoint point = rig.panel->sound().point;
        rig.midi->send({0x90, 50, 90});
        QTest::qWait(30);
        rig.hear(1);
        QVERIFY(peak(rig.hear(1)) > 0.003f);
        QCOMPARE(rig.panel->sound().point, point);
        rig.midi->send({0x80, 50, 0});
        QTest::qWait(30);
        rig.hear(0.1);
        QCOMPARE(peak(rig.hear(0.5)), 0.0f);
    }

    void thePortIsChosenInTheSettings() {
        SynthRig rig;
        rig.midi->setPorts({"Keys", "Knobs"});
        DevicePage page(*rig.session, nullptr, [] { return std::vector<AudioDeviceInfo>(); });
        page.resize(500, 700);
        page.show();
        auto* box = WindowUser::named<QComboBox>(page, QStringLiteral("MIDI input"));
        QVERIFY(box);
        QTRY_COMPARE(box->count(), 3);
        QVERIFY(WindowUser::pick(box, QStringLiteral("Knobs")));
        QTRY_COMPARE(rig.midi->openPort(), std::string("Knobs"));
        QTRY_VERIFY(rig.session->midi().listening());
        QSignalSpy told(rig.session.get(), &Session::told);
        rig.midi->setPorts({"Keys"}); // unplugged
        QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, 5000);
        QVERIFY(told[0][0].toString().contains(QStringLiteral("“Knobs” has gone")));
        bool shown = false;
        for (auto* label : page.findChildren<QLabel*>())
            shown |= label->text().contains(QStringLiteral("“Knobs” has gone"));
        QVERIFY(shown);
        rig.midi->setPorts({"Keys", "Knobs"});
        QTRY_VERIFY_WITH_TIMEOUT(rig.session->midi().listening(), 5000);
        QCOMPARE(Midi(rig.session->settings(), std::make_unique<ScriptedMidi>()).port(),
                 QStringLiteral("Knobs"));
        rig.midi->setProblem("This computer has no MIDI.");
        page.refresh();
        QTRY_COMPARE(box->currentText(), QStringLiteral("Knobs (not connected)"));
        QVERIFY(WindowUser::pick(box, QStringLiteral("None")));
        QVERIFY(rig.session->midi().port().isEmpty());
    }
};

QTEST_MAIN(AppSynthMidi)
#include "app_synthmidi.moc"
