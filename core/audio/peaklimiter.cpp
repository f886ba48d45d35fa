#include "core/audio/peaklimiter.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

// Gains are whole numbers, so that their mean is exact and comes back to one.
constexpr std::int64_t unity = std::int64_t(1) << 30;
constexpr float loudest = 1e6f;
// A little below the ceiling: another meter interpolates in another way.
const double ceiling = std::pow(10.0, (PeakLimiter::ceilingDb - 0.05) / 20);

} // namespace

PeakLimiter::Stage::Stage(int rate)
    : ramp(std::size_t(std::max(8.0, lookAhead * rate))), recover(1 / (release * rate)) {
    const std::size_t half = TruePeak(rate).history() / 2; // of the interpolator's width
    const std::size_t late = half + 1;                     // what it knows late
    const std::size_t still = half + 2; // around a peak the gain stands still that long
    hold = ramp + late + 2 * still;
    delay = ramp + late + still;
    past.resize(TruePeak(rate).history() + longest);
    line.resize(delay);
    gains.resize(ramp);
    values.resize(hold + 1);
    times.resize(hold + 1);
    reset();
}

void PeakLimiter::Stage::reset() noexcept {
    std::ranges::fill(past, 0.0f);
    std::ranges::fill(line, 0.0f);
    std::ranges::fill(gains, unity);
    head = size = 0;
    now = 0;
    sum = std::int64_t(ramp) * unity;
    gain = lowest = unity;
}

/// The least of the last `hold` values, this one included (Lemire 2006).
std::int64_t PeakLimiter::Stage::least(std::int64_t wanted) noexcept {
    const std::size_t room = values.size();
    while (size > 0 && values[(head + size - 1) % room] >= wanted)
        --size;
    values[(head + size) % room] = wanted;
    times[(head + size) % room] = now;
    ++size;
    if (times[head] + hold <= now) {
        head = (head + 1) % room;
        --size;
    }
    return values[head];
}

void PeakLimiter::Stage::process(const TruePeak& peak, float* samples, std::size_t count) noexcept {
    const std::size_t history = past.size() - longest;
    std::copy_n(samples, count, past.data() + history);
    peak.process(past.data() + history, count, peaks.data());
    for (std::size_t i = 0; i < count; ++i, ++now) {
        const double top = double(peaks[i]);
        const std::int64_t wanted =
            top > ceiling ? std::int64_t(ceiling / top * double(unity)) : unity;
        const auto up = std::int64_t(std::ceil(double(unity - gain) * recover));
        gain = std::min(least(wanted), gain + up);
        lowest = std::min(lowest, gain);
        std::int64_t& oldest = gains[now % ramp];
        sum += gain - oldest;
        oldest = gain;
        float& delayed = line[now % delay];
        const float out = float(double(delayed) * double(sum) / (double(unity) * double(ramp)));
        delayed = samples[i];
        samples[i] = out;
    }
    std::copy_n(past.data() + count, history, past.data());
}

PeakLimiter::PeakLimiter(int rate) : m_peak(rate), m_first(rate), m_second(rate) {}

void PeakLimiter::process(float* samples, std::size_t count) noexcept {
    for (std::size_t done = 0; done < count;) {
        const std::size_t part = std::min(longest, count - done);
        for (std::size_t i = done; i < done + part; ++i)
            samples[i] = std::clamp(samples[i], -loudest, loudest);
        m_first.process(m_peak, samples + done, part);
        m_second.process(m_peak, samples + done, part);
        done += part;
    }
}

void PeakLimiter::reset() noexcept {
    m_first.reset();
    m_second.reset();
}

float PeakLimiter::takeReduction() noexcept {
    const std::int64_t low = std::min(m_first.lowest, m_second.lowest);
    m_first.lowest = m_second.lowest = unity;
    return float(double(low) / double(unity));
}

} // namespace antiphon
