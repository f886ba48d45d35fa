#include "app/panels/idmpanel.h"

#include "app/panels/actionbutton.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/idmclips.h"
#include "app/panels/idmlanes.h"
#include "app/panels/idmmonitor.h"
#include "app/panels/idmscore.h"
#include "app/panels/idmtraining.h"
#include "app/panels/idmvary.h"
#include "app/panels/soundslot.h"
#include "app/window/background.h"
#include "core/error.h"
#include "core/run.h"
#include "models/idm/scorefile.h"
#include "models/systems.h"
#include "widgets/affinitymatrix.h"
#include "widgets/glyphs.h"
#include "widgets/intervalplot.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace antiphon {

namespace {

constexpr double heardSeconds = 0.7;
constexpr double pauseSeconds = 0.25;
constexpr double fadeSeconds = 0.008;
constexpr std::uint64_t shippedSeed = 1; ///< the same score for the same recording, every time

/// A moment's sound with soft ends.
void appendMoment(const Sound& from, double seconds, std::vector<float>& to) {
    const auto begin =
        std::min(from.samples.size(), std::size_t(std::max(0.0, seconds) * from.rate));
    const auto count = std::min(from.samples.size() - begin, std::size_t(heardSeconds * from.rate));
    const auto fade = std::max<std::size_t>(1, std::size_t(fadeSeconds * from.rate));
    for (std::size_t n = 0; n < count; ++n) {
        const double in = double(n + 1) / double(fade), out = double(count - n) / double(fade);
        to.push_back(from.samples[begin + n] * float(std::min({1.0, in, out})));
    }
}

} // namespace

IdmPanel::IdmPanel(Session& session, QWidget* parent)
    : Panel(session, QStringLiteral("idm"), tr("Electronic music"), parent),
      m_slot(new SoundSlot(session, tr("Recording"), tr("what is measured"), "clip")),
      m_mode(new QComboBox), m_lanes(new IdmLanes), m_pages(new QTabWidget), m_tabs(new QTabWidget),
      m_score(new IdmScore), m_matrix(new AffinityMatrix), m_intervals(new IntervalPlot),
      m_clips(new IdmClips(session)), m_hint(new QLabel),
      m_model(new EmotionChoice(session, tr("Model"), tr("No model yet"), {"idm.train"}, "model")) {
    makeActions();
    m_vary = new IdmVary(session, *m_model, {m_start, m_play, m_compare, m_export, m_hover});
    m_mode->addItem(tr("Of the sound"));
    m_mode->addItem(tr("As published"));
    m_mode->setItemData(1,
                        tr("Of the distorted sound that the published program measured by "
                           "mistake: for comparison with published figures alone."),
                        Qt::ToolTipRole);
    m_mode->setAccessibleName(tr("What is measured"));
    m_matrix->setEmptyText(tr("Which moments are alike appears here."));
    m_hint->setWordWrap(true);
    m_hint->setMargin(4);
    m_hint->setObjectName(QStringLiteral("hint"));
    m_tabs->setAccessibleName(tr("L-Score"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_score, tr("Score"));
    m_tabs->addTab(m_matrix, tr("Repetition"));
    m_tabs->addTab(m_intervals, tr("Rhythm"));
    m_tabs->addTab(m_clips, tr("Clips"));

    m_pages->setAccessibleName(tr("Electronic music"));
    m_pages->setDocumentMode(true);
    m_pages->addTab(buildScorePage(), tr("L-Score"));
    m_pages->addTab(m_vary, tr("Vary and draw"));
    m_pages->addTab(buildTrainPage(), tr("Train"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_pages);
    connectAll();
    takeFile();
}

QWidget* IdmPanel::buildScorePage() {
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_hint);
    column->addWidget(m_lanes, 1);
    auto* splitter = new QSplitter;
    splitter->addWidget(left);
    splitter->addWidget(m_tabs);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(buildTop());
    layout->addWidget(splitter, 1);
    return page;
}

QWidget* IdmPanel::buildTrainPage() {
    m_training = new IdmTraining(session(), *m_model);
    m_monitor = new IdmMonitor(session());
    m_monitor->setPlan(m_training->curriculum());
    connect(m_training, &IdmTraining::curriculumChanged, this, [this] {
        m_monitor->setPlan(m_training->curriculum());
        // Who changes it wants to see it, unless a training is under way.
        if (m_training->isVisible() && m_training->job() == 0)
            m_monitor->watch({});
    });
    connect(m_monitor, &IdmMonitor::planMoved, m_training, &IdmTraining::setPace);
    auto* page = new QSplitter;
    page->addWidget(m_training);
    page->addWidget(m_monitor);
    page->setStretchFactor(0, 2);
    page->setStretchFactor(1, 3);
    page->setChildrenCollapsible(false);
    return page;
}

void IdmPanel::connectAll() {
    connect(m_pages, &QTabWidget::currentChanged, this, &IdmPanel::showActions);
    connect(m_slot, &SoundSlot::changed, this, &IdmPanel::takeFile);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &IdmPanel::measure);
    connect(m_lanes, &IdmLanes::failed, this,
            [this](const QString& sentence) { showHint(sentence, true); });
    connect(m_lanes->axis(), &TimeAxis::auditionRequested, this, [this](TimeSpan span) {
        if (!m_slot->file().empty())
            this->session().player().audition(m_slot->file(), span);
    });
    connect(m_matrix, &AffinityMatrix::played, this,
            [this](double first, double second) { hearBoth(first, second); });
    connect(m_clips, &IdmClips::ranksChanged, this,
            [this] { m_score->setRanks(m_clips->ranks()); });
    connect(m_clips, &IdmClips::clipWanted, this,
            [this](const fs::path& file, double from, double to) {
                m_wanted = TimeSpan{from, to};
                if (file == m_slot->file())
                    takeFile();
                else
                    m_slot->setFile(file);
            });
    connect(&session(), &Session::slotRequested, this,
            [this](const QString& slot, const fs::path& file) {
                if (slot == QLatin1String("idm"))
                    m_slot->setFile(file);
            });
    connect(&session().store(), &Store::closed, this, [this] {
        m_slot->setFile({});
        m_model->setTakesFirst(true);
        m_model->setPath({});
    });
}

void IdmPanel::setPage(int page) {
    m_pages->setCurrentIndex(page);
}

/// Each page has its own.
void IdmPanel::showActions() {
    const int page = m_pages->currentIndex();
    const bool score = page == ScorePage, file = !m_slot->file().empty();
    m_measure->setEnabled(score && file);
    if (page != VaryPage)
        m_play->setEnabled(score && file);
    m_vary->setActive(page == VaryPage);
}

IdmPanel::~IdmPanel() {
    stopMeasuring();
}

void IdmPanel::makeActions() {
    m_measure = addPanelAction("measure", tr("Measure"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_measure->setToolTip(tr("Measure the selection, or all where nothing is selected"));
    m_play = addPanelAction("play", tr("Play"), QKeySequence(Qt::Key_T));
    m_play->setIcon(glyph(Glyph::Play));
    m_play->setToolTip(tr("Play from the cursor"));
    connect(m_measure, &QAction::triggered, this, &IdmPanel::measure);
    m_start = addPanelAction("start", tr("Make variations"),
                             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    m_compare = addPanelAction("compare", tr("A/B"), QKeySequence(Qt::Key_B));
    m_compare->setToolTip(tr("Hear the result, or the seed, at equal loudness"));
    m_export = addPanelAction("export", tr("Export…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    m_export->setToolTip(tr("Write the result or its scores as files to pass on"));
    m_hover = addPanelAction("hover", tr("Hear what is pointed at"), QKeySequence(Qt::Key_H));
    m_hover->setIcon(glyph(Glyph::Hear));
    m_hover->setToolTip(tr("Play a result in the grid after a moment"));
    m_hover->setCheckable(true);
    m_hover->setChecked(true);
    connect(m_play, &QAction::triggered, this,
            [this] { m_pages->currentIndex() == VaryPage ? m_vary->play() : play(); });
    connect(m_start, &QAction::triggered, this, [this] { m_vary->start(); });
    connect(m_compare, &QAction::triggered, this, [this] { m_vary->compare(); });
    connect(m_export, &QAction::triggered, this, [this] { m_vary->exportShown(); });
}

void IdmPanel::play() {
    if (m_slot->file().empty())
        return;
    session().player().load({m_slot->file().filename().string().c_str(),
                             m_lanes->axis(),
                             {{.title = tr("Recording"), .file = m_slot->file()}}},
                            m_lanes->axis()->cursor(), true);
}

QWidget* IdmPanel::buildTop() {
    auto* top = new QWidget;
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_slot, 1);
    layout->addWidget(m_mode);
    for (QAction* action : {m_measure, m_play})
        layout->addWidget(actionButton(action));
    auto* vary = new QToolButton;
    vary->setText(tr("Vary it…"));
    vary->setToolTip(tr("Make variations of the recording, or of the selection"));
    vary->setFocusPolicy(Qt::TabFocus);
    connect(vary, &QToolButton::clicked, this, [this] {
        if (m_slot->file().empty())
            return;
        m_vary->take(m_slot->file(), m_lanes->axis()->selection());
        setPage(VaryPage);
    });
    layout->addWidget(vary);
    const auto task = [&](const QString& text, const char* id) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, id] { openTask(id); });
        layout->addWidget(button);
    };
    task(tr("Prepare clips…"), "idm.dataset");
    task(tr("Synthesise clips…"), "idm.synthesize");
    return top;
}

void IdmPanel::openTask(const char* task) {
    RunRecord record;
    record.task = task;
    record.options = toJson(findTask(systems(), task)->options());
    session().showTask(record);
}

void IdmPanel::takeFile() {
    const fs::path file = m_slot->file();
    m_report.reset();
    m_sound.reset();
    m_lanes->setView(file.empty() ? nullptr : session().media().view(file));
    m_score->setReport(nullptr);
    m_matrix->setCells(0, 0, {}, {}, {});
    m_intervals->setIntervals({});
    m_clips->setScore(std::nullopt);
    m_lanes->axis()->setSelection(std::nullopt);
    showActions();
    if (file.empty()) {
        stopMeasuring();
        m_wanted.reset();
        showHint(tr("Drop a recording on the field above to measure how involved it is."));
        return;
    }
    measure();
}

void IdmPanel::stopMeasuring() {
    if (m_stop)
        m_stop->store(true);
    m_stop.reset();
}

void IdmPanel::measure() {
    stopMeasuring();
    const fs::path file = m_slot->file();
    if (file.empty())
        return;
    const std::optional<TimeSpan> span =
        m_wanted ? std::exchange(m_wanted, std::nullopt) : m_lanes->axis()->selection();
    idm::Stretch stretch;
    if (span)
        stretch = {span->start, span->end};
    const auto mode = m_mode->currentIndex() == 1 ? idm::ScoreMode::Shipped : idm::ScoreMode::Audio;
    const auto stop = m_stop = std::make_shared<std::atomic<bool>>(false);
    showHint(tr("Measuring…"));
    inBackground(
        this,
        [file, stretch, mode, stop] {
            const auto checkpoint = [&] {
                if (stop->load(std::memory_order_relaxed))
                    throw Cancelled{};
            };
            checkpoint();
            idm::ScoredSound sound = idm::readForScore(file, stretch);
            Measured measured;
            measured.report =
                idm::scoreOf(sound, mode, shippedSeed, LScoreSeries::Kept, checkpoint);
            measured.sound =
                std::make_shared<const Sound>(Sound{LScoreReport::rate, 1, std::move(sound.mono)});
            measured.from = stretch.from;
            return measured;
        },
        [this, stop](Measured measured) {
            if (stop == m_stop)
                take(std::move(measured));
        },
        [this, stop](const QString& sentence) {
            if (stop != m_stop)
                return;
            m_stop.reset();
            showHint(sentence, true);
        });
}

void IdmPanel::take(Measured measured) {
    m_stop.reset();
    LScoreReport& report = measured.report;
    m_lanes->setReport(&report, measured.from);
    m_intervals->setIntervals(intervalsOf(report.onsets));
    Affinity& affinity = report.affinity;
    m_matrix->setCells(affinity.frames, double(LScoreReport::affinityHop) / LScoreReport::rate,
                       std::move(affinity.begins), std::move(affinity.others),
                       std::move(affinity.values));
    m_score->setReport(&report);
    m_clips->setScore(report.score);
    m_sound = std::move(measured.sound);
    report.entropy = {};
    report.onsetFunction = {};
    report.affinity = {};
    m_report = std::move(report);
    const QString seconds = locale().toString(m_report->seconds, 'f', 1);
    showHint(measured.from > 0 || m_lanes->axis()->selection()
                 ? tr("Score of %1 s from %2 s on; select a stretch and press Measure for another.")
                       .arg(seconds, locale().toString(measured.from, 'f', 1))
                 : tr("Score of all %1 s; select a stretch and press Measure for a part of it.")
                       .arg(seconds));
}

void IdmPanel::hearBoth(double first, double second) {
    if (!m_sound)
        return;
    auto both = std::make_shared<Sound>(Sound{m_sound->rate, 1, {}});
    appendMoment(*m_sound, first, both->samples);
    both->samples.resize(both->samples.size() + std::size_t(pauseSeconds * m_sound->rate));
    appendMoment(*m_sound, second, both->samples);
    session().player().audition(std::shared_ptr<const Sound>(std::move(both)));
}

QString IdmPanel::hint() const {
    return m_hint->text();
}

void IdmPanel::showHint(const QString& sentence, bool trouble) {
    m_hint->setText(sentence);
    QPalette colors = palette();
    if (trouble)
        colors.setColor(QPalette::WindowText, tonesOf(palette()).warning);
    m_hint->setPalette(colors);
}

Json IdmPanel::state() const {
    return {{"recording", m_slot->file().string()},
            {"mode", m_mode->currentIndex() == 1 ? "shipped" : "audio"},
            {"dataset", m_clips->choice().path().string()},
            {"tab", m_tabs->currentIndex()},
            {"page", m_pages->currentIndex()},
            {"model", m_model->path().string()},
            {"vary", m_vary->state()},
            {"training", m_training->state()}};
}

void IdmPanel::restore(const Json& state) {
    const auto path = [&](const char* key) {
        return state.contains(key) && state[key].is_string()
                   ? fs::path(state[key].get<std::string>())
                   : fs::path();
    };
    const QSignalBlocker blocker(m_mode);
    m_mode->setCurrentIndex(path("mode") == "shipped" ? 1 : 0);
    if (state.contains("tab") && state["tab"].is_number_integer())
        m_tabs->setCurrentIndex(state["tab"].get<int>());
    if (state.contains("page") && state["page"].is_number_integer())
        m_pages->setCurrentIndex(state["page"].get<int>());
    if (const fs::path model = path("model"); !model.empty() && fs::exists(model))
        m_model->setPath(model);
    if (state.contains("vary"))
        m_vary->restore(state["vary"]);
    if (state.contains("training"))
        m_training->restore(state["training"]);
    if (const fs::path dataset = path("dataset"); !dataset.empty() && fs::exists(dataset))
        m_clips->choice().setPath(dataset);
    if (const fs::path file = path("recording"); !file.empty() && fs::exists(file))
        m_slot->setFile(file);
}

} // namespace antiphon
