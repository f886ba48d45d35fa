#include "app/panels/emotionmodels.h"

#include "app/panels/words.h"
#include "app/window/choosefiles.h"

#include <algorithm>

namespace antiphon {

namespace {

const QString elsewhere = QStringLiteral("…");

} // namespace

EmotionChoice::EmotionChoice(Session& session, const QString& title, const QString& none,
                             std::vector<std::string> tasks, std::string role,
                             const QStringList& filters, QWidget* parent)
    : QComboBox(parent), m_session(session), m_title(title), m_none(none),
      m_tasks(std::move(tasks)), m_role(std::move(role)), m_filters(filters) {
    setAccessibleName(title);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    connect(&session.jobs(), &Jobs::runsChanged, this, &EmotionChoice::refresh);
    connect(this, &QComboBox::activated, this, [this](int index) {
        const QString chosen = itemData(index).toString();
        if (chosen == elsewhere) {
            pickFromElsewhere();
            refresh(); // what was chosen stays until there is another one
        } else {
            m_takesFirst = false;
            setPath(chosen.toStdString());
        }
    });
    refresh();
}

void EmotionChoice::pickFromElsewhere() {
    const auto use = [this](const fs::path& path) {
        m_takesFirst = false;
        setPath(path);
    };
    if (m_filters.isEmpty())
        chooseFolder(this, m_title, use);
    else
        chooseFiles(this, m_title, m_filters, [use](const std::vector<fs::path>& files) {
            if (!files.empty())
                use(files.front());
        });
}

void EmotionChoice::setPath(const fs::path& path) {
    if (path == m_path)
        return;
    m_path = path;
    refresh();
    Q_EMIT changed();
}

void EmotionChoice::refresh() {
    fs::path newest;
    {
        const QSignalBlocker blocker(this);
        clear();
        addItem(m_none, QString());
        for (const RunRow& run : m_session.jobs().runs()) {
            if (run.state != RunState::Done ||
                std::ranges::find(m_tasks, run.task) == m_tasks.end())
                continue;
            const auto found = std::ranges::find(run.items, m_role, &Item::role);
            if (found == run.items.end())
                continue;
            const QString number = runNumber(run.folder);
            //: %1 such as "Model", %2 the number of the run that made it
            addItem(tr("%1 %2").arg(m_title, number), QString::fromStdString(found->path.string()));
            if (newest.empty())
                newest = found->path;
        }
        int index = m_path.empty() ? 0 : findData(QString::fromStdString(m_path.string()));
        if (index < 0) {
            addItem(QString::fromStdString(display(m_path.filename())),
                    QString::fromStdString(m_path.string()));
            index = count() - 1;
        }
        addItem(tr("From elsewhere…"), elsewhere);
        setCurrentIndex(index);
        setToolTip(m_path.empty() ? m_none : QString::fromStdString(display(m_path)));
    }
    if (m_takesFirst && m_path.empty() && !newest.empty())
        setPath(newest);
}

} // namespace antiphon
