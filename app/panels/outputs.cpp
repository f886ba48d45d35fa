#include "app/panels/outputs.h"

#include "app/panels/emptytext.h"
#include "app/panels/words.h"
#include "widgets/glyphs.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

bool heard(const Item& item) {
    return item.kind == ItemKind::Audio || item.kind == ItemKind::Notes;
}

} // namespace

void revealFolder(const fs::path& folder) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder.string())));
}

const Item* firstHeard(const std::vector<Item>& items) {
    const auto response = std::find_if(items.begin(), items.end(), [](const Item& item) {
        return item.role == "response" && heard(item);
    });
    const auto it =
        response != items.end() ? response : std::find_if(items.begin(), items.end(), heard);
    return it == items.end() ? nullptr : &*it;
}

class OutputsView::List : public QListWidget {
public:
    using QListWidget::QListWidget;

protected:
    QStringList mimeTypes() const override { return {QStringLiteral("text/uri-list")}; }
    QMimeData* mimeData(const QList<QListWidgetItem*>& rows) const override {
        QList<QUrl> urls;
        for (const QListWidgetItem* row : rows)
            urls << QUrl::fromLocalFile(row->toolTip());
        auto* mime = new QMimeData;
        mime->setUrls(urls);
        return mime;
    }
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    void paintEvent(QPaintEvent* event) override {
        QListWidget::paintEvent(event);
        if (count() == 0)
            paintEmptyText(*this, OutputsView::tr("The files that the run makes appear here."));
    }
};

OutputsView::OutputsView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_list(new List(this)) {
    m_list->setAccessibleName(tr("Produced files"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(m_list->fontMetrics().height() * 4);
    const auto button = [this](Glyph sign, const QString& text, const QString& tip) {
        auto* made = new QToolButton(this);
        made->setIcon(glyph(sign));
        made->setAccessibleName(text);
        made->setToolTip(tip);
        made->setAutoRaise(true);
        return made;
    };
    m_play = button(Glyph::Hear, tr("Hear"), tr("Hear the chosen file at matched loudness"));
    m_inspect = button(Glyph::Search, tr("Show in the inspector"),
                       tr("Show the chosen file in the inspector"));
    m_reveal = button(Glyph::Folder, tr("Reveal in the file manager"),
                      tr("Open the folder of the files in the file manager"));
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(2);
    for (QToolButton* one : {m_play, m_inspect, m_reveal})
        buttons->addWidget(one);
    buttons->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);

    connect(m_play, &QToolButton::clicked, this, &OutputsView::audition);
    connect(m_list, &QListWidget::itemActivated, this, &OutputsView::audition);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &OutputsView::updateButtons);
    connect(m_list, &QListWidget::currentRowChanged, this, &OutputsView::updateButtons);
    connect(m_inspect, &QToolButton::clicked, this, [this] {
        if (const Item* item = chosen()) {
            m_session.setCurrent(m_session.store().idOf(item->path));
            m_session.show(QStringLiteral("inspector"));
        }
    });
    connect(m_reveal, &QToolButton::clicked, this, [this] {
        const Item* item = chosen();
        if (!item && !m_items.empty())
            item = &m_items.front();
        if (item)
            revealFolder(item->path.parent_path());
    });
    connect(&session.store(), &Store::itemsChanged, this, &OutputsView::updateButtons);
    updateButtons();
}

void OutputsView::setItems(const std::vector<Item>& items) {
    if (items == m_items)
        return;
    const int row = m_list->currentRow();
    m_items = items;
    m_list->clear();
    for (const Item& item : m_items) {
        //: a file that a run made: %1 its part, %2 its name
        const QString text = tr("%1: %2").arg(
            roleWords(item.role), QString::fromStdString(display(item.path.filename())));
        auto* entry = new QListWidgetItem(text, m_list);
        entry->setToolTip(QString::fromStdString(item.path.string()));
    }
    if (row >= 0 && row < m_list->count())
        m_list->setCurrentRow(row);
    updateButtons();
}

const Item* OutputsView::chosen() const {
    const int row = m_list->currentRow();
    return row >= 0 && std::size_t(row) < m_items.size() ? &m_items[std::size_t(row)] : nullptr;
}

void OutputsView::audition() {
    const Item* item = chosen();
    if (!item)
        item = firstHeard(m_items);
    if (item && heard(*item))
        m_session.player().audition(item->path);
}

void OutputsView::updateButtons() {
    const Item* item = chosen();
    m_play->setEnabled(item ? heard(*item) : firstHeard(m_items) != nullptr);
    m_inspect->setEnabled(item && m_session.store().idOf(item->path) != 0);
    m_reveal->setEnabled(!m_items.empty());
}

} // namespace antiphon
