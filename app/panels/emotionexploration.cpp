#include "app/panels/emotionexploration.h"

#include "core/table.h"

#include <algorithm>

namespace antiphon {

namespace {

std::vector<float> places(const Table& table, const std::string& name) {
    const auto &x = table.numbers(name + "_x"), &y = table.numbers(name + "_y");
    std::vector<float> xy;
    for (std::size_t i = 0; i < table.rows; ++i) {
        xy.push_back(float(x[i]));
        xy.push_back(float(y[i]));
    }
    return xy;
}

/// Texts of a column, also where all of them look like numbers.
std::vector<QString> textsOf(const TableColumn& column, std::size_t rows) {
    std::vector<QString> texts;
    for (std::size_t i = 0; i < rows; ++i)
        texts.push_back(column.numeric ? QString::number(column.numbers[i])
                                       : QString::fromStdString(column.texts[i]));
    return texts;
}

EmotionMapTable mapTable(const fs::path& file) {
    const Table read = readTable(file);
    EmotionMapTable table;
    table.titles = textsOf(read.column("title"), read.rows);
    for (const QString& text : textsOf(read.column("file"), read.rows))
        table.files.emplace_back(text.toStdString());
    for (const double q : read.numbers("quadrant"))
        table.quadrants.push_back(q >= 1 && q <= 4 ? int(q) : 0);
    table.pca = places(read, "pca");
    table.tsne = places(read, "tsne");
    return table;
}

} // namespace

EmotionExploration readExploration(const fs::path& folder) {
    EmotionExploration found;
    for (const char* element : explorationMaps)
        found.maps[element] = mapTable(folder / (std::string(element) + ".csv"));
    const Table pairs = readTable(folder / "silhouettes.csv");
    if (pairs.rows > 0) {
        const auto names = textsOf(pairs.column("element"), pairs.rows);
        const auto of = textsOf(pairs.column("pair"), pairs.rows);
        for (std::size_t i = 0; i < pairs.rows; ++i)
            found.pairs.push_back({names[i].toStdString(), of[i].toStdString(),
                                   pairs.numbers("space")[i], pairs.numbers("pca")[i],
                                   pairs.numbers("tsne")[i]});
    }
    std::error_code none;
    if (fs::exists(folder / "axes.csv", none)) { // not of maps that were drawn before there was one
        const Table axes = readTable(folder / "axes.csv");
        for (std::size_t i = 0; i < axes.rows; ++i)
            found.axes.push_back({axes.column("element").texts[i], axes.column("axis").texts[i],
                                  axes.numbers("space")[i], axes.numbers("space_p")[i],
                                  axes.numbers("pca")[i], axes.numbers("pca_p")[i]});
    }
    if (!fs::exists(folder / "codes.csv", none))
        return found; // a model without a codebook
    const Table codes = readTable(folder / "codes.csv");
    for (std::size_t i = 0; i < codes.rows; ++i)
        if (codes.numbers("times")[i] > 0)
            found.codes.push_back({int(codes.numbers("code")[i]), int(codes.numbers("times")[i]),
                                   int(codes.numbers("pieces")[i])});
    std::ranges::stable_sort(found.codes, std::greater<>(), &EmotionCode::times);
    const Table places = readTable(folder / "places.csv");
    const std::vector<QString> titles = textsOf(places.column("title"), places.rows);
    for (std::size_t i = 0; i < places.rows; ++i)
        if (const auto code =
                std::ranges::find(found.codes, int(places.numbers("code")[i]), &EmotionCode::code);
            code != found.codes.end())
            code->places.emplace_back(titles[i].toStdString(),
                                      std::size_t(places.numbers("row")[i]));
    return found;
}

} // namespace antiphon
