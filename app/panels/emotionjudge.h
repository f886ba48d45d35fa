#pragma once

#include "core/files.h"
#include "models/emotion/moodestimate.h"

#include <QObject>
#include <QPointF>

#include <memory>
#include <optional>

namespace antiphon {

/// Estimates where pieces lie in the valence-arousal plane, from nine figures of their notes;
/// learns it in the background from a data set whose pieces have a quadrant, and says how far it
/// can be trusted. GUI thread.
class EmotionJudge : public QObject {
    Q_OBJECT

public:
    explicit EmotionJudge(QObject* parent = nullptr);

    /// Empty: the program's own knowledge.
    void setModel(const fs::path& model);
    /// Valence and arousal, -1 ... 1 each; nullopt: it knows nothing (yet).
    std::optional<QPointF> estimate(const NoteFeatures& features) const;
    /// How far the estimate can be trusted, or what it needs.
    QString sentence() const;

Q_SIGNALS:
    void changed();

private:
    struct Knowledge {
        std::shared_ptr<const emotion::MoodEstimate> estimate;
        Json accuracy;    ///< toJson(MoodAccuracy); null: never judged
        bool own = false; ///< the program's
    };
    static Knowledge read(const fs::path& model);

    fs::path m_model;
    Knowledge m_known;
    QString m_trouble;
    int m_generation = 0;
};

} // namespace antiphon
