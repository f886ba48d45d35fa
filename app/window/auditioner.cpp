#include "app/window/auditioner.h"

#include "app/window/background.h"
#include "app/window/player.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

/// As a frame of the file.
std::int64_t endOf(const LoadedSound& loaded) {
    return loaded.from + std::int64_t(loaded.sound->frames());
}

} // namespace

Auditioner::Auditioner(Player& player, std::shared_ptr<SoundLoader> loader)
    : m_player(player), m_loader(std::move(loader)) {
    m_pool.setMaxThreadCount(2); // a click does not wait for the end of the file clicked before
    m_pool.setExpiryTimeout(-1);
}

Auditioner::~Auditioner() {
    if (m_superseded)
        *m_superseded = true;
}

std::int64_t Auditioner::frame(double seconds) const {
    return std::llround(seconds * m_player.rate());
}

std::int64_t Auditioner::spanStart() const {
    return m_span ? std::max<std::int64_t>(0, frame(m_span->start)) : 0;
}

std::int64_t Auditioner::spanEnd() const {
    return m_span ? frame(m_span->end) : INT64_MAX;
}

/// Forgets the audition before; the engine fades it out when the next one starts.
void Auditioner::begin() {
    if (m_superseded)
        *m_superseded = true;
    m_superseded = std::make_shared<std::atomic<bool>>(false);
    m_head = {};
    m_whole = {};
    m_waits = true;
    m_growing = false;
}

void Auditioner::play(const fs::path& file, std::optional<TimeSpan> span) {
    begin();
    m_span = span;
    const int rate = m_player.rate();
    const double from = double(spanStart()) / rate;
    const auto dropped = m_superseded;
    auto work = [this, self = QPointer<QObject>(this), loader = m_loader, file, rate, from,
                 dropped] {
        return loader->load(
            file, rate,
            [&](double) {
                if (*dropped)
                    throw Cancelled{};
            },
            [&](LoadedSound head) {
                inWindow(self, [this, dropped, head = std::move(head)] {
                    if (!*dropped)
                        takeHead(head);
                });
            },
            from);
    };
    inBackground(
        this, std::move(work),
        [this, dropped](const LoadedSound& loaded) {
            if (!*dropped)
                takeWhole(loaded);
        },
        [this, dropped](const QString& sentence) {
            if (*dropped)
                return;
            Q_EMIT failed(sentence);
            m_waits = false; // the head is all there is
            if (!m_id)
                end();
        },
        &m_pool);
}

void Auditioner::play(std::shared_ptr<const Sound> sound, std::optional<TimeSpan> span) {
    begin();
    m_span = span;
    const auto dropped = m_superseded;
    inBackground(
        this,
        [sound = std::move(sound), rate = m_player.rate()] {
            return SoundLoader::prepare(sound, rate);
        },
        [this, dropped](const LoadedSound& loaded) {
            if (!*dropped)
                takeWhole(loaded);
        },
        {}, &m_pool);
}

void Auditioner::play(const LoadedSound& loaded, std::optional<TimeSpan> span) {
    begin();
    m_span = span;
    takeWhole(loaded);
}

void Auditioner::playBeginning(const LoadedSound& beginning) {
    begin();
    m_span.reset();
    m_growing = true;
    takeHead(beginning);
}

bool Auditioner::goOn(const LoadedSound& longer, bool whole) {
    if (!m_growing)
        return false;
    if (whole) {
        m_growing = false;
        takeWhole(longer);
        return true;
    }
    m_heard = endOf(m_head);
    const float level = m_head.match; // stays as it was begun
    m_head = longer;
    m_head.match = level;
    if (m_id)
        m_id = m_player.output().control().continueAudition(*m_id, longer.sound, 0, endOf(m_head));
    if (!m_id)
        start(m_head, m_heard, endOf(m_head));
    return true;
}

void Auditioner::takeHead(LoadedSound head) {
    m_head = std::move(head);
    start(m_head, spanStart(), m_span ? spanEnd() : endOf(m_head));
}

void Auditioner::takeWhole(const LoadedSound& loaded) {
    m_waits = false;
    if (!m_head.sound) {
        start(loaded, spanStart(), spanEnd());
        return;
    }
    const std::int64_t headEnd = endOf(m_head);
    if (spanEnd() <= headEnd || headEnd >= endOf(loaded)) {
        if (!m_id) // the head said it all and is over already
            end();
        return;
    }
    m_whole = loaded;
    m_whole.match = m_head.match; // the level stays as it was begun
    if (m_id)
        m_id = m_player.output().control().continueAudition(
            *m_id, loaded.sound, m_head.from - loaded.from, spanEnd() - loaded.from);
    if (!m_id)
        start(m_whole, headEnd, spanEnd());
}

/// From and to are frames of the file.
void Auditioner::start(const LoadedSound& loaded, std::int64_t from, std::int64_t to) {
    m_player.open();
    m_id = m_player.output().control().audition(loaded.sound, loaded.match, from - loaded.from,
                                                to - from);
    if (!m_id && !m_waits)
        end();
}

void Auditioner::stop() {
    const bool was = active();
    begin();
    m_player.output().control().stopAudition();
    if (was)
        end();
}

void Auditioner::end() {
    m_waits = false;
    m_growing = false;
    m_id.reset();
    m_whole = {};
    m_head = {};
    Q_EMIT ended();
}

void Auditioner::take(const Report& event) {
    if (const auto* refused = std::get_if<report::Refused>(&event)) {
        // The head was over before the whole had been read: what follows it begins now.
        if (m_id == refused->id && m_whole.sound) {
            const LoadedSound whole = std::exchange(m_whole, {});
            start(whole, endOf(m_head), spanEnd());
        } else if (m_id == refused->id && m_growing) {
            start(m_head, m_heard, endOf(m_head));
        }
        return;
    }
    const auto* released = std::get_if<report::Released>(&event);
    if (!released || m_id != released->id)
        return;
    m_id.reset();
    if (!m_waits)
        end();
}

} // namespace antiphon
