#include "app/panels/banner.h"
#include "app/panels/devicepage.h"
#include "app/panels/mixer.h"
#include "app/panels/mixerstrip.h"
#include "app/panels/transportpanel.h"
#include "app/window/devicesettings.h"
#include "tests/app/workbench.h"
#include "tests/gui/looks.h"
#include "widgets/slider.h"
#include "widgets/boxstyle.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// The control that a screen reader would call so, or whose text it is.
template <class W>
W* named(const QWidget& top, const char* name) {
    for (W* w : top.findChildren<W*>())
        if (w->accessibleName() == QLatin1String(name) && w->isVisibleTo(&top))
            return w;
    if constexpr (std::is_base_of_v<QAbstractButton, W>)
        for (W* w : top.findChildren<W*>())
            if (w->text() == QLatin1String(name) && w->isVisibleTo(&top))
                return w;
    qWarning("no control named %s", name);
    return nullptr;
}

DeckTrack constant(const char* title, float height) {
    return {.title = QLatin1String(title),
            .sound = std::make_shared<const Sound>(
                Sound{48000, 1, std::vector<float>(2 * 48000, height)})};
}

bool load(Workbench& bench, TimeAxis& axis, std::vector<DeckTrack> tracks) {
    axis.setLength(2);
    bench.session->player().load({QStringLiteral("Take 1"), &axis, std::move(tracks)});
    return QTest::qWaitFor([&] { return bench.session->player().loaded() == 1; });
}

/// The last sample after a while: gains have arrived by then.
float heard(Workbench& bench) {
    const Sound sound = bench.play(0.1);
    return sound.samples.empty() ? NAN : sound.samples.back();
}

bool near(float a, float b) {
    return std::abs(a - b) < 1e-4f;
}

std::vector<AudioDeviceInfo> twoDevices() {
    return {{"ALSA: hw:0", "hw:0", "ALSA", 2, 2, 48000, true},
            {"JACK: system", "system", "JACK", 0, 2, 44100, false}};
}

/// Keeps a picture where ANTIPHON_SHOTS asks for it, and looks for texts that do not fit.
void look(QWidget& widget, const char* name) {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        QApplication::setPalette(paletteOf(scheme));
        QTest::qWait(20);
        const QImage image = widget.grab().toImage();
        image.save(
            QStringLiteral("%1/%2-%3.png")
                .arg(shotFolder(), QLatin1String(name),
                     scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark")));
        QVERIFY(colorsIn(image) > 3);
        QCOMPARE(clippedTexts(widget), QStringList());
    }
    QApplication::setPalette(paletteOf(Scheme::Light));
}

} // namespace

class AppTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QApplication::setStyle(new BoxStyle);
        QApplication::setPalette(paletteOf(Scheme::Light));
    }

    void mouseAndKeyboardDriveThePlayer() {
        Workbench bench;
        TimeAxis axis;
        TransportPanel panel(*bench.session);
        panel.resize(1200, 60);
        panel.show();
        QVERIFY(load(bench, axis, {constant("guide", 0.5f)}));
        Player& player = bench.session->player();

        QTest::mouseClick(named<QToolButton>(panel, "Play"), Qt::LeftButton);
        QVERIFY(player.playing());
        QVERIFY(near(heard(bench), 0.5f));
        bench.play(0.05);
        QTRY_COMPARE(named<QLabel>(panel, "Position")->text(), QStringLiteral("0:00.1 / 0:02"));
        QTRY_COMPARE(named<QLabel>(panel, "Sound device")->text(), QStringLiteral("scripted"));
        QTest::keyClick(named<QToolButton>(panel, "Pause"), Qt::Key_Space);
        QVERIFY(!player.playing());
        QVERIFY(near(heard(bench), 0));

        axis.setSelection(TimeSpan{0.5, 1});
        QTest::keyClick(named<QToolButton>(panel, "Loop"), Qt::Key_Space);
        QVERIFY(axis.loop() == (TimeSpan{0.5, 1}));
        QTest::keyClick(named<QToolButton>(panel, "Play"), Qt::Key_Space);
        bench.play(5);
        QVERIFY(player.playing());
        QTest::keyClick(&panel, Qt::Key_L);
        QVERIFY(!axis.loop());
        QVERIFY(!named<QToolButton>(panel, "Loop")->isChecked());
        QTest::mouseClick(named<QToolButton>(panel, "Stop"), Qt::LeftButton);
        QVERIFY(!player.playing());
        QCOMPARE(player.position(), 0.0);

        player.play();
        named<QSlider>(panel, "Master gain")->setFocus();
        QTest::keyClick(named<QSlider>(panel, "Master gain"), Qt::Key_Home);
        QCOMPARE(player.masterGain(), -60.0);
        QVERIFY(std::abs(heard(bench)) < 0.001f);
        QTest::keyClick(named<QSlider>(panel, "Master gain"), Qt::Key_Delete);
        QVERIFY(near(heard(bench), 0.5f));
        QTest::mouseClick(named<QToolButton>(panel, "Match levels"), Qt::LeftButton);
        QVERIFY(player.matched());
        look(panel, "transport");
    }

    void theMixerReachesTheSamples() {
        Workbench bench;
        TimeAxis axis;
        MixerPanel panel(*bench.session);
        panel.resize(700, 300);
        panel.show();
        look(panel, "mixer-empty");
        QVERIFY(load(bench, axis,
                     {constant("guide", 0.1f), constant("memory with a rather long name", 0.2f),
                      constant("response", 0.4f)}));
        bench.session->player().play();
        QVERIFY(near(heard(bench), 0.7f));
        QTest::mouseClick(named<QToolButton>(panel, "Mute response"), Qt::LeftButton);
        QVERIFY(near(heard(bench), 0.3f));
        QTest::keyClick(named<QToolButton>(panel, "Solo guide"), Qt::Key_Space);
        QVERIFY(near(heard(bench), 0.1f));
        QTest::keyClick(named<QToolButton>(panel, "Solo guide"), Qt::Key_Space);
        QTest::keyClick(named<QToolButton>(panel, "Mute response"), Qt::Key_Space);
        QTest::keyClick(named<QSlider>(panel, "Gain of guide"), Qt::Key_Home);
        QVERIFY(near(heard(bench), 0.6001f));
        QTest::mouseClick(named<QCheckBox>(panel, ""), Qt::LeftButton, {}, {10, 8});
        look(panel, "mixer");
        // A new deck has its own strips.
        QVERIFY(load(bench, axis, {constant("guide", 0.3f)}));
        QVERIFY(!named<QToolButton>(panel, "Mute guide")->isChecked());
        QCOMPARE(named<QSlider>(panel, "Gain of guide")->value(),
                 named<QSlider>(panel, "Gain of Master")->value());
        bench.session->player().play();
        QVERIFY(bench.session->player().trackLevels().size() == 1);
    }

    /// A learned MIDI controller is a fader.
    void theMixerIsMovedByControllers() {
        Workbench bench;
        bench.midi->setPorts({"Faders"});
        bench.session->midi().setPort(QStringLiteral("Faders"));
        QTRY_VERIFY(bench.session->midi().listening());
        TimeAxis axis;
        MixerPanel panel(*bench.session);
        panel.show();
        QVERIFY(load(bench, axis, {constant("guide", 0.1f)}));
        for (auto* strip : panel.findChildren<MixerStrip*>()) {
            const bool master = strip->accessibleName() == QLatin1String("Master");
            Q_EMIT strip->fader()->midiLearnRequested();
            bench.midi->send({0xB0, std::uint8_t(master ? 7 : 21), 0});
            QTRY_COMPARE(strip->fader()->value(), -60.0);
        }
        bench.midi->send({0xB0, 21, 127});
        Player& player = bench.session->player();
        QTRY_COMPARE(player.deck().tracks.at(0).gainDb, 12.0);
        QCOMPARE(player.masterGain(), -60.0);
    }

    void recordsIntoTheProject() {
        Workbench bench;
        TransportPanel panel(*bench.session);
        panel.resize(1200, 60);
        panel.show();
        QSignalSpy told(bench.session.get(), &Session::told);
        auto* record = named<QToolButton>(panel, "Record");
        QTest::mouseClick(record, Qt::LeftButton);
        QCOMPARE(told.count(), 1); // a project is needed
        QVERIFY(!record->isChecked());
        QVERIFY(bench.openProject());

        bench.refuseDevice = true;
        QTest::mouseClick(record, Qt::LeftButton);
        QCOMPARE(told.count(), 2); // and an input
        QVERIFY(told[1][0].toString().contains(QStringLiteral("plug it in")));
        QVERIFY(!record->isChecked());
        bench.refuseDevice = false;
        bench.session->player().reconnect();

        Sound input{48000, 1, {}};
        for (int i = 0; i < 48000; ++i)
            input.samples.push_back(0.5f * float(i) / 48000);
        QSignalSpy imported(bench.session.get(), &Session::importEnded);
        QSignalSpy done(&bench.session->player(), &Player::recorded);
        QTest::mouseClick(record, Qt::LeftButton);
        QVERIFY(record->isChecked());
        const fs::path folder = bench.session->store().folder() / "audio";
        const fs::path unfinished = folder / "unfinished";
        QTRY_VERIFY(fs::exists(unfinished) && !fs::is_empty(unfinished));
        QTest::qWait(50); // the engine has the recorder by now
        bench.device->feed(input);
        bench.play(0.5);
        QVERIFY(named<QWidget>(panel, "Input level"));
        look(panel, "transport-recording");
        QTest::keyClick(record, Qt::Key_Space);
        bench.play(0.01);
        QTRY_COMPARE(done.count(), 1);
        QTRY_COMPARE(imported.count(), 1);
        const fs::path file = folder / fs::path(done[0][0].toString().toStdString()).filename();
        QTRY_VERIFY(bench.session->store().idOf(file) != 0);
        QVERIFY(!fs::exists(unfinished));
        const Sound sound = readSound(file);
        QVERIFY(sound.frames() >= 24000 && sound.frames() < 26000);
        QVERIFY(std::equal(sound.samples.begin(), sound.samples.begin() + 24000,
                           input.samples.begin()));

        // The next one gets the next name.
        QTest::mouseClick(record, Qt::LeftButton);
        QTest::qWait(50);
        bench.play(0.1);
        QTest::mouseClick(record, Qt::LeftButton);
        bench.play(0.01);
        QTRY_COMPARE(done.count(), 2);
        std::string second = file.filename().string();
        second.replace(second.size() - 6, 6, "-2.wav");
        QTRY_VERIFY(bench.session->store().idOf(folder / second) != 0);
        QCOMPARE(bench.session->store().items().size(), std::size_t(2));

        // One that the project's closing cut short is there when it is opened again.
        QTest::mouseClick(record, Qt::LeftButton);
        QTest::qWait(50);
        bench.play(0.1);
        bench.session->closeProject();
        bench.play(0.01);
        QTRY_COMPARE(done.count(), 3);
        bench.session->store().open(folder.parent_path());
        QTRY_COMPARE(bench.session->store().items().size(), std::size_t(3));
        QTRY_VERIFY(!fs::exists(unfinished));
    }

    void theBannerReconnects() {
        Workbench bench;
        TimeAxis axis;
        Banner banner(bench.session->player());
        QVERIFY(banner.isHidden());
        QVERIFY(load(bench, axis, {constant("guide", 0.5f)}));
        bench.refuseDevice = true;
        bench.session->player().play();
        QVERIFY(!banner.isHidden());
        QVERIFY(banner.accessibleDescription().contains(QStringLiteral("plug it in")));
        banner.resize(600, banner.heightForWidth(600));
        look(banner, "banner");
        QTest::mouseClick(named<QToolButton>(banner, "Hide this notice"), Qt::LeftButton);
        QVERIFY(banner.isHidden());
        bench.session->player().reconnect(); // fails in the same words: no second notice
        QVERIFY(banner.isHidden());
        bench.refuseDevice = false;
        bench.session->player().reconnect();
        bench.play(0.1);
        bench.device->lose();
        QTRY_VERIFY(!banner.isHidden());
        QTest::mouseClick(named<QPushButton>(banner, "Reconnect"), Qt::LeftButton);
        QVERIFY(banner.isHidden());
        QVERIFY(near(heard(bench), 0.5f));
    }

    void theDevicePageChooses() {
        Workbench bench;
        TimeAxis axis;
        DevicePage page(*bench.session, nullptr, twoDevices);
        page.resize(480, 460);
        page.show();
        auto* output = named<QComboBox>(page, "Output device");
        QTRY_COMPARE(output->count(), 3);
        const auto choose = [&](const char* box, int index) {
            auto* combo = named<QComboBox>(page, box);
            combo->setCurrentIndex(index);
            Q_EMIT combo->activated(index);
        };
        choose("Sound system", 2); // JACK
        QCOMPARE(output->count(), 1);
        choose("Buffer", 4);
        choose("Input", 2);
        choose("Sample rate", 0);
        Player& player = bench.session->player();
        QCOMPARE(player.output().settings().id, std::string("JACK: system"));
        QCOMPARE(player.output().settings().buffer, 512);
        QCOMPARE(player.output().settings().inputs, 2);
        QCOMPARE(player.rate(), 44100);
        QVERIFY(!bench.device); // nothing opens before the first sound
        QCOMPARE(readDevice(bench.session->settings()).settings.id, std::string());

        QTest::mouseClick(named<QPushButton>(page, "Test tone"), Qt::LeftButton);
        float top = 0;
        for (const float s : bench.play(0.5).samples)
            top = std::max(top, std::abs(s));
        QVERIFY(top > 0.03f && top < 0.1f);
        QTest::qWait(50); // the session has seen it run by now
        bench.play(0.5);
        QTRY_COMPARE(readDevice(bench.session->settings()).settings.id,
                     std::string("JACK: system")); // it ran: worth remembering
        QCOMPARE(readDevice(bench.session->settings()).rate, 44100);
        look(page, "devices");
    }

    void theDevicePageSaysThatThereIsNone() {
        Workbench bench;
        DevicePage page(*bench.session, nullptr, [] { return std::vector<AudioDeviceInfo>(); });
        page.resize(420, 460);
        page.show();
        QTRY_VERIFY(named<QPushButton>(page, "Refresh")->isEnabled());
        bool said = false;
        for (const auto* label : page.findChildren<QLabel*>())
            said |=
                label->isVisible() && label->text().contains(QStringLiteral("has no sound device"));
        QVERIFY(said);
        look(page, "devices-none");
    }

    void longTextsFit() {
        LongTexts longTexts;
        QCoreApplication::installTranslator(&longTexts);
        {
            Workbench bench;
            TimeAxis axis;
            TransportPanel transport(*bench.session);
            MixerPanel mixer(*bench.session);
            DevicePage page(*bench.session, nullptr, twoDevices);
            QVERIFY(load(bench, axis, {constant("guide", 0.1f), constant("memory", 0.2f)}));
            for (auto [widget, name] :
                 {std::pair<QWidget*, const char*>{&transport, "transport-long"},
                  {&mixer, "mixer-long"},
                  {&page, "devices-long"}}) {
                widget->show();
                look(*widget, name);
            }
            QVERIFY(mixer.minimumSizeHint().width() < 320);
            QVERIFY(page.minimumSizeHint().width() < 480);
        }
        QCoreApplication::removeTranslator(&longTexts);
    }
};

QTEST_MAIN(AppTransport)
#include "app_transport.moc"
