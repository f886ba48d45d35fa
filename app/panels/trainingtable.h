#pragma once

#include "app/panels/trainingruns.h"
#include "widgets/rowtable.h"

#include <QStyledItemDelegate>

namespace antiphon {

// The trainings as rows of a table.

constexpr int curveColumn = 0, trainingStateColumn = 2, noteColumn = 6;
std::vector<RowColumn> trainingColumns();
TableRow tableRow(const TrainingRun& run);
void setTrainingColumnWidths(RowTableView& view);

/// Paints what a run's curve looks like, with a check box that shows or hides it.
class CurveDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    CurveDelegate(const TrainingRuns& runs, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

Q_SIGNALS:
    void checkClicked(qint64 run);
    void sampleClicked(qint64 run, QPoint globalPosition);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    const TrainingRun* runAt(const QModelIndex& index) const;
    static QRect checkRect(const QStyleOptionViewItem& option);

    const TrainingRuns& m_runs;
};

/// The looks of curves to choose from, as icons: colour and dash.
QIcon lookIcon(int look);

} // namespace antiphon
