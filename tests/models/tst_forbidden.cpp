#include "tests/testing.h"

#include "models/impro/forbidden.h"

using namespace antiphon;
using namespace antiphon::impro;

namespace {

LookupTable grid(int subdivisions) {
    LookupTable table;
    table.parameters = 2;
    for (int x = 0; x < subdivisions; ++x)
        for (int y = 0; y < subdivisions; ++y) {
            table.points.push_back(double(x) / (subdivisions - 1));
            table.points.push_back(double(y) / (subdivisions - 1));
            ++table.rows;
        }
    return table;
}

bool inside(const std::vector<Box>& boxes, std::span<const double> point) {
    return std::ranges::any_of(boxes, [&](const Box& box) { return box.contains(point); });
}

} // namespace

/// What was forbidden on a map becomes regions that an agent may not enter.
class TestForbidden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCornerIsOneRegion() {
        const LookupTable table = grid(5);
        std::vector<std::vector<double>> points;
        for (const double x : {0.0, 0.25})
            for (const double y : {0.75, 1.0})
                points.push_back({x, y});
        const auto boxes = boxesAround(table, points);
        QCOMPARE(boxes.size(), std::size_t(1));
        QCOMPARE(boxes[0].low, (std::vector{0.0, 0.625}));
        QCOMPARE(boxes[0].high, (std::vector{0.375, 1.0}));
    }

    void whatLiesBetweenStaysFree() {
        const LookupTable table = grid(7);
        // A frame around the middle.
        std::vector<std::vector<double>> points;
        std::vector<bool> forbidden;
        for (std::size_t row = 0; row < table.rows; ++row) {
            const auto point = table.point(row);
            const double far = std::max(std::abs(point[0] - 0.5), std::abs(point[1] - 0.5));
            forbidden.push_back(far > 0.2 && far < 0.4);
            if (forbidden.back())
                points.emplace_back(point.begin(), point.end());
        }
        const auto boxes = boxesAround(table, points);
        QVERIFY(boxes.size() >= 4 && boxes.size() < points.size());
        for (std::size_t row = 0; row < table.rows; ++row)
            QCOMPARE(inside(boxes, table.point(row)), bool(forbidden[row]));
    }

    void scatteredPointsHaveRoomAround() {
        LookupTable table;
        table.parameters = 2;
        table.points = {0.1, 0.13, 0.52, 0.47, 0.88, 0.91, 0.31, 0.77};
        table.rows = 4;
        const std::vector<std::vector<double>> points = {{0.52, 0.47}};
        const auto boxes = boxesAround(table, points);
        QCOMPARE(boxes.size(), std::size_t(1));
        QVERIFY(inside(boxes, std::vector{0.6, 0.4}));
        QVERIFY(!inside(boxes, table.point(0)) && !inside(boxes, table.point(2)));
    }

    void pointsThatAreNoRows() {
        const std::vector<std::vector<double>> points = {{0.3, 0.3}};
        QVERIFY(boxesAround(grid(5), points).empty());
    }
};

QTEST_APPLESS_MAIN(TestForbidden)
#include "tst_forbidden.moc"
