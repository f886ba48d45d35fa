#pragma once

#include "core/job.h"
#include "core/sound.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "core/task.h"
#include "models/idm/scorescale.h"

#include <string>
#include <vector>

namespace antiphon::idm {

/// Drawn sounds with their L-Scores, as the spec's tables have them (section 11).
class SoundTable {
public:
    struct Row {
        std::string label;
        Scores scores{};
        double strength = 0;
        std::uint64_t seed = 0;
        std::string file;
    };

    void add(Row row) { m_rows.push_back(std::move(row)); }
    const std::vector<Row>& rows() const { return m_rows; }

    /// From noise: the rows, then "Mean".
    Table drawn() const;
    /// The first row is the seed: the rows with how far each is from it, then "VarMean" and
    /// "VarStd" (of the population, without the seed).
    Table varied() const;

private:
    std::vector<Row> m_rows;
};

/// The table as JSON: a list of rows.
Json toJson(const Table& table);

/// Brings the peak to full scale unless `keep`; silence stays.
void finishLevel(std::vector<float>& sound, bool keep);
/// "16", "24", "float"
SampleFormat sampleFormat(const std::string& bits);

} // namespace antiphon::idm
