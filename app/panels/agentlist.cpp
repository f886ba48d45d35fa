#include "app/panels/agentlist.h"

#include "app/window/background.h"
#include "models/impro/starters.h"

#include <algorithm>

namespace antiphon {

AgentList::AgentList(Session& session, QWidget* parent) : QComboBox(parent), m_session(session) {
    setAccessibleName(tr("Agent"));
    setToolTip(tr("The agent that is heard and measured"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    connect(this, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT agentChosen(); });
    connect(&session.jobs(), &Jobs::runsChanged, this, &AgentList::refresh);
    connect(&session.store(), &Store::opened, this, &AgentList::refresh);
    connect(&session.store(), &Store::closed, this, &AgentList::refresh);
    refresh();
}

fs::path AgentList::agent() const {
    return currentData().toString().toStdString();
}

fs::path AgentList::importFolder() const {
    return m_session.store().isOpen() ? m_session.store().folder() / "models" : fs::path();
}

void AgentList::choose(const fs::path& agent) {
    const int index = findData(QString::fromStdString(agent.string()));
    m_wanted = index < 0 ? agent : fs::path();
    if (index >= 0)
        setCurrentIndex(index);
    else
        refresh();
}

void AgentList::refresh() {
    std::vector<Entry> entries;
    if (m_session.store().isOpen()) {
        // A run that has just begun is not among the runs on the disk.
        std::vector<fs::path> runs;
        for (const Jobs::Id id : m_session.jobs().ids())
            if (const JobInfo* info = m_session.jobs().job(id);
                info && info->task && info->task->id == "impro.agent" && !info->run.empty() &&
                info->run.parent_path() == m_session.jobs().runsFolder())
                runs.insert(runs.begin(), info->run);
        for (const RunRow& run : m_session.jobs().runs())
            if (run.task == "impro.agent" && std::ranges::find(runs, run.folder) == runs.end())
                runs.push_back(run.folder);
        for (const fs::path& run : runs)
            entries.push_back(
                //: %1 is the name of a run's folder
                {tr("%1, trained here").arg(QString::fromStdString(display(run.filename()))), run,
                 true});
    }
    inBackground(
        this,
        [entries, folder = importFolder()]() mutable {
            std::error_code error;
            if (!folder.empty())
                for (fs::directory_iterator it(folder, error), end; !error && it != end;
                     it.increment(error))
                    if (std::error_code none; fs::is_regular_file(it->path() / "agent.json", none))
                        entries.push_back(
                            {tr("%1, imported")
                                 .arg(QString::fromStdString(display(it->path().filename()))),
                             it->path(), true});
            for (const impro::Starter& starter : impro::starters())
                //: an agent that comes with the program: its name
                entries.push_back({tr("%1, comes along").arg(QString::fromStdString(starter.name)),
                                   starter.folder, false});
            return entries;
        },
        [this, asked = ++m_generation](const std::vector<Entry>& found) {
            if (asked == m_generation)
                show(found);
        });
}

void AgentList::show(const std::vector<Entry>& entries) {
    const fs::path before = agent();
    const fs::path wanted = m_wanted.empty() ? before : m_wanted;
    {
        const QSignalBlocker blocker(this);
        clear();
        m_hasOwn = false;
        for (const Entry& entry : entries) {
            addItem(entry.title, QString::fromStdString(entry.agent.string()));
            setItemData(count() - 1, QString::fromStdString(display(entry.agent)), Qt::ToolTipRole);
            m_hasOwn |= entry.own;
        }
        const int index = findData(QString::fromStdString(wanted.string()));
        setCurrentIndex(index >= 0 ? index : count() > 0 ? 0 : -1);
        if (index >= 0)
            m_wanted.clear();
    }
    setEnabled(count() > 0);
    Q_EMIT agentChosen();
}

} // namespace antiphon
