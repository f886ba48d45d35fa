#include "models/emotion/explore.h"

#include "core/error.h"
#include "core/maps/pca.h"
#include "core/maps/standardise.h"
#include "core/maps/tsne.h"
#include "core/table.h"
#include "core/text.h"
#include "models/device.h"
#include "models/emotion/plots.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace antiphon::emotion {

namespace {

Matrix pointsOf(const std::vector<float>& positions) {
    Matrix points(positions.size() / 2, 2);
    points.values = positions;
    return points;
}

std::vector<float> layOut(const Matrix& slices, const ExploreOptions& options, std::uint64_t seed,
                          JobContext& context) {
    TsneOptions settings;
    settings.perplexity = options.perplexity;
    settings.iterations = int(options.iterations);
    settings.seed = seed;
    settings.checkpoint = [&] { context.checkpoint(); };
    Tsne map(slices, settings);
    while (!map.done()) {
        context.checkpoint();
        map.step(20);
    }
    return map.positions();
}

/// Which half of an axis a quadrant is in.
int halfOf(MoodAxis axis, int quadrant) {
    return axis == MoodAxis::Arousal ? quadrant <= 2 : quadrant == 1 || quadrant == 4;
}

ElementMap mapOf(Matrix slices, std::span<const int> quadrants, const ExploreOptions& options,
                 std::uint64_t seed, JobContext& context) {
    ElementMap map;
    Workers workers(chosenThreads());
    const Pca pca(slices);
    const Matrix projected = pca.project(slices);
    map.pca.assign(projected.values.begin(), projected.values.end());
    map.tsne = layOut(slices, options, seed, context);

    // Silhouettes are asked of pieces whose quadrant is known.
    std::vector<std::size_t> known;
    std::vector<int> labels;
    for (std::size_t i = 0; i < quadrants.size(); ++i)
        if (quadrants[i] >= 1 && quadrants[i] <= 4) {
            known.push_back(i);
            labels.push_back(quadrants[i]);
        }
    const auto chosen = [&](const Matrix& points) {
        Matrix rows(known.size(), points.columns);
        for (std::size_t i = 0; i < known.size(); ++i)
            std::ranges::copy(points.row(known[i]), rows.row(i).begin());
        return rows;
    };
    const auto pairs = [&](const Matrix& points) {
        return pairSilhouettes(chosen(points), labels, workers);
    };
    const auto tested = [&](const Matrix& points, MoodAxis axis) {
        std::vector<int> halves;
        for (const int quadrant : labels)
            halves.push_back(halfOf(axis, quadrant));
        const auto ones = std::ranges::count(halves, 1);
        if (options.permutations == 0 || ones == 0 || ones == std::ssize(halves) ||
            halves.size() > mostTestedPoints)
            return SilhouetteTest{};
        return testSilhouette(chosen(points), halves, std::size_t(options.permutations), seed,
                              workers, [&] { context.checkpoint(); });
    };
    if (!known.empty()) {
        map.space = pairs(slices);
        map.onPca = pairs(projected);
        map.onTsne = pairs(pointsOf(map.tsne));
        for (const MoodAxis axis : {MoodAxis::Arousal, MoodAxis::Valence}) {
            map.axes[std::size_t(axis)] = tested(slices, axis);
            map.axesOnPca[std::size_t(axis)] = tested(projected, axis);
        }
    }
    map.slices = std::move(slices);
    return map;
}

void addColumns(Table& table, const char* name, const std::vector<float>& positions) {
    std::vector<double> x, y;
    for (std::size_t i = 0; i + 1 < positions.size(); i += 2) {
        x.push_back(positions[i]);
        y.push_back(positions[i + 1]);
    }
    table.add(std::string(name) + "_x", std::move(x));
    table.add(std::string(name) + "_y", std::move(y));
}

Table pieceTable(const ElementMap& map, std::span<const WordPiece> pieces) {
    Table table;
    table.rows = pieces.size();
    std::vector<std::string> titles, files;
    std::vector<double> quadrants;
    for (const WordPiece& piece : pieces) {
        titles.push_back(piece.title);
        files.push_back(piece.file.string());
        quadrants.push_back(piece.quadrant());
    }
    table.add("title", std::move(titles));
    table.add("quadrant", std::move(quadrants));
    addColumns(table, "pca", map.pca);
    addColumns(table, "tsne", map.tsne);
    for (std::size_t column = 0; column < map.slices.columns; ++column) {
        std::vector<double> values;
        for (std::size_t row = 0; row < map.slices.rows; ++row)
            values.push_back(map.slices.row(row)[column]);
        table.add("s" + std::to_string(column), std::move(values));
    }
    table.add("file", std::move(files));
    return table;
}

Table silhouetteTable(const Exploration& exploration) {
    Table table;
    std::vector<std::string> names, pairs;
    std::vector<double> space, pca, tsne;
    for (std::size_t element = 0; element <= elements; ++element) {
        const ElementMap& map = exploration.maps[element];
        for (std::size_t i = 0; i < map.space.size(); ++i) {
            names.emplace_back(elementName(element));
            pairs.push_back("Q" + std::to_string(map.space[i].first) + "-Q" +
                            std::to_string(map.space[i].second));
            space.push_back(map.space[i].value);
            pca.push_back(map.onPca[i].value);
            tsne.push_back(map.onTsne[i].value);
        }
    }
    table.rows = names.size();
    table.add("element", std::move(names));
    table.add("pair", std::move(pairs));
    table.add("space", std::move(space));
    table.add("pca", std::move(pca));
    table.add("tsne", std::move(tsne));
    return table;
}

Table axisTable(const Exploration& exploration) {
    Table table;
    std::vector<std::string> names, axes;
    std::vector<double> space, spaceP, pca, pcaP;
    for (std::size_t element = 0; element <= elements; ++element)
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const SilhouetteTest& own = exploration.maps[element].axes[axis];
            const SilhouetteTest& onPca = exploration.maps[element].axesOnPca[axis];
            if (own.permutations == 0)
                continue;
            names.emplace_back(elementName(element));
            axes.emplace_back(axisNames[axis]);
            space.push_back(own.value);
            spaceP.push_back(own.p());
            pca.push_back(onPca.value);
            pcaP.push_back(onPca.p());
        }
    table.rows = names.size();
    table.add("element", std::move(names));
    table.add("axis", std::move(axes));
    table.add("space", std::move(space));
    table.add("space_p", std::move(spaceP));
    table.add("pca", std::move(pca));
    table.add("pca_p", std::move(pcaP));
    return table;
}

Table codeTable(const Exploration& exploration) {
    Table table;
    table.rows = exploration.times.size();
    std::vector<double> codes, times, pieces;
    for (std::size_t code = 0; code < table.rows; ++code) {
        codes.push_back(double(code));
        times.push_back(double(exploration.times[code]));
        pieces.push_back(double(exploration.pieces[code]));
    }
    table.add("code", std::move(codes));
    table.add("times", std::move(times));
    table.add("pieces", std::move(pieces));
    return table;
}

/// Rows are those of the piece's words.
Table placeTable(const Exploration& exploration, std::span<const WordPiece> pieces) {
    Table table;
    table.rows = exploration.places.size();
    std::vector<double> codes, rows;
    std::vector<std::string> titles;
    for (const CodePlace& place : exploration.places) {
        codes.push_back(double(place.code));
        titles.push_back(pieces[place.piece].title);
        rows.push_back(double(place.position + 1));
    }
    table.add("code", std::move(codes));
    table.add("title", std::move(titles));
    table.add("row", std::move(rows));
    return table;
}

} // namespace

std::string_view elementName(std::size_t element) {
    return element < elements ? name(elementOrder[element]) : std::string_view("all");
}

Exploration explore(std::span<const PieceLatents> latents, std::span<const int> quadrants,
                    std::int64_t codes, const ExploreOptions& options, std::uint64_t seed,
                    JobContext& context) {
    if (latents.size() < 3)
        throw UserError("A map needs at least three pieces; this data set has " +
                        std::to_string(latents.size()) + ".");
    Exploration exploration;
    const MeanOver over = meanOverNamed(options.over);
    Matrix vectors(latents.size(), latents.front().width);
    exploration.times.assign(std::size_t(codes), 0);
    exploration.pieces.assign(std::size_t(codes), 0);
    for (std::size_t i = 0; i < latents.size(); ++i) {
        std::ranges::copy(meanVector(latents[i], over), vectors.row(i).begin());
        const std::size_t counted = over == MeanOver::Piece
                                        ? std::min(latents[i].rows, latents[i].codes.size())
                                        : latents[i].codes.size();
        std::set<std::int32_t> own;
        for (std::size_t k = 0; k < counted; ++k) {
            const std::int32_t code = latents[i].codes[k];
            ++exploration.times[std::size_t(code)];
            if (own.insert(code).second &&
                exploration.pieces[std::size_t(code)] < std::int64_t(Exploration::shownPlaces))
                exploration.places.push_back({code, i, k});
        }
        for (const std::int32_t code : own)
            ++exploration.pieces[std::size_t(code)];
    }
    exploration.means = quadrantMeans(vectors, quadrants);
    for (std::size_t element = 0; element <= elements; ++element) {
        context.progress(double(element) / double(elements + 1),
                         "Map of " + std::string(elementName(element)));
        exploration.maps[element] =
            mapOf(sliceOf(vectors, element), quadrants, options, seed, context);
    }
    return exploration;
}

double perplexityOf(std::span<const std::int64_t> times) {
    double sum = 0, entropy = 0;
    for (const std::int64_t count : times)
        sum += double(count);
    for (const std::int64_t count : times)
        if (count > 0)
            entropy -= double(count) / sum * std::log(double(count) / sum);
    return sum > 0 ? std::exp(entropy) : 0;
}

std::vector<fs::path> writeExploration(const fs::path& folder, const Exploration& exploration,
                                       std::span<const WordPiece> pieces) {
    std::vector<fs::path> files;
    const auto write = [&](std::string_view name, const Table& table) {
        files.push_back(folder / (std::string(name) + ".csv"));
        writeTable(files.back(), table);
    };
    std::vector<int> quadrants;
    for (const WordPiece& piece : pieces)
        quadrants.push_back(piece.quadrant());
    for (std::size_t element = 0; element <= elements; ++element) {
        const ElementMap& map = exploration.maps[element];
        write(elementName(element), pieceTable(map, pieces));
        std::string caption;
        for (std::size_t axis = 0; axis < axisNames.size(); ++axis)
            if (const SilhouetteTest& test = map.axesOnPca[axis]; test.permutations > 0)
                caption += std::string(axisNames[axis]) + ": silhouette " + numberText(test.value) +
                           ", p = " + numberText(test.p()) + "   ";
        const std::string name(elementName(element));
        writeFile(folder / (name + ".svg"),
                  quadrantPlot(name + ", principal components", map.pca, quadrants, caption));
    }
    write("silhouettes", silhouetteTable(exploration));
    write("axes", axisTable(exploration));
    if (!exploration.times.empty()) {
        write("codes", codeTable(exploration));
        write("places", placeTable(exploration, pieces));
        files.push_back(folder / "dictionary.json");
        const CodeDictionary dictionary = codesInUse(exploration.times);
        writeJson(files.back(), {{"raw", dictionary.raw}, {"compact", dictionary.compact}});
    }
    return files;
}

CodeDictionary codesInUse(std::span<const std::int64_t> times) {
    CodeDictionary dictionary;
    dictionary.compact.assign(times.size(), -1);
    for (std::size_t code = 0; code < times.size(); ++code)
        if (times[code] > 0) {
            dictionary.compact[code] = std::int32_t(dictionary.raw.size());
            dictionary.raw.push_back(std::int32_t(code));
        }
    return dictionary;
}

} // namespace antiphon::emotion
