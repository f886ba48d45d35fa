#pragma once

#include "core/table.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace antiphon {

struct EmbeddingSettings {
    enum class Method { Pca, Tsne } method = Method::Tsne;
    std::vector<std::string> columns = {}; ///< see embeddedColumns()
    double perplexity = 30;                ///< of t-SNE, as are the next two
    int iterations = 0;                    ///< 0: as many as the number of rows needs
    std::uint64_t seed = 1;
    int threads = 1; ///< 0: all cores. Results do not depend on it.
};

/// A table's rows in two dimensions.
struct Embedding {
    std::vector<std::string> columns; ///< by which rows were compared
    std::size_t placed = 0;           ///< rows that have a place
    std::vector<float> positions;     ///< x, y of every row of the table; NaN where it was left out
    std::optional<double> kl;         ///< of t-SNE
    std::optional<std::array<double, 2>> explained; ///< shares of the variance, of PCA
    std::optional<double> trustworthiness, recall;  ///< of 10 neighbours (see MapQuality)
    double perplexity = 0;                          ///< in effect, of t-SNE
    int iterations = 0;
    std::vector<std::string> notes; ///< sentences on what was left out or done differently
};

/// Called on the calling thread.
struct EmbeddingReports {
    std::function<void()> checkpoint = {}; ///< many times a second; may throw to stop
    std::function<void(double fraction, const std::string& text)> progress = {};
};

/// Chooses columns, leaves out what is no number, standardises and places the rows by principal
/// components or t-SNE. Throws UserError when nothing can be placed or a setting makes no sense.
/// The same bits everywhere.
Embedding embed(const Table& table, const EmbeddingSettings& settings,
                const EmbeddingReports& reports = {});

/// Rows of another table among those of an embedding.
struct PlacedRows {
    std::vector<float> positions;   ///< x, y of every row; NaN where one has no number
    std::size_t placed = 0;         ///< rows that have a place
    std::vector<std::string> notes; ///< sentences on what was left out
};

/// Places the rows of another table, such as the frames of a recording, on the map of `table`:
/// after components by their projection, after t-SNE by placeAmong(). `threads` as in
/// EmbeddingSettings. Throws UserError when it lacks a column that rows were compared by, or none
/// of its rows can be placed. The same bits everywhere.
PlacedRows placeOthers(const Table& table, const Embedding& embedding, const Table& others,
                       int threads, const std::function<void()>& checkpoint = {});

/// The rows' parameters, if there are any, else the running number (from 0), and columns x and y
/// (two numbers a row in `positions`), empty where a row has no place.
Table mapTable(const Table& table, std::span<const float> positions);

} // namespace antiphon
