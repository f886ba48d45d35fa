#pragma once

#include "widgets/lane.h"

#include <cstdint>
#include <vector>

namespace antiphon {

/// A number over time, drawn as a filled curve between two bounds: how a measure goes along with
/// the sound above it. What does not count is hatched.
class ValueStrip : public Lane {
    Q_OBJECT

public:
    /// `title`: shown in the gutter, and what a screen reader calls it.
    ValueStrip(TimeAxis* axis, const QString& title, QWidget* parent = nullptr);

    /// Value i stands at i * `hop` seconds; `counts`: one a value, 0: it does not; empty: all do.
    void setValues(std::vector<float> values, double hop, std::vector<std::uint8_t> counts = {});
    void setBounds(double low, double high);
    /// The value nearest to a time; NaN beyond the ends.
    double valueAt(double seconds) const;

    QSize sizeHint() const override { return {600, 56}; }
    QSize minimumSizeHint() const override { return {160, 32}; }

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    void paintGutter(QPainter& painter, const QRect& gutter) override;
    QString stateText() const override;
    bool event(QEvent*) override;

private:
    QString m_title;
    std::vector<float> m_values;
    std::vector<std::uint8_t> m_counts;
    double m_hop = 0, m_low = 0, m_high = 1;
};

} // namespace antiphon
