#include "tests/app/workbench.h"

#include "app/panels/mapaxespage.h"
#include "app/panels/mapbuildpage.h"
#include "app/panels/mapear.h"
#include "app/panels/maplooks.h"
#include "app/panels/mapmarking.h"
#include "app/panels/mapmodel.h"
#include "app/panels/mappanel.h"
#include "app/panels/rowexportpage.h"
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
#include <QPushButton>

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
               int rate) {
    const std::unique_ptr<Synth> synth = makeSynth(name);
    synth->prepare(rate, 512);
    const std::vector<float> values(parameters.begin(), parameters.end());
    Sound sound{rate, 1, std::vector<float>(std::size_t(seconds * rate))};
    renderVoice(*synth, values, synthInfo(name).preRoll, rate, sound.samples);
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
        QTRY_COMPARE(view().points(), steps * steps * steps);
        QTRY_VERIFY(m_panel->ear().renderer(0) != nullptr);
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
};

QTEST_MAIN(AppMap)
#include "app_map.moc"
