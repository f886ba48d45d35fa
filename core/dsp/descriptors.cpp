#include "core/dsp/descriptors.h"

#include "core/denormals.h"
#include "core/dsp/frameloudness.h"
#include "core/dsp/spectralframes.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon {
namespace {

/// Beyond this magnitude a sample counts as this: powers of it are still numbers.
constexpr float loudest = 1e6f;

constexpr int checkEvery = 256; ///< frames

constexpr std::size_t mostBytes = std::size_t(1) << 30; ///< of all frames of a sound

/// Copies, with 0 for what is no number.
void copyFinite(const float* from, std::size_t count, float* to) {
    for (std::size_t i = 0; i < count; ++i) {
        const float x = from[i];
        const float clipped = x > loudest ? loudest : x < -loudest ? -loudest : x;
        to[i] = std::abs(x) <= std::numeric_limits<float>::max() ? clipped : 0.0f;
    }
}

/// Samples [start, start + count) of a sound that is surrounded by zeros.
void cutFinite(std::span<const float> mono, std::int64_t start, std::size_t count, float* to) {
    const auto length = std::int64_t(mono.size());
    const std::int64_t end = start + std::int64_t(count);
    const std::int64_t from = std::clamp<std::int64_t>(0, start, end);
    const std::int64_t until = std::clamp<std::int64_t>(length, from, end);
    std::fill(to, to + (from - start), 0.0f);
    copyFinite(mono.data() + from, std::size_t(until - from), to + (from - start));
    std::fill(to + (until - start), to + (end - start), 0.0f);
}

/// Better a sentence before the work than no memory in its midst.
void demandMemory(std::size_t loudnessFrames, std::size_t spectralFrames, std::size_t columns) {
    const std::size_t bytes =
        (loudnessFrames * loudnessColumns + spectralFrames * (columns - loudnessColumns)) *
        sizeof(float);
    if (bytes > mostBytes)
        throw UserError("The descriptors of this sound would fill " +
                        std::to_string((bytes + (1 << 20) - 1) >> 20) + " MiB (" +
                        std::to_string(std::max(loudnessFrames, spectralFrames)) +
                        " frames), but at most " + std::to_string(mostBytes >> 20) +
                        " MiB are allowed; choose a longer hop or a shorter sound.");
}

void resize(Matrix& matrix, std::size_t rows, std::size_t columns) {
    matrix.rows = rows;
    matrix.columns = columns;
    matrix.values.resize(rows * columns);
}

} // namespace

struct Descriptors::State {
    explicit State(const DescriptorSettings& asked)
        : settings(asked.resolved()), spectra(settings), soundLoudness(settings),
          streamLoudness(settings), hop(std::size_t(settings.hop)),
          window(std::size_t(settings.window)), loudnessHop(std::size_t(settings.loudnessHop)),
          loudnessWindow(std::size_t(settings.loudnessWindow)),
          piece(std::max((spectra.batch() - 1) * hop + window,
                         std::max(loudnessHop, loudnessWindow))),
          recent(2 * window + hop), row(settings.columns()) {
        beginStream();
    }

    std::size_t framesOf(std::size_t samples, std::size_t step) const {
        return settings.framing == DescriptorSettings::Framing::File ? 1 + samples / step
                                                                     : (samples + step - 1) / step;
    }
    std::int64_t startOf(std::int64_t frame, std::size_t step, std::size_t size) const {
        const bool centred = settings.framing == DescriptorSettings::Framing::File;
        return frame * std::int64_t(step) - std::int64_t(centred ? size / 2 : size);
    }

    void analyseLoudness(std::span<const float> mono, const std::function<void()>& checkpoint);
    void analyseSpectra(std::span<const float> mono, const std::function<void()>& checkpoint);

    void beginStream();
    std::size_t take(std::span<const float> mono);

    DescriptorSettings settings;
    SpectralFrames spectra;
    FrameLoudness soundLoudness, streamLoudness;
    std::size_t hop, window, loudnessHop, loudnessWindow;
    Matrix loudness, spectral;
    std::vector<float> piece;

    // The stream.
    std::vector<float> recent; ///< its last samples, up to recentEnd
    std::size_t recentEnd = 0;
    std::size_t sinceHop = 0, sinceLoudnessHop = 0;
    std::vector<float> row;
};

void Descriptors::State::analyseLoudness(std::span<const float> mono,
                                         const std::function<void()>& checkpoint) {
    const auto count = std::int64_t(framesOf(mono.size(), loudnessHop));
    resize(loudness, std::size_t(count), loudnessColumns);
    soundLoudness.reset();
    float discarded[loudnessColumns];
    std::int64_t frame = 0;
    // The reference begins with the first window that reaches into the sound; all but the state
    // that it leaves is thrown away.
    if (settings.mode == DescriptorSettings::Mode::Parity)
        while (startOf(frame - 1, loudnessHop, loudnessWindow) + std::int64_t(loudnessWindow) > 0)
            --frame;
    for (std::int64_t taken = 0; frame < count; ++frame) {
        if (checkpoint && frame % checkEvery == 0)
            checkpoint();
        const std::int64_t end =
            startOf(frame, loudnessHop, loudnessWindow) + std::int64_t(loudnessWindow);
        const auto fresh = std::size_t(end - taken);
        cutFinite(mono, taken, fresh, piece.data());
        soundLoudness.push(piece.data(), fresh);
        soundLoudness.measure(frame < 0 ? discarded : loudness.row(std::size_t(frame)).data());
        taken = end;
    }
}

void Descriptors::State::analyseSpectra(std::span<const float> mono,
                                        const std::function<void()>& checkpoint) {
    const std::size_t count = framesOf(mono.size(), hop);
    resize(spectral, count, settings.columns() - loudnessColumns);
    for (std::size_t frame = 0; frame < count; frame += spectra.batch()) {
        if (checkpoint && frame % checkEvery == 0)
            checkpoint();
        const std::size_t now = std::min(spectra.batch(), count - frame);
        cutFinite(mono, startOf(std::int64_t(frame), hop, window), (now - 1) * hop + window,
                  piece.data());
        spectra.analyse(piece.data(), now, spectral.row(frame).data());
    }
}

void Descriptors::State::beginStream() {
    std::fill(recent.begin(), recent.end(), 0.0f);
    recentEnd = window;
    sinceHop = sinceLoudnessHop = 0;
    streamLoudness.reset();
    streamLoudness.measure(row.data()); // of the silence before
}

/// Takes samples up to the next complete hop of either kind, at most; returns how many.
std::size_t Descriptors::State::take(std::span<const float> mono) {
    const std::size_t count =
        std::min({mono.size(), hop - sinceHop, loudnessHop - sinceLoudnessHop});
    if (recentEnd + count > recent.size()) {
        std::copy(recent.begin() + std::ptrdiff_t(recentEnd - window),
                  recent.begin() + std::ptrdiff_t(recentEnd), recent.begin());
        recentEnd = window;
    }
    float* const fresh = recent.data() + recentEnd;
    copyFinite(mono.data(), count, fresh);
    recentEnd += count;
    streamLoudness.push(fresh, count);
    sinceHop += count;
    sinceLoudnessHop += count;
    if (sinceLoudnessHop == loudnessHop) {
        streamLoudness.measure(row.data());
        sinceLoudnessHop = 0;
    }
    if (sinceHop == hop)
        spectra.analyse(recent.data() + recentEnd - window, 1, row.data() + loudnessColumns);
    return count;
}

Descriptors::Descriptors(const DescriptorSettings& settings)
    : m_state(std::make_unique<State>(settings)) {}

Descriptors::~Descriptors() = default;

const DescriptorSettings& Descriptors::settings() const {
    return m_state->settings;
}

void Descriptors::analyse(std::span<const float> mono) {
    analyse(mono, {});
}

void Descriptors::analyse(std::span<const float> mono, const std::function<void()>& checkpoint) {
    demandMemory(m_state->framesOf(mono.size(), m_state->loudnessHop),
                 m_state->framesOf(mono.size(), m_state->hop), m_state->settings.columns());
    const DenormalsOff guard;
    m_state->analyseLoudness(mono, checkpoint);
    m_state->analyseSpectra(mono, checkpoint);
}

const Matrix& Descriptors::loudness() const {
    return m_state->loudness;
}

const Matrix& Descriptors::spectral() const {
    return m_state->spectral;
}

void Descriptors::pushTo(std::span<const float> mono, void (*call)(void*, std::span<const float>),
                         void* sink) {
    while (!mono.empty()) {
        {
            const DenormalsOff guard;
            mono = mono.subspan(m_state->take(mono));
        }
        if (m_state->sinceHop == m_state->hop) {
            m_state->sinceHop = 0;
            call(sink, m_state->row);
        }
    }
}

void Descriptors::reset() {
    m_state->beginStream();
}

} // namespace antiphon
