#include "app/panels/soundslot.h"

#include "widgets/elidedlabel.h"
#include "widgets/glyphs.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

namespace antiphon {

namespace {

/// The first local file of a drop; empty: none.
QString fileOf(const QMimeData* data) {
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            return url.toLocalFile();
    return {};
}

} // namespace

SoundSlot::SoundSlot(Session& session, const QString& title, const QString& hint, QWidget* parent)
    : QFrame(parent), m_session(session), m_title(title), m_hint(hint), m_name(new ElidedLabel),
      m_choose(new QToolButton), m_clear(new QToolButton) {
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
    auto* menu = new QMenu(m_choose);
    QAction* selected =
        menu->addAction(tr("Selected in the library"), this, &SoundSlot::takeSelected);
    menu->addAction(tr("From a file…"), this, &SoundSlot::chooseFile);
    connect(menu, &QMenu::aboutToShow, this,
            [this, selected] { selected->setEnabled(!m_session.selection().isEmpty()); });
    connect(m_choose, &QToolButton::clicked, this,
            [this, menu] { menu->popup(m_choose->mapToGlobal(QPoint(0, m_choose->height()))); });
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
                                   tr("Sounds (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { setFile(name.toStdString()); });
    dialog->open();
}

void SoundSlot::takeSelected() {
    for (const qint64 id : m_session.selection())
        if (const LibraryItem* item = m_session.store().item(id);
            item && item->kind == ItemKind::Audio)
            return setFile(m_session.store().fileOf(*item));
    m_session.tell(tr("Select a sound in the library first."));
}

void SoundSlot::dragEnterEvent(QDragEnterEvent* event) {
    if (fileOf(event->mimeData()).isEmpty())
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
    setFile(fileOf(event->mimeData()).toStdString());
}

} // namespace antiphon
