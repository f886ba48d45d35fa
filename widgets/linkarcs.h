#pragma once

#include "widgets/lane.h"

#include <vector>

namespace antiphon {

/// Two places of a recording that sound alike up to there.
struct TimeLink {
    double from = 0, to = 0; ///< seconds, from > to
    int label = 0;           ///< colours the arc as LabelStrip does
    int past = 1;            ///< how many segments before are alike, too; more is drawn stronger
};

/// Arcs below a recording, from each place back to an earlier one from which it can go on as well
/// (the suffix links of a factor oracle): where arcs are dense it repeats itself. Shows only.
class LinkArcs : public Lane {
    Q_OBJECT

public:
    explicit LinkArcs(TimeAxis* axis, QWidget* parent = nullptr);

    void setLinks(std::vector<TimeLink> links);
    const std::vector<TimeLink>& links() const { return m_links; }

    QSize sizeHint() const override { return {600, 64}; }
    QSize minimumSizeHint() const override { return {160, 32}; }

protected:
    void paintContent(QPainter& painter, const QRect& dirty) override;
    QString stateText() const override;

private:
    std::vector<TimeLink> m_links;
};

} // namespace antiphon
