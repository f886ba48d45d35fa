#include "models/idm/soundtable.h"

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

double rounded(double value) {
    return std::round(value * 1000) / 1000;
}

/// Means and deviations of rows from `first` on.
std::pair<Scores, Scores> meanAndDeviation(const std::vector<SoundTable::Row>& rows,
                                           std::size_t first) {
    Scores mean{}, deviation{};
    const double count = double(rows.size() - first);
    for (std::size_t d = 0; d < mean.size(); ++d) {
        for (std::size_t i = first; i < rows.size(); ++i)
            mean[d] += rows[i].scores[d] / count;
        for (std::size_t i = first; i < rows.size(); ++i)
            deviation[d] += std::pow(rows[i].scores[d] - mean[d], 2) / count;
        deviation[d] = std::sqrt(deviation[d]);
    }
    return {mean, deviation};
}

/// Labels and scores.
Table scoreTable(const std::vector<SoundTable::Row>& rows) {
    Table table;
    table.rows = rows.size();
    std::vector<std::string> labels;
    for (const SoundTable::Row& row : rows)
        labels.push_back(row.label);
    table.add("label", labels);
    for (std::size_t d = 0; d < scoreNames.size(); ++d) {
        std::vector<double> column;
        for (const SoundTable::Row& row : rows)
            column.push_back(rounded(row.scores[d]));
        table.add(scoreNames[d], column);
    }
    return table;
}

void addFiles(Table& table, const std::vector<SoundTable::Row>& rows) {
    std::vector<std::string> files;
    for (const SoundTable::Row& row : rows)
        files.push_back(row.file);
    table.add("file", files);
}

} // namespace

Table SoundTable::drawn() const {
    std::vector<Row> all = m_rows;
    if (!m_rows.empty())
        all.push_back({"Mean", meanAndDeviation(m_rows, 0).first, 0, 0, ""});
    Table table = scoreTable(all);
    addFiles(table, all);
    return table;
}

Table SoundTable::varied() const {
    std::vector<Row> all = m_rows;
    if (m_rows.size() > 1) {
        const auto [mean, deviation] = meanAndDeviation(m_rows, 1);
        all.push_back({"VarMean", mean, std::nan(""), 0, ""});
        all.push_back({"VarStd", deviation, std::nan(""), 0, ""});
    }
    Table table = scoreTable(all);
    std::vector<double> strengths;
    for (const Row& row : all)
        strengths.push_back(row.label == "Seed" ? std::nan("") : row.strength);
    for (std::size_t d = 0; d < scoreNames.size(); ++d) {
        std::vector<double> column;
        for (const Row& row : all)
            column.push_back(row.label == "VarStd"
                                 ? std::nan("")
                                 : rounded(row.scores[d] - m_rows.front().scores[d]));
        table.add(std::string("delta_") + scoreNames[d], column);
    }
    table.add("strength", strengths);
    addFiles(table, all);
    return table;
}

Json toJson(const Table& table) {
    Json rows = Json::array();
    for (std::size_t i = 0; i < table.rows; ++i) {
        Json row = Json::object();
        for (const TableColumn& column : table.columns) {
            if (!column.numeric)
                row[column.name] = column.texts[i];
            else
                row[column.name] =
                    std::isfinite(column.numbers[i]) ? Json(column.numbers[i]) : Json();
        }
        rows.push_back(row);
    }
    return rows;
}

void finishLevel(std::vector<float>& sound, bool keep) {
    const float gain = keep ? 1 : 1 / (peakOf(sound) + 1e-8f);
    const bool silent = peakOf(sound) < 1e-6f;
    for (float& sample : sound)
        sample = std::clamp(silent ? sample : sample * gain, -1.0f, 1.0f);
}

SampleFormat sampleFormat(const std::string& bits) {
    return bits == "16"   ? SampleFormat::Int16
           : bits == "24" ? SampleFormat::Int24
                          : SampleFormat::Float32;
}

} // namespace antiphon::idm
