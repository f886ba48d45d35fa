#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/embedcolumns.h"
#include "core/maps/embedding.h"
#include "core/maps/mapquality.h"
#include "core/maps/pca.h"
#include "core/maps/placement.h"
#include "core/rng.h"
#include "core/simd.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

Matrix noise(std::size_t rows, std::size_t columns, std::uint64_t seed) {
    Rng rng(seed);
    Matrix result(rows, columns);
    for (float& v : result.values)
        v = float(rng.normal());
    return result;
}

/// Some columns of numbers, in three groups.
Table groups(std::size_t rows, std::uint64_t seed = 1) {
    Table table;
    table.origin = "groups.csv";
    table.rows = rows;
    Rng rng(seed);
    for (const char* name : {"param-0", "a", "b", "c"}) {
        std::vector<double> values(rows);
        for (std::size_t i = 0; i < rows; ++i)
            values[i] = 5 * std::sin(double(i % 3) * double(name[0]) * 1.3) + rng.normal();
        table.add(name, std::move(values));
    }
    return table;
}

std::vector<std::string> namesOf(const Table& table, std::vector<std::string> wanted) {
    std::vector<std::string> names;
    for (const std::size_t c : embeddedColumns(table, wanted))
        names.push_back(table.columns[c].name);
    return names;
}

template <class Work>
std::string messageOf(Work&& work) {
    try {
        work();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

using Method = EmbeddingSettings::Method;

} // namespace

class TestEmbedding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Both figures from their definitions, on a map that is random in half of the rows.
    void quality() {
        const std::size_t n = 300, k = 10;
        const Matrix rows = noise(n, 6, 1);
        auto map = Pca(rows).project(rows).values;
        Rng rng(2);
        for (std::size_t i = 0; i < n; ++i)
            map[i] = float(rng.normal());
        const auto distance = [&](std::span<const float> a, std::span<const float> b) {
            double sum = 0;
            for (std::size_t c = 0; c < a.size(); ++c)
                sum += std::pow(double(a[c]) - double(b[c]), 2);
            return sum;
        };
        double penalty = 0, recalled = 0;
        for (std::size_t i = 0; i < n; ++i) {
            std::vector<std::pair<double, std::size_t>> far, near;
            for (std::size_t j = 0; j < n; ++j) {
                if (j == i)
                    continue;
                far.emplace_back(distance(rows.row(i), rows.row(j)), j);
                near.emplace_back(
                    distance(std::span(map).subspan(2 * i, 2), std::span(map).subspan(2 * j, 2)),
                    j);
            }
            std::sort(far.begin(), far.end());
            std::sort(near.begin(), near.end());
            for (std::size_t m = 0; m < k; ++m) {
                const auto rank = std::size_t(
                    std::ranges::find(far, near[m].second, [](const auto& p) { return p.second; }) -
                    far.begin());
                if (rank < k)
                    recalled += 1;
                else
                    penalty += double(rank + 1 - k);
            }
        }
        Workers workers(2);
        const MapQuality quality = mapQuality(rows, map, workers);
        QCOMPARE(quality.sampled, n);
        QVERIFY(std::abs(*quality.recall - recalled / double(n * k)) < 1e-9);
        QVERIFY(std::abs(*quality.trustworthiness -
                         (1 - 2 * penalty / double(n * k) / double(2 * n - 3 * k - 1))) < 1e-9);
        QVERIFY(*quality.trustworthiness > 0.5 && *quality.trustworthiness < 0.99);
    }

    void qualityOfPerfectMaps() {
        Workers workers;
        const Matrix flat = noise(200, 2, 3);
        const MapQuality perfect = mapQuality(flat, flat.values, workers);
        QCOMPARE(*perfect.recall, 1.0);
        QCOMPARE(*perfect.trustworthiness, 1.0);
        QVERIFY(!mapQuality(noise(21, 2, 1), noise(21, 2, 1).values, workers).recall);
        QVERIFY(mapQuality(noise(22, 2, 1), noise(22, 2, 1).values, workers).recall);
        QVERIFY(!mapQuality(Matrix(0, 3), {}, workers).trustworthiness);
        Matrix equal(100, 2); // equal rows are equally near
        QCOMPARE(*mapQuality(equal, noise(100, 2, 1).values, workers).recall, 1.0);
    }

    void qualityOfSamples() {
        const Matrix rows = noise(3000, 5, 4);
        const auto map = Pca(rows).project(rows).values;
        Workers one(1), three(3);
        const MapQuality sampled = mapQuality(rows, map, one);
        QCOMPARE(sampled.sampled, std::size_t(1000));
        const MapQuality all = mapQuality(rows, map, three, {}, 10, 3000);
        QVERIFY(std::abs(*all.recall - *sampled.recall) < 0.02);
        QVERIFY(std::abs(*all.trustworthiness - *sampled.trustworthiness) < 0.01);
        QCOMPARE(*mapQuality(rows, map, three).recall, *sampled.recall);
        limitSimd(Simd::Baseline);
        const MapQuality narrow = mapQuality(rows, map, one);
        limitSimd(Simd::Avx512);
        QCOMPARE(*narrow.trustworthiness, *sampled.trustworthiness);
    }

    void placesOtherRows() {
        const Matrix rows = noise(500, 4, 5);
        const auto map = Pca(rows).project(rows).values;
        Workers workers;
        const NeighbourSearch search(rows, workers);
        QCOMPARE(placeAmong(search, map, rows, workers), map); // known rows keep their places
        Matrix near = rows;
        for (float& v : near.values)
            v += 0.001f;
        const auto places = placeAmong(search, map, near, workers);
        for (std::size_t i = 0; i < map.size(); ++i)
            QVERIFY(std::abs(places[i] - map[i]) < 0.05f);
        QVERIFY(placeAmong(search, map, Matrix(0, 4), workers).empty());
    }

    void placesOtherTables() {
        Table table;
        table.origin = "t.csv";
        table.rows = 200;
        Rng rng(2);
        for (const char* name : {"a", "b", "c"}) {
            std::vector<double> values(table.rows);
            for (double& v : values)
                v = 10 + 3 * rng.normal();
            table.add(name, std::move(values));
        }
        table.columns[1].numbers[5] = std::nan(""); // has no place and no say
        Table others = table;
        others.origin = "song.csv";
        std::swap(others.columns[0], others.columns[2]); // found by their names
        for (const auto method :
             {EmbeddingSettings::Method::Tsne, EmbeddingSettings::Method::Pca}) {
            const Embedding map = embed(table, {.method = method, .iterations = 50});
            const PlacedRows own = placeOthers(table, map, others, 1);
            QCOMPARE(own.placed, std::size_t(199));
            QCOMPARE(own.notes.size(), std::size_t(1));
            QVERIFY(own.notes[0].starts_with("song.csv: 1 row was left out"));
            QVERIFY(std::isnan(own.positions[10]) && std::isnan(own.positions[11]));
            for (std::size_t i = 0; i < own.positions.size(); ++i)
                if (i / 2 != 5)
                    QCOMPARE(own.positions[i], map.positions[i]);
            const auto again = placeOthers(table, map, others, 3).positions;
            QVERIFY(std::memcmp(again.data(), own.positions.data(), again.size() * sizeof(float)) ==
                    0);
        }
        const Embedding map = embed(table, {.method = EmbeddingSettings::Method::Pca});
        const auto refused = [&](const Table& other, const char* part) {
            try {
                placeOthers(table, map, other, 1);
            } catch (const UserError& e) {
                return std::string(e.what()).find(part) != std::string::npos;
            }
            return false;
        };
        Table bad = others;
        bad.columns[0].name = bad.columns[1].name = "z";
        QVERIFY(refused(bad, "song.csv: lacks 'b' and 'c'"));
        bad = others;
        bad.columns[2].numbers.assign(bad.rows, std::nan(""));
        QVERIFY(refused(bad, "every row has a value that is no finite number, in 'a'"));
        bad.columns[2].numeric = false;
        bad.columns[2].texts.assign(bad.rows, "word");
        QVERIFY(refused(bad, "'a'"));
        bad.rows = 0;
        QVERIFY(refused(bad, "no rows"));
    }

    void columnsOfDescriptorTables() {
        Table table;
        table.origin = "t.csv";
        table.rows = 1;
        for (const char* name : {"", "param-0", "mfcc-1", "loudness-dB", "loudness-dB@std", "other",
                                 "pitch-hz", "chroma-A"})
            table.add(name, std::vector<double>(1, 0));
        using Names = std::vector<std::string>;
        QCOMPARE(namesOf(table, {}), (Names{"mfcc-1", "loudness-dB", "chroma-A"}));
        QCOMPARE(namesOf(table, {"all"}), (Names{"mfcc-1", "loudness-dB", "chroma-A"}));
        QCOMPARE(namesOf(table, {"loudness", "mfcc"}), (Names{"mfcc-1", "loudness-dB"}));
        QCOMPARE(namesOf(table, {"other", "mfcc", "mfcc-1"}), (Names{"mfcc-1", "other"}));
        QCOMPARE(namesOf(table, {"param-0"}), (Names{"param-0"}));
        QVERIFY(has(messageOf([&] { namesOf(table, {"mffc"}); }), "mfcc"));
        QVERIFY(has(messageOf([&] { namesOf(table, {"specshape"}); }), "no column 'specshape'"));
    }

    void columnsOfOtherTables() {
        Table table = groups(10);
        table.add("", std::vector<double>(10, 1));
        table.add("words", std::vector<std::string>(10, "w"));
        using Names = std::vector<std::string>;
        QCOMPARE(namesOf(table, {}), (Names{"a", "b", "c"}));
        QCOMPARE(namesOf(table, {"all"}), (Names{"a", "b", "c"}));
        QCOMPARE(namesOf(table, {"c", "a"}), (Names{"a", "c"}));
        QVERIFY(has(messageOf([&] { namesOf(table, {"d"}); }), "groups.csv"));
        QVERIFY(has(messageOf([&] { finiteParts(table, embeddedColumns(table, Names{"words"})); }),
                    "words"));
        Table none;
        none.origin = "none.csv";
        none.rows = 2;
        none.add("words", std::vector<std::string>(2, "w"));
        QVERIFY(has(messageOf([&] { namesOf(none, {}); }), "no column of numbers"));
    }

    void brokenNumbers() {
        Table table = groups(100);
        std::fill_n(table.columns[2].numbers.begin(), 60, unknown); // b
        table.columns[1].numbers[7] = unknown;
        table.columns[3].numbers[7] = infinite;
        table.columns[3].numbers[40] = -infinite;
        const Embedding embedding = embed(table, {.method = Method::Pca});
        QCOMPARE(embedding.columns, (std::vector<std::string>{"a", "c"}));
        QCOMPARE(embedding.placed, std::size_t(98));
        QCOMPARE(embedding.notes.size(), std::size_t(2));
        QVERIFY(has(embedding.notes[0], "Column 'b' was left out"));
        QVERIFY(has(embedding.notes[1], "2 rows were left out, as 'a' and 'c'"));
        QVERIFY(has(embedding.notes[1], "row 8 and 41"));
        for (std::size_t i = 0; i < 100; ++i)
            QCOMPARE(std::isfinite(embedding.positions[2 * i]), i != 7 && i != 40);
        const Table map = mapTable(table, embedding.positions);
        QCOMPARE(map.columns.size(), std::size_t(3));
        QCOMPARE(map.columns[0].numbers, table.columns[0].numbers);
        QVERIFY(std::isnan(map.columns[1].numbers[7]));

        for (auto& column : table.columns)
            std::fill(column.numbers.begin(), column.numbers.end(), unknown);
        QVERIFY(has(messageOf([&] { embed(table, {}); }), "too few finite numbers"));
        table = groups(4);
        for (std::size_t i = 0; i < 4; ++i)
            table.columns[1 + i % 2].numbers[i] = unknown;
        QVERIFY(has(messageOf([&] { embed(table, {}); }), "every row"));
    }

    void constantsAndHugeNumbers() {
        Table table = groups(60);
        std::ranges::fill(table.columns[1].numbers, 0.1);
        for (double& v : table.columns[2].numbers)
            v *= 1e200;
        const Embedding embedding = embed(table, {.method = Method::Pca});
        QCOMPARE(embedding.notes.size(), std::size_t(1));
        QVERIFY(has(embedding.notes[0], "never changes and says nothing: 'a'"));
        QVERIFY(std::isfinite(embedding.positions[17]));
        for (auto& column : table.columns)
            std::ranges::fill(column.numbers, 7.0);
        for (const Method method : {Method::Pca, Method::Tsne}) {
            const Embedding same = embed(table, {.method = method, .iterations = 20});
            QVERIFY(has(same.notes[0], "All rows are the same"));
            QVERIFY(!same.recall);
            for (const float v : same.positions)
                QVERIFY(std::isfinite(v));
        }
    }

    void fewRows() {
        QVERIFY(has(messageOf([] { embed(groups(0), {}); }), "no rows"));
        for (const std::size_t n : {1, 2, 3, 5, 12, 25, 80})
            for (const Method method : {Method::Pca, Method::Tsne}) {
                const Embedding embedding = embed(groups(n), {.method = method, .iterations = 30});
                QCOMPARE(embedding.positions.size(), 2 * n);
                for (const float v : embedding.positions)
                    QVERIFY(std::isfinite(v));
                QCOMPARE(embedding.kl.has_value(), method == Method::Tsne && n > 3);
                QCOMPARE(embedding.recall.has_value(), n >= 22);
                // t-SNE says when it cannot do what was asked; both say when a row is alone.
                QCOMPARE(embedding.notes.empty(), method == Method::Pca ? n > 1 : n > 90);
            }
    }

    /// The published tables, all columns; and the same bits whatever the machine.
    void publishedTables() {
        const fs::path folder = golden() / "improvisation";
        if (!fs::exists(folder))
            QSKIP("reference data absent");
        for (const char* name : {"lookup_sin.csv.gz", "lookup_FM3.csv.gz"}) {
            const Table table = readTable(folder / name);
            const Embedding pca = embed(table, {.method = Method::Pca});
            QCOMPARE(pca.placed, table.rows);
            QCOMPARE(pca.columns.size(), std::size_t(55));
            QVERIFY(pca.explained->at(0) > pca.explained->at(1) && pca.explained->at(1) > 0.05);
            const Embedding tsne = embed(table, {.seed = 3, .threads = 2});
            QVERIFY(*tsne.kl < 0.8);
            QVERIFY(*tsne.trustworthiness > 0.97);
            QVERIFY(*tsne.recall > *pca.recall);
            QVERIFY(*tsne.recall > 0.6);
            limitSimd(Simd::Baseline);
            const Embedding again = embed(table, {.seed = 3});
            limitSimd(Simd::Avx512);
            QCOMPARE(again.positions, tsne.positions);
        }
    }

    void reports() {
        double last = 0;
        int calls = 0;
        embed(groups(400), {.iterations = 50},
              {[&] { ++calls; }, [&](double fraction, const std::string&) { last = fraction; }});
        QCOMPARE(last, 1.0);
        QVERIFY(calls > 1);
        bool stopped = false;
        try {
            embed(groups(400), {.iterations = 50}, {[] { throw Cancelled(); }, {}});
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
    }
};

QTEST_GUILESS_MAIN(TestEmbedding)
#include "tst_embedding.moc"
