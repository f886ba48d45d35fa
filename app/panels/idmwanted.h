#pragma once

#include "models/idm/modeloptions.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;

namespace antiphon {

class Slider;

/// The L-Score that is wanted of what is drawn: left open, a percentile of the clips that the model
/// learned from, or four numbers, each beside the seed's. GUI thread.
class IdmWanted : public QWidget {
    Q_OBJECT

public:
    explicit IdmWanted(QWidget* parent = nullptr);

    /// Scores of the clips that the model learned from; none: it cannot be asked for any.
    void setKnown(std::vector<idm::Scores> scores);
    /// None: nothing is varied, or it is not measured yet.
    void setSeedScore(std::optional<idm::Scores> score);

    void setOptions(const idm::IdmDrawOptions& options);
    /// `options` as chosen here.
    idm::IdmDrawOptions apply(idm::IdmDrawOptions options) const;

    enum Way { Open, Percentile, Numbers };
    QComboBox& way() const { return *m_way; }
    Slider& percentile() const { return *m_percentile; }
    Slider& number(std::size_t measure) const { return *m_numbers[measure]; }

Q_SIGNALS:
    void changed();
    void editingFinished();

private:
    void showWay();
    void showSeed();
    idm::Scores atPercentile(double percent) const;

    std::vector<idm::Scores> m_scores;
    std::optional<idm::Scores> m_seed;
    QComboBox* m_way;
    Slider* m_percentile;
    std::array<Slider*, 4> m_numbers{};
    std::array<QLabel*, 4> m_seedTexts{};
    QLabel* m_meaning;
    QWidget *m_percentilePart, *m_numbersPart;
    bool m_filling = false;
};

} // namespace antiphon
