#include "tests/testing.h"

#include "models/emotion/plots.h"
#include "models/emotion/report.h"
#include "models/plots.h"

#include <cmath>
#include <limits>

using namespace antiphon;
using namespace antiphon::emotion;

namespace {

PieceFigures piece(int quadrant, std::vector<double> pitches, double density) {
    PieceFigures figures;
    figures.quadrant = quadrant;
    figures.words.density = density;
    figures.words.distributions[std::size_t(WordDistribution::Pitch)] = std::move(pitches);
    figures.words.distributions[std::size_t(WordDistribution::ChordQuality)] = {2, 2, 4};
    figures.features.velocity = 10 * density;
    return figures;
}

} // namespace

class TestEmotionReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void violins() {
        std::vector<double> values = {std::numeric_limits<double>::quiet_NaN()};
        for (int i = 0; i <= 100; ++i)
            values.push_back(i);
        const Violin violin = violinOf(values, 201);
        QCOMPARE(violin.count, std::size_t(101));
        QCOMPARE(violin.median, 50.0);
        QCOMPARE(violin.lower, 25.0);
        QCOMPARE(violin.upper, 75.0);
        QCOMPARE(violin.at.front(), 0.0);
        QCOMPARE(violin.at.back(), 100.0);
        // In the middle of even values the curve is flat: nearly 1 / 101.
        QVERIFY(std::abs(violin.density[100] - 1 / 101.0) < 2e-4);
        double area = 0;
        for (const double density : violin.density)
            area += density * 0.5;
        QVERIFY(area > 0.85 && area < 1); // what lies beyond the ends is cut off
        QCOMPARE(violin.density.front(), violin.density.back());

        const Violin same = violinOf(std::vector<double>{4, 4});
        QCOMPARE(same.at, std::vector<double>{4});
        QCOMPARE(same.median, 4.0);
        QCOMPARE(violinOf({}).count, std::size_t(0));
        QVERIFY(violinOf({}).at.empty());
    }

    void drawings() {
        const auto count = [](const std::string& text, const std::string& part) {
            std::size_t times = 0;
            for (std::size_t i = text.find(part); i != std::string::npos;
                 i = text.find(part, i + 1))
                ++times;
            return times;
        };
        const std::vector<NamedViolin> violins = {
            {"A & B", violinOf(std::vector<double>{1, 2, 3, 9})}, {"none", {}}};
        const std::string plot = violinPlot("tempo < 9", violins);
        QCOMPARE(count(plot, "<polygon"), std::size_t(1));
        QVERIFY(plot.find("A &amp; B") != std::string::npos);
        QVERIFY(plot.find("tempo &lt; 9") != std::string::npos);
        QVERIFY(plot.find("n = 4") != std::string::npos && plot.find("n = 0") != std::string::npos);
        QVERIFY(plot.find("nan") == std::string::npos && plot.ends_with("</svg>\n"));

        const std::vector<float> xy = {0, 0, 1, 2, 3, 1};
        const std::string map = quadrantPlot("velocity", xy, std::vector<int>{1, 0, 4}, "p = 0.01");
        QCOMPARE(count(map, "<circle"), std::size_t(1));
        QCOMPARE(count(map, "<polygon"), std::size_t(2 + 4)); // and the key
        QVERIFY(map.find("p = 0.01") != std::string::npos);
        QVERIFY(quadrantPlot("empty", {}, {}, "").ends_with("</svg>\n"));
    }

    void quadrants() {
        const std::vector<PieceFigures> pieces = {piece(1, {60, 62}, 4), piece(3, {50}, 1),
                                                  piece(1, {64}, 6), piece(0, {99}, 9)};
        const auto groups = byQuadrant(pieces);
        QCOMPARE(groups.size(), std::size_t(4));
        QCOMPARE(groups[0].pieces.size(), std::size_t(2));
        const Table figures = figureTable(groups);
        const auto& names = figures.column("figure").texts;
        const auto row = std::size_t(std::ranges::find(names, "density") - names.begin());
        QCOMPARE(figures.column("group").texts[row], std::string("Q1"));
        QCOMPARE(figures.numbers("mean")[row], 5.0);
        QCOMPARE(figures.column("text").texts[row], std::string("5.00±1.00"));
        const Table distributions = distributionTable(groups);
        QCOMPARE(distributions.rows, std::size_t(4)); // pitch and chords, of Q1 and Q3
        QCOMPARE(distributions.numbers("median")[1], 62.0);

        const Json json = report(groups);
        QCOMPARE(json[0].at("distributions").at("chord quality").at("counts").at("M").get<int>(),
                 4);
        QCOMPARE(json[0].at("distributions").at("pitch").at("median").get<double>(), 62.0);
        QVERIFY(json[1].at("figures").empty());
        QVERIFY(json[0].at("figures").at("BPR").at("mean").is_null());
    }

    void changes() {
        const Json change = changeOf(piece(1, {60}, 4), piece(1, {60}, 7));
        QCOMPARE(change.at("change").at("density").get<double>(), 3.0);
        QCOMPARE(change.at("change").at("velocity").get<double>(), 30.0);
        QVERIFY(change.at("change").at("POLY").is_null());
        QCOMPARE(change.at("after").at("density").get<double>(), 7.0);
    }

    void files() {
        const testing::TemporaryFolder folder;
        const std::vector<PieceFigures> pieces = {piece(2, {60, 62}, 4)};
        writeReport(folder / "report", byQuadrant(pieces));
        QCOMPARE(readTable(folder / "report/figures.csv").column("text").texts.size(),
                 numbersOf(pieces[0]).size());
        QCOMPARE(readTable(folder / "report/distributions.csv").rows, std::size_t(2));
        QCOMPARE(readJson(folder / "report/report.json").size(), std::size_t(4));
    }
};

QTEST_GUILESS_MAIN(TestEmotionReport)
#include "tst_emotionreport.moc"
