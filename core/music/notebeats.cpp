#include "core/music/notebeats.h"

#include "core/dsp/beatpath.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace antiphon {

namespace {

constexpr double rate = 50;                        ///< frames a second
constexpr std::size_t shortest = 16, longest = 60; ///< frames a beat: 187.5 and 50 bpm
constexpr double preferred = 115, octaves = 0.9;
constexpr double blur = 1.2;       ///< frames, of the Gaussian
constexpr double tightness = 150;  ///< how dear an uneven beat is
constexpr double fullLength = 0.5; ///< seconds from which on an onset's length does not matter
constexpr double presumed = 0.5;   ///< seconds a beat where nothing can be found
constexpr double longestPiece = 24 * 3600;
constexpr int highestBass = 60;

double strength(const Note& note) {
    return note.velocity / 64.0 * std::min(1.0, (note.end - note.start) / fullLength);
}

/// Onsets from `start` seconds on, blurred, in units of their deviation; empty where all is even.
std::vector<double> envelopeOf(std::span<const Note> notes, double start, double end) {
    constexpr std::ptrdiff_t reach = 5;
    const auto frames = std::ptrdiff_t((end - start) * rate) + 2;
    std::vector<double> envelope(std::size_t(frames), 0.0);
    for (const Note& note : notes) {
        // Centred on the onset itself, not on its frame: beats are placed more finely than frames.
        const double at = (note.start - start) * rate;
        const auto frame = std::ptrdiff_t(std::lround(at));
        for (std::ptrdiff_t t = std::max<std::ptrdiff_t>(0, frame - reach);
             t <= std::min(frames - 1, frame + reach); ++t) {
            const double away = (double(t) - at) / blur;
            envelope[std::size_t(t)] += strength(note) * std::exp(-0.5 * away * away);
        }
    }
    const double mean = std::accumulate(envelope.begin(), envelope.end(), 0.0) / double(frames);
    double square = 0;
    for (const double value : envelope)
        square += (value - mean) * (value - mean);
    const double deviation = std::sqrt(square / double(frames));
    if (!(deviation > 0))
        return {};
    for (double& value : envelope)
        value /= deviation;
    return envelope;
}

/// Frames a beat; 0 where nothing repeats.
std::size_t periodOf(const std::vector<double>& envelope) {
    const auto correlation = [&](std::size_t lag) {
        double sum = 0;
        for (std::size_t t = lag; t < envelope.size(); ++t)
            if (envelope[t] > 0) // pauses may be long
                sum += envelope[t] * envelope[t - lag];
        return sum;
    };
    std::size_t best = 0;
    double bestRating = 0;
    for (std::size_t lag = shortest; lag <= longest; ++lag) {
        const double away = std::log2(60 * rate / double(lag) / preferred) / octaves;
        const double rating =
            (correlation(lag) + 0.5 * correlation(2 * lag) + 0.25 * correlation(4 * lag)) *
            std::exp(-0.5 * away * away);
        if (rating > bestRating) {
            bestRating = rating;
            best = lag;
        }
    }
    return best;
}

/// The phase of the bars: which of four beats has most weight, low notes counting more.
std::size_t downbeatOf(std::span<const Note> notes, const NoteBeats& beats) {
    std::array<double, 4> weights{};
    for (const Note& note : notes) {
        const double position = beats.position(note.start), beat = std::round(position);
        if (beat >= 0 && std::abs(position - beat) <= 0.125)
            weights[std::size_t(beat) % 4] +=
                strength(note) * (1 + std::max(0, highestBass - note.pitch) / 6.0);
    }
    return std::size_t(std::ranges::max_element(weights) - weights.begin());
}

} // namespace

double NoteBeats::position(double seconds) const {
    const auto after = std::upper_bound(times.begin() + 1, times.end() - 1, seconds);
    const std::size_t i = std::size_t(after - times.begin());
    return double(i) + (seconds - times[i]) / (times[i] - times[i - 1]);
}

NoteBeats beatsOf(std::span<const Note> notes) {
    if (notes.empty())
        throw std::invalid_argument("beatsOf: no notes");
    double first = notes.front().start, last = first;
    for (const Note& note : notes) {
        first = std::min(first, note.start);
        last = std::max(last, note.start);
    }
    if (!(last - first <= longestPiece))
        throw std::invalid_argument("beatsOf: longer than a day");
    NoteBeats beats;
    double pace = presumed;
    const std::vector<double> envelope = envelopeOf(notes, first, last);
    const std::span<const double> frames(envelope);
    if (const std::size_t period = envelope.empty() ? 0 : periodOf(envelope); period > 0) {
        pace = double(period) / rate;
        for (const std::size_t frame : beatPath(frames, double(period), tightness))
            beats.times.push_back(first + vertexNear(frames, frame) / rate);
        beats.found = beats.times.size() > 1;
    } else {
        beats.times = {first};
    }
    // To where the notes begin and end.
    const double from = beats.times.front(), to = beats.times.back();
    const double before = std::ceil((from - first) / pace - 1e-9);
    const double after = std::max(beats.found ? 0.0 : 1.0, std::ceil((last - to) / pace));
    std::vector<double> all;
    for (double i = before; i > 0; --i)
        all.push_back(from - i * pace);
    all.insert(all.end(), beats.times.begin(), beats.times.end());
    for (double i = 1; i <= after; ++i)
        all.push_back(to + i * pace);
    beats.times = std::move(all);
    beats.downbeat = downbeatOf(notes, beats);
    return beats;
}

} // namespace antiphon
