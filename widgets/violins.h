#pragma once

#include "widgets/groupplot.h"

#include <vector>

namespace antiphon {

/// A distribution of numbers as a violin shows it.
struct ViolinShape {
    std::size_t count = 0;                   ///< 0: nothing to show
    double median = 0, lower = 0, upper = 0; ///< quartiles
    double least = 0, most = 0;
    std::vector<double> at, density; ///< the curve; as long as each other
};

/// A quadrant or another group, as it was and, where there are two sets, as it is now.
struct ViolinGroup {
    QString name;
    int kind = 0; ///< colour, dash and shape, as a map gives them to kinds
    ViolinShape shape;
    std::optional<ViolinShape> after = {}; ///< then the left half is `shape`, the right half this
};

/// Violin plots (Hintze and Nelson 1998) side by side over one axis: the outline is the density,
/// the bar the quartiles, the dot the median.
class ViolinPlot : public GroupPlot {
    Q_OBJECT

public:
    explicit ViolinPlot(QWidget* parent = nullptr);

    /// `title` says what is distributed, `unit` in what; may be empty.
    void setGroups(const QString& title, const QString& unit, std::vector<ViolinGroup> groups);
    /// What the halves are called.
    void setSetNames(const QString& before, const QString& after);

    std::size_t slotCount() const override { return m_groups.size(); }
    /// "Q1: median 96 bpm, half within 88 bpm to 110 bpm, 1204 values".
    QString readOut(std::size_t group) const override;

protected:
    void paintSlot(QPainter& painter, std::size_t slot, const QRectF& room) override;
    void paintName(QPainter& painter, std::size_t slot, const QRectF& room) override;

private:
    enum class Side { Both, Left, Right };
    void paintShape(QPainter& painter, const ViolinShape& shape, const QRectF& room, int kind,
                    Side side);
    QString words(const ViolinShape& shape) const;

    QString m_unit, m_before, m_after;
    std::vector<ViolinGroup> m_groups;
};

/// A group's shares of some categories, each 0 ... 1.
struct ShareGroup {
    QString name;
    int kind = 0;
    std::vector<double> shares;
    std::vector<double> before = {}; ///< where there are two sets: a mark across the bar
};

/// Categories side by side, in each a bar for every group: chord qualities by quadrant.
class ShareBars : public GroupPlot {
    Q_OBJECT

public:
    explicit ShareBars(QWidget* parent = nullptr);

    void setGroups(const QString& title, QStringList categories, std::vector<ShareGroup> groups);

    std::size_t slotCount() const override { return std::size_t(m_categories.size()); }
    /// "m7: Q1 12 %, Q2 30 %".
    QString readOut(std::size_t category) const override;

protected:
    void paintSlot(QPainter& painter, std::size_t slot, const QRectF& room) override;
    void paintName(QPainter& painter, std::size_t slot, const QRectF& room) override;
    void paintLegend(QPainter& painter, const QRectF& room) override;
    QString axisText(double value) const override;

private:
    QStringList m_categories;
    std::vector<ShareGroup> m_groups;
};

} // namespace antiphon
