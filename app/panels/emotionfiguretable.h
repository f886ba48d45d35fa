#pragma once

#include "core/json.h"

#include <QTableWidget>

namespace antiphon {

/// Means and deviations of the figures of pieces, a row a group. GUI thread.
class EmotionFigureTable : public QTableWidget {
    Q_OBJECT

public:
    explicit EmotionFigureTable(QWidget* parent = nullptr);

    /// As emotion::report() has it.
    void setReport(const Json& report);
    /// Group, figure, pieces, mean, deviation.
    QByteArray csv() const;

private:
    Json m_report;
};

} // namespace antiphon
