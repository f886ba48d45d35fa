#pragma once

#include "app/panels/jobrows.h"

#include <QStyledItemDelegate>

namespace antiphon {

/// Sign and colour of a state; never colour alone.
QIcon stateIcon(JobRow::State state);

/// Paints the state of a job: a sign and words, and under them a bar while it is active.
class StateDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    StateDelegate(const JobRows& rows, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    const JobRows& m_rows;
};

} // namespace antiphon
