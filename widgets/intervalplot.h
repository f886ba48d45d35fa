#pragma once

#include "widgets/groupplot.h"

#include <vector>

namespace antiphon {

/// How often times between events are how long: a histogram of equal bins from 0 on.
class IntervalPlot : public GroupPlot {
    Q_OBJECT

public:
    explicit IntervalPlot(QWidget* parent = nullptr);

    /// In seconds; the bins are as wide as shows the most of them, 10 ms at least.
    void setIntervals(const std::vector<double>& seconds);

    std::size_t slotCount() const override { return m_counts.size(); }
    QString readOut(std::size_t slot) const override;

protected:
    void paintSlot(QPainter& painter, std::size_t slot, const QRectF& room) override;
    void paintName(QPainter& painter, std::size_t slot, const QRectF& room) override;

private:
    std::vector<int> m_counts;
    double m_bin = 0.01; ///< s
};

} // namespace antiphon
