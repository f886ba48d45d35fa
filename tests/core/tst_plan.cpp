#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/plan.h"
#include "core/maps/sobol.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

using namespace antiphon;

namespace {

using Kind = PlanSettings::Kind;
using Numbers = std::vector<double>;

std::string messageOf(const PlanSettings& plan, std::size_t parameters) {
    try {
        planPoints(plan, parameters);
    } catch (const UserError& e) {
        return e.kind() == UserError::Kind::Usage ? e.what() : "not a usage error";
    }
    return {};
}

/// Every box of volume 1/count whose sides are powers of two and that has `sides` bits a dimension
/// holds exactly one point: the property of a net with t = 0.
bool oneABox(const Numbers& points, std::size_t dimensions, std::span<const int> sides) {
    std::set<std::vector<long>> boxes;
    const std::size_t rows = points.size() / dimensions;
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<long> box;
        for (std::size_t d = 0; d < dimensions; ++d)
            box.push_back(
                std::lround(std::floor(std::ldexp(points[r * dimensions + d], sides[d]))));
        boxes.insert(box);
    }
    return boxes.size() == rows;
}

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inclusiveGrid() {
        const Numbers wanted = {0, 0, 0, 0.5, 0, 1, 0.5, 0, 0.5, 0.5, 0.5, 1, 1, 0, 1, 0.5, 1, 1};
        QCOMPARE(planPoints({.subdivisions = 3}, 2), wanted);
        const Numbers tenths = planPoints({.subdivisions = 11}, 1);
        QCOMPARE(tenths[3], 0.3); // the number that 0.3 is written for, not a sum of tenths
        QCOMPARE(tenths[7], 0.7);
        QCOMPARE(tenths.back(), 1.0);
    }

    void originalGridNeverReachesOne() {
        const Numbers points = planPoints({.kind = Kind::Original, .subdivisions = 20}, 2);
        QCOMPARE(points.size(), std::size_t(800));
        QCOMPARE(points[2 * 21], 0.05);
        QCOMPARE(points[2 * 3 + 1], 0.15);
        QCOMPARE(*std::ranges::max_element(points), 0.95);
    }

    void regions() {
        PlanSettings plan{.subdivisions = 3, .low = {0.25, 0.4}, .high = {0.75, 0.6}};
        QCOMPARE(planPoints(plan, 2).size(), std::size_t(18));
        plan.subdivisions = 2;
        const Numbers corners = planPoints(plan, 2);
        QCOMPARE(corners, (Numbers{0.25, 0.4, 0.25, 0.6, 0.75, 0.4, 0.75, 0.6}));
        // A parameter that is held fast has one value, so no row comes twice.
        const PlanSettings line{.subdivisions = 3, .low = {0.2, 0.5}, .high = {0.4, 0.5}};
        const Numbers held = planPoints(line, 2);
        QCOMPARE(held.size(), std::size_t(6));
        QCOMPARE(held[0], 0.2);
        QCOMPARE(held[4], 0.4);
        QCOMPARE(held[5], 0.5);
        for (const Kind kind : {Kind::Sobol, Kind::Random}) {
            const PlanSettings some{
                .kind = kind, .points = 100, .low = {0.2, 0.9}, .high = {0.3, 1}};
            const Numbers points = planPoints(some, 2);
            for (std::size_t r = 0; r < 100; ++r) {
                QVERIFY(points[2 * r] >= 0.2 && points[2 * r] <= 0.3);
                QVERIFY(points[2 * r + 1] >= 0.9 && points[2 * r + 1] <= 1);
            }
        }
    }

    /// The first points of the published sequence.
    void sobolAsPublished() {
        const Numbers wanted = {0,      0,      0,      //
                                0.5,    0.5,    0.5,    //
                                0.75,   0.25,   0.25,   //
                                0.25,   0.75,   0.75,   //
                                0.375,  0.375,  0.625,  //
                                0.875,  0.875,  0.125,  //
                                0.625,  0.125,  0.875,  //
                                0.125,  0.625,  0.375,  //
                                0.1875, 0.3125, 0.9375, //
                                0.6875, 0.8125, 0.4375};
        QCOMPARE(planPoints({.kind = Kind::Sobol, .points = 10, .seed = 0}, 3), wanted);
    }

    void sobolIsEvenInEveryDimension_data() {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {0, 1, 2, 77})
            QTest::addRow("seed %llu", (unsigned long long)seed) << seed;
    }
    void sobolIsEvenInEveryDimension() {
        QFETCH(quint64, seed);
        constexpr std::size_t dimensions = mostPlanParameters, rows = 1024;
        const Numbers points =
            planPoints({.kind = Kind::Sobol, .points = rows, .seed = seed}, dimensions);
        for (std::size_t d = 0; d < dimensions; ++d) {
            Numbers one;
            for (std::size_t r = 0; r < rows; ++r)
                one.push_back(points[r * dimensions + d]);
            QVERIFY2(oneABox(one, 1, std::vector<int>{10}), qPrintable(QString::number(d)));
        }
        // The first two dimensions are a net: one point in every box of every shape.
        Numbers two;
        for (std::size_t r = 0; r < rows; ++r)
            two.insert(two.end(), {points[r * dimensions], points[r * dimensions + 1]});
        for (int bits = 0; bits <= 10; ++bits)
            QVERIFY(oneABox(two, 2, std::vector<int>{bits, 10 - bits}));
    }

    void seedsDecide() {
        for (const Kind kind : {Kind::Sobol, Kind::Random}) {
            const Numbers one = planPoints({.kind = kind, .points = 50, .seed = 1}, 3);
            QCOMPARE(planPoints({.kind = kind, .points = 50, .seed = 1}, 3), one);
            QVERIFY(planPoints({.kind = kind, .points = 50, .seed = 2}, 3) != one);
            // A longer plan begins with the shorter one.
            Numbers longer = planPoints({.kind = kind, .points = 80, .seed = 1}, 3);
            longer.resize(150);
            QCOMPARE(longer, one);
            QVERIFY(std::ranges::all_of(one, [](double v) { return v >= 0 && v < 1; }));
            double sum = 0;
            for (const double v : planPoints({.kind = kind, .points = 4096, .seed = 5}, 2))
                sum += v;
            QVERIFY(std::abs(sum / 8192 - 0.5) < 0.02);
        }
    }

    void asManyAsTheGrid() {
        QCOMPARE(planSize({.kind = Kind::Sobol, .subdivisions = 7}, 3), std::size_t(343));
        QCOMPARE(planSize({.kind = Kind::Random, .points = 9}, 3), std::size_t(9));
    }

    void refused_data() {
        QTest::addColumn<PlanSettings>("plan");
        QTest::addColumn<int>("parameters");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("too many") << PlanSettings{.subdivisions = 100} << 4 << "10 million";
        QTest::newRow("far too many")
            << PlanSettings{.subdivisions = 2000000000} << 16 << "10 million";
        QTest::newRow("too many random")
            << PlanSettings{.kind = Kind::Random, .points = 10000001} << 1 << "10 million";
        QTest::newRow("one value") << PlanSettings{.subdivisions = 1} << 2 << "at least 2";
        QTest::newRow("none") << PlanSettings{.kind = Kind::Original, .subdivisions = 0} << 2
                              << "at least 1";
        QTest::newRow("no parameter") << PlanSettings{} << 0 << "1 to 16";
        QTest::newRow("17 parameters")
            << PlanSettings{.kind = Kind::Sobol, .points = 4} << 17 << "1 to 16";
        QTest::newRow("short bounds")
            << PlanSettings{.low = {0.1}, .high = {0.2, 0.3}} << 2 << "low bounds are 1 numbers";
        QTest::newRow("turned bounds") << PlanSettings{.low = {0.1, 0.5}, .high = {0.2, 0.3}} << 2
                                       << "parameter 1 is 0.5 to 0.3";
        QTest::newRow("outside") << PlanSettings{.high = {1, 1.5}} << 2 << "parameter 1";
        QTest::newRow("no number") << PlanSettings{.low = {std::nan(""), 0}} << 2 << "parameter 0";
    }
    void refused() {
        QFETCH(PlanSettings, plan);
        QFETCH(int, parameters);
        QFETCH(QString, sentence);
        const std::string message = messageOf(plan, std::size_t(parameters));
        QVERIFY2(message.find(sentence.toStdString()) != std::string::npos, message.c_str());
    }

    void names() {
        for (const Kind kind : {Kind::Inclusive, Kind::Original, Kind::Sobol, Kind::Random})
            QVERIFY(planKind(name(kind)) == kind);
        QVERIFY_EXCEPTION_THROWN(planKind("soboll"), UserError);
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
