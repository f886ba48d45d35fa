#include "app/panels/stemstream.h"

#include "app/window/background.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "models/stem/soundtrail.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

namespace antiphon {

namespace {

/// What is heard first is at least so long: by the time it ends there is more.
constexpr double leastSeconds = 0.15;
/// Of the context no more is read for the stream; the whole is heard when the stem is done.
constexpr double mostContext = 600;
/// Seconds at the end of a part that resampling has not settled.
constexpr double unsettled = 0.01;
/// Before anybody knows how loud the sum is.
constexpr float headroom = 0.7f;

} // namespace

struct StemStream::Along {
    std::vector<fs::path> files;
    double from = 0;
    int rate = 0;
    mutable std::mutex mutex;
    mutable std::optional<std::vector<float>> samples; ///< mono, at `rate`

    /// Made by the first thread that asks.
    const std::vector<float>& sum() const {
        const std::lock_guard lock(mutex);
        if (samples)
            return *samples;
        samples.emplace();
        for (const fs::path& file : files) {
            Sound sound = readSound(file);
            const auto first = std::min(sound.frames(), std::size_t(from * sound.rate));
            const auto last =
                std::min(sound.frames(), first + std::size_t(mostContext * sound.rate));
            const std::vector<float> mono = monoOf(sound);
            const Sound cut = resample(
                {sound.rate,
                 1,
                 {mono.begin() + std::ptrdiff_t(first), mono.begin() + std::ptrdiff_t(last)}},
                rate);
            samples->resize(std::max(samples->size(), cut.samples.size()));
            for (std::size_t i = 0; i < cut.samples.size(); ++i)
                (*samples)[i] += cut.samples[i];
        }
        return *samples;
    }
};

StemStream::StemStream(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void StemStream::begin(Jobs::Id job, const std::vector<fs::path>& context, double from) {
    if (!m_clock.isValid())
        press();
    m_job = job;
    ++m_generation;
    m_run.clear();
    m_sound = std::make_shared<Sound>();
    m_told = 0;
    m_played = 0;
    m_first = -1;
    m_heard = false;
    m_last = {};
    auto along = std::make_shared<Along>();
    along->files = context;
    along->from = from;
    along->rate = m_session.player().rate();
    m_along = along;
    // Read while the model is read, so that nothing waits for it.
    inBackground(
        this, [along = m_along] { along->sum(); }, [] {}, [](const QString&) {});
}

void StemStream::take(const JobInfo& info) {
    if (info.row.id != m_job || info.run.empty())
        return;
    m_run = info.run;
    if (const auto rate = info.metrics.find("sound rate"); rate != info.metrics.end()) {
        m_sound->rate = int(rate->second.back().second);
        m_sound->channels = int(rate->second.back().first);
    }
    if (const auto told = info.metrics.find("sound"); told != info.metrics.end())
        for (auto it = told->second.rbegin(); it != told->second.rend(); ++it)
            if (it->first == 0) { // of the first stem
                m_told = std::int64_t(it->second);
                break;
            }
    read();
}

/// The stem with what it plays along to, as the player takes it.
LoadedSound StemStream::mixed(const Sound& stem, const Along& along, bool whole) {
    auto sound = std::make_shared<Sound>(resample({stem.rate, 1, monoOf(stem)}, along.rate));
    // What the end becomes depends on what follows it.
    if (const auto open = std::size_t(unsettled * along.rate); !whole)
        sound->samples.resize(sound->frames() > open ? sound->frames() - open : 0);
    const std::vector<float>& other = along.sum();
    for (std::size_t i = 0; i < std::min(sound->samples.size(), other.size()); ++i)
        sound->samples[i] += other[i];
    return {sound, headroom, 0};
}

void StemStream::read() {
    // Each part is half as long again: all of them together cost a few times the whole.
    const auto known = std::int64_t(m_sound->frames());
    const std::int64_t wanted =
        std::max(std::int64_t(leastSeconds * m_sound->rate), known + known / 2);
    if (m_reading || m_sound->rate == 0 || m_told < wanted)
        return;
    m_reading = true;
    struct Part {
        std::shared_ptr<Sound> sound;
        LoadedSound loaded;
    };
    inBackground(
        this,
        [run = m_run, before = std::shared_ptr<const Sound>(m_sound), told = m_told,
         along = m_along] {
            Part part{std::make_shared<Sound>(*before), {}};
            const std::vector<float> more =
                stem::SoundTrail::read(stem::SoundTrail::file(run, 0), before->samples.size(),
                                       std::size_t(told) * std::size_t(before->channels));
            part.sound->samples.insert(part.sound->samples.end(), more.begin(), more.end());
            part.loaded = mixed(*part.sound, *along, false);
            return part;
        },
        [this, asked = m_generation](const Part& part) {
            m_reading = false;
            // What was told may not be in the file yet: the next news asks again.
            if (asked != m_generation || m_job == 0 || part.sound->frames() <= m_sound->frames())
                return;
            m_sound = part.sound;
            m_last = part.loaded;
            if (std::exchange(m_heard, true)) {
                m_session.player().goOn(m_last, false);
            } else {
                m_session.player().auditionBeginning(m_last);
                m_first = m_clock.elapsed();
                m_clock.invalidate();
                Q_EMIT heard();
            }
            Q_EMIT grew(m_sound);
            read();
        },
        [this](const QString&) { m_reading = false; }); // the run itself says what is wrong
}

bool StemStream::finish(const fs::path& stem) {
    m_job = 0;
    if (!m_heard)
        return false;
    inBackground(
        this, [stem, along = m_along] { return mixed(readSound(stem), *along, true); },
        [this](const LoadedSound& whole) { m_session.player().goOn(whole, true); },
        [this](const QString& sentence) {
            m_session.player().goOn(m_last, true);
            m_session.warn(sentence);
        });
    return true;
}

void StemStream::end() {
    if (std::exchange(m_job, 0) != 0 && m_heard)
        m_session.player().goOn(m_last, true);
}

} // namespace antiphon
