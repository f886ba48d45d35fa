#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "models/impro/scaling.h"

#include <cmath>
#include <limits>

using namespace antiphon;
using namespace antiphon::impro;

namespace {

const std::vector<std::string> columns{"loudness-dBFS", "mfcc-0"};

LookupTable makeTable(std::vector<double> values) {
    LookupTable table;
    table.parameters = 1;
    table.descriptors = columns;
    table.rows = values.size() / 2;
    table.values = std::move(values);
    return table;
}

double scaled(const Scaling& scaling, double first, double second, std::size_t which) {
    std::vector<double> out(2);
    scaling.apply(std::vector{first, second}, out);
    return out[which];
}

} // namespace

class TestScaling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standard();
    void robustIsNotMovedByAFewRows();
    void quantilesAreRanks();
    void floorsAndClip();
    void isStored();
    void columnsAreResolved();
};

void TestScaling::standard() {
    const LookupTable table = makeTable({1, 7, 3, 7, 5, 7, 7, 7});
    const Scaling scaling = fitScaling(table, columns, {});
    QCOMPARE(scaling.centre[0], 4.0);
    QCOMPARE(scaling.scale[0], std::sqrt(5.0)); // the population's
    QCOMPARE(scaling.scale[1], 1.0);            // nothing varies
    QCOMPARE(scaled(scaling, 4 + 2 * std::sqrt(5.0), 7, 0), 2.0);
    QCOMPARE(scaled(scaling, 4, 7, 1), 0.0);
    QCOMPARE(scaled(scaling, std::nan(""), 7, 0), 0.0);
    // What is not known does not count.
    const LookupTable gaps = makeTable({1, 7, std::nan(""), 7, 7, std::nan("")});
    QCOMPARE(fitScaling(gaps, columns, {}).centre[0], 4.0);
    QVERIFY_THROWS_EXCEPTION(UserError, fitScaling(makeTable({}), columns, {}));
}

void TestScaling::robustIsNotMovedByAFewRows() {
    Rng rng(1);
    std::vector<double> values;
    for (int row = 0; row < 4000; ++row)
        values.insert(values.end(), {10 + 2 * rng.normal(), row < 3000 ? 1.0 : double(row)});
    for (int row = 0; row < 40; ++row)
        values.insert(values.end(), {-2000, 1});
    const Scaling scaling = fitScaling(makeTable(values), columns, {.kind = Scaling::Kind::Robust});
    QVERIFY(std::abs(scaling.centre[0] - 10) < 0.15);
    QVERIFY(std::abs(scaling.scale[0] - 2) < 0.15);
    QCOMPARE(scaling.centre[1], 1.0);
    QVERIFY(scaling.scale[1] > 500); // the quartiles are the same there
}

void TestScaling::quantilesAreRanks() {
    std::vector<double> values;
    for (int row = 0; row <= 1000; ++row) // half of the second column is one value
        values.insert(values.end(), {std::exp(row / 100.0), row < 500 ? 0.0 : row - 500.0});
    const Scaling scaling =
        fitScaling(makeTable(values), columns, {.kind = Scaling::Kind::Quantile});
    const double end = std::sqrt(3.0);
    QCOMPARE(scaled(scaling, -1, 0, 0), -end);
    QCOMPARE(scaled(scaling, 1e9, 0, 0), end);
    QVERIFY(std::abs(scaled(scaling, std::exp(5.0), 0, 0)) < 1e-9);
    QVERIFY(std::abs(scaled(scaling, std::exp(2.5), 0, 0) + end / 2) < 1e-3);
    QVERIFY(std::abs(scaled(scaling, 1, 0, 1) + end / 2) < 0.02); // the middle of that half
    QCOMPARE(scaled(scaling, std::nan(""), 0, 0), 0.0);
}

void TestScaling::floorsAndClip() {
    const LookupTable table = makeTable({-157, -1980, -60, -500, -50, -400});
    const Scaling floors = fitScaling(table, columns, {.floors = true});
    QCOMPARE(floors.centre[0], -60.0); // of -70, -60, -50
    QVERIFY(scaled(floors, -300, -1980, 0) == scaled(floors, -70, -700, 0));
    QVERIFY(scaled(floors, -300, -1980, 1) == scaled(floors, -70, -700, 1));
    const Scaling clipped = fitScaling(table, columns, {.clip = 1});
    QCOMPARE(scaled(clipped, 1000, -5000, 0), 1.0);
    QCOMPARE(scaled(clipped, 1000, -5000, 1), -1.0);
}

void TestScaling::isStored() {
    const LookupTable table = makeTable({1, 0.1, 3, 0.7, 5.5, 1e-9});
    for (const Scaling::Kind kind : scalingKinds()) {
        const Scaling scaling =
            fitScaling(table, columns, {.kind = kind, .floors = true, .clip = 4});
        const Scaling again = Scaling::of(parseJson(scaling.json().dump(), "model"), "model");
        for (const double x : {0.5, 2.2, 9.0})
            for (const std::size_t c : {0u, 1u})
                QCOMPARE(scaled(again, x, x, c), scaled(scaling, x, x, c));
    }
    const Json good = fitScaling(table, columns, {}).json();
    const auto refused = [&](const char* key, Json value) {
        Json broken = good;
        broken[key] = std::move(value);
        try {
            Scaling::of(broken, "model.json");
        } catch (const UserError& e) {
            return std::string(e.what()).starts_with("model.json");
        }
        return false;
    };
    QVERIFY(refused("scale", {1.0, 0.0}));
    QVERIFY(refused("centre", {1.0}));
    QVERIFY(refused("scaler", "none"));
    QVERIFY(refused("columns", 3));
    QVERIFY_THROWS_EXCEPTION(UserError, Scaling::of(Json::array(), "model.json"));
}

void TestScaling::columnsAreResolved() {
    const std::vector<std::string> available{"loudness-dBFS", "mfcc-0", "mfcc-1", "chroma-A"};
    const auto resolved = [&](std::vector<std::string> names) {
        return resolveColumns(names, available, "settings.json");
    };
    QCOMPARE(resolved({"chroma", "mfcc-1", "mfcc"}),
             (std::vector<std::string>{"mfcc-0", "mfcc-1", "chroma-A"}));
    QCOMPARE(resolved({"all"}), available);
    const auto message = [&](std::vector<std::string> names) {
        try {
            resolved(std::move(names));
        } catch (const UserError& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    QVERIFY(message({"mffc"}).find("mfcc") != std::string::npos);
    QVERIFY(message({"mfcc-2"}).find("nearest is 'mfcc-") != std::string::npos);
    QVERIFY(message({"specshape"}).find("specshape") != std::string::npos);
    QVERIFY(!message({}).empty());
}

QTEST_GUILESS_MAIN(TestScaling)
#include "tst_scaling.moc"
