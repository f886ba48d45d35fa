#include "app/panels/detailtable.h"

#include "app/panels/emptytext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace antiphon {

DetailTable::DetailTable(const QString& name, const QString& empty, QWidget* parent)
    : QTreeWidget(parent), m_empty(empty) {
    setAccessibleName(name);
    setColumnCount(2);
    setHeaderHidden(true);
    header()->setAccessibleName(tr("Columns"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setSelectionMode(ExtendedSelection);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumHeight(fontMetrics().height() * 3);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
}

void DetailTable::setRows(const std::vector<DetailRow>& rows) {
    clear();
    for (const DetailRow& row : rows) {
        auto* item = new QTreeWidgetItem(this, {row.label, row.value});
        item->setToolTip(0, row.label);
        item->setToolTip(1, row.value);
    }
}

void DetailTable::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (topLevelItemCount() == 0)
        paintEmptyText(*this, m_empty);
}

void DetailTable::keyPressEvent(QKeyEvent* event) {
    if (!event->matches(QKeySequence::Copy)) {
        QTreeWidget::keyPressEvent(event);
        return;
    }
    QStringList lines;
    for (int i = 0; i < topLevelItemCount(); ++i)
        if (const QTreeWidgetItem* item = topLevelItem(i); item->isSelected())
            lines << item->text(0) + QLatin1Char('\t') + item->text(1);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace antiphon
