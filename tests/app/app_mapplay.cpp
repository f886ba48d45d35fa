#include "tests/app/mapbench.h"

#include "app/panels/mapaxespage.h"
#include "app/panels/maphand.h"
#include "app/panels/mapreplay.h"
#include "app/panels/mapsong.h"
#include "core/music/midifile.h"
#include "core/soundfile.h"
#include "tests/app/likeness.h"

#include <QComboBox>
#include <QMouseEvent>
#include <QToolButton>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

/// The map as an instrument.
class AppMapPlay : public MapTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    /// What is held is what the synthesizer gives for these parameters, and a panic ends it.
    void holdsUntilPanic() {
        build();
        m_bench->session->player().open();
        action("matched")->setChecked(false);
        view().setLatched(26);
        QTRY_VERIFY(m_panel->hand().sounding());
        Sound heard;
        QTRY_VERIFY(peakOf((heard = m_bench->play(0.5)).samples) > 0);
        const Likeness like =
            likeness(heard, rendered("fm3", m_panel->model().rows()->point(26), 0.5, 48000, false));
        QVERIFY2(like.rest < 1e-3, qPrintable(QString::number(like.rest)));
        QVERIFY(std::abs(like.gain - 1) < 0.02);
        m_bench->session->player().panic();
        QVERIFY(!m_panel->hand().sounding());
        QCOMPARE(view().latched(), -1);
        m_bench->play(0.2);
        QCOMPARE(peakOf(m_bench->play(0.2).samples), 0.0f);
    }

    void glidesAndSavesTheGesture() {
        build();
        m_bench->session->player().open();
        view().setMode(MapView::Mode::Play);
        action("record")->setChecked(true);
        const QPoint from = pixelOf(0), to = pixelOf(26);
        QTest::mousePress(&view(), Qt::LeftButton, {}, from);
        QVERIFY(m_bench->device);
        float loudest = 0;
        for (int i = 1; i <= 10; ++i) {
            const QPoint at = from + (to - from) * i / 10;
            QMouseEvent move(QEvent::MouseMove, at, view().mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(&view(), &move);
            QTest::qWait(20);
            loudest = std::max(loudest, peakOf(m_bench->play(0.05).samples));
        }
        QVERIFY(loudest > 0);
        QTest::mouseRelease(&view(), Qt::LeftButton, {}, to);
        QVERIFY(!m_panel->hand().sounding());
        m_bench->play(0.1);
        QCOMPARE(peakOf(m_bench->play(0.1).samples), 0.0f);
        action("record")->setChecked(false);
        const auto gesture = m_panel->hand().gestures().gesture();
        QVERIFY(gesture && gesture->frames > 0);
        QCOMPARE(gesture->synth, std::string("fm3"));
        QVERIFY(action("gesture")->isEnabled());

        // A second one does not take the first away.
        action("record")->setChecked(true);
        view().setLatched(5);
        QTRY_VERIFY(m_panel->hand().sounding());
        m_bench->play(0.2);
        view().setLatched(-1);
        m_bench->play(0.1);
        action("record")->setChecked(false);
        QCOMPARE(m_panel->hand().gestures().count(), 2);
        QVERIFY(m_panel->hand().gestures().gesture() != gesture);
        auto* kept = named<QComboBox>(m_panel.get(), "What was recorded");
        QCOMPARE(kept->count(), 2);
        kept->setCurrentIndex(1);
        Q_EMIT kept->activated(1);
        QCOMPARE(m_panel->hand().gestures().gesture(), gesture);

        // It can be heard again, along its way.
        QTRY_VERIFY(m_panel->replay().way().has_value());
        QVERIFY(m_panel->replay().way()->points.size() > 2);
        QVERIFY(!m_panel->replay().time());
        action("replay")->trigger();
        QTRY_VERIFY(m_bench->session->player().playing());
        QTRY_COMPARE(m_bench->session->player().loaded(), 1.0);
        QVERIFY(peakOf(m_bench->play(0.3).samples) > 0);
        QTRY_VERIFY(m_panel->replay().time().value_or(0) > 0.2);

        const QStringList& names = m_panel->hand().gestures().parameterNames();
        for (const char* ending : {"wav", "mid", "csv"})
            writeGesture(*gesture, names, m_bench->folder / (std::string("g.") + ending));
        const Sound sound = readSound(m_bench->folder / "g.wav");
        QCOMPARE(std::int64_t(sound.frames()), gesture->frames);
        QVERIFY(peakOf(sound.samples) > 0);
        QVERIFY(!readMidi(m_bench->folder / "g.mid").tracks.empty());
        QVERIFY(readFile(m_bench->folder / "g.csv").find(names[0].toStdString()) !=
                std::string::npos);

        // They are there again after a restart, and heard as they were.
        const fs::path file = m_bench->session->store().folder() / "gestures.json";
        m_panel.reset();
        QVERIFY(fs::exists(file));
        makePanel();
        QTRY_COMPARE(m_panel->hand().gestures().count(), 2);
        m_panel->hand().chooseGesture(1);
        QVERIFY(m_panel->hand().gestures().gesture()->events == gesture->events);
        QVERIFY(renderGesture(*m_panel->hand().gestures().gesture()).samples ==
                renderGesture(*gesture).samples);
        QCOMPARE(m_panel->hand().gestures().parameterNames().size(), 3);
        QCOMPARE(named<QComboBox>(m_panel.get(), "What was recorded")->count(), 2);
        // Another project has others; a damaged file costs them, and says so.
        QSignalSpy failed(&m_panel->hand(), &MapHand::failed);
        m_bench->session->closeProject();
        QTRY_VERIFY(!m_bench->session->store().isOpen());
        m_bench->session->store().create(m_bench->folder / "other");
        QTRY_VERIFY(m_bench->session->store().isOpen());
        QCOMPARE(m_panel->hand().gestures().count(), 0);
        QCOMPARE(failed.count(), 0);
        writeFile(file, "{\"gestures\":[{\"at\":1}]}");
        m_bench->session->closeProject();
        QTRY_VERIFY(!m_bench->session->store().isOpen());
        m_bench->session->store().open(file.parent_path());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(QLatin1String("gestures.json")));
        QCOMPARE(m_panel->hand().gestures().count(), 0);
    }

    /// The voice of a latched point stays where a glide left it, and the ring comes along.
    void theLatchFollowsTheGlide() {
        build();
        m_bench->session->player().open();
        view().setMode(MapView::Mode::Play);
        view().setLatched(0);
        QTRY_VERIFY(m_panel->hand().sounding());
        const QPoint from = pixelOf(0), to = pixelOf(26);
        QTest::mousePress(&view(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 9; ++i) { // not quite there
            const QPoint at = from + (to - from) * i / 10;
            QMouseEvent move(QEvent::MouseMove, at, view().mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(&view(), &move);
        }
        const QPoint end = from + (to - from) * 9 / 10;
        const std::vector<float> played = m_panel->hand().parameters();
        QTest::mouseRelease(&view(), Qt::LeftButton, {}, end);
        QVERIFY(m_panel->hand().sounding());
        QVERIFY(m_panel->hand().parameters() == played);
        const QPointF at(view().xAxis->pixelToCoord(end.x()), view().yAxis->pixelToCoord(end.y()));
        QCOMPARE(view().latched(), view().neighbours(at, 1).at(0).point);
        QVERIFY(view().latched() != 0);
        view().setLatched(-1);
        QVERIFY(!m_panel->hand().sounding());
    }

    /// Two learned controllers glide as the hand does, until somebody lets go.
    void midiControllersGlide() {
        build();
        m_bench->midi->setPorts({"Knobs"});
        Midi& midi = m_bench->session->midi();
        midi.setPort(QStringLiteral("Knobs"));
        QTRY_VERIFY(midi.listening());
        view().setMode(MapView::Mode::Play);
        for (const auto& [name, controller] :
             {std::pair("Learn a controller: Across", 21), {"Learn a controller: Upwards", 22}}) {
            auto* learn = named<QToolButton>(m_panel.get(), QLatin1String(name));
            QVERIFY(learn);
            learn->click();
            QVERIFY(!midi.learning().isEmpty());
            m_bench->midi->send({0xB0, std::uint8_t(controller), 64});
            QTRY_VERIFY(midi.learning().isEmpty() && !learn->isChecked());
        }
        QTRY_VERIFY(m_panel->hand().sounding()); // the move that was learned counts, too
        const QRectF area = view().visibleArea();
        m_bench->midi->send({0xB0, 21, 127});
        m_bench->midi->send({0xB0, 22, 0});
        const QPointF corner(area.right(), area.y());
        QTRY_VERIFY(view().glidingAt() &&
                    QLineF(*view().glidingAt(), corner).length() < 1e-6 * area.width());
        const auto nearest = view().neighbours(corner, 1);
        const std::vector<float> played = m_panel->hand().parameters();
        const auto rows = m_panel->shownRows();
        double far = 0;
        for (std::size_t p = 0; p < played.size(); ++p)
            far = std::max(far, std::abs(rows->point(std::size_t(nearest.at(0).point))[p] -
                                         double(played[p])));
        QVERIFY(far <= 0.5); // a mean of it and its neighbours
        QTRY_VERIFY(peakOf(m_bench->play(0.1).samples) > 0);
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Escape);
        QVERIFY(!m_panel->hand().sounding() && !view().glidingAt());
        // Where the map cannot be seen nothing begins to sound.
        m_panel->hide();
        m_bench->midi->send({0xB0, 21, 10});
        QTest::qWait(50);
        QVERIFY(!m_panel->hand().sounding());
    }

    /// What is held goes on when the device runs at another rate.
    void heldSoundsOutliveADevice() {
        build();
        m_bench->session->player().open();
        view().setLatched(26);
        QTRY_VERIFY(peakOf(m_bench->play(0.1).samples) > 0);
        m_bench->session->player().configure({}, 44100);
        QCOMPARE(m_bench->session->player().rate(), 44100);
        QCOMPARE(view().latched(), 26);
        QTRY_VERIFY(peakOf(m_bench->play(0.1).samples) > 0);
        view().setLatched(-1);
        m_bench->play(0.1);
        QCOMPARE(peakOf(m_bench->play(0.1).samples), 0.0f);
    }

    void aRecordingRunsOverTheMap() {
        build();
        const fs::path file = m_bench->sound("one");
        m_panel->song().lay(file);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->song().way().has_value(), 20000);
        const MapTrajectory way = *m_panel->song().way();
        QVERIFY(way.seconds.size() > 50);
        QVERIFY(std::abs(way.seconds.back() - 4) < 0.2);
        QCOMPARE(way.xy.size(), 2 * way.seconds.size());
        QVERIFY(m_panel->song().reach()->columns == 55);
        QVERIFY(m_panel->song().reach()->share > 0 && m_panel->song().reach()->share < 1);
        QVERIFY(m_panel->song().warning().isEmpty());
        QVERIFY(!m_panel->song().time());
        action("song")->trigger();
        QTRY_COMPARE(m_bench->session->player().loaded(), 1.0);
        QTRY_VERIFY(m_bench->session->player().playing());
        m_bench->play(1);
        QTRY_VERIFY(m_panel->song().time().value_or(0) > 0.9);
        // On a map of t-SNE it has places of its own, too.
        named<QComboBox>(m_panel.get(), "Axes")->setCurrentText("t-SNE");
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->projector().figures().kl && !m_panel->song().busy() &&
                                     m_panel->song().way()->points.empty(),
                                 20000);
        QVERIFY(m_panel->song().way()->xy.size() == way.xy.size());
        QVERIFY(m_panel->song().way()->xy != way.xy);
        // On other axes it runs through the rows that are most like it.
        MapAxes axes;
        axes.method = MapAxes::Method::Parameters;
        named<QComboBox>(m_panel.get(), "Axes")->setCurrentText("Parameters");
        QTRY_VERIFY(m_panel->song().way() && !m_panel->song().way()->points.empty());
        for (const int point : m_panel->song().way()->points)
            QVERIFY(point >= -1 && point < 27);
    }
};

QTEST_MAIN(AppMapPlay)
#include "app_mapplay.moc"
