#pragma once

#include "app/panels/maptable.h"
#include "core/json.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace antiphon {

class RealBox;
class WholeBox;

/// Rows between two values of a column are shown.
struct MapFilter {
    std::string column;
    double low = 0, high = 1;
    bool operator==(const MapFilter&) const = default;
};

/// How the points of a map look, and which are shown.
struct MapLooks {
    enum class Color { Table, Cluster, Marks, Column } color = Color::Table;
    std::string column; ///< of Color::Column
    int clusters = 8;
    std::string size; ///< a column; empty: all alike
    bool density = false;
    bool legend = true;
    std::vector<MapFilter> filters;
    bool operator==(const MapLooks&) const = default;
};

Json toJson(const MapLooks& looks);
/// What is no such value is left as it is by default.
MapLooks mapLooksOf(const Json& json);

/// One a row, 0: some filter hides it; empty where no filter hides any. Rows without a number in a
/// filtered column are hidden.
std::vector<std::uint8_t> shownBy(const MapRows& rows, const std::vector<MapFilter>& filters);

/// Colour, size, density, legend and filters. GUI thread.
class MapLooksPage : public QWidget {
    Q_OBJECT

public:
    explicit MapLooksPage(QWidget* parent = nullptr);

    /// Columns to choose from; what was chosen stays where it is still there.
    void setRows(std::shared_ptr<const MapRows> rows);
    MapLooks looks() const;
    void setLooks(const MapLooks& looks);
    void setShown(int shown, int all);
    void addFilter();

Q_SIGNALS:
    void changed();

private:
    struct FilterRow {
        QWidget* widget;
        QComboBox* column;
        RealBox *low, *high;
    };
    void insertFilter(const MapFilter& filter);
    void removeFilter(QWidget* widget);
    void fillColumns(QComboBox* box, const QString& chosen) const;
    void rangeOf(const std::string& column, double& low, double& high) const;
    void tell();

    std::shared_ptr<const MapRows> m_rows;
    MapLooks m_looks; ///< as asked for: columns that are not there now may come back
    QComboBox *m_color, *m_size;
    QLabel* m_clustersLabel;
    WholeBox* m_clusters;
    QCheckBox *m_density, *m_legend;
    QVBoxLayout* m_filterLayout;
    std::vector<FilterRow> m_filters;
    QToolButton* m_add;
    QLabel* m_shown;
    bool m_filling = false;
};

} // namespace antiphon
