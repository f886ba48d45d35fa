#include "app/panels/emotionjudge.h"

#include "app/window/background.h"
#include "models/emotion/model.h"
#include "models/emotion/pieces.h"

#include <QLocale>

namespace antiphon {

EmotionJudge::EmotionJudge(QObject* parent) : QObject(parent) {
    setModel({});
}

EmotionJudge::Knowledge EmotionJudge::read(const fs::path& model) {
    Knowledge known;
    if (!model.empty()) {
        const emotion::Muser record = emotion::readMuserRecord(model);
        if (auto estimate = emotion::moodEstimateOf(record.training, display(model))) {
            known.estimate = std::make_shared<emotion::MoodEstimate>(std::move(*estimate));
            known.accuracy = record.training.value("mood_accuracy", Json());
            return known;
        }
    }
    known.estimate = std::make_shared<emotion::MoodEstimate>(emotion::builtInMood());
    known.own = true;
    return known;
}

void EmotionJudge::setModel(const fs::path& model) {
    if (model == m_model && m_generation > 0)
        return;
    m_model = model;
    m_known = {};
    m_trouble.clear();
    const int asked = ++m_generation;
    Q_EMIT changed();
    inBackground(
        this, [model] { return read(model); },
        [this, asked](Knowledge known) {
            if (asked != m_generation)
                return;
            m_known = std::move(known);
            Q_EMIT changed();
        },
        [this, asked](const QString& sentence) {
            if (asked != m_generation)
                return;
            m_trouble = sentence;
            Q_EMIT changed();
        });
}

std::optional<QPointF> EmotionJudge::estimate(const NoteFeatures& features) const {
    if (!m_known.estimate)
        return std::nullopt;
    const emotion::Mood mood = m_known.estimate->of(features);
    return QPointF(mood.valence(), mood.arousal());
}

QString EmotionJudge::sentence() const {
    if (!m_known.estimate)
        return m_trouble;
    const int pieces = int(m_known.estimate->examples());
    if (!m_known.accuracy.is_object())
        return m_known.own ? tr("The estimate on the pad has learned from %n piece(s) of EMOPIA.",
                                nullptr, pieces)
                           : tr("The estimate on the pad has learned from the model's %n piece(s).",
                                nullptr, pieces);
    const auto percent = [this](const char* key) {
        return QLocale().toString(100 * m_known.accuracy.value(key, 0.0), 'f', 0);
    };
    return tr("The estimate on the pad has learned from the model's %n piece(s). Of songs that it "
              "does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in "
              "%3 %; chance would be 25, 50 and 50 %.",
              nullptr, pieces)
        .arg(percent("quadrant"), percent("arousal"), percent("valence"));
}

} // namespace antiphon
