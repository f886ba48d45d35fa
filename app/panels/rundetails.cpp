#include "app/panels/rundetails.h"

#include "app/panels/detailtable.h"
#include "app/panels/outputs.h"
#include "app/window/background.h"
#include "models/systems.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>

#include <fstream>

namespace antiphon {

namespace {

constexpr std::streamoff longestLog = 1 << 20; ///< bytes; of a longer one the end is shown
constexpr int logLines = 10000;

struct OnDisk {
    RunRecord record;
    QString log;
};

QString endOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in)
        return {};
    const std::streamoff size = in.tellg(), from = std::max<std::streamoff>(0, size - longestLog);
    std::string text(std::size_t(size - from), '\0');
    in.seekg(from);
    in.read(text.data(), std::streamsize(text.size()));
    text.resize(std::size_t(in.gcount()));
    return QString::fromUtf8(QByteArray::fromStdString(text)).trimmed();
}

} // namespace

RunDetails::RunDetails(Session& session, JobRows& rows, QWidget* parent)
    : QTabWidget(parent), m_session(session), m_rows(rows), m_outputs(new OutputsView(session)),
      m_figures(new DetailTable(tr("Figures"), tr("Figures appear when the run is done."))),
      m_options(new DetailTable(tr("Options and inputs"),
                                tr("Choose a run to see what it was asked to do."))),
      m_log(new QPlainTextEdit) {
    setDocumentMode(true);
    setAccessibleName(tr("Details of the run"));
    auto* results = new QSplitter(Qt::Horizontal);
    results->setChildrenCollapsible(false);
    results->addWidget(m_outputs);
    results->addWidget(m_figures);
    m_log->setReadOnly(true);
    m_log->setUndoRedoEnabled(false);
    m_log->setMaximumBlockCount(logLines);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_log->setAccessibleName(tr("Log of the run"));
    m_log->setPlaceholderText(tr("Choose a job to read what it says."));
    m_log->setTabChangesFocus(true);
    addTab(results, tr("Results"));
    addTab(m_options, tr("Options"));
    addTab(m_log, tr("Log"));

    connect(&rows, &JobRows::changed, this, [this](qint64 id) {
        if (id == m_row)
            update(false);
    });
    connect(&rows, &JobRows::rebuilt, this, [this] { update(true); });
    connect(&session.jobs(), &Jobs::logged, this, [this](quint64 job, const QString& line) {
        const JobRow* row = m_rows.row(m_row);
        if (row && row->job == job)
            m_log->appendPlainText(line);
    });
}

void RunDetails::showLog() {
    setCurrentWidget(m_log);
    m_log->setFocus();
}

void RunDetails::show(std::int64_t row) {
    if (row == m_row)
        return;
    m_row = row;
    m_log->clear();
    m_options->setRows({});
    update(true);
}

void RunDetails::update(bool readDisk) {
    const JobRow* row = m_rows.row(m_row);
    m_outputs->setItems(row ? row->items : std::vector<Item>());
    if (!row || readDisk)
        m_figures->setRows(row ? figureRows(row->figures) : std::vector<DetailRow>());
    if (!readDisk)
        return;
    ++m_asked;
    const JobInfo* info = row ? m_session.jobs().job(row->job) : nullptr;
    if (info) {
        setLog(info->log.join(QLatin1Char('\n')));
        if (info->task)
            fill(info->record);
    }
    if (!row || row->run.empty() || (info && row->active()))
        return;
    inBackground(
        this,
        [run = row->run] {
            return OnDisk{Run::open(run).record(), endOf(run / "log.txt")};
        },
        [this, asked = m_asked](OnDisk found) {
            if (asked != m_asked)
                return;
            fill(found.record);
            setLog(found.log);
        },
        [this, asked = m_asked](const QString& sentence) {
            if (asked == m_asked)
                setLog(sentence);
        });
}

void RunDetails::fill(const RunRecord& record) {
    const Task* task = findTask(systems(), record.task);
    std::vector<DetailRow> rows = {{tr("Task"), taskTitle(record.task)}};
    for (const auto& [slot, items] : record.inputs) {
        QString label = QString::fromStdString(slot);
        if (task)
            for (const Slot& known : task->inputs)
                if (known.key == slot)
                    label = QCoreApplication::translate("Task", known.label);
        for (const Item& item : items)
            rows.push_back({label, QString::fromStdString(display(item.path))});
    }
    for (DetailRow& row : optionRows(task, record.options))
        rows.push_back(std::move(row));
    rows.push_back({tr("Seed"), record.seed ? QString::number(record.seed) : tr("drawn")});
    rows.push_back({tr("Device"), queueWords(record.device)});
    m_options->setRows(rows);
}

void RunDetails::setLog(const QString& text) {
    if (text != m_log->toPlainText())
        m_log->setPlainText(text);
    m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
}

} // namespace antiphon
