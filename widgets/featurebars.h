#pragma once

#include <QTreeWidget>

#include <vector>

namespace antiphon {

/// One figure of a piece before and after something was done to it. NaN: it has none.
struct FeatureChange {
    QString name;
    QString help = {}; ///< tool tip
    double before = 0;
    double after = 0;
    double scale = 0; ///< a change of this much fills the bar; 0: the larger of the two figures
    int decimals = 2;
};

/// Figures before and after with the change between them as a bar to the left (less) or to the
/// right (more) and as a number.
class FeatureBars : public QTreeWidget {
    Q_OBJECT

public:
    explicit FeatureBars(QWidget* parent = nullptr);

    void setChanges(const std::vector<FeatureChange>& changes);
    /// Said while there are none.
    void setEmptyText(const QString& text);
    /// How far a change goes, -1 ... 1; 0 where a figure is missing.
    static double share(const FeatureChange& change);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    class Delegate;
    QString m_empty;
};

} // namespace antiphon
