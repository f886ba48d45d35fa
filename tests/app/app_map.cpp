#include "tests/app/workbench.h"

#include "app/panels/mapaxespage.h"
#include "app/panels/mapbuildpage.h"
#include "app/panels/mapear.h"
#include "app/panels/maphand.h"
#include "app/panels/maplooks.h"
#include "app/panels/mapmarking.h"
#include "app/panels/mapmodel.h"
#include "app/panels/mappanel.h"
#include "app/panels/mapreplay.h"
#include "app/panels/mapsong.h"
#include "app/panels/rowexportpage.h"
#include "core/maps/lookup.h"
#include "core/maps/tablemarks.h"
#include "core/music/midifile.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"
#include "widgets/map.h"

#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

#include <cmath>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

template <class T>
T* named(QWidget* in, const QString& name) {
    for (T* widget : in->findChildren<T*>())
        if (widget->accessibleName() == name)
            return widget;
    return nullptr;
}

/// What the built-in synthesizer gives for these parameters.
Sound rendered(const std::string& name, const std::vector<double>& parameters, double seconds,
               int rate, bool settled = true) {
    const std::unique_ptr<Synth> synth = makeSynth(name);
    synth->prepare(rate, 512);
    const std::vector<float> values(parameters.begin(), parameters.end());
    Sound sound{rate, 1, std::vector<float>(std::size_t(seconds * rate))};
    renderVoice(*synth, values, settled ? synthInfo(name).preRoll : 0, rate, sound.samples);
    return sound;
}

/// The factor between what was heard on the left and what should have been, by least squares, and
/// how much of it is something else (0: nothing). `heard` begins with silence.
struct Likeness {
    double gain = 0, rest = 1;
};
Likeness likeness(const Sound& heard, const Sound& wanted) {
    std::size_t begin = 0;
    while (begin < heard.frames() && heard.at(begin, 0) == 0)
        ++begin;
    // The first sample fades in from 0, and may be 0 itself.
    Likeness best;
    for (std::size_t shift = 0; shift < 3 && shift <= begin; ++shift) {
        double both = 0, power = 0, all = 0;
        const std::size_t from = std::size_t(heard.rate) / 50; // behind the fade
        const std::size_t frames = std::min(heard.frames() - begin, wanted.frames() - shift) -
                                   from; // nor the one at the end
        for (std::size_t i = from; i < frames; ++i) {
            const double h = heard.at(begin + i, 0), w = wanted.samples[i + shift];
            both += h * w;
            power += w * w;
            all += h * h;
        }
        if (power <= 0 || all <= 0)
            continue;
        const double gain = both / power, rest = 1 - both * both / (power * all);
        if (rest < best.rest)
            best = {gain, rest};
    }
    return best;
}

} // namespace

class AppMap : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MapPanel> m_panel;

    MapView& view() const { return m_panel->view(); }
    QAction* action(const char* name) const {
        return m_panel->findChild<QAction*>(QLatin1String("map.") + QLatin1String(name));
    }
    void makePanel() {
        m_panel = std::make_unique<MapPanel>(*m_bench->session);
        m_panel->resize(1100, 720);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QApplication::setActiveWindow(m_panel.get());
    }
    /// A coarse table of fm3 built through the panel.
    void build(int steps = 3, double seconds = 0.5) {
        MapBuildPage& page = m_panel->builder();
        page.restore({{"synth", "fm3"},
                      {"detail", int(TableDetail::Custom)},
                      {"subdivisions", steps},
                      {"seconds", seconds}});
        QVERIFY2(page.obstacle().isEmpty(), qPrintable(page.obstacle()));
        m_panel->setFocus();
        action("build")->trigger();
        QVERIFY(page.job() != 0);
        QTRY_COMPARE_WITH_TIMEOUT(page.job(), Jobs::Id(0), 60000);
        QTRY_VERIFY(!m_panel->model().following() && !m_panel->model().reading());
        QTRY_VERIFY(!m_panel->model().rows()->tables().at(0)->hash.empty());
        QTRY_COMPARE(m_panel->shownRows(), m_panel->model().rows());
        QCOMPARE(view().points(), steps * steps * steps);
        view().setSelection(std::vector<int>{0});
        QTRY_VERIFY(action("exportSounds")->isEnabled()); // it is known how it sounds
        view().clearSelection();
    }
    void open(const fs::path& file) {
        m_panel->openTables({file});
        QTRY_VERIFY(!m_panel->model().reading());
    }
    QPoint pixelOf(int point) const {
        const QPointF at = view().position(point);
        return QPointF(view().xAxis->coordToPixel(at.x()), view().yAxis->coordToPixel(at.y()))
            .toPoint();
    }
    void hover(int point) {
        QTest::mouseMove(&view(), pixelOf(point));
        // Events of the pointer come twice in life, too.
        QTest::mouseMove(&view(), pixelOf(point) + QPoint(1, 0));
    }
    /// What the device plays while a row is hovered, until it is silent again.
    Sound heardOf(int point, double seconds) {
        m_bench->session->player().open();
        QTest::mouseMove(&view(), QPoint(2, 2));
        m_bench->play(0.1);
        m_bench->device->take();
        hover(point);
        if (!QTest::qWaitFor(
                [&] { return m_panel->ear().playing() == point && m_panel->ear().isReady(point); },
                5000))
            return {};
        QCoreApplication::processEvents();
        return m_bench->play(seconds);
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        makePanel();
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
    }

    /// The way of the issue: build, t-SNE, hear, lasso, export, compare.
    void fromNothingToSounds() {
        build();
        QTRY_VERIFY(std::isfinite(view().position(0).x()));
        const auto rows = m_panel->model().rows();

        MapAxes axes;
        axes.method = MapAxes::Method::Tsne;
        auto* method = named<QComboBox>(m_panel.get(), "Axes");
        method->setCurrentIndex(method->findText("t-SNE"));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->projector().figures().kl.has_value(), 20000);
        QVERIFY(!m_panel->projector().running());
        view().showAll();
        QTest::qWait(400);

        for (const int point : {0, 13, 26}) {
            const Sound wanted = rendered("fm3", rows->point(std::size_t(point)), 0.5, 48000);
            const Sound heard = heardOf(point, 0.6);
            const Likeness like = likeness(heard, wanted);
            QVERIFY2(like.rest < 1e-5,
                     qPrintable(QStringLiteral("point %1: %2").arg(point).arg(like.rest)));
            const float match = matchOf(wanted);
            QVERIFY2(std::abs(20 * std::log10(like.gain / double(match))) < 0.1,
                     qPrintable(QString::number(like.gain)));
        }

        view().setSelection(std::vector<int>{1, 5, 20});
        QVERIFY(action("exportSounds")->isEnabled());
        action("exportSounds")->trigger();
        auto* page = m_panel->findChild<RowExportPage*>();
        QVERIFY(page);
        const fs::path target = m_bench->folder / "sounds";
        named<QLineEdit>(page, "Folder")->setText(QString::fromStdString(target));
        named<QComboBox>(page, "Bit depth")->setCurrentIndex(2);
        for (QPushButton* button : page->findChildren<QPushButton*>())
            if (button->text() == "Export")
                QTest::mouseClick(button, Qt::LeftButton);
        for (const int point : {1, 5, 20}) {
            const fs::path file = target / (rowFileName(*rows, std::size_t(point)) + ".wav");
            QTRY_VERIFY2(fs::exists(file), file.c_str());
            const Sound written = readSound(file);
            const Sound wanted = rendered("fm3", rows->point(std::size_t(point)), 0.5, 44100);
            QVERIFY(written.samples == wanted.samples);
            QVERIFY(readProvenance(file).comment.find("\"fm3\"") != std::string::npos);
        }
    }

    /// A row that is ready is heard with the next block, 60 ms after the pointer came to rest.
    void aReadyRowIsHeardAtOnce() {
        build();
        m_bench->session->player().open();
        view().setDwell(0);
        qint64 best = 1000;
        for (int i = 0; i < 20 && best >= 30; ++i) {
            const int point = i % 2 ? 4 : 22;
            QTest::mouseMove(&view(), QPoint(2, 2));
            m_bench->play(0.1);
            m_panel->ear().prefetch({point});
            QTRY_VERIFY(m_panel->ear().isReady(point));
            QElapsedTimer clock;
            hover(point);
            clock.start();
            while (peakOf(m_bench->play(0.005).samples) == 0 && clock.elapsed() < 1000)
                QCoreApplication::processEvents();
            best = std::min(best, clock.elapsed());
        }
        QVERIFY2(best < 30, qPrintable(QString::number(best)));
        // Leaving fades out.
        QTest::mouseMove(&view(), QPoint(2, 2));
        QTRY_COMPARE(m_panel->ear().playing(), -1);
        m_bench->play(0.05);
        QCOMPARE(peakOf(m_bench->play(0.1).samples), 0.0f);
        // And nothing is heard by pointing where that is switched off.
        action("hover")->setChecked(false);
        hover(4);
        QTest::qWait(100);
        QCOMPARE(peakOf(m_bench->play(0.1).samples), 0.0f);
    }

    /// Keys do all that the pointer does.
    void keysHearHoldAndSelect() {
        build();
        m_bench->session->player().open();
        view().setFocus();
        view().setCurrent(13);
        QTRY_COMPARE(m_panel->ear().playing(), 13);
        QTRY_VERIFY(m_panel->ear().isReady(13));
        QTRY_VERIFY(peakOf(m_bench->play(0.1).samples) > 0);
        QTest::keyClick(&view(), Qt::Key_Right);
        QVERIFY(view().current() != 13 && view().current() >= 0);
        QTRY_COMPARE(m_panel->ear().playing(), view().current());
        m_bench->play(2);
        QTest::keyClick(&view(), Qt::Key_Space);
        QTRY_VERIFY(peakOf(m_bench->play(0.1).samples) > 0);
        m_bench->play(2);

        QTest::keyClick(&view(), Qt::Key_L);
        QTRY_VERIFY(m_panel->hand().sounding());
        QTRY_VERIFY(peakOf(m_bench->play(0.1).samples) > 0);
        QVERIFY(peakOf(m_bench->play(3).samples) > 0); // goes on
        QTest::keyClick(&view(), Qt::Key_Escape);
        QVERIFY(!m_panel->hand().sounding());
        m_bench->play(0.2);
        QCOMPARE(peakOf(m_bench->play(0.2).samples), 0.0f);

        QTest::keyClick(&view(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&view(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(view().selectedCount() >= 2);
        QApplication::clipboard()->clear();
        action("copyCsv")->trigger();
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith("param-0,param-1,param-2,"));
        QCOMPARE(QApplication::clipboard()->text().count('\n'), view().selectedCount() + 1);
        action("copyJson")->trigger();
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith("["));
        const Json json = Json::parse(QApplication::clipboard()->text().toStdString());
        QCOMPARE(int(json.size()), view().selectedCount());
        QCOMPARE(json[0]["parameters"].size(), std::size_t(3));
    }

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
        const auto gesture = m_panel->hand().gesture();
        QVERIFY(gesture && gesture->frames > 0);
        QCOMPARE(gesture->synth, std::string("fm3"));
        QVERIFY(action("gesture")->isEnabled());

        // It can be heard again, along its way.
        QTRY_VERIFY(m_panel->replay().way().has_value());
        QVERIFY(m_panel->replay().way()->points.size() > 2);
        QVERIFY(!m_panel->replay().time());
        action("replay")->trigger();
        QTRY_VERIFY(m_bench->session->player().playing());
        QTRY_COMPARE(m_bench->session->player().loaded(), 1.0);
        QVERIFY(peakOf(m_bench->play(0.3).samples) > 0);
        QTRY_VERIFY(m_panel->replay().time().value_or(0) > 0.2);

        const QStringList& names = m_panel->hand().parameterNames();
        for (const char* ending : {"wav", "mid", "csv"})
            writeGesture(*gesture, names, m_bench->folder / (std::string("g.") + ending));
        const Sound sound = readSound(m_bench->folder / "g.wav");
        QCOMPARE(std::int64_t(sound.frames()), gesture->frames);
        QVERIFY(peakOf(sound.samples) > 0);
        QVERIFY(!readMidi(m_bench->folder / "g.mid").tracks.empty());
        QVERIFY(readFile(m_bench->folder / "g.csv").find(names[0].toStdString()) !=
                std::string::npos);
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

    /// A build that was cancelled shows what there is and goes on where it was.
    void cancelledBuildsGoOn() {
        MapBuildPage& page = m_panel->builder();
        page.restore({{"synth", "fm3"},
                      {"detail", int(TableDetail::Custom)},
                      {"subdivisions", 12},
                      {"seconds", 2.0}});
        page.start();
        QTRY_VERIFY_WITH_TIMEOUT(view().points() > 20, 20000); // seen while it grows
        QVERIFY(page.job() != 0 && m_panel->model().following());
        page.cancel();
        QTRY_COMPARE(page.job(), Jobs::Id(0));
        QTRY_VERIFY(!m_panel->model().following() && !m_panel->model().reading());
        const int there = view().points();
        QVERIFY(there > 20 && there < 12 * 12 * 12);
        auto* goOn = m_panel->findChild<QToolButton*>(QStringLiteral("map.goOn"));
        QVERIFY(goOn && goOn->isVisible());
        QTest::mouseClick(goOn, Qt::LeftButton);
        QVERIFY(page.job() != 0);
        QTRY_COMPARE_WITH_TIMEOUT(view().points(), 12 * 12 * 12, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(page.job(), Jobs::Id(0), 60000);
        // It has joined the library.
        QTRY_VERIFY(std::ranges::any_of(m_bench->session->store().items(), [](const auto& item) {
            return item.second.kind == ItemKind::Table;
        }));
    }

    void marksCanBeUndoneAndStay() {
        build();
        const fs::path table = m_panel->model().files().front();
        view().setSelection(std::vector<int>{0, 1, 3, 9, 12});
        QTRY_VERIFY(action("forbid")->isEnabled());
        action("forbid")->trigger();
        QTRY_VERIFY(fs::exists(tableMarksFile(table)));
        QCOMPARE(m_panel->marking().of(3), MapMarking::Mark::Forbidden);
        QCOMPARE(readTableMarks(table).forbidden.at(0).points.size(), std::size_t(5));
        view().setSelection(std::vector<int>{26});
        action("starts")->trigger();
        QCOMPARE(m_panel->marking().of(26), MapMarking::Mark::Start);
        m_bench->session->undo().undo();
        QCOMPARE(m_panel->marking().of(26), MapMarking::Mark::None);
        m_bench->session->undo().undo();
        QCOMPARE(m_panel->marking().of(3), MapMarking::Mark::None);
        QTRY_VERIFY(!fs::exists(tableMarksFile(table)));
        m_bench->session->undo().redo();
        QTRY_VERIFY(fs::exists(tableMarksFile(table)));
        open(table);
        QTRY_COMPARE(m_panel->marking().of(12), MapMarking::Mark::Forbidden);
        view().setSelection(std::vector<int>{12});
        action("unmark")->trigger();
        QCOMPARE(m_panel->marking().of(0), MapMarking::Mark::None);
    }

    void refinesWhereItIsSelected() {
        build();
        view().setSelection(std::vector<int>{13});
        QVERIFY(action("refineFew")->isEnabled());
        action("refineFew")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(view().points() > 27 + 20, 30000);
        const auto rows = m_panel->model().rows();
        for (std::size_t r = 0; r < rows->rows(); ++r)
            for (const double value : rows->point(r))
                QVERIFY(value == 0 || value == 1 || (value >= 0.25 && value <= 0.75));
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
        // On other axes it runs through the rows that are most like it.
        MapAxes axes;
        axes.method = MapAxes::Method::Parameters;
        named<QComboBox>(m_panel.get(), "Axes")->setCurrentText("Parameters");
        QTRY_VERIFY(m_panel->song().way() && !m_panel->song().way()->points.empty());
        for (const int point : m_panel->song().way()->points)
            QVERIFY(point >= -1 && point < 27);
    }

    /// What is taken out while it is read does not come, nor say that it could not.
    void tablesCanBeTakenOutWhileTheyAreRead() {
        writeFile(m_bench->folder / "a.csv", "a,b\n1,2\n3,1\n");
        MapModel model;
        int failures = 0;
        connect(&model, &MapModel::failed, &model, [&] { ++failures; });
        model.open({m_bench->folder / "a.csv"});
        QTRY_COMPARE(model.rows()->rows(), std::size_t(2));
        writeFile(m_bench->folder / "b.csv", "a,b\n7,8\n");
        model.add({m_bench->folder / "b.csv", m_bench->folder / "none.csv"});
        QVERIFY(model.reading());
        model.open({});
        QTRY_VERIFY(!model.reading());
        QVERIFY(model.rows()->empty());
        QCOMPARE(failures, 0);
        QVERIFY(model.trouble().isEmpty());
        // One that is wanted again by then is there.
        model.add({m_bench->folder / "a.csv", m_bench->folder / "b.csv"});
        model.remove(m_bench->folder / "b.csv");
        model.add({m_bench->folder / "b.csv"});
        QTRY_VERIFY(!model.reading());
        QCOMPARE(model.rows()->rows(), std::size_t(3));
    }

    void strangeTablesAreExplained_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("points");
        QTest::addColumn<bool>("says");
        QTest::newRow("empty") << QByteArray("") << 0 << true;
        QTest::newRow("texts") << QByteArray("a,b\nx,y\n") << 0 << true;
        QTest::newRow("header") << QByteArray("param-0,loudness-dBFS\n") << 0 << false;
        QTest::newRow("one row") << QByteArray("a,b\n1,2\n") << 1 << true;
        QTest::newRow("same rows") << QByteArray("a,b\n1,2\n1,2\n1,2\n") << 3 << true;
        QTest::newRow("holes") << QByteArray("a,b\n1,2\n3,\n5,1\n") << 3 << true;
        QTest::newRow("no whole row") << QByteArray("a,b\n1,\n,2\n") << 2 << true;
        QTest::newRow("one column") << QByteArray("a\n1\n2\n5\n") << 3 << false;
        QTest::newRow("infinite") << QByteArray("a,b\n1,inf\n3,4\n5,1\n") << 3 << true;
        QTest::newRow("plain") << QByteArray("a,b,c\n1,2,3\n3,4,1\n5,1,9\n2,2,2\n") << 4 << false;
    }
    void strangeTablesAreExplained() {
        QFETCH(QByteArray, text);
        QFETCH(int, points);
        QFETCH(bool, says);
        writeFile(m_bench->folder / "t.csv", text.toStdString());
        for (const auto method : {MapAxes::Method::Pca, MapAxes::Method::Tsne,
                                  MapAxes::Method::Parameters, MapAxes::Method::Columns}) {
            MapAxes axes;
            axes.method = method;
            m_panel->axesPage().setAxes(axes);
            open(m_bench->folder / "t.csv");
            QTRY_COMPARE(view().points(), points);
            if (axes.embeds() && says)
                QTRY_VERIFY(named<QLabel>(m_panel.get(), "What is wrong")->isVisible());
            QTRY_VERIFY(!m_panel->projector().running());
            if (points > 0 && !axes.embeds())
                QVERIFY(std::isfinite(view().position(0).x()));
        }
        for (int k = 0; k < 4; ++k) {
            MapLooks looks;
            looks.color = MapLooks::Color(k);
            looks.clusters = 5;
            looks.column = "a";
            looks.size = "b";
            looks.filters = {{"a", 0, 3}};
            m_panel->looksPage().setLooks(looks);
            Q_EMIT m_panel->looksPage().changed();
            QTest::qWait(30);
        }
        m_panel->ear().play(0); // plain rows have no sound, and that is all
        QTest::qWait(30);
    }

    void tablesWithoutSoundSaySo() {
        build();
        const fs::path made = m_panel->model().files().front();
        // A table whose patch is gone.
        Json side = Json::parse(readFile(lookupSideFile(made)));
        side["synth"]["name"] = (m_bench->folder / "gone").string();
        writeFile(m_bench->folder / "patch.csv", readFile(made));
        writeFile(m_bench->folder / "patch.json", side.dump());
        open(m_bench->folder / "patch.csv");
        QTRY_COMPARE(m_panel->ear().troubles().size(), 1);
        QVERIFY(m_panel->ear().troubles()[0].contains("gone"));
        QCOMPARE(view().points(), 27);
        hover(3);
        QTest::qWait(150);
        QCOMPARE(m_panel->ear().playing(), -1);
        view().setSelection(std::vector<int>{1});
        QVERIFY(!action("exportSounds")->isEnabled());

        // One without a side file is heard once somebody says what played it.
        writeFile(m_bench->folder / "old.csv", readFile(made));
        open(m_bench->folder / "old.csv");
        QTRY_COMPARE(m_panel->ear().troubles().size(), 1);
        m_panel->ear().setChosenSynth("fm3");
        QTRY_VERIFY(m_panel->ear().renderer(0) && m_panel->ear().troubles().isEmpty());
        m_panel->ear().play(5);
        QTRY_VERIFY(m_panel->ear().isReady(5));
    }

    void severalTablesAndAllThatIsKept() {
        build();
        const fs::path made = m_panel->model().files().front();
        writeFile(m_bench->folder / "b.csv", "param-0,loudness-dBFS,extra\n0.5,-20,1\n1,-12,2\n");
        m_panel->model().add({m_bench->folder / "b.csv"});
        QTRY_COMPARE(view().points(), 29);
        const auto rows = m_panel->model().rows();
        QCOMPARE(rows->place(28).table, std::size_t(1));
        QVERIFY(std::isnan(rows->value(0, std::size_t(rows->find("extra")))));
        QCOMPARE(rows->value(28, std::size_t(rows->find("extra"))), 2.0);

        MapLooks looks;
        looks.color = MapLooks::Color::Column;
        looks.column = "loudness-dBFS";
        looks.filters = {{"param-0", 0.4, 1}};
        m_panel->looksPage().setLooks(looks);
        Q_EMIT m_panel->looksPage().changed();
        QCOMPARE(view().shownCount(), 18); // the others lack columns that PCA needs
        MapAxes axes;
        axes.method = MapAxes::Method::Columns;
        axes.x = "param-0";
        axes.y = "loudness-dBFS";
        m_panel->axesPage().setAxes(axes);
        Q_EMIT m_panel->axesPage().changed();
        QTRY_COMPARE(view().position(28), QPointF(1, -12));
        QCOMPARE(view().shownCount(), 20);
        view().setSelection(std::vector<int>{2, 28});

        const Json state = m_panel->state();
        m_panel.reset();
        makePanel();
        m_panel->restore(state);
        QTRY_COMPARE(view().points(), 29);
        QTRY_COMPARE(view().position(28), QPointF(1, -12));
        QCOMPARE(view().selection(), (std::vector<int>{2, 28}));
        QCOMPARE(view().shownCount(), 20);
        QVERIFY(m_panel->looksPage().looks() == looks);
        QCOMPARE(m_panel->state(), state);
        QVERIFY(m_panel->model().files().front() == made);
        m_panel->restore(
            Json::parse(R"({"tables":[],"axes":{"method":7},"looks":{"filters":[1]}})"));
        QTRY_COMPARE(view().points(), 0);
    }

    /// What was seen of a map that takes its time is seen again.
    void theViewOfATsneMapComesBack() {
        build();
        named<QComboBox>(m_panel.get(), "Axes")->setCurrentText("t-SNE");
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->projector().figures().kl.has_value(), 20000);
        const QPointF middle = view().position(13);
        view().setVisibleArea({middle.x() - 0.25, middle.y() - 0.2, 0.5, 0.4});
        QTest::qWait(50);
        const QRectF area = view().visibleArea();
        const Json state = m_panel->state();
        m_panel.reset();
        makePanel();
        m_panel->restore(state);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->projector().figures().kl.has_value(), 20000);
        QTest::qWait(50);
        const QRectF again = view().visibleArea();
        QVERIFY(std::abs(again.center().x() - area.center().x()) < 0.02);
        QVERIFY(std::abs(again.center().y() - area.center().y()) < 0.02);
        QVERIFY(std::abs(again.width() / area.width() - 1) < 0.05);
    }

    /// A finished map comes back without being computed again.
    void finishedMapsAreKept() {
        build();
        const fs::path table = m_panel->model().files().front();
        named<QComboBox>(m_panel.get(), "Axes")->setCurrentText("t-SNE");
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->projector().figures().kl.has_value(), 20000);
        const std::vector<float> places = m_panel->projector().positions();
        QTRY_VERIFY(fs::exists(m_bench->session->store().folder() / "cache" / "maps"));
        const Json state = m_panel->state();
        m_panel.reset();
        makePanel();
        m_panel->projector().setCache(m_bench->session->store().folder() / "cache" / "maps");
        int runs = 0;
        connect(&m_panel->projector(), &MapProjector::stateChanged, m_panel.get(),
                [&] { runs += m_panel->projector().running(); });
        m_panel->restore(state);
        QTRY_VERIFY(m_panel->projector().figures().kl.has_value());
        QVERIFY(m_panel->projector().positions() == places);
        QCOMPARE(runs, 0);
        // Another seed is another map.
        MapAxes axes = m_panel->axesPage().axes();
        axes.seed = 2;
        m_panel->axesPage().setAxes(axes);
        Q_EMIT m_panel->axesPage().restartWanted();
        QTRY_VERIFY(runs > 0);
    }

    /// A row that was not measured yet is played about as loud as it will be.
    void gainsAreNearBeforeTheyAreKnown() {
        build();
        MapEar& ear = m_panel->ear();
        for (const int row : {0, 13, 26}) {
            QVERIFY(!ear.isReady(row));
            const float before = ear.gain(row);
            ear.prefetch({row});
            QTRY_VERIFY(ear.isReady(row));
            QVERIFY2(std::abs(20 * std::log10(ear.gain(row) / before)) < 6,
                     qPrintable(QStringLiteral("%1 %2").arg(before).arg(ear.gain(row))));
        }
        // What is held follows.
        QVERIFY(!ear.isReady(8));
        const float before = ear.gain(8);
        view().setLatched(8);
        QCOMPARE(m_panel->hand().gain(), before);
        QTRY_VERIFY(ear.isReady(8));
        QVERIFY(ear.gain(8) != before);
        QCOMPARE(m_panel->hand().gain(), ear.gain(8));
        action("matched")->setChecked(false);
        QCOMPARE(m_panel->hand().gain(), 1.0f);
        action("matched")->setChecked(true);

        // Without a column of loudness the most similar row that is known is taken.
        const fs::path made = m_panel->model().files().front();
        fs::copy_file(lookupSideFile(made), m_bench->folder / "bare.json");
        std::string text;
        for (const auto& row : {"param-0,param-1,param-2", "0,0,0", "0,0,0.1", "1,1,1"})
            text += row + std::string("\n");
        writeFile(m_bench->folder / "bare.csv", text);
        open(m_bench->folder / "bare.csv");
        QTRY_COMPARE(view().points(), 3);
        QTRY_VERIFY(ear.renderer(0));
        QVERIFY(ear.gain(1) < 0.5f);
        ear.prefetch({0, 2});
        QTRY_VERIFY(ear.isReady(0) && ear.isReady(2));
        QCOMPARE(ear.gain(1), ear.gain(0));
    }

    /// Rows of six columns that t-SNE takes a moment for.
    std::shared_ptr<const MapRows> cloud(int count = 300) {
        std::string text = "a,b,c,d,e,f\n";
        Rng rng(5);
        for (int r = 0; r < count; ++r)
            for (int c = 0; c < 6; ++c)
                text += std::to_string(rng.uniform() + (r % 3)) + (c < 5 ? ',' : '\n');
        writeFile(m_bench->folder / "cloud.csv", text);
        return std::make_shared<const MapRows>(std::vector{
            std::make_shared<const MapTable>(readMapTable(m_bench->folder / "cloud.csv"))});
    }
    static int filesIn(const fs::path& folder) {
        return fs::exists(folder) ? int(std::distance(fs::directory_iterator(folder), {})) : 0;
    }

    /// What was stopped is not taken for the finished map, and "again" computes it.
    void onlyFinishedMapsAreKept() {
        const auto rows = cloud(4000); // long enough to be stopped on a busy machine, too
        const fs::path kept = m_bench->folder / "kept";
        MapProjector projector;
        projector.setCache(kept);
        MapAxes axes;
        axes.method = MapAxes::Method::Tsne;
        int runs = 0;
        bool pauses = true; // before it can come to its end
        connect(&projector, &MapProjector::stateChanged, &projector, [&] {
            runs += projector.running();
            if (projector.running() && std::exchange(pauses, false))
                projector.setPaused(true);
        });
        const auto finished = [&] { return projector.figures().trustworthiness.has_value(); };
        projector.show(rows, axes);
        QTRY_VERIFY(projector.paused());
        projector.stop();
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QTest::qWait(100);
        QCOMPARE(filesIn(kept), 0);

        projector.show(rows, axes, true);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QTRY_COMPARE(filesIn(kept), 1);
        runs = 0;
        projector.show(rows, axes, true);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QVERIFY(runs > 0);
    }

    /// The same seed gives the same map, whatever was shown before it.
    void theSameSeedGivesTheSameMap() {
        const auto rows = cloud();
        const fs::path kept = m_bench->folder / "kept";
        MapProjector projector;
        MapAxes axes;
        axes.method = MapAxes::Method::Tsne;
        const auto finished = [&] { return projector.figures().trustworthiness.has_value(); };
        projector.show(rows, axes);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        const std::vector<float> first = projector.positions();
        axes.seed = 2;
        projector.show(rows, axes);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QVERIFY(projector.positions() != first);
        axes.seed = 1;
        projector.setCache(kept);
        projector.show(rows, axes);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QVERIFY(projector.positions() == first);
        QTRY_COMPARE(filesIn(kept), 1);
        // Another perplexity goes on from there: seen, but not kept.
        axes.perplexity = 10;
        projector.show(rows, axes);
        QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
        QVERIFY(projector.positions() != first);
        QTest::qWait(100);
        QCOMPARE(filesIn(kept), 1);
    }

    void everythingHasRoomAndAName_data() {
        QTest::addColumn<bool>("longTexts");
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << false << QSize(1200, 760);
        QTest::newRow("long texts") << true << QSize(1200, 760);
        QTest::newRow("narrow") << false << QSize(560, 420);
    }
    void everythingHasRoomAndAName() {
        QFETCH(bool, longTexts);
        QFETCH(QSize, size);
        LongTexts translator;
        if (longTexts)
            QCoreApplication::installTranslator(&translator);
        m_panel.reset();
        makePanel();
        build(6);
        m_panel->resize(size);
        view().setSelection(std::vector<int>{2, 3, 9});
        m_panel->song().lay(m_bench->sound("one"));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->song().way().has_value(), 20000);
        const QString tag = QString(QTest::currentDataTag()).remove(QLatin1Char(','));
        auto* side = m_panel->findChild<QTabWidget*>();
        for (int page = 0; page < side->count(); ++page) {
            side->setCurrentIndex(page);
            QTest::qWait(200);
            m_panel->grab().save(
                QStringLiteral("%1/map-%2-%3.png").arg(shotFolder(), tag).arg(page));
            const QStringList clipped = clippedTexts(*m_panel);
            QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join("; ")));
            int seen = 0;
            const QStringList unnamed = unnamedIn(*m_panel, seen);
            QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join("; ")));
            QVERIFY(seen > 5);
        }
        QTRY_VERIFY(action("exportSounds")->isEnabled());
        action("exportSounds")->trigger();
        auto* dialog = m_panel->findChild<RowExportPage*>();
        dialog->grab().save(QStringLiteral("%1/map-export-%2.png").arg(shotFolder(), tag));
        const QStringList clipped = clippedTexts(*dialog);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join("; ")));
    }
};

QTEST_MAIN(AppMap)
#include "app_map.moc"
