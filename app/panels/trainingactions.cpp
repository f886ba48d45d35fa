// What is done in the training panel. See trainingpanel.h.
#include "app/panels/trainingpanel.h"

#include "app/panels/outputs.h"
#include "app/panels/trainingtable.h"
#include "app/window/background.h"
#include "app/window/drops.h"
#include "core/soundfile.h"
#include "widgets/curves.h"
#include "widgets/rowtable.h"
#include "widgets/theme.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace antiphon {

namespace {

constexpr int looks = 4 * seriesColors;

/// "sample-12000.wav": the last number in the name; -1: none.
std::int64_t stepIn(const std::string& name) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto end = std::find_if(name.rbegin(), name.rend(), digit);
    const auto begin = std::find_if_not(end, name.rend(), digit);
    const std::string number(begin.base(), end.base());
    return number.empty() || number.size() > 18 ? -1 : std::stoll(number);
}

bool heard(const fs::path& file) {
    return namesSound(file) || file.extension() == ".mid" || file.extension() == ".midi";
}

} // namespace

std::vector<Item> samplesByStep(const fs::path& run) {
    std::vector<std::pair<std::int64_t, Item>> found;
    std::error_code error;
    fs::recursive_directory_iterator at(run / "out", fs::directory_options::skip_permission_denied,
                                        error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error))
        if (const fs::path& file = at->path(); heard(file) && at->is_regular_file(error)) {
            const bool notes = file.extension() == ".mid" || file.extension() == ".midi";
            found.emplace_back(stepIn(file.stem().string()),
                               Item{notes ? ItemKind::Notes : ItemKind::Audio, file, "sample"});
        }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second.path < b.second.path;
    });
    std::vector<Item> items;
    for (auto& [step, item] : found)
        items.push_back(std::move(item));
    return items;
}

void TrainingPanel::readSamples() {
    const TrainingRun* run = current();
    if (!run || run->folder.empty()) {
        m_samples->setItems({});
        return;
    }
    // One reading at a time: on a slow disk a newer one must not for ever supersede the last.
    m_readSamplesAgain = m_readingSamples;
    if (std::exchange(m_readingSamples, true))
        return;
    inBackground(
        this, [folder = run->folder] { return samplesByStep(folder); },
        [this, folder = run->folder](const std::vector<Item>& items) {
            m_readingSamples = false;
            if (const TrainingRun* now = current(); now && now->folder == folder)
                m_samples->setItems(items);
            if (m_readSamplesAgain)
                readSamples();
        });
}

void TrainingPanel::saveNote() {
    if (m_noted == 0 || !m_note->document()->isModified())
        return;
    m_note->document()->setModified(false);
    m_runs->setNote(m_noted, m_note->toPlainText().trimmed());
}

bool TrainingPanel::eventFilter(QObject* object, QEvent* event) {
    if (object == m_note && event->type() == QEvent::FocusOut)
        saveNote();
    return Panel::eventFilter(object, event);
}

void TrainingPanel::toggleShown() {
    const auto chosen = selected();
    const bool show = std::none_of(chosen.begin(), chosen.end(),
                                   [](const TrainingRun* run) { return run->shown; });
    std::vector<std::int64_t> ids;
    for (const TrainingRun* run : chosen)
        ids.push_back(run->id);
    for (const std::int64_t id : ids)
        m_runs->setShown(id, show);
}

/// Or all again, where only they are shown already.
void TrainingPanel::showOnlySelected() {
    const auto chosen = m_view->selectedIds();
    std::vector<std::pair<std::int64_t, bool>> wishes;
    bool already = true;
    for (const TrainingRun& run : m_runs->runs()) {
        const bool wanted = std::find(chosen.begin(), chosen.end(), run.id) != chosen.end();
        already = already && wanted == run.shown;
        wishes.emplace_back(run.id, wanted);
    }
    for (const auto& [id, wanted] : wishes)
        m_runs->setShown(id, already || wanted);
}

void TrainingPanel::chooseLook(const QList<qint64>& ids, QPoint globalPosition) {
    if (ids.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int look = 0; look < looks; ++look) {
        //: a colour and dash of curves, by number
        QAction* action = menu->addAction(lookIcon(look), tr("Line %1").arg(look + 1));
        if (look % seriesColors == 0 && look > 0)
            menu->insertSeparator(action);
        connect(action, &QAction::triggered, this, [this, ids, look] {
            for (const qint64 id : ids)
                m_runs->setLook(id, look);
        });
    }
    menu->popup(globalPosition);
}

void TrainingPanel::addFolder(const fs::path& folder) {
    std::vector<fs::path> folders = m_runs->folders();
    const fs::path added = fs::absolute(folder).lexically_normal();
    if (std::find(folders.begin(), folders.end(), added) == folders.end())
        folders.push_back(added);
    setFolders(std::move(folders));
}

void TrainingPanel::setFolders(std::vector<fs::path> folders) {
    QStringList kept;
    for (const fs::path& folder : folders)
        kept << QString::fromStdString(folder.string());
    session().settings().setValue(QStringLiteral("training/folders"), kept);
    m_runs->setFolders(std::move(folders));
    updateActions();
}

void TrainingPanel::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Add a folder of event files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { addFolder(folder.toStdString()); });
    dialog->open();
}

/// The one that the current run lies in; where there is none, the last one.
void TrainingPanel::forgetFolder() {
    std::vector<fs::path> folders = m_runs->folders();
    if (folders.empty())
        return;
    auto gone = folders.end() - 1;
    if (const TrainingRun* run = current()) {
        gone = std::find_if(folders.begin(), folders.end(), [run](const fs::path& folder) {
            const fs::path inside = run->folder.lexically_relative(folder);
            return !inside.empty() && *inside.begin() != "..";
        });
        if (gone == folders.end())
            return;
    }
    folders.erase(gone);
    setFolders(std::move(folders));
}

void TrainingPanel::exportChart(CurveChart* chart, const QString& ending) {
    QString name = chart->tag();
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    auto* dialog = new QFileDialog(this, tr("Save the chart as"), session().exportFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->setNameFilter(QStringLiteral("*.") + ending);
    dialog->selectFile(name + QLatin1Char('.') + ending);
    connect(dialog, &QFileDialog::fileSelected, chart, [this, chart, ending](const QString& file) {
        writeChart(chart, file.toStdString(), ending);
    });
    dialog->open();
}

void TrainingPanel::writeChart(CurveChart* chart, const fs::path& file, const QString& ending) {
    session().setExportFolder(file.parent_path());
    std::function<std::string()> content;
    if (ending == QLatin1String("csv"))
        content = [curves = chart->namedCurves(), smoothing = chart->style().smoothing] {
            return tableText(curveTable(curves, smoothing));
        };
    else
        content = [picture = (ending == QLatin1String("png") ? chart->png() : chart->svg())] {
            return picture.toStdString();
        };
    inBackground(
        this, [file, content = std::move(content)] { writeFile(file, content()); },
        [this, file] {
            session().tell(tr("Saved as %1.").arg(QString::fromStdString(display(file))));
        },
        [this](const QString& sentence) { session().warn(sentence); });
}

void TrainingPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void TrainingPanel::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    inBackground(
        this,
        [dropped = localFiles(*event->mimeData())] {
            std::vector<fs::path> folders;
            std::error_code error;
            for (const fs::path& path : dropped)
                if (fs::is_directory(path, error))
                    folders.push_back(path);
            return folders;
        },
        [this](const std::vector<fs::path>& folders) {
            for (const fs::path& folder : folders)
                addFolder(folder);
        });
}

} // namespace antiphon
