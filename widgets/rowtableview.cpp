#include "widgets/rowtable.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace antiphon {

RowTableView::RowTableView(QWidget* parent) : QTableView(parent) {
    setAccessibleName(tr("Table"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setDragDropMode(DragOnly);
    setSortingEnabled(true);
    setCornerButtonEnabled(false);
    // Fixed heights: 100 000 rows must not be asked for theirs.
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    horizontalHeader()->setAccessibleName(tr("Columns"));
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { chooseColumns(horizontalHeader()->mapToGlobal(at)); });
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT activatedId(m_table->idAt(index.row())); });
}

void RowTableView::setTable(RowTable* table) {
    m_table = table;
    setModel(table);
    // The first column names the row.
    setColumnWidth(0, fontMetrics().averageCharWidth() * 36);
    connect(table, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_restoring = true;
        m_keptIds = selectedIds();
        m_keptCurrent = currentId();
    });
    // Queued after the view's own slot of the same signal, which is connected before.
    connect(table, &QAbstractItemModel::modelReset, this, [this] {
        selectIds(m_keptIds);
        const int row = m_table->rowOf(m_keptCurrent);
        if (row >= 0)
            selectionModel()->setCurrentIndex(m_table->index(row, 0),
                                              QItemSelectionModel::NoUpdate);
        m_restoring = false;
        if (selectedIds() != m_keptIds)
            Q_EMIT idsSelected();
        viewport()->update();
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_restoring)
            Q_EMIT idsSelected();
    });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_restoring)
            Q_EMIT currentIdChanged(currentId());
    });
}

std::vector<std::int64_t> RowTableView::selectedIds() const {
    std::vector<std::int64_t> ids;
    if (!m_table || !selectionModel())
        return ids;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int r = range.top(); r <= range.bottom(); ++r)
            ids.push_back(m_table->idAt(r));
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void RowTableView::selectIds(const std::vector<std::int64_t>& ids) {
    if (!m_table)
        return;
    QItemSelection selection;
    if (!ids.empty()) {
        std::vector<std::int64_t> sorted = ids;
        std::sort(sorted.begin(), sorted.end());
        const int last = m_table->columnCount() - 1;
        // Neighbouring rows become one range: selecting all stays cheap.
        for (int r = 0, n = m_table->shown(); r < n;) {
            if (!std::binary_search(sorted.begin(), sorted.end(), m_table->idAt(r))) {
                ++r;
                continue;
            }
            const int first = r;
            while (r < n && std::binary_search(sorted.begin(), sorted.end(), m_table->idAt(r)))
                ++r;
            selection.append(
                QItemSelectionRange(m_table->index(first, 0), m_table->index(r - 1, last)));
        }
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

std::int64_t RowTableView::currentId() const {
    return m_table && currentIndex().isValid() ? m_table->idAt(currentIndex().row()) : -1;
}

void RowTableView::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void RowTableView::chooseColumns(const QPoint& at) {
    QMenu menu(this);
    for (int c = 0; c < m_table->columnCount(); ++c) {
        QAction* action = menu.addAction(m_table->columns()[std::size_t(c)].title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(c));
        // The last one stays: an empty table could not be mended.
        action->setEnabled(isColumnHidden(c) ||
                           horizontalHeader()->count() - horizontalHeader()->hiddenSectionCount() >
                               1);
        connect(action, &QAction::toggled, this, [this, c](bool on) { setColumnHidden(c, !on); });
    }
    menu.exec(at);
}

void RowTableView::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (!m_table || m_table->shown() > 0)
        return;
    const QString text = m_table->total() > 0 ? tr("No row passes the filter") : m_emptyText;
    QPainter painter(viewport());
    painter.setPen(tonesOf(palette()).faint);
    painter.drawText(viewport()->rect().adjusted(12, 12, -12, -12),
                     Qt::AlignCenter | Qt::TextWordWrap, text);
}

void RowTableView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && state() != EditingState &&
        currentId() >= 0)
        Q_EMIT activatedId(currentId());
    else if (key == Qt::Key_Menu && event->modifiers().testFlag(Qt::ShiftModifier))
        chooseColumns(horizontalHeader()->mapToGlobal(QPoint(0, horizontalHeader()->height())));
    else
        QTableView::keyPressEvent(event);
}

} // namespace antiphon
