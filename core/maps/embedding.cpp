#include "core/maps/embedding.h"

#include "core/error.h"
#include "core/maps/embedcolumns.h"
#include "core/maps/mapquality.h"
#include "core/maps/pca.h"
#include "core/maps/standardise.h"
#include "core/maps/tsne.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace antiphon {
namespace {

/// Between reports, seconds.
constexpr double glance = 0.05;

void noteConstants(const Table& table, const FiniteParts& parts, const Scaling& scaling,
                   std::vector<std::string>& notes) {
    if (scaling.constant.empty() || parts.rows.size() < 2)
        return;
    if (scaling.constant.size() == parts.columns.size()) {
        notes.push_back("All rows are the same in the chosen columns; their places mean nothing.");
        return;
    }
    std::string names;
    for (const std::size_t c : scaling.constant)
        names += (names.empty() ? "'" : ", '") + table.columns[parts.columns[c]].name + "'";
    notes.push_back((scaling.constant.size() == 1 ? "A column never changes and says nothing: "
                                                  : "Columns that never change say nothing: ") +
                    names + ".");
}

std::vector<float> byComponents(const Matrix& rows, Embedding& result, Workers& workers) {
    const Pca pca(rows, {}, workers);
    result.explained = {pca.explained(0), pca.explained(1)};
    if (rows.rows == 1)
        result.notes.push_back("There is one row only; it lies at the origin.");
    return pca.project(rows, workers).values;
}

std::vector<float> byTsne(const Matrix& rows, const EmbeddingSettings& settings,
                          const EmbeddingReports& reports, Embedding& result) {
    TsneOptions options;
    options.perplexity = settings.perplexity;
    options.iterations = settings.iterations;
    options.seed = settings.seed;
    options.threads = settings.threads;
    options.checkpoint = reports.checkpoint;
    if (reports.progress)
        reports.progress(0, "neighbours");
    Tsne tsne(rows, options);
    while (!tsne.done()) {
        if (reports.checkpoint)
            reports.checkpoint();
        tsne.stepFor(glance);
        if (reports.progress)
            reports.progress(double(tsne.iteration()) / tsne.iterations(),
                             "iteration " + std::to_string(tsne.iteration()) + " of " +
                                 std::to_string(tsne.iterations()));
    }
    if (tsne.iterations() > 0) {
        result.kl = tsne.kl();
        result.perplexity = tsne.perplexity();
        result.iterations = tsne.iteration();
    }
    // That all rows are the same has been said.
    for (const std::string& note : tsne.notes())
        if (std::ranges::find_if(result.notes, [&](const std::string& known) {
                return known.starts_with("All rows are the same") &&
                       note.starts_with("All rows are the same");
            }) == result.notes.end())
            result.notes.push_back(note);
    return tsne.positions();
}

/// The number with the fewest digits that is this float, so that files do not claim more.
double shortest(float value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    double result = double(value);
    if (std::isfinite(value))
        std::from_chars(text, end, result);
    return result;
}

} // namespace

Embedding embed(const Table& table, const EmbeddingSettings& settings,
                const EmbeddingReports& reports) {
    if (table.rows == 0)
        throw UserError(table.origin + ": has no rows; there is nothing to place.");
    const FiniteParts parts = finiteParts(table, embeddedColumns(table, settings.columns));
    Embedding result;
    for (const std::size_t c : parts.columns)
        result.columns.push_back(table.columns[c].name);
    result.placed = parts.rows.size();
    result.notes = parts.notes;

    const Scaling scaling = scalingOf(parts.values, parts.columns.size());
    noteConstants(table, parts, scaling, result.notes);
    const Matrix rows = scaling.apply(parts.values);
    Workers workers(settings.threads);
    const std::vector<float> map = settings.method == EmbeddingSettings::Method::Pca
                                       ? byComponents(rows, result, workers)
                                       : byTsne(rows, settings, reports, result);
    if (scaling.constant.size() < parts.columns.size()) {
        const MapQuality quality = mapQuality(rows, map, workers, reports.checkpoint);
        result.trustworthiness = quality.trustworthiness;
        result.recall = quality.recall;
    }
    result.positions.assign(2 * table.rows, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < parts.rows.size(); ++i)
        for (std::size_t k = 0; k < 2; ++k)
            result.positions[2 * parts.rows[i] + k] = map[2 * i + k];
    return result;
}

Table mapTable(const Table& table, std::span<const float> positions) {
    Table result;
    result.origin = table.origin;
    result.rows = table.rows;
    for (const TableColumn& column : table.columns)
        if (column.name.starts_with("param-"))
            result.columns.push_back(column);
    if (result.columns.empty()) {
        std::vector<double> numbers(table.rows);
        for (std::size_t i = 0; i < table.rows; ++i)
            numbers[i] = double(i);
        result.add("row", std::move(numbers));
    }
    std::vector<double> x(table.rows), y(table.rows);
    for (std::size_t i = 0; i < table.rows; ++i) {
        x[i] = shortest(positions[2 * i]);
        y[i] = shortest(positions[2 * i + 1]);
    }
    result.add("x", std::move(x));
    result.add("y", std::move(y));
    return result;
}

} // namespace antiphon
