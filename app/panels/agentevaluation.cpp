#include "app/panels/agentevaluation.h"

#include "app/panels/agentbars.h"
#include "app/window/background.h"
#include "core/error.h"
#include "models/impro/stage.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace antiphon {

namespace {

constexpr std::int64_t episodes = 10;
constexpr std::uint64_t episodeSeed = 1; ///< the same episodes, so that agents can be compared

} // namespace

AgentEvaluation::AgentEvaluation(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_bars(new AgentBars), m_sentence(new QLabel),
      m_source(new QLabel), m_again(new QPushButton), m_export(new QPushButton(tr("Export…"))),
      m_cancel(new QPushButton(tr("Cancel"))), m_progress(new QProgressBar) {
    layOut();
    connect(m_again, &QPushButton::clicked, this, &AgentEvaluation::evaluateRequested);
    connect(m_export, &QPushButton::clicked, this, &AgentEvaluation::chooseFile);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_session.jobs().cancel(m_job); });
    connect(&session.jobs(), &Jobs::changed, this, [this](quint64 id) {
        if (const JobInfo* info = m_session.jobs().job(id); id == m_job && info)
            m_progress->setValue(int(info->row.fraction * 1000));
    });
    connect(&session.jobs(), &Jobs::ended, this, &AgentEvaluation::jobEnded);
    showState();
}

void AgentEvaluation::layOut() {
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_source->setWordWrap(true);
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Evaluating"));
    m_again->setToolTip(tr("Measure the agent on the table and corpus that are chosen for a "
                           "training, or else on its own"));
    m_export->setToolTip(tr("Write the figures as CSV or JSON"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_source, 1);
    line->addWidget(m_progress, 1);
    line->addWidget(m_cancel);
    line->addWidget(m_again);
    line->addWidget(m_export);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_sentence);
    layout->addWidget(m_bars, 1);
    layout->addLayout(line);
}

void AgentEvaluation::show(const fs::path& agent, bool anew) {
    if (agent == m_agent && !anew)
        return;
    m_agent = agent;
    setEvaluation({});
    m_source->clear();
    const int asked = ++m_generation;
    if (agent.empty())
        return;
    inBackground(
        this, [agent] { return impro::readAgent(agent).evaluation; },
        [this, asked](const Json& evaluation) {
            if (asked != m_generation)
                return;
            setEvaluation(evaluation);
            if (!evaluation.is_null())
                m_source->setText(tr("As measured at the end of the training."));
        }); // one that is not there yet was never evaluated
}

void AgentEvaluation::setEvaluation(const Json& evaluation) {
    m_evaluation = evaluation;
    try {
        m_bars->setEvaluation(m_evaluation);
    } catch (const Json::exception&) { // of another version
        m_evaluation = {};
        m_bars->setEvaluation(m_evaluation);
    }
    m_sentence->setText(AgentBars::verdict(m_evaluation));
    m_sentence->setVisible(!m_evaluation.is_null());
    showState();
}

void AgentEvaluation::showState() {
    m_again->setText(m_evaluation.is_null() ? tr("Evaluate") : tr("Evaluate again"));
    m_again->setVisible(!busy());
    m_again->setEnabled(!m_agent.empty());
    m_progress->setVisible(busy());
    m_cancel->setVisible(busy());
    m_source->setVisible(!busy());
    m_export->setEnabled(!m_evaluation.is_null());
}

void AgentEvaluation::evaluate(const AgentOffer& offer) {
    if (busy())
        return;
    m_result = std::make_shared<Result>();
    m_result->agent = m_agent;
    m_job = m_session.jobs().work(
        tr("Evaluate an agent"), [agent = m_agent, offer, cache = m_session.cache(),
                                  result = m_result](JobControl& control) {
            const auto check = [&] { control.checkpoint(); };
            const impro::Scene scene = agentScene(agent, offer, cache, check);
            result->evaluation = impro::evaluationJson(impro::evaluateAgent(
                scene.agent, scene.table, scene.songs, {.episodes = episodes, .seed = episodeSeed},
                scene.origin, check));
            result->table = scene.file.filename().string();
        });
    showState();
}

void AgentEvaluation::jobEnded(quint64 id) {
    if (id != m_job)
        return;
    const JobInfo* info = m_session.jobs().job(id);
    m_job = 0;
    if (info && info->row.state == JobState::Done && m_result->agent == m_agent)
        takeResult();
    if (info && info->row.state == JobState::Failed)
        Q_EMIT failed(QString::fromStdString(info->row.error));
    showState();
}

void AgentEvaluation::takeResult() {
    setEvaluation(m_result->evaluation);
    m_source->setText(
        m_result->table.empty()
            ? tr("Measured again on its own table.")
            //: %1 is the file of a table
            : tr("Measured again on %1.").arg(QString::fromStdString(display(m_result->table))));
}

void AgentEvaluation::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Export the evaluation"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table (*.csv)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setDirectory(m_session.exportFolder());
    dialog->selectFile(QString::fromStdString(display(m_agent.filename())) +
                       QStringLiteral("-evaluation.csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("json")) ? QStringLiteral("json")
                                                                        : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { write(name.toStdString()); });
    dialog->open();
}

void AgentEvaluation::write(const fs::path& file) {
    if (m_evaluation.is_null())
        return;
    m_session.setExportFolder(file.parent_path());
    inBackground(
        this,
        [file, evaluation = m_evaluation] {
            if (file.extension() == ".json")
                writeJson(file, evaluation);
            else
                writeTable(file, impro::evaluationTable(evaluation));
        },
        [this, file] { Q_EMIT said(tr("Written: %1").arg(QString::fromStdString(display(file)))); },
        [this](const QString& sentence) { Q_EMIT failed(sentence); });
}

} // namespace antiphon
