#include "app/panels/idmmonitor.h"

#include "app/panels/idmscore.h"
#include "app/panels/stepsounds.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "widgets/frontierstrip.h"
#include "widgets/pacingplot.h"
#include "widgets/plot.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr std::size_t mostOthers = 12;
constexpr int lookAgainMs = 1500;
constexpr int leastPlot = 84; ///< pixels

} // namespace

IdmMonitor::IdmMonitor(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_choice(new QComboBox),
      m_others(new QCheckBox(tr("Others beside it"))), m_pacing(new PacingPlot),
      m_frontier(new FrontierStrip), m_sounds(new StepSounds), m_clip(new QLabel),
      m_trouble(new QLabel), m_again(new QTimer(this)) {
    m_choice->setAccessibleName(tr("Training"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(14);
    m_others->setChecked(true);
    m_others->setToolTip(tr("The other trainings of the project as thin lines"));
    m_pacing->setAccessibleName(tr("Share of the clips that are learned from"));
    m_frontier->setEmptyText(tr("The clips appear here in the order in which they come in."));
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_clip->setWordWrap(true);

    auto* watch = new QPushButton(tr("Curves…"));
    watch->setToolTip(tr("All curves and checkpoints in the training dock"));
    auto* top = new QHBoxLayout;
    top->addWidget(m_choice, 1);
    top->addWidget(m_others);
    top->addWidget(watch);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(top);
    layout->addWidget(m_trouble);
    auto* upper = new QHBoxLayout;
    auto* pace = new QVBoxLayout;
    pace->setSpacing(2);
    pace->addWidget(m_pacing, 1);
    pace->addWidget(m_frontier);
    pace->addWidget(m_clip);
    upper->addLayout(pace, 1);
    upper->addWidget(buildPlots(), 1);
    layout->addLayout(upper, 1);
    layout->addWidget(m_sounds);

    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        m_follows = false;
        this->watch(m_choice->itemData(index).toString().toStdString());
    });
    connect(watch, &QPushButton::clicked, this, [this] {
        if (m_run.empty())
            m_session.show(QStringLiteral("training"));
        else
            m_session.showTraining(m_run);
    });
    connect(m_others, &QCheckBox::toggled, this, &IdmMonitor::showAll);
    connect(m_pacing, &PacingPlot::handlesMoved, this, &IdmMonitor::planMoved);
    connect(m_pacing, &PacingPlot::placeChosen, this, &IdmMonitor::showFrontier);
    connect(m_frontier, &FrontierStrip::currentChanged, this, &IdmMonitor::showFrontier);
    connect(m_frontier, &FrontierStrip::chosen, this, &IdmMonitor::hearClip);
    connect(m_sounds, &FileStrip::hearRequested, this,
            [this](const fs::path& file) { m_session.player().audition(file); });
    connect(m_sounds, &FileStrip::openRequested, this,
            [this](const fs::path& file) { m_session.useAs(QStringLiteral("idm"), file); });
    connect(&session.jobs(), &Jobs::runsChanged, this, &IdmMonitor::refreshChoice);
    connect(&session.jobs(), &Jobs::added, this, &IdmMonitor::refreshChoice);
    connect(&session.jobs(), &Jobs::changed, this, [this](quint64 id) {
        const JobInfo* info = m_session.jobs().job(id);
        // Its folder is known once it runs.
        if (info && info->task && info->task->id == "idm.train" && !info->run.empty() &&
            m_choice->findData(QString::fromStdString(info->run.string())) < 0)
            refreshChoice();
    });
    connect(&session.store(), &Store::closed, this, [this] {
        m_follows = true;
        m_reads.clear();
        this->watch({});
        refreshChoice();
    });
    m_again->setInterval(lookAgainMs);
    connect(m_again, &QTimer::timeout, this, [this] {
        if (isVisible() && (m_stale || running(m_run)))
            readSoon();
    });
    m_again->start();
    refreshChoice();
    showAll();
}

QWidget* IdmMonitor::buildPlots() {
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2);
    for (std::size_t d = 0; d < m_plots.size(); ++d) {
        m_plots[d] = new Plot;
        m_plots[d]->setAccessibleName(measureTitle(d));
        m_plots[d]->setMinimumHeight(leastPlot);
        const QString unit = measureUnit(d);
        m_plots[d]->setLabels(QString(), unit.isEmpty() ? measureTitle(d)
                                                        //: a measure and its unit
                                                        : tr("%1 (%2)").arg(measureTitle(d), unit));
        m_plots[d]->xAxis->ticker()->setTickCount(3);
        m_plots[d]->yAxis->ticker()->setTickCount(3);
        grid->addWidget(m_plots[d], int(d / 2), int(d % 2));
    }
    auto* legend = new QLabel(
        tr("Over the steps: solid what is drawn of the same noise, dashed what is learned from."));
    legend->setWordWrap(true);
    legend->setEnabled(false);
    grid->addWidget(legend, 2, 0, 1, 2);
    return page;
}

void IdmMonitor::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    readSoon();
}

void IdmMonitor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showScores();
}

/// Those that run first, then the newest.
std::vector<fs::path> IdmMonitor::trainings() const {
    std::vector<fs::path> found;
    const auto add = [&](const fs::path& run) {
        if (!run.empty() && std::ranges::find(found, run) == found.end())
            found.push_back(run);
    };
    for (const Jobs::Id id : m_session.jobs().ids())
        if (const JobInfo* info = m_session.jobs().job(id);
            info && info->task && info->task->id == "idm.train" && !info->ended())
            add(info->run);
    for (const RunRow& run : m_session.jobs().runs())
        if (run.task == "idm.train")
            add(run.folder);
    return found;
}

bool IdmMonitor::running(const fs::path& run) const {
    for (const Jobs::Id id : m_session.jobs().ids())
        if (const JobInfo* info = m_session.jobs().job(id); info && info->run == run)
            return !run.empty() && !info->ended();
    return false;
}

void IdmMonitor::refreshChoice() {
    const std::vector<fs::path> runs = trainings();
    // One that has just begun is what somebody wants to see who looks at what comes next.
    if (!runs.empty() &&
        ((m_follows && m_run.empty()) || ((m_follows || m_run.empty()) && running(runs.front()))))
        m_run = runs.front();
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    m_choice->addItem(tr("The next training"), QString());
    for (const fs::path& run : runs) {
        const QString number = runNumber(run);
        m_choice->addItem(running(run) ? tr("Training %1 (under way)").arg(number)
                                       : tr("Training %1").arg(number),
                          QString::fromStdString(run.string()));
    }
    m_choice->setCurrentIndex(
        std::max(0, m_choice->findData(QString::fromStdString(m_run.string()))));
    readSoon();
}

void IdmMonitor::watch(const fs::path& run) {
    m_run = run;
    m_pacing->setPlace(std::nullopt);
    const QSignalBlocker blocker(m_choice);
    m_choice->setCurrentIndex(
        std::max(0, m_choice->findData(QString::fromStdString(run.string()))));
    showAll();
    readSoon();
}

void IdmMonitor::setPlan(const idm::CurriculumOptions& plan) {
    m_plan = plan;
    if (m_run.empty())
        showPace();
}

/// One reading at a time: on a slow disk a newer one must not for ever supersede the last.
void IdmMonitor::readSoon() {
    m_stale = m_reading || !isVisible();
    if (m_stale)
        return;
    std::vector<fs::path> runs = trainings();
    if (runs.size() > mostOthers)
        runs.resize(mostOthers);
    if (!m_run.empty() && std::ranges::find(runs, m_run) == runs.end())
        runs.push_back(m_run);
    m_reading = true;
    inBackground(
        this,
        [runs, watched = m_run, known = m_reads, places = m_placesOf != m_run] {
            return readTrainingNews(runs, watched, known, places);
        },
        [this](IdmTrainingNews news) { take(std::move(news)); });
}

void IdmMonitor::take(IdmTrainingNews news) {
    m_reading = false;
    m_reads = std::move(news.runs);
    if (!news.clipsOf.empty()) {
        m_placesOf = news.clipsOf;
        m_places = std::move(news.places);
        std::vector<double> heights;
        for (const IdmClipPlace& place : m_places)
            heights.push_back(place.difficulty);
        m_frontier->setHeights(std::move(heights));
    }
    m_sounds->setSounds(news.sounds);
    m_trouble->setText(news.trouble);
    m_trouble->setVisible(!news.trouble.isEmpty());
    showAll();
    if (m_stale)
        readSoon();
}

const IdmTrainingRead* IdmMonitor::read() const {
    const auto it = m_reads.find(m_run.string());
    return m_run.empty() || it == m_reads.end() ? nullptr : it->second.get();
}

const idm::TrainingLog* IdmMonitor::log() const {
    return read() ? &read()->log : nullptr;
}

void IdmMonitor::showAll() {
    if (m_placesOf != m_run) {
        m_placesOf.clear();
        m_places.clear();
        m_frontier->setHeights({});
    }
    if (m_run.empty())
        m_sounds->setSounds({});
    showPace();
    showScores();
    showFrontier();
}

void IdmMonitor::showPace() {
    const IdmTrainingRead* one = read();
    const idm::CurriculumOptions& plan = one ? one->curriculum : m_plan;
    const bool paced = plan.order != "off";
    if (m_run.empty() || one)
        m_pacing->setPlan(
            [pacing = plan.pacing, paced](double part) { return paced ? pacing.at(part) : 1.0; });
    else
        m_pacing->setPlan({});
    m_pacing->setHandles(m_run.empty() && paced ? std::optional(PacingPlot::Handles{
                                                      plan.pacing.begin, plan.pacing.end})
                                                : std::nullopt);
    const auto points = [](const IdmTrainingRead& of) {
        std::vector<QPointF> reached;
        for (const auto& pace : of.log.paces)
            reached.emplace_back(double(pace.step) / double(of.steps), pace.competence);
        return reached;
    };
    m_pacing->setReached(one ? points(*one) : std::vector<QPointF>());
    std::vector<PacingPlot::Ghost> ghosts;
    int look = 0;
    if (m_others->isChecked())
        for (const auto& [run, other] : m_reads)
            if (run != m_run.string() && !other->log.paces.empty())
                ghosts.push_back({other->name, ++look, points(*other)});
    m_pacing->setGhosts(std::move(ghosts));
}

void IdmMonitor::showScores() {
    const IdmTrainingRead* one = read();
    const Tones tone = tonesOf(palette());
    for (std::size_t d = 0; d < m_plots.size(); ++d) {
        Plot& plot = *m_plots[d];
        plot.removeCurves();
        const auto curve = [&](const QString& name, const IdmTrainingRead& of, const QPen& pen,
                               bool target) {
            QVector<double> steps, values;
            for (const auto& scored : of.log.scored) {
                const double value = !target         ? scored.mean[d]
                                     : scored.target ? (*scored.target)[d]
                                                     : std::nan("");
                if (!std::isfinite(value))
                    continue;
                steps.push_back(double(scored.step));
                values.push_back(value);
            }
            if (steps.isEmpty())
                return;
            QCPGraph* graph = plot.addCurve(name);
            graph->setPen(pen);
            graph->setData(steps, values, true);
            if (steps.size() == 1) // a point alone is no line
                graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 5));
        };
        int look = 0;
        if (m_others->isChecked())
            for (const auto& [run, other] : m_reads)
                if (run != m_run.string() && !other->log.paces.empty()) {
                    QPen pen = seriesPen(++look, 1);
                    QColor color = pen.color();
                    color.setAlphaF(0.6f);
                    pen.setColor(color);
                    curve(other->name, *other, pen, false);
                }
        if (one) {
            curve(tr("Learned from"), *one, QPen(tone.text, 1.4, Qt::DashLine), true);
            curve(tr("Drawn"), *one, QPen(tone.data, 2), false);
        }
        plot.legend->setVisible(false); // said once, below
        plot.showAll();
    }
}

void IdmMonitor::showFrontier() {
    const IdmTrainingRead* one = read();
    const idm::TrainingLog::Pace* pace = nullptr;
    if (one && !one->log.paces.empty()) {
        pace = &one->log.paces.back();
        if (const auto place = m_pacing->place()) {
            const auto after = std::ranges::upper_bound(
                one->log.paces, *place * double(one->steps) + 0.5, {},
                [](const idm::TrainingLog::Pace& p) { return double(p.step); });
            pace = after == one->log.paces.begin() ? &*after : &*(after - 1);
        }
    }
    m_frontier->setAdmitted(pace ? int(pace->eligible) : 0);
    QString text;
    const int current = m_frontier->current();
    if (current >= 0 && current < int(m_places.size())) {
        const IdmClipPlace& place = m_places[std::size_t(current)];
        //: number, file, time in it, how hard it is in percent
        text = tr("Clip %1: %2 from %3 s, difficulty %4 %; click to hear it")
                   .arg(current + 1)
                   .arg(QString::fromStdString(display(place.file.filename())),
                        locale().toString(place.start, 'f', 1))
                   .arg(int(std::lround(place.difficulty * 100)));
    } else if (pace) {
        text = tr("Step %1: %2 of %3 clips are learned from")
                   .arg(locale().toString(qlonglong(pace->step)))
                   .arg(pace->eligible)
                   .arg(m_places.empty() ? QStringLiteral("?") : QString::number(m_places.size()));
    } else if (m_run.empty()) {
        text = m_plan.order == "off"
                   ? tr("Without a curriculum all clips are learned from at once.")
                   : tr("Drag the ends of the curve to set the pace of the next training.");
    }
    m_clip->setText(text);
}

QString IdmMonitor::clipText() const {
    return m_clip->text();
}

void IdmMonitor::hearClip(int place) {
    if (place < 0 || place >= int(m_places.size()))
        return;
    const IdmClipPlace& one = m_places[std::size_t(place)];
    m_session.player().audition(one.file, TimeSpan{one.start, one.end});
}

} // namespace antiphon
