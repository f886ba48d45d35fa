#pragma once

#include "core/dsp/lscore.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QLabel;
class QTreeWidget;

namespace antiphon {

class RadarPlot;

/// The four measures of a score in the order of LScore's members.
constexpr std::size_t scoreMeasures = 4;
std::array<double, scoreMeasures> valuesOf(const LScore& score);
QString measureTitle(std::size_t measure);
/// "onsets/s", "s" or nothing.
QString measureUnit(std::size_t measure);

/// Scores of a data set, each measure ascending: what percentiles are among.
struct ScoreRanks {
    std::array<std::vector<double>, scoreMeasures> sorted;
    std::size_t clips() const { return sorted[0].size(); }
};

/// A score in figures and as percentiles of a data set, and why each of the numbers is what it is.
/// GUI thread.
class IdmScore : public QWidget {
    Q_OBJECT

public:
    explicit IdmScore(QWidget* parent = nullptr);

    /// Null: nothing is measured.
    void setReport(const LScoreReport* report);
    /// None: no data set is chosen.
    void setRanks(std::optional<ScoreRanks> ranks);
    /// What is said of a measure.
    QString reason(std::size_t measure) const;

    QTreeWidget& table() const { return *m_table; }
    RadarPlot& radar() const { return *m_radar; }

private:
    void show();
    void showReason();

    std::optional<LScoreReport> m_report; ///< without its series
    std::optional<ScoreRanks> m_ranks;
    QTreeWidget* m_table;
    RadarPlot* m_radar;
    QLabel* m_reason;
};

} // namespace antiphon
