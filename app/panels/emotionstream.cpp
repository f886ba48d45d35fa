#include "app/panels/emotionstream.h"

#include "app/window/background.h"
#include "core/audio/instrument.h"
#include "core/music/worddecode.h"
#include "models/emotion/model.h"
#include "models/emotion/pieces.h"

#include <algorithm>
#include <utility>

namespace antiphon {

namespace {

/// What is heard first is at least so long: by the time it ends there is more.
constexpr double leastSeconds = 2;
constexpr std::size_t leastRows = 24;

} // namespace

struct EmotionStream::Part {
    EmotionPiece piece;
    LoadedSound loaded; ///< none while it is too short
};

EmotionStream::EmotionStream(Session& session, QObject* parent)
    : QObject(parent), m_session(session) {}

void EmotionStream::begin(Jobs::Id job, const fs::path& model) {
    m_job = job;
    m_dictionary.reset();
    m_rows.clear();
    m_rendered = 0;
    m_heard = false;
    m_last = {};
    inBackground(
        this,
        [model] {
            return std::make_shared<const WordDictionary>(
                emotion::readMuserRecord(model).dictionary);
        },
        [this, asked = ++m_generation](std::shared_ptr<const WordDictionary> dictionary) {
            if (asked != m_generation)
                return;
            m_dictionary = std::move(dictionary);
            render();
        },
        [](const QString&) {}); // the run itself says what is wrong with the model
}

void EmotionStream::take(const JobInfo& info) {
    const auto told = info.metrics.find("word");
    if (info.row.id != m_job || told == info.metrics.end())
        return;
    if (const auto done = std::ranges::find(info.items, ItemKind::Notes, &Item::kind);
        done != info.items.end()) { // others may follow
        finish(done->path);
        return;
    }
    const auto& values = told->second;
    for (std::size_t i = m_rows.size(); i < values.size(); ++i) {
        if (values[i].first != std::int64_t(i))
            break; // of the next piece
        m_rows.push_back(values[i].second);
    }
    render();
}

EmotionStream::Part EmotionStream::make(const std::vector<Word>& words,
                                        const WordDictionary& dictionary, int rate) {
    Part part;
    const MidiFile midi = midiOf(words, dictionary);
    part.piece = pieceOf(midi, {});
    // Whatever comes now begins no earlier than the last note: up to there nothing will change.
    double settled = 0;
    for (const Note& note : part.piece.notes)
        settled = std::max(settled, note.start);
    if (settled < leastSeconds)
        return part;
    RenderOptions options;
    options.rate = rate;
    options.tail = 0.1;
    Sound sound = renderMidi(midi, options).sound;
    const auto frames = std::min(sound.frames(), std::size_t(settled * rate));
    sound.samples.resize(frames * std::size_t(sound.channels));
    part.loaded = SoundLoader::prepare(std::make_shared<const Sound>(std::move(sound)), rate);
    return part;
}

void EmotionStream::render() {
    // Each part is half as long again: all of them together cost a few times the whole.
    const std::size_t wanted = std::max(leastRows, m_rendered + m_rendered / 2);
    if (m_rendering || !m_dictionary || m_rows.size() < wanted)
        return;
    m_rendering = true;
    m_rendered = m_rows.size();
    const auto dictionary = m_dictionary;
    inBackground(
        this,
        [rows = m_rows, dictionary, rate = m_session.player().rate()] {
            std::vector<Word> words;
            for (const double row : rows)
                words.push_back(emotion::unpackedWord(row, *dictionary));
            return make(words, *dictionary, rate);
        },
        [this, asked = m_generation](const Part& part) {
            m_rendering = false;
            if (asked == m_generation && m_job != 0) {
                Q_EMIT grew(part.piece);
                if (!part.loaded.sound)
                    return render();
                m_last = part.loaded;
                if (std::exchange(m_heard, true))
                    m_session.player().goOn(m_last, false);
                else
                    m_session.player().auditionBeginning(m_last);
            }
            render();
        },
        [this](const QString&) { // no sound, such as without a SoundFont: the run goes on
            m_rendering = false;
        });
}

bool EmotionStream::finish(const fs::path& file) {
    m_job = 0;
    if (!m_heard)
        return false;
    inBackground(
        this,
        [file, rate = m_session.player().rate()] {
            RenderOptions options;
            options.rate = rate;
            return SoundLoader::prepare(
                std::make_shared<const Sound>(renderMidi(readMidi(file), options).sound), rate);
        },
        [this](const LoadedSound& whole) { m_session.player().goOn(whole, true); },
        [this](const QString& sentence) {
            m_session.player().goOn(m_last, true);
            m_session.warn(sentence);
        });
    return true;
}

void EmotionStream::end() {
    if (std::exchange(m_job, 0) != 0 && m_heard)
        m_session.player().goOn(m_last, true);
}

} // namespace antiphon
