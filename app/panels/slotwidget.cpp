#include "app/panels/slotwidget.h"

#include "app/panels/emptytext.h"
#include "app/panels/words.h"
#include "app/window/background.h"
#include "app/window/drops.h"
#include "widgets/glyphs.h"
#include "widgets/theme.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

QString ofTask(const char* source) {
    return QCoreApplication::translate("Task", source);
}

struct Found {
    fs::path file;
    std::optional<ItemKind> kind;
};

Found lookInto(const fs::path& file) {
    // Results of a run describe themselves in an info.json; it, or its folder, is taken as a table.
    if (fs::is_directory(file))
        return {file, fs::exists(file / "info.json") ? ItemKind::Table : ItemKind::Corpus};
    if (file.filename() == "info.json")
        return {file, ItemKind::Table};
    const std::optional<Probe> probe = probeFile(file);
    return {file, probe ? std::optional(probe->kind) : std::nullopt};
}

} // namespace

/// The files by title; Delete takes the chosen one out.
class SlotWidget::List : public QListWidget {
public:
    explicit List(SlotWidget* slot) : QListWidget(slot), m_owner(slot) {}

protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (event->matches(QKeySequence::Delete) && currentRow() >= 0) {
            std::vector<Item> kept = m_owner->items();
            kept.erase(kept.begin() + currentRow());
            m_owner->setItems(std::move(kept));
        } else {
            QListWidget::keyPressEvent(event);
        }
    }
    void paintEvent(QPaintEvent* event) override {
        QListWidget::paintEvent(event);
        if (count() == 0)
            paintEmptyText(*this,
                           SlotWidget::tr("Drop %1 here").arg(kindWords(m_owner->slot().kind)));
    }
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override {
        const int lines = m_owner->slot().many ? 4 : 1;
        return {80, (fontMetrics().height() + 6) * lines + 2 * frameWidth()};
    }

private:
    SlotWidget* m_owner;
};

SlotWidget::SlotWidget(Session& session, const Slot& slot, QWidget* parent)
    : QFrame(parent), m_session(session), m_slot(slot), m_list(new List(this)),
      m_refusal(new QLabel(this)) {
    setObjectName(QLatin1String(slot.key));
    setAcceptDrops(true);
    setFrameShape(StyledPanel);
    const QString help = ofTask(slot.help);
    setToolTip(help);
    setWhatsThis(help);
    auto* name = new QLabel(slot.required ? label()
                                          //: an input that a task can do without
                                          : tr("%1 (optional)").arg(label()),
                            this);
    name->setBuddy(m_list);
    name->setWordWrap(true);
    m_list->setAccessibleName(label());
    m_list->setAccessibleDescription(help);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    const auto button = [this](const QString& text, const QString& spoken) {
        auto* made = new QToolButton(this);
        made->setText(text);
        made->setAccessibleName(spoken.arg(label()));
        made->setToolTip(spoken.arg(label()));
        made->setAutoRaise(true);
        return made;
    };
    //: %1 is the name of an input of a task
    m_browse = button(tr("Browse…"), tr("Browse for %1"));
    //: %1 is the name of an input of a task
    m_use = button(tr("Use selected"), tr("Use what is selected in the library as %1"));
    //: %1 is the name of an input of a task
    m_clear = button(tr("Clear"), tr("Clear %1"));
    // Pictures leave room for the name in a narrow dock.
    m_browse->setIcon(glyph(Glyph::Folder));
    m_clear->setIcon(glyph(Glyph::Close));
    for (QToolButton* one : {m_browse, m_clear})
        one->setToolButtonStyle(Qt::ToolButtonIconOnly);

    auto* top = new QHBoxLayout;
    top->setSpacing(2);
    top->addWidget(name, 1);
    top->addWidget(m_use);
    top->addWidget(m_browse);
    top->addWidget(m_clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_list);
    layout->addWidget(m_refusal);

    connect(m_browse, &QToolButton::clicked, this, &SlotWidget::browse);
    connect(m_use, &QToolButton::clicked, this, &SlotWidget::useSelected);
    connect(m_clear, &QToolButton::clicked, this, &SlotWidget::clear);
    const auto selected = [this] { m_use->setEnabled(!m_session.selection().isEmpty()); };
    connect(&session, &Session::selectionChanged, this, selected);
    // Titles come from the library.
    connect(&session.store(), &Store::itemsChanged, this, &SlotWidget::showItems);
    selected();
    showItems();
}

QString SlotWidget::label() const {
    return ofTask(m_slot.label);
}

QString SlotWidget::refusal() const {
    return m_refusal->text();
}

void SlotWidget::setItems(std::vector<Item> items) {
    refuse({});
    if (items == m_items)
        return;
    m_items = std::move(items);
    showItems();
    Q_EMIT changed();
}

void SlotWidget::showItems() {
    m_list->clear();
    const Store& store = m_session.store();
    for (const Item& item : m_items) {
        const LibraryItem* known = store.item(store.idOf(item.path));
        auto* entry =
            new QListWidgetItem(known ? QString::fromStdString(known->title)
                                      : QString::fromStdString(display(item.path.filename())),
                                m_list);
        entry->setToolTip(QString::fromStdString(display(item.path)));
        entry->setSizeHint({0, fontMetrics().height() + 6});
    }
    m_clear->setEnabled(!m_items.empty());
}

void SlotWidget::refuse(const QString& sentence) {
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, tonesOf(palette()).warning);
    m_refusal->setPalette(colours);
}

void SlotWidget::take(const fs::path& file, ItemKind kind) {
    const QString name = QString::fromStdString(display(file.filename()));
    if (kind != m_slot.kind) {
        //: %1 a file, %2 and %4 kinds such as "audio" and "notes", %3 the input of a task
        refuse(tr("%1 is %2; %3 takes %4.")
                   .arg(name, kindWords(kind), label(), kindWords(m_slot.kind)));
        return;
    }
    const Item item{kind, file, m_slot.key};
    std::vector<Item> items = m_items;
    if (!m_slot.many) {
        if (!m_fresh)
            return;
        items.clear();
    } else if (std::find(items.begin(), items.end(), item) != items.end()) {
        return;
    }
    m_fresh = false;
    items.push_back(item);
    setItems(std::move(items));
}

void SlotWidget::offer(const std::vector<fs::path>& files) {
    refuse({});
    m_fresh = true;
    for (const fs::path& file : files) {
        const Store& store = m_session.store();
        if (const LibraryItem* known = store.item(store.idOf(file))) {
            take(file, known->kind);
            continue;
        }
        inBackground(
            this, [file] { return lookInto(file); },
            [this](const Found& found) {
                if (found.kind)
                    take(found.file, *found.kind);
                else
                    refuse(tr("%1 is no file that the program reads; %2 takes %3.")
                               .arg(QString::fromStdString(display(found.file.filename())), label(),
                                    kindWords(m_slot.kind)));
            },
            [this](const QString& sentence) { refuse(sentence); });
    }
}

void SlotWidget::useSelected() {
    std::vector<fs::path> files;
    for (const qint64 id : m_session.selection())
        if (const LibraryItem* item = m_session.store().item(id))
            files.push_back(m_session.store().fileOf(*item));
    offer(files);
}

void SlotWidget::browse() {
    //: title of a file dialog; %1 is the name of an input of a task
    auto* dialog = new QFileDialog(this, tr("Choose %1").arg(label()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_slot.kind == ItemKind::Corpus ? QFileDialog::Directory
                        : m_slot.many                   ? QFileDialog::ExistingFiles
                                                        : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& chosen) {
        std::vector<fs::path> files;
        for (const QString& file : chosen)
            files.emplace_back(file.toStdString());
        offer(files);
    });
    dialog->open();
}

void SlotWidget::light(bool on) {
    setFrameShadow(on ? Raised : Plain);
    setLineWidth(on ? 2 : 1);
    setBackgroundRole(on ? QPalette::Highlight : QPalette::NoRole);
    setAutoFillBackground(on);
}

void SlotWidget::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasUrls())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    light(true);
}

void SlotWidget::dragLeaveEvent(QDragLeaveEvent*) {
    light(false);
}

void SlotWidget::dropEvent(QDropEvent* event) {
    light(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    offer(localFiles(*event->mimeData()));
}

} // namespace antiphon
