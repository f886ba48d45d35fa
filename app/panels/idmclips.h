#pragma once

#include "app/panels/idmscore.h"
#include "app/window/session.h"

#include <memory>

class QComboBox;
class QLabel;

namespace antiphon {

class EmotionChoice;
class MapView;

namespace idm {
class Dataset;
}

/// The clips of a data set by two of their measures, each to be heard; the recording at hand among
/// them. GUI thread.
class IdmClips : public QWidget {
    Q_OBJECT

public:
    explicit IdmClips(Session& session, QWidget* parent = nullptr);
    ~IdmClips() override;

    EmotionChoice& choice() const { return *m_choice; }
    MapView& view() const { return *m_view; }
    const std::optional<ScoreRanks>& ranks() const { return m_ranks; }
    /// The recording at hand, drawn over the clips; none: nothing is measured.
    void setScore(std::optional<LScore> score);

Q_SIGNALS:
    void ranksChanged();
    /// A clip shall be looked at: a file and where the clip begins and ends.
    void clipWanted(const antiphon::fs::path& file, double from, double to);

private:
    void read();
    void showClips();
    void showPlace();
    QString textOf(int clip) const;
    void hear(int clip);

    Session& m_session;
    EmotionChoice* m_choice;
    QComboBox *m_x, *m_y;
    MapView* m_view;
    QLabel* m_text;
    std::shared_ptr<const idm::Dataset> m_dataset;
    std::optional<ScoreRanks> m_ranks;
    std::optional<LScore> m_score;
    int m_generation = 0;
};

} // namespace antiphon
