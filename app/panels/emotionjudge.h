#pragma once

#include "app/panels/emotionpiece.h"
#include "models/emotion/classifier.h"
#include "models/emotion/moodestimate.h"

#include <QObject>
#include <QPointF>

#include <map>
#include <memory>
#include <optional>

namespace antiphon {

/// Estimates where pieces lie in the valence-arousal plane: from nine figures of their notes, as
/// the chosen model's pieces or the program's own taught it, or by a trained classifier. Says how
/// far it can be trusted. GUI thread; classifiers listen in the background.
class EmotionJudge : public QObject {
    Q_OBJECT

public:
    explicit EmotionJudge(QObject* parent = nullptr);

    /// Empty: the program's own knowledge.
    void setModel(const fs::path& model);
    /// Empty: none, the model's estimate serves.
    void setClassifier(const fs::path& classifier);
    /// Valence and arousal, -1 ... 1 each; nullopt: it knows nothing, or not yet, which changed()
    /// tells.
    std::optional<QPointF> estimate(const EmotionPiece& piece);
    /// How far the estimate can be trusted, or what it needs.
    QString sentence() const;

Q_SIGNALS:
    void changed();

private:
    /// A classifier's network serves one thread at a time.
    struct Listener;
    struct Knowledge {
        std::shared_ptr<const emotion::MoodEstimate> estimate;
        std::shared_ptr<Listener> listener; ///< in the place of the estimate
        Json accuracy;                      ///< toJson(MoodAccuracy); null: never judged
        bool own = false;                   ///< the program's
    };
    static Knowledge read(const fs::path& model, const fs::path& classifier);
    void learn();
    std::optional<QPointF> heard(const fs::path& file);

    fs::path m_model, m_classifier;
    Knowledge m_known;
    std::map<fs::path, std::optional<QPointF>> m_heard; ///< by the classifier; empty: under way
    QString m_trouble;
    int m_generation = 0;
};

} // namespace antiphon
