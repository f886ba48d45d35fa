#include "tests/app/workbench.h"
#include "tests/models/agentrig.h"

#include "app/panels/performagents.h"
#include "app/panels/performpanel.h"
#include "app/panels/performscenes.h"
#include "app/panels/performwords.h"
#include "app/window/livebus.h"
#include "core/audio/livesnapshot.h"
#include "core/audio/oscsender.h"
#include "core/audio/oscserver.h"
#include "core/music/midifile.h"
#include "core/soundfile.h"
#include "tests/gui/accessible.h"
#include "widgets/livebars.h"
#include "widgets/numberbox.h"
#include "widgets/slider.h"
#include "widgets/theme.h"
#include "widgets/xypad.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace antiphon;
using namespace antiphon::testing;

/// The Perform panel, with the walk to the nearest sound on a small table of the sine synthesizer,
/// which listens to a file.
class AppPerform : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<PerformPanel> m_panel;

    Session& session() const { return *m_bench->session; }
    Performer& performer() const { return m_panel->performer(); }
    QAction* action(const char* name) const {
        return m_panel->findChild<QAction*>(QLatin1String("perform.") + QLatin1String(name));
    }
    template <class W>
    W* named(const QString& name) const {
        for (W* one : m_panel->findChildren<W*>())
            if (one->accessibleName() == name)
                return one;
        return nullptr;
    }
    QPushButton* button(const QString& text) const {
        for (auto* one : m_panel->findChildren<QPushButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    Slider* slider(const QString& control) const {
        const QString name = liveControlWords(control);
        for (auto* one : m_panel->findChildren<Slider*>())
            for (auto* track : one->findChildren<QSlider*>())
                if (track->accessibleName() == name)
                    return one;
        return nullptr;
    }
    /// Lets the device run and the window see it, at about real time.
    Sound hear(double seconds) {
        Sound all;
        for (double done = 0; done < seconds; done += 0.05) {
            const Sound some = m_bench->play(0.05);
            all.rate = some.rate;
            all.channels = some.channels;
            all.samples.insert(all.samples.end(), some.samples.begin(), some.samples.end());
            QTest::qWait(20);
        }
        return all;
    }
    static double rms(const Sound& sound) {
        double sum = 0;
        for (const float s : sound.samples)
            sum += double(s) * double(s);
        return sound.samples.empty() ? 0 : std::sqrt(sum / double(sound.samples.size()));
    }
    bool begin() {
        const fs::path table = sineTable(m_bench->folder / "tables" / "sine.csv", 8);
        session().setMapTables({table});
        m_panel->agents().restore(
            {{"strips", {{{"kind", "nearest"}, {"agent", ""}}}}, {"table", table.string()}});
        performer().openFile(m_bench->sound("melody"));
        performer().set(QStringLiteral("input"), int(LiveInput::File));
        action("play")->trigger();
        return QTest::qWaitFor([&] { return performer().state() == Performer::State::Playing; },
                               patience);
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        m_panel = std::make_unique<PerformPanel>(session());
        m_panel->resize(1200, 760);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
    }

    void darkAndLarge() {
        QCOMPARE(schemeOf(m_panel->palette()), Scheme::Dark);
        QVERIFY(m_panel->font().pointSizeF() > QApplication::font().pointSizeF());
        auto* latency = named<QLabel>("Latency");
        QVERIFY(latency && latency->isVisible());
        QVERIFY(latency->font().pointSizeF() >= 1.8 * QApplication::font().pointSizeF());
        QVERIFY(named<QLabel>("Dropouts")->isVisible());
    }

    void anAgentThatComesAlongIsReady() {
        QTRY_VERIFY(button("Play")->isEnabled());
        QVERIFY(m_panel->findChild<QLabel*>("hint")->text().isEmpty());
    }

    void whatIsOnIsLit() {
        const auto colorOf = [&](const char* control) {
            auto* button = named<QPushButton>(liveControlWords(QLatin1String(control)));
            return button ? button->palette().color(QPalette::Button) : QColor();
        };
        const QColor off = colorOf("freeze");
        QVERIFY(off.isValid());
        QCOMPARE(colorOf("mute"), off);
        performer().set(QStringLiteral("freeze"), 1);
        QCOMPARE(colorOf("freeze"), m_panel->palette().color(QPalette::Highlight));
        QVERIFY(colorOf("freeze") != off);
        performer().set(QStringLiteral("freeze"), 0);
        QCOMPARE(colorOf("freeze"), off);
        QVERIFY(begin());
        hear(0.1);
        performer().set(QStringLiteral("record"), 1);
        const QColor red = colorOf("record");
        QVERIFY(red.red() > 150 && red.green() < 80 && red.blue() < 80);
        performer().set(QStringLiteral("record"), 0);
        QCOMPARE(colorOf("record"), off);
    }

    void itPlaysAndAnswers() {
        QVERIFY(begin());
        hear(0.5);
        const Sound sound = hear(1);
        QVERIFY2(rms(sound) > 1e-3, qPrintable(QString::number(rms(sound))));
        QVERIFY(performer().meters().decisions > 0);
        QVERIFY(m_panel->bars().columns() > 0);
        QCOMPARE(performer().bars().heard.size(), std::size_t(m_panel->bars().columns()));
        QVERIFY(!m_panel->bars().readOut(0).isEmpty());
        QVERIFY(named<QLabel>("Latency")->text().endsWith("ms"));

        performer().set(QStringLiteral("mute"), 1);
        hear(0.3);
        QVERIFY(rms(hear(0.3)) < 1e-6);
        const auto before = performer().meters().decisions;
        hear(0.2);
        QVERIFY(performer().meters().decisions > before); // it goes on
        performer().set(QStringLiteral("mute"), 0);
        hear(0.2);
        QVERIFY(rms(hear(0.3)) > 1e-3);

        QTest::keyClick(m_panel.get(), Qt::Key_Escape); // panic
        hear(0.3);
        QVERIFY(rms(hear(0.3)) < 1e-6);
    }

    /// Nothing is heard, but a point of the table is followed.
    void aPointOfTheTableIsFollowed() {
        LivePlaces places;
        connect(&LiveBus::of(session()), &LiveBus::moved, this,
                [&](const LivePlaces& now) { places = now; });
        QVERIFY(begin());
        performer().set(QStringLiteral("input"), int(LiveInput::Table));
        performer().set(QStringLiteral("target/1"), 0.2);
        performer().set(QStringLiteral("target/2"), 0.9);
        hear(0.5);
        const impro::World& world = *performer().cast()->members.front().world;
        const std::size_t row = world.nearestByParameters(std::vector<double>{0.2, 0.9});
        QVERIFY(std::ranges::equal(performer().bars().heard, world.scaledRow(row)));
        QCOMPARE(places.heard, int(row));
        QVERIFY(performer().bars().target.empty()); // it is what is heard
        performer().set(QStringLiteral("stance"), -0.5);
        hear(0.2);
        const LiveBarsState& bars = performer().bars();
        QCOMPARE(bars.target.size(), bars.heard.size());
        for (std::size_t c = 0; c < bars.target.size(); ++c)
            QCOMPARE(bars.target[c], -0.5 * bars.heard[c]);
    }

    void freezeAndHands() {
        QVERIFY(begin());
        hear(0.3);
        performer().set(QStringLiteral("freeze"), 1);
        hear(0.2);
        const auto still = performer().parameterValues();
        hear(0.5);
        QCOMPARE(performer().parameterValues(), still);
        Slider* hand = slider(QStringLiteral("param/1"));
        QVERIFY(hand);
        hand->setValue(0.25);
        hear(0.3);
        QVERIFY(std::abs(performer().parameterValues().at(0) - 0.25) < 0.01);
    }

    void scenesAreStoredAndRecalled() {
        QVERIFY(begin());
        performer().set(QStringLiteral("stance"), -0.5);
        hear(0.1);
        m_panel->scenes().button(1)->click(); // empty: it is stored
        QTRY_VERIFY(performer().hasScene(1));
        performer().set(QStringLiteral("stance"), 1);
        hear(0.1);
        action("scene1")->trigger();
        for (int i = 0; i < 40 && performer().value(QStringLiteral("stance")) != -0.5; ++i)
            hear(0.05);
        QCOMPARE(performer().value(QStringLiteral("stance")), -0.5);
        QVERIFY(std::abs(slider(QStringLiteral("stance"))->value() + 0.5) < 1e-9);
        QTRY_VERIFY(fs::exists(session().store().folder() / "scenes.json"));
    }

    /// Bars, reach and training are of whom a scene has brought on stage; and a recording that
    /// others put an end to is there all the same.
    void scenesBringOthersOnStage() {
        QVERIFY(begin());
        hear(0.1);
        m_panel->scenes().button(1)->click();
        QTRY_VERIFY(performer().hasScene(1));
        performer().set(QStringLiteral("record"), 1);
        hear(0.4);
        QVERIFY(performer().recording());
        QSignalSpy ended(&performer(), &Performer::recordingEnded);
        const auto first = performer().cast();
        impro::LiveCastSettings others = first->settings;
        others.table = sineTable(m_bench->folder / "tables" / "coarse.csv", 4);
        performer().open(others);
        QTRY_VERIFY_WITH_TIMEOUT(performer().cast() && performer().cast() != first, patience);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QVERIFY(readSound(performer().lastRecording()).frames() > 0);
        QCOMPARE(performer().cast()->members.front().world->rows(), std::size_t(16));
        m_panel->agents().restore({{"table", others.table.string()}});
        hear(0.1);
        action("scene1")->trigger();
        for (int i = 0; i < 40 && performer().cast()->settings.table == others.table; ++i)
            hear(0.05);
        QCOMPARE(performer().cast()->members.front().world->rows(), std::size_t(64));
        QCOMPARE(performer().reach().size(), performer().cast()->members.front().world->columns());
        hear(0.1);
        QCOMPARE(performer().bars().heard.size(), performer().reach().size());
        // The strips show who plays.
        QCOMPARE(m_panel->agents().cast().table, first->settings.table);
        QCOMPARE(m_panel->agents().cast().policies.size(), std::size_t(1));
    }

    /// What cannot be recorded leaves no lit button behind, and announces nothing.
    void aRecordingThatCannotBegin() {
        QVERIFY(begin());
        hear(0.1);
        const fs::path folder = session().store().folder() / "audio";
        fs::remove_all(folder);
        writeFile(folder, "no folder");
        QSignalSpy failed(&performer(), &Performer::failed),
            ended(&performer(), &Performer::recordingEnded);
        performer().set(QStringLiteral("record"), 1);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QCOMPARE(performer().value(QStringLiteral("record")), 0.0);
        hear(0.2);
        QVERIFY(ended.isEmpty());
        QVERIFY(!performer().recording());
    }

    /// Whatever is on the panel can be taught.
    void midiMovesIt() {
        m_bench->midi->setPorts({"Knobs"});
        session().midi().setPort(QStringLiteral("Knobs"));
        QTRY_VERIFY(session().midi().listening());
        QVERIFY(begin());
        session().midi().learn(QStringLiteral("perform/stance"));
        m_bench->midi->send({0xB0, 21, 0});
        session().midi().poll();
        m_bench->midi->send({0xB0, 21, 127});
        session().midi().poll();
        QCOMPARE(performer().value(QStringLiteral("stance")), 1.0);
        m_bench->midi->send({0xB0, 21, 0});
        session().midi().poll();
        QCOMPARE(performer().value(QStringLiteral("stance")), -1.0);
        m_bench->midi->send({0xC0, 9}); // the second agent alone
        session().midi().poll();
        QCOMPARE(performer().value(QStringLiteral("mix/2")), 1.0);
        QCOMPARE(performer().value(QStringLiteral("mix/1")), 0.0);
        for (auto* one : m_panel->findChildren<QPushButton*>())
            if (one->text() == liveControlWords(QStringLiteral("freeze"))) {
                QVERIFY(!one->actions().isEmpty());
                QVERIFY(one->actions().front()->text().startsWith("MIDI learn"));
            }
    }

    void oscMovesIt() {
        Performer::Ports ports;
        ports.osc = true;
        {
            OscServer free({.port = 0});
            ports.oscPort = free.port();
        }
        performer().setPorts(ports);
        QVERIFY(begin());
        hear(0.1);
        QTRY_VERIFY(performer().oscPort() > 0);
        OscSender sender("127.0.0.1", performer().oscPort());
        QVERIFY(sender.send("/antiphon/follow/chroma", std::vector<float>{-1}));
        for (int i = 0; i < 40 && performer().value(QStringLiteral("follow/chroma")) != -1; ++i)
            hear(0.05);
        QCOMPARE(performer().value(QStringLiteral("follow/chroma")), -1.0);
        QTRY_COMPARE(slider(QStringLiteral("follow/chroma"))->value(), -1.0);
    }

    /// What controllers with a display are told, and that a wrong address is said.
    void feedbackGoesBack() {
        OscServer display({.port = 0});
        auto* field = named<QLineEdit>(QStringLiteral("Feedback to"));
        QVERIFY(field);
        field->setText(QStringLiteral("localhost:%1").arg(display.port()));
        Q_EMIT field->editingFinished();
        QVERIFY(begin());
        hear(0.1);
        performer().set(QStringLiteral("stance"), -0.25);
        bool told = false;
        for (int i = 0; i < 60 && !told; ++i) {
            hear(0.05);
            for (const OscMessage& message : display.receive())
                told = told ||
                       (message.address == "/antiphon/stance" && message.numbers()->at(0) == -0.25);
        }
        QVERIFY(told);
        QSignalSpy failed(&performer(), &Performer::failed);
        field->setText(QStringLiteral("nowhere:x"));
        Q_EMIT field->editingFinished();
        QTRY_VERIFY(!failed.isEmpty());
        QVERIFY(failed.front().front().toString().contains("127.0.0.1:9000"));
        QVERIFY(m_panel->state().at("ports").at("feedback") == "nowhere:x");
        // It stays to be read while they play, until the address is another.
        const auto* hint = m_panel->findChild<QLabel*>("hint");
        hear(0.2);
        QVERIFY(hint->isVisibleTo(m_panel.get()) && hint->text().contains("127.0.0.1:9000"));
        field->setText({});
        Q_EMIT field->editingFinished();
        QVERIFY(hint->text().isEmpty());
    }

    /// Every control is on the panel, by its name.
    void everyControlIsOnThePanel() {
        QVERIFY(begin());
        for (const LiveControl& control : performer().controls().all()) {
            const QString words = liveControlWords(QString::fromStdString(control.name));
            bool found = false;
            for (const QWidget* one : m_panel->findChildren<QWidget*>()) {
                found = found || one->accessibleName() == words;
                for (const QAction* action : one->actions())
                    found = found || action->text() == "MIDI learn: " + words;
            }
            QVERIFY2(found, control.name.c_str());
        }
        auto* rest = named<QComboBox>(QStringLiteral("When the musician rests"));
        QVERIFY(rest);
        performer().set(QStringLiteral("rest"), 2);
        QCOMPARE(rest->currentIndex(), 2);
        rest->setCurrentIndex(1);
        Q_EMIT rest->activated(1);
        QCOMPARE(performer().value(QStringLiteral("rest")), 1.0);
    }

    /// Another synthesizer than the table's; a patch only where its folder was chosen.
    void theSynthesizerIsChosen() {
        QVERIFY(begin());
        QCOMPARE(performer().cast()->synth, std::string("sin"));
        Json state = m_panel->agents().state();
        const fs::path patch = m_bench->folder / "patch";
        fs::create_directories(patch);
        writeFile(patch / "synth.pd", "#N canvas 0 0 450 300 12;\n#X obj 10 10 inlet;\n"
                                      "#X obj 10 40 noise~;\n#X obj 10 70 outlet~;\n"
                                      "#X connect 1 0 2 0;\n");
        writeFile(patch / "synth.json", R"({"parameters": 2})");
        state["synth"] = patch.string();
        m_panel->agents().restore(state);
        QCOMPARE(m_panel->agents().cast().synth, patch.string());
        QSignalSpy failed(&performer(), &Performer::failed);
        performer().open(m_panel->agents().cast());
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), patience);
        QVERIFY(failed.front().front().toString().contains("patches are programs"));
        QCOMPARE(performer().cast()->synth, std::string("sin")); // it plays on
        QCOMPARE(m_panel->agents().state().at("synth").get<std::string>(), patch.string());
    }

    void theFilesPositionIsShownAndMoved() {
        QVERIFY(begin());
        hear(0.5);
        auto* position = named<RealBox>(QStringLiteral("Position in the file"));
        QVERIFY(position);
        QVERIFY2(position->value() > 0.2 && position->value() < 1,
                 qPrintable(QString::number(position->value())));
        position->setValue(2);
        hear(0.2);
        QVERIFY2(position->value() > 2 && position->value() < 3,
                 qPrintable(QString::number(position->value())));
    }

    void theMapIsToldWhereBothAre() {
        std::vector<LivePlaces> places;
        connect(&LiveBus::of(session()), &LiveBus::moved, this,
                [&](const LivePlaces& now) { places.push_back(now); });
        QVERIFY(begin());
        hear(0.5);
        QVERIFY(!places.empty());
        QCOMPARE(places.back().rows, std::size_t(64));
        QVERIFY(places.back().agent >= 0 && places.back().agent < 64);
        performer().close();
        QCOMPARE(places.back().rows, std::size_t(0));
    }

    void aStretchOfARecordingIsKept() {
        QVERIFY(begin());
        hear(0.2);
        performer().set(QStringLiteral("record"), 1);
        hear(1.5);
        QVERIFY(performer().recording());
        QSignalSpy ended(&performer(), &Performer::recordingEnded);
        performer().set(QStringLiteral("record"), 0);
        for (int i = 0; i < 100 && ended.isEmpty(); ++i)
            hear(0.05);
        QCOMPARE(ended.count(), 1);
        auto* keep = button(QStringLiteral("To the library"));
        QTRY_VERIFY(keep->isVisible());
        const auto items = session().store().items().size();
        keep->click();
        QTRY_VERIFY_WITH_TIMEOUT(session().store().items().size() > items, patience);
        QPushButton* corpus = button(QStringLiteral("To a corpus"));
        corpus->click();
        QTRY_VERIFY_WITH_TIMEOUT(session().store().items().size() > items + 1, patience);

        // For other programs, and from the log.
        const fs::path recorded = performer().lastRecording();
        const auto more = [&](const char* text) {
            for (QAction* one : m_panel->findChildren<QAction*>())
                if (one->text() == QLatin1String(text))
                    return one->trigger();
            QFAIL(text);
        };
        const auto beside = [&](const char* ending) {
            return recorded.parent_path() / (recorded.stem().string() + ending);
        };
        more("Parameters as a MIDI file");
        more("Parameters as a table (CSV)");
        more("Render the mix again from the log");
        for (const char* ending : {".mid", ".csv", " again.wav"})
            QTRY_VERIFY2_WITH_TIMEOUT(fs::exists(beside(ending)), ending, patience);
        QVERIFY(!readMidi(beside(".mid")).tracks.at(0).events.empty());
        QVERIFY(readFile(beside(".csv")).starts_with("seconds,"));
        QTRY_COMPARE_WITH_TIMEOUT(readSound(beside(" again.wav")).frames(),
                                  readSound(recorded).frames(), patience);
        const Sound took = readSound(recorded), again = readSound(beside(" again.wav"));
        for (std::size_t i = 0; i < again.frames(); ++i)
            QCOMPARE(again.samples[i], took.at(i, took.channels - 1));

        const auto songs = [&] {
            return std::distance(fs::directory_iterator(session().store().folder() / "tables"),
                                 fs::directory_iterator());
        };
        const auto written = songs();
        button(QStringLiteral("Train as you play"))->click();
        Jobs& jobs = session().jobs();
        const auto training = [&]() -> const JobInfo* {
            for (const Jobs::Id id : jobs.ids())
                if (const JobInfo* info = jobs.job(id);
                    info->task && info->task->id == "impro.agent")
                    return info;
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(training() && training()->row.fraction > 0, patience);
        QVERIFY2(training()->row.error.empty(), training()->row.error.c_str());
        QCOMPARE(training()->record.inputs.at("corpus").size(), std::size_t(1));
        QCOMPARE(songs(), written); // the song that is there already
        jobs.cancel(training()->row.id);
        QTRY_VERIFY_WITH_TIMEOUT(training()->ended(), patience);
    }

    void rememberedWithTheProject() {
        QVERIFY(begin());
        performer().set(QStringLiteral("delay"), 3);
        const Json state = m_panel->state();
        m_panel = std::make_unique<PerformPanel>(session());
        m_panel->restore(state);
        QCOMPARE(performer().value(QStringLiteral("delay")), 3.0);
        // The list of agents is read in the background.
        QTRY_VERIFY2(m_panel->state() == state, m_panel->state().dump().c_str());
        m_panel->restore(Json::object()); // of an older version
    }

    /// Without any device the null engine plays on and the window lives.
    void withoutADevice() {
        m_bench->refuseDevice = true;
        QVERIFY(begin());
        QTRY_VERIFY_WITH_TIMEOUT(performer().meters().decisions > 0, patience);
        QVERIFY(!session().player().banner().isEmpty());
    }

    void namedForScreenReaders() {
        QVERIFY(begin());
        int seen = 0;
        const QStringList unnamed = unnamedIn(*m_panel, seen);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join("\n")));
        QVERIFY(seen > 30);
    }
};

QTEST_MAIN(AppPerform)
#include "app_perform.moc"
