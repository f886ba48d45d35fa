#include "core/audio/streamtrack.h"

#include "core/error.h"
#include "core/resampledreader.h"

#include <chrono>
#include <limits>

namespace antiphon {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t fewestChunks = 8;
constexpr auto polling = 20ms; ///< the audio thread can wake nobody
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr auto inChunks = std::int64_t(StreamTrack::chunkFrames);

std::int64_t chunksOf(const StreamTrack::Format& format) {
    if (format.frames / std::max(1, format.rate) > StreamTrack::longestHours * 3600)
        throw UserError("The sound is longer than " + std::to_string(StreamTrack::longestHours) +
                        " hours; cut it into parts.");
    return (format.frames + inChunks - 1) / inChunks;
}

} // namespace

StreamTrack::StreamTrack(const Format& format, Fill fill)
    : m_format(format), m_fill(std::move(fill)), m_chunkCount(chunksOf(format)),
      m_capacity(std::max(fewestChunks, memory / (sizeof(float) * chunkFrames *
                                                  std::size_t(std::max(1, format.channels))))),
      m_fadeFrames(framesOf(fadeSeconds, format.rate)), m_table(std::size_t(m_chunkCount)),
      m_broken(never), m_read(longestRead * std::size_t(format.channels)) {
    m_chunks.reserve(m_capacity); // chunks stay where they are
    m_plan.reserve(m_capacity);
    m_thread = std::thread([this] { run(); });
}

StreamTrack::~StreamTrack() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void StreamTrack::expect(std::int64_t frame) {
    m_expected = frame;
    {
        const std::lock_guard lock(m_mutex);
        m_hurry = true;
    }
    m_wake.notify_one();
}

bool StreamTrack::ready(std::int64_t frame, std::int64_t count) const noexcept {
    return available(frame, count + m_fadeFrames) == count + m_fadeFrames;
}

std::string StreamTrack::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

// The audio thread.

void StreamTrack::attend(std::int64_t position, std::int64_t loopBegin,
                         std::int64_t loopEnd) noexcept {
    m_position.store(position, std::memory_order_relaxed);
    m_loopBegin.store(loopBegin, std::memory_order_relaxed);
    m_loopEnd.store(loopEnd, std::memory_order_relaxed);
}

const float* StreamTrack::read(std::int64_t frame, std::size_t count) noexcept {
    m_visits.store(m_visits.load(std::memory_order_relaxed) + 1);
    const std::size_t got = copy(frame, count);
    const std::int64_t after =
        got == count ? available(frame + std::int64_t(count), m_fadeFrames) : 0;
    m_visits.store(m_visits.load(std::memory_order_relaxed) + 1);

    Gate& gate = gateAt(frame);
    gate.next = frame + std::int64_t(count);
    gate.used = ++m_reads;
    if (after < m_fadeFrames)
        gate.open.to(0, int(std::int64_t(got) + after)); // closed when the data end
    else if (gate.open.target() != 1)
        gate.open.to(1, m_fadeFrames);

    if (gate.open.moving() || gate.open.value() != 1) {
        const std::size_t channels = std::size_t(m_format.channels);
        for (std::size_t i = 0; i < count; ++i) {
            const float gain = equalPower(gate.open.next());
            for (std::size_t c = 0; c < channels; ++c)
                m_read[i * channels + c] *= gain;
        }
    }
    const bool starved =
        got < count && frame + std::int64_t(got) < m_broken.load(std::memory_order_relaxed);
    if (starved && !gate.starved)
        m_underruns.fetch_add(1, std::memory_order_relaxed);
    gate.starved = starved;
    return m_read.data();
}

/// Copies what is there without a gap to m_read and clears the rest of it; returns how many frames.
std::size_t StreamTrack::copy(std::int64_t frame, std::size_t count) noexcept {
    const std::size_t channels = std::size_t(m_format.channels);
    std::size_t got = 0;
    while (got < count) {
        const std::int64_t at = frame + std::int64_t(got);
        const float* chunk = m_table[std::size_t(at / inChunks)].load();
        if (!chunk)
            break;
        const std::size_t within = std::size_t(at % inChunks);
        const std::size_t part = std::min(count - got, chunkFrames - within);
        std::copy_n(chunk + within * channels, part * channels, &m_read[got * channels]);
        got += part;
    }
    std::fill(m_read.begin() + std::ptrdiff_t(got * channels),
              m_read.begin() + std::ptrdiff_t(count * channels), 0.0f);
    return got;
}

/// How many of `count` frames from there on are in memory; those beyond the end count as such.
std::int64_t StreamTrack::available(std::int64_t frame, std::int64_t count) const noexcept {
    std::int64_t at = std::max<std::int64_t>(0, frame);
    while (at < frame + count) {
        if (at >= m_format.frames)
            return count;
        if (!m_table[std::size_t(at / inChunks)].load())
            return at - frame;
        at = (at / inChunks + 1) * inChunks;
    }
    return count;
}

StreamTrack::Gate& StreamTrack::gateAt(std::int64_t frame) noexcept {
    const auto known = std::ranges::find(m_gates, frame, &Gate::next);
    if (known != m_gates.end())
        return *known;
    Gate& gate = *std::ranges::min_element(m_gates, {}, &Gate::used);
    gate = Gate();
    return gate;
}

// The track's thread.

void StreamTrack::run() {
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        lock.unlock();
        const bool fetched = fetch();
        lock.lock();
        if (!fetched)
            m_wake.wait_for(lock, polling, [this] { return m_stop || m_hurry; });
        m_hurry = false;
    }
}

/// Reads the most urgent chunk that is missing; false when there is none.
bool StreamTrack::fetch() {
    plan();
    const auto missing = std::ranges::find_if(
        m_plan, [this](std::int64_t chunk) { return !m_table[std::size_t(chunk)].load(); });
    if (missing == m_plan.end())
        return false;
    const std::int64_t first = *missing * inChunks;
    try {
        Chunk& chunk = freeChunk();
        chunk.samples.resize(chunkFrames * std::size_t(m_format.channels));
        m_fill(first, chunk.samples);
        chunk.index = *missing;
        m_table[std::size_t(chunk.index)].store(chunk.samples.data());
    } catch (const std::exception& e) {
        m_broken = std::min(m_broken.load(), first);
        const std::lock_guard lock(m_mutex);
        m_error = e.what();
    }
    return true;
}

/// Writes down what should be in memory, at most m_capacity chunks.
void StreamTrack::plan() {
    m_plan.clear();
    if (m_chunkCount == 0)
        return;
    const auto chunkAt = [this](std::int64_t frame) {
        return std::clamp<std::int64_t>(frame / inChunks, 0, m_chunkCount - 1);
    };
    const std::int64_t position = chunkAt(m_position);
    const std::int64_t loopBegin = m_loopBegin;
    const std::int64_t loopEnd = m_loopEnd;
    const bool looping = loopBegin < loopEnd;
    want(position, 2);
    want(chunkAt(m_expected), 2);
    if (looping) // the crossfade of its jump reaches back from its beginning
        want(chunkAt(loopBegin - m_fadeFrames), 2);
    const std::int64_t jump = chunkAt(loopEnd + 2 * m_fadeFrames); // heard until it has faded
    want(0, 1);
    // On from the playhead as it will go. Half of the memory: the rest keeps what was heard lately.
    std::int64_t next = position;
    for (std::size_t i = 0; i < m_capacity / 2; ++i) {
        want(next, 1);
        next = looping && next == jump ? chunkAt(loopBegin) : next + 1;
    }
}

void StreamTrack::want(std::int64_t chunk, std::int64_t count) {
    for (const std::int64_t end = std::min(chunk + count, m_chunkCount); chunk < end; ++chunk)
        if (m_plan.size() < m_capacity && chunk * inChunks < m_broken)
            m_plan.push_back(chunk);
}

/// An empty chunk: a new one or, when there are enough, the one farthest from the playhead among
/// those that the plan does not name. There is one, for what is missing is in the plan.
StreamTrack::Chunk& StreamTrack::freeChunk() {
    const auto empty = std::ranges::find(m_chunks, -1, &Chunk::index);
    if (empty != m_chunks.end())
        return *empty;
    if (m_chunks.size() < m_capacity)
        return m_chunks.emplace_back();
    std::vector<std::int64_t> kept = m_plan;
    std::ranges::sort(kept);
    const std::int64_t position = m_position / inChunks;
    const auto distance = [&](const Chunk& chunk) {
        const bool needed = std::ranges::binary_search(kept, chunk.index);
        return needed ? std::int64_t(-1) : std::abs(chunk.index - position);
    };
    Chunk& farthest = *std::ranges::max_element(m_chunks, {}, distance);
    withdraw(farthest);
    return farthest;
}

void StreamTrack::withdraw(Chunk& chunk) {
    m_table[std::size_t(chunk.index)].store(nullptr);
    chunk.index = -1;
    const std::uint64_t visit = m_visits.load();
    while (visit % 2 == 1 && m_visits.load() == visit) // microseconds
        std::this_thread::sleep_for(100us);
}

std::shared_ptr<StreamTrack> streamFile(const fs::path& file, int rate) {
    const auto reader = std::make_shared<ResampledReader>(file, rate);
    const StreamTrack::Format format{rate, reader->channels(), reader->frames()};
    return std::make_shared<StreamTrack>(
        format, [reader](std::int64_t frame, std::span<float> interleaved) {
            reader->read(frame, interleaved);
        });
}

} // namespace antiphon
