#pragma once

#include "widgets/qcp.h"

namespace antiphon {

/// A QCustomPlot that follows the palette, drags and zooms with the mouse and the keys (+, -,
/// arrows, 0 shows all) and tells its curves apart by dash as well as colour.
class Plot : public QCustomPlot {
    Q_OBJECT

public:
    explicit Plot(QWidget* parent = nullptr);

    /// The next curve in the series' colours and dashes. `name` goes to the legend, which is shown
    /// from two curves on.
    QCPGraph* addCurve(const QString& name);
    void removeCurves();
    void setLabels(const QString& x, const QString& y);
    virtual void showAll();

    QSize minimumSizeHint() const override { return {160, 100}; }

protected:
    void changeEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    void followPalette();
};

} // namespace antiphon
