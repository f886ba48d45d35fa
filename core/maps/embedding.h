#pragma once

#include "core/table.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
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

/// The rows' parameters, if there are any, else the running number (from 0), and columns x and y,
/// empty where a row has no place.
Table mapTable(const Table& table, const Embedding& embedding);

} // namespace antiphon
