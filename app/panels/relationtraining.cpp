// The training on the page of learning a relation: started, watched, ended; see relationpage.h.
#include "app/panels/relationlanes.h"
#include "app/panels/relationpage.h"
#include "app/panels/relationverdict.h"
#include "app/panels/seedwidget.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "models/systems.h"
#include "widgets/curvechart.h"
#include "widgets/form.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace antiphon {

namespace {

/// The last value of each step.
std::vector<int> latest(const JobInfo& info, const char* name) {
    std::vector<int> values;
    if (const auto it = info.metrics.find(name); it != info.metrics.end())
        for (const auto& [step, value] : it->second) {
            if (step < 0)
                continue;
            if (std::size_t(step) >= values.size())
                values.resize(std::size_t(step) + 1, guide::silent);
            values[std::size_t(step)] = int(value);
        }
    return values;
}

ChartCurve curveOf(const JobInfo& info, const char* name, const QString& title, int look) {
    auto curve = std::make_shared<Curve>();
    if (const auto it = info.metrics.find(name); it != info.metrics.end())
        for (const auto& [step, value] : it->second)
            curve->add(step, double(step), value);
    return {look, title, look, 0, std::move(curve)};
}

} // namespace

void RelationPage::startTraining() {
    const fs::path model = start();
    const Task* task = findTask(systems(), model.empty() ? "guide.train" : "guide.finetune");
    if (!task)
        return;
    tell({});
    Inputs inputs = m_pairs->inputs();
    if (!model.empty())
        inputs["model"] = {{ItemKind::Model, model, "model"}};
    else if (!m_heard.empty() && m_heardKey == listeningKey())
        inputs["codebook"] = {{ItemKind::Model, m_heard, "codebook"}};
    m_segment = trainOptions().listening.segment;
    m_continues = trainOptions().task == "completion";
    if (const GuideModel* known = m_models.find(model)) {
        m_segment = known->model.perception->settings().segment;
        m_continues = known->model.decision.task == "completion";
    }
    m_phase = Phase::Training;
    m_left = {};
    m_told = 0;
    m_model.clear();
    m_lanes->setTop({});
    m_lanes->showHeldBack({}, {}, m_segment);
    m_curves->setCurves({});
    m_curves->refresh();
    m_verdict->setEvaluation({});
    m_tabs->setCurrentWidget(m_curves->parentWidget());
    if (model.empty())
        m_job = m_session.start(*task, inputs, trainOptions(), m_seed->seed());
    else {
        guide::FineTuneOptions options;
        Options given = options;
        readJson(given, toJson(m_tuneForm->options()), "form");
        m_job = m_session.start(*task, inputs, given, m_seed->seed());
    }
    m_timer->start();
    showState();
}

void RelationPage::jobChanged(quint64 id) {
    const JobInfo* info = m_session.jobs().job(id);
    if (id != m_job || !info || info->ended())
        return;
    m_left.update(info->row.seconds, info->row.fraction, m_pause->isChecked());
    m_progress->setValue(int(info->row.fraction * 1000));
    QString text = progressWords(info->row.text);
    if (const auto left = m_left.estimate())
        //: what is being done, and the time that it will still take
        text = tr("%1, %2 left").arg(text, roughTime(*left));
    m_progress->setFormat(text);
}

void RelationPage::showMetrics() {
    const JobInfo* info = m_session.jobs().job(m_job);
    if (!info || m_phase != Phase::Training)
        return;
    std::size_t told = 0;
    for (const auto& [name, values] : info->metrics)
        told += values.size();
    if (told == m_told)
        return;
    m_told = told;
    m_curves->setCurves({curveOf(*info, "train/loss", tr("learned from"), 0),
                         curveOf(*info, "validation/loss", tr("held back"), 1)});
    m_curves->refresh();
    m_lanes->showHeldBack(latest(*info, "true label"), latest(*info, "predicted label"), m_segment);
}

void RelationPage::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    const JobInfo* info = m_session.jobs().job(id);
    showMetrics();
    m_timer->stop();
    m_job = 0;
    const Phase phase = m_phase;
    m_phase = Phase::None;
    m_pause->setChecked(false);
    if (info && info->record.seed != 0)
        m_seed->showUsed(info->record.seed);
    if (!info || info->row.state != JobState::Done) {
        m_trainNext = false;
        if (info && info->row.state == JobState::Failed)
            tell(QString::fromStdString(info->row.error));
        else if (info && phase == Phase::Training)
            stopped(*info);
    } else if (phase == Phase::Listening) {
        listened(*info);
    } else {
        trained(*info);
    }
    showState();
}

void RelationPage::trained(const JobInfo& info) {
    for (const Item& item : info.outcome.items)
        if (item.role == "model")
            m_model = item.path;
    m_verdict->setEvaluation(info.outcome.figures,
                             tr("Nothing was held back, so what was learned cannot be judged."));
    m_tabs->setCurrentWidget(m_verdict);
    readExamples();
}

/// What a training that was stopped has kept can answer as well.
void RelationPage::stopped(const JobInfo& info) {
    inBackground(
        this, [run = info.run] { return readGuideModel(run).path; },
        [this](const fs::path& model) {
            m_model = model;
            m_verdict->setEvaluation({}, tr("Stopped before the end, so it was not evaluated. "
                                            "What it had learned until then is kept and can "
                                            "answer; the training itself can go on in Jobs."));
            m_tabs->setCurrentWidget(m_verdict);
            showState();
        },
        [this](const QString&) { tell(tr("Stopped before there was anything to keep.")); });
}

/// What the model would also have said to the first labels of the stretch that is shown.
void RelationPage::readExamples() {
    inBackground(
        this,
        [file = m_model.parent_path() / "examples.json"] {
            std::vector<QString> lines;
            const Json examples = readJson(file);
            if (examples.is_array() && !examples.empty())
                for (const Json& candidates : examples[0].value("top", Json::array())) {
                    QStringList line;
                    for (const Json& candidate : candidates)
                        line << tr("%1 (%2 %)", "label and probability")
                                    .arg(candidate.at(0).get<int>())
                                    .arg(QLocale().toString(100 * candidate.at(1).get<double>(),
                                                            'f', 0));
                    lines.push_back(
                        tr("Likeliest labels: %1").arg(line.join(QStringLiteral(", "))));
                }
            return lines;
        },
        [this](std::vector<QString> lines) { m_lanes->setTop(std::move(lines)); });
}

} // namespace antiphon
