#pragma once

#include "core/curvefeed.h"
#include "widgets/curvechart.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QScrollArea;
class QTimer;

namespace antiphon {

class Slider;

/// The curves of many runs: a chart a metric, all runs on it, under one smoothing, axis and
/// read-out. Charts out of sight are not drawn. GUI thread.
class CurvesView : public QWidget {
    Q_OBJECT

public:
    struct Run {
        std::int64_t id = 0;
        QString name;
        int look = 0; ///< colour and dash
        bool shown = true;
        std::vector<CurveFeed::Tag> tags = {}; ///< by name
    };

    explicit CurvesView(QWidget* parent = nullptr);
    ~CurvesView() override;

    /// Adds a run, or replaces what is known of it. Drawn within a thirtieth of a second.
    void setRun(Run run);
    void removeRun(std::int64_t id);
    const std::map<std::int64_t, Run>& runs() const { return m_runs; }
    /// Drawn bold and on top, and first in read-outs.
    void setHighlighted(const std::set<std::int64_t>& runs);

    const CurveStyle& style() const { return m_style; }
    void setStyle(const CurveStyle& style);
    /// Shows the metrics whose name has this text; empty: all.
    void setTagFilter(const QString& text);

    /// In the order in which they are shown.
    const std::vector<CurveChart*>& charts() const { return m_charts; }
    CurveChart* chart(const QString& tag) const;
    /// Shown in the middle while there is no chart.
    void setEmptyText(const QString& text);
    /// Draws what waits for the next moment.
    void refreshNow();

Q_SIGNALS:
    void styleChanged();
    /// Somebody wants a chart as a file: "png", "svg" or "csv".
    void exportWanted(antiphon::CurveChart* chart, const QString& ending);

protected:
    void resizeEvent(QResizeEvent*) override;
    void showEvent(QShowEvent*) override;
    bool eventFilter(QObject*, QEvent*) override;

private:
    struct Cell {
        QWidget* box = nullptr; ///< title, menu and chart
        CurveChart* chart = nullptr;
        bool stale = true; ///< its curves are to be collected anew
    };
    void layOut();
    void takeControls();
    void soon();
    void rebuildCharts();
    void place();
    void fill(Cell& cell);
    Cell makeCell(const QString& tag);
    void popUpMenu(CurveChart* chart, QPoint globalPosition);

    std::map<std::int64_t, Run> m_runs;
    CurveStyle m_style;
    std::set<std::int64_t> m_highlighted;
    std::map<QString, Cell> m_cells;
    std::vector<CurveChart*> m_charts;
    Slider* m_smoothing;
    QComboBox* m_axis;
    QCheckBox* m_log;
    QLineEdit* m_filter;
    QScrollArea* m_scroll;
    QGridLayout* m_grid;
    QLabel *m_empty, *m_more;
    QTimer* m_timer;
    int m_columns = 0;
    bool m_tagsChanged = false;
};

} // namespace antiphon
