#include "app/panels/emotionjudge.h"

#include "app/window/background.h"
#include "core/music/wordset.h"
#include "models/emotion/model.h"
#include "models/emotion/pieces.h"
#include "models/emotion/trainedmood.h"

#include <QLocale>

#include <mutex>

namespace antiphon {

namespace {

QPointF placeOf(const emotion::Mood& mood) {
    return {mood.valence(), mood.arousal()};
}

} // namespace

struct EmotionJudge::Listener {
    explicit Listener(const emotion::ClassifierModel& model) : classifier(model) {}

    QPointF hear(const fs::path& file) {
        const WordPiece piece = readWordPiece(file, classifier.dictionary(), {});
        const std::lock_guard lock(mutex);
        return placeOf(classifier.of(piece.words));
    }

    emotion::TrainedMood classifier;
    std::mutex mutex;
};

EmotionJudge::EmotionJudge(QObject* parent) : QObject(parent) {
    learn();
}

EmotionJudge::Knowledge EmotionJudge::read(const fs::path& model, const fs::path& classifier) {
    Knowledge known;
    if (!classifier.empty()) {
        const emotion::ClassifierModel trained = emotion::readClassifier(classifier);
        known.listener = std::make_shared<Listener>(trained);
        known.accuracy = trained.accuracy;
        return known;
    }
    if (!model.empty()) {
        const emotion::Muser record = emotion::readMuserRecord(model);
        if (auto estimate = emotion::moodEstimateOf(record.training, display(model))) {
            known.estimate = std::make_shared<emotion::MoodEstimate>(std::move(*estimate));
            known.accuracy = record.training.value("mood_accuracy", Json());
            return known;
        }
    }
    known.estimate = std::make_shared<emotion::MoodEstimate>(emotion::builtInMood());
    known.accuracy = emotion::builtInMoodAccuracy();
    known.own = true;
    return known;
}

void EmotionJudge::setModel(const fs::path& model) {
    if (model == m_model)
        return;
    m_model = model;
    if (m_classifier.empty())
        learn();
}

void EmotionJudge::setClassifier(const fs::path& classifier) {
    if (classifier == m_classifier)
        return;
    m_classifier = classifier;
    learn();
}

void EmotionJudge::learn() {
    m_known = {};
    m_heard.clear();
    m_trouble.clear();
    const int asked = ++m_generation;
    Q_EMIT changed();
    inBackground(
        this, [model = m_model, classifier = m_classifier] { return read(model, classifier); },
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

std::optional<QPointF> EmotionJudge::estimate(const EmotionPiece& piece) {
    if (m_known.listener)
        return heard(piece.file);
    if (!m_known.estimate)
        return std::nullopt;
    return placeOf(m_known.estimate->of(piece.features));
}

std::optional<QPointF> EmotionJudge::heard(const fs::path& file) {
    const auto [entry, isNew] = m_heard.try_emplace(file);
    if (isNew)
        inBackground(
            this, [listener = m_known.listener, file] { return listener->hear(file); },
            [this, file, asked = m_generation](QPointF place) {
                if (asked != m_generation)
                    return;
                m_heard[file] = place;
                Q_EMIT changed();
            },
            [this, asked = m_generation](const QString& sentence) {
                if (asked != m_generation)
                    return;
                m_trouble = sentence;
                Q_EMIT changed();
            });
    return entry->second;
}

QString EmotionJudge::sentence() const {
    if (!m_trouble.isEmpty() || (!m_known.estimate && !m_known.listener))
        return m_trouble;
    const auto percent = [this](const char* key) {
        return QLocale().toString(100 * m_known.accuracy.value(key, 0.0), 'f', 0);
    };
    if (m_known.listener)
        return !m_known.accuracy.is_object()
                   ? tr("The estimate on the pad is that of a classifier that was never put to the "
                        "test.")
                   : tr("The estimate on the pad is the classifier's. Of songs that it does not "
                        "know it tells the quadrant right in %1 %, arousal in %2 % and valence in "
                        "%3 %; chance would be 25, 50 and 50 %.")
                         .arg(percent("quadrant"), percent("arousal"), percent("valence"));
    const int pieces = int(m_known.estimate->examples());
    if (!m_known.accuracy.is_object())
        return m_known.own ? tr("The estimate on the pad has learned from %n piece(s) of EMOPIA.",
                                nullptr, pieces)
                           : tr("The estimate on the pad has learned from the model's %n piece(s).",
                                nullptr, pieces);
    const QString text =
        m_known.own
            ? tr("The estimate on the pad has learned from %n piece(s) of EMOPIA. Of songs that it "
                 "does not know it tells the quadrant right in %1 %, arousal in %2 % and valence "
                 "in %3 %; chance would be 25, 50 and 50 %.",
                 nullptr, pieces)
            : tr("The estimate on the pad has learned from the model's %n piece(s). Of songs that "
                 "it does not know it tells the quadrant right in %1 %, arousal in %2 % and "
                 "valence in %3 %; chance would be 25, 50 and 50 %.",
                 nullptr, pieces);
    return text.arg(percent("quadrant"), percent("arousal"), percent("valence"));
}

} // namespace antiphon
