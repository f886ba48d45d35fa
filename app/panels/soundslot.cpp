#include "app/panels/soundslot.h"

#include "app/window/drops.h"
#include "widgets/elidedlabel.h"
#include "widgets/glyphs.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>

#include <algorithm>
#include <span>

namespace antiphon {

namespace {

constexpr std::size_t offeredSounds = 16;

} // namespace

SoundSlot::SoundSlot(Session& session, const QString& title, const QString& hint, std::string role,
                     QWidget* parent, ItemKind kind)
    : QFrame(parent), m_session(session), m_title(title), m_hint(hint), m_role(std::move(role)),
      m_kind(kind), m_name(new ElidedLabel), m_choose(new QToolButton), m_clear(new QToolButton) {
    setFrameShape(QFrame::StyledPanel);
    setAcceptDrops(true);
    setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 3, 3);
    auto* label = new QLabel(title);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    layout->addWidget(label);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_choose);
    layout->addWidget(m_clear);

    m_choose->setText(QStringLiteral("…"));
    m_choose->setToolTip(tr("Choose from the library or a file"));
    m_choose->setAccessibleName(tr("Choose: %1").arg(title));
    connect(m_choose, &QToolButton::clicked, this, &SoundSlot::showMenu);
    m_clear->setIcon(glyph(Glyph::Close));
    m_clear->setAutoRaise(true);
    m_clear->setToolTip(tr("Take out"));
    m_clear->setAccessibleName(tr("Take out: %1").arg(title));
    connect(m_clear, &QToolButton::clicked, this, [this] { setFile({}); });
    showFile();
}

void SoundSlot::setFile(const fs::path& file) {
    if (file == m_file)
        return;
    m_file = file;
    showFile();
    Q_EMIT changed();
}

void SoundSlot::showFile() {
    const bool empty = m_file.empty();
    m_name->setText(empty ? m_hint : QString::fromStdString(display(m_file.filename())));
    m_name->setToolTip(empty ? m_hint : QString::fromStdString(display(m_file)));
    m_name->setEnabled(!empty);
    m_clear->setVisible(!empty);
    setAccessibleName(m_title + QLatin1String(": ") + m_name->text());
}

void SoundSlot::chooseFile() {
    auto* dialog = new QFileDialog(this, m_title, QString::fromStdString(m_file.parent_path()),
                                   m_kind == ItemKind::Notes
                                       ? tr("MIDI files (*.mid *.midi)")
                                       : tr("Sounds (*.wav *.flac *.aif *.aiff *.ogg *.opus "
                                            "*.mp3)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { setFile(name.toStdString()); });
    dialog->open();
}

/// Sounds that are selected in the library, then those with the slot's role.
std::vector<const LibraryItem*> SoundSlot::offered() const {
    std::vector<const LibraryItem*> items;
    for (const qint64 id : m_session.selection())
        if (const LibraryItem* item = m_session.store().item(id); item && item->kind == m_kind)
            items.push_back(item);
    const auto selected = std::ptrdiff_t(items.size());
    for (const auto& [id, item] : m_session.store().items())
        // A MIDI file is seldom given a role.
        if (item.kind == m_kind && (item.role == m_role || m_kind == ItemKind::Notes) &&
            !item.missing &&
            std::find(items.begin(), items.begin() + selected, &item) == items.begin() + selected)
            items.push_back(&item);
    std::sort(items.begin() + selected, items.end(),
              [](const LibraryItem* a, const LibraryItem* b) { return a->path < b->path; });
    return items;
}

void SoundSlot::showMenu() {
    auto* menu = new QMenu(m_choose);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::vector<const LibraryItem*> items = offered();
    for (const LibraryItem* item : std::span(items).first(std::min(items.size(), offeredSounds))) {
        const fs::path path = m_session.store().fileOf(*item);
        // Recordings of several songs often bear the same name.
        const QString folder = QString::fromStdString(display(path.parent_path().filename()));
        QString text = tr("%1 (%2)", "a sound and its folder")
                           .arg(QString::fromStdString(item->title), folder);
        QAction* action = menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(action, &QAction::triggered, this, [this, path] { setFile(path); });
    }
    if (items.size() > offeredSounds)
        menu->addAction(tr("Others: select them in the library first"))->setEnabled(false);
    if (menu->isEmpty())
        menu->addAction(tr("Nothing is selected in the library"))->setEnabled(false);
    menu->addSeparator();
    menu->addAction(tr("From a file…"), this, &SoundSlot::chooseFile);
    menu->popup(m_choose->mapToGlobal(QPoint(0, m_choose->height())));
}

void SoundSlot::dragEnterEvent(QDragEnterEvent* event) {
    if (localFiles(*event->mimeData()).empty())
        return;
    event->acceptProposedAction();
    setBackgroundRole(QPalette::Highlight);
}

void SoundSlot::dragLeaveEvent(QDragLeaveEvent*) {
    setBackgroundRole(QPalette::NoRole);
}

void SoundSlot::dropEvent(QDropEvent* event) {
    setBackgroundRole(QPalette::NoRole);
    event->acceptProposedAction();
    if (const auto files = localFiles(*event->mimeData()); !files.empty())
        setFile(files.front());
}

} // namespace antiphon
