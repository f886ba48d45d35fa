#include "app/panels/mapspace.h"

#include "core/error.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon {

namespace {

class SpaceWords {
    Q_DECLARE_TR_FUNCTIONS(MapSpace)
};

/// Beyond it squares are not what they should be in single precision.
constexpr double largest = 1e15;

QString listed(const QStringList& names) {
    constexpr int shown = 4;
    const QString text = names.mid(0, shown).join(QStringLiteral(", "));
    return names.size() <= shown
               ? text
               //: %1 is a list of columns, %2 how many more there are
               : SpaceWords::tr("%1 and %2 more").arg(text).arg(names.size() - shown);
}

void keepWholeRows(const MapRows& rows, MapSpace& space, const std::atomic<bool>& dropped) {
    std::vector<std::uint8_t> whole(rows.rows(), 1);
    std::vector<float> of;
    for (const std::size_t column : space.columns) {
        of = rows.numbers(column);
        for (std::size_t r = 0; r < of.size(); ++r)
            whole[r] &= std::uint8_t(std::abs(of[r]) <= float(largest)); // false for NaN
        if (dropped)
            throw Cancelled{};
    }
    for (std::size_t r = 0; r < whole.size(); ++r)
        if (whole[r])
            space.kept.push_back(r);
    space.points = Matrix(space.kept.size(), space.columns.size());
    for (std::size_t c = 0; c < space.columns.size(); ++c) {
        of = rows.numbers(space.columns[c]);
        for (std::size_t i = 0; i < space.kept.size(); ++i)
            space.points.values[i * space.columns.size() + c] = of[space.kept[i]];
        if (dropped)
            throw Cancelled{};
    }
}

} // namespace

std::vector<float> MapSpace::spread(const Matrix& places) const {
    std::vector<float> xy(2 * rows, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        xy[2 * kept[i]] = places.values[i * places.columns];
        xy[2 * kept[i] + 1] = places.columns > 1 ? places.values[i * places.columns + 1] : 0;
    }
    return xy;
}

std::vector<std::string> usualCategories(const MapRows& rows) {
    std::vector<std::string> usual, other;
    for (const std::string& category : rows.categories()) {
        if (category == "other")
            other.push_back(category);
        else if (category != "parameter" && category != "statistics" && category != "pitch")
            usual.push_back(category);
    }
    return usual.empty() ? other : usual;
}

std::vector<std::size_t> embeddedColumns(const MapRows& rows, const MapAxes& axes) {
    std::vector<std::size_t> columns = rows.columnsOf(axes.categories);
    return columns.empty() ? rows.columnsOf(usualCategories(rows)) : columns;
}

std::shared_ptr<const MapSpace> makeSpace(const MapRows& rows, const MapAxes& axes,
                                          const std::atomic<bool>& dropped) {
    auto space = std::make_shared<MapSpace>();
    space->rows = rows.rows();
    space->columns = embeddedColumns(rows, axes);
    for (const std::size_t column : space->columns)
        space->names.push_back(rows.columns()[column].name);
    QStringList says;
    if (space->columns.empty() && space->rows > 0)
        says << SpaceWords::tr("There is no column to compare the rows by; choose others under "
                               "Axes.");
    keepWholeRows(rows, *space, dropped);
    if (const auto left = int(space->rows - space->kept.size());
        left > 0 && !space->columns.empty())
        says << SpaceWords::tr("%n row(s) lack a number in these columns and are left out.",
                               nullptr, left);
    if (!space->kept.empty() && !space->columns.empty()) {
        space->scaling = scalingOf(space->points);
        space->points = space->scaling.apply(space->points);
        QStringList constant;
        for (const std::size_t column : space->scaling.constant)
            constant << rows.columns()[space->columns[column]].label;
        if (space->kept.size() == 1)
            says << SpaceWords::tr("One sound alone has no place relative to others; a table with "
                                   "more rows makes a map.");
        else if (std::size_t(constant.size()) == space->columns.size())
            says << SpaceWords::tr("All rows are the same in these columns, so all points fall on "
                                   "one place; choose other columns under Axes.");
        else if (!constant.isEmpty())
            says << SpaceWords::tr("%n column(s) have the same value in every row and tell "
                                   "nothing: %1.",
                                   nullptr, int(constant.size()))
                        .arg(listed(constant));
        space->pca.emplace(space->points);
    } else if (space->rows > 0 && !space->columns.empty()) {
        says << SpaceWords::tr("No row has a number in all of these columns; choose fewer under "
                               "Axes.");
    }
    space->trouble = says.join(QLatin1Char(' '));
    return space;
}

} // namespace antiphon
