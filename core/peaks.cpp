#include "core/peaks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace antiphon {

namespace {

/// Extremes and energy of every channel of some interleaved frames, at most a few hundred.
/// The channels of common layouts divide 16: sixteen independent lanes then keep the vector units
/// busy without asking the compiler to reorder a sum.
struct Extremes {
    std::vector<float> min, max, energy;

    explicit Extremes(int channels)
        : min(std::size_t(channels)), max(std::size_t(channels)), energy(std::size_t(channels)) {}

    void measure(const float* samples, std::size_t frames) {
        const std::size_t channels = min.size(), count = frames * channels;
        for (std::size_t c = 0; c < channels; ++c) {
            min[c] = max[c] = samples[c];
            energy[c] = 0;
        }
        std::size_t i = 0;
        if (constexpr std::size_t lanes = 16; lanes % channels == 0 && count >= lanes) {
            std::array<float, lanes> lo, hi, sum{};
            std::copy_n(samples, lanes, lo.begin());
            hi = lo;
            for (; i + lanes <= count; i += lanes)
                for (std::size_t k = 0; k < lanes; ++k) {
                    const float x = samples[i + k];
                    lo[k] = x < lo[k] ? x : lo[k];
                    hi[k] = x > hi[k] ? x : hi[k];
                    sum[k] += x * x;
                }
            for (std::size_t k = 0; k < lanes; ++k)
                take(k % channels, lo[k], hi[k], sum[k]);
        }
        for (; i < count; ++i)
            take(i % channels, samples[i], samples[i], samples[i] * samples[i]);
    }

private:
    void take(std::size_t c, float lo, float hi, float sum) {
        min[c] = std::min(min[c], lo);
        max[c] = std::max(max[c], hi);
        energy[c] += sum;
    }
};

/// First frame of column k of `columns` over [first, last).
std::int64_t columnStart(std::int64_t first, std::int64_t last, int columns, int k) {
    // In two parts, so that the product stays within 64 bits for any length.
    const std::int64_t width = (last - first) / columns, rest = (last - first) % columns;
    return first + width * k + rest * k / columns;
}

} // namespace

PeakPyramid::PeakPyramid(int channels)
    : m_channels(channels), m_bins(levels * std::size_t(channels)) {}

void PeakPyramid::merge(std::vector<Bin>& level, std::size_t index, const Bin& bin) {
    if (index == level.size()) {
        level.push_back(bin);
        return;
    }
    Bin& old = level[index];
    old.min = std::min(old.min, bin.min);
    old.max = std::max(old.max, bin.max);
    old.energy += bin.energy;
}

void PeakPyramid::append(std::span<const float> interleaved) {
    if (m_channels < 1)
        return;
    Extremes extremes(m_channels);
    const auto channels = std::size_t(m_channels);
    std::int64_t left = std::int64_t(interleaved.size() / channels);
    const float* at = interleaved.data();
    while (left > 0) {
        const std::int64_t count = std::min(left, finestBin - m_frames % finestBin);
        extremes.measure(at, std::size_t(count));
        for (std::size_t c = 0; c < channels; ++c) {
            const Bin bin{extremes.min[c], extremes.max[c], extremes.energy[c]};
            for (int level = 0; level < levels; ++level)
                merge(bins(level, int(c)), std::size_t(m_frames / binFrames(level)), bin);
        }
        at += std::size_t(count) * channels;
        m_frames += count;
        left -= count;
    }
}

std::vector<Peak> PeakPyramid::peaks(int channel, std::int64_t first, std::int64_t last,
                                     int columns) const {
    std::vector<Peak> result(std::size_t(std::max(0, columns)));
    if (columns < 1 || channel < 0 || channel >= m_channels || last <= first)
        return result;
    int level = 0;
    while (level + 1 < levels && binFrames(level + 1) <= (last - first) / columns / 4)
        ++level;
    const std::vector<Bin>& from = bins(level, channel);
    const std::int64_t width = binFrames(level);
    for (int k = 0; k < columns; ++k) {
        const std::int64_t start = columnStart(first, last, columns, k);
        const std::int64_t end = std::max(start + 1, columnStart(first, last, columns, k + 1));
        const std::int64_t a = std::max<std::int64_t>(0, start), b = std::min(m_frames, end);
        if (a >= b)
            continue;
        const auto one = std::size_t(a / width), beyond = std::size_t((b - 1) / width) + 1;
        Bin all = from[one];
        for (std::size_t i = one + 1; i < beyond; ++i) {
            all.min = std::min(all.min, from[i].min);
            all.max = std::max(all.max, from[i].max);
            all.energy += from[i].energy;
        }
        const std::int64_t covered =
            std::min(m_frames, std::int64_t(beyond) * width) - std::int64_t(one) * width;
        result[std::size_t(k)] = {all.min, all.max,
                                  float(std::sqrt(double(all.energy) / double(covered)))};
    }
    return result;
}

std::vector<Peak> peaksOf(std::span<const float> interleaved, int channels, std::int64_t begin,
                          int channel, std::int64_t first, std::int64_t last, int columns) {
    std::vector<Peak> result(std::size_t(std::max(0, columns)));
    if (columns < 1 || last <= first || channel < 0 || channel >= channels)
        return result;
    const auto end = begin + std::int64_t(interleaved.size()) / channels;
    for (int k = 0; k < columns; ++k) {
        const std::int64_t start = columnStart(first, last, columns, k);
        const std::int64_t stop = std::max(start + 1, columnStart(first, last, columns, k + 1));
        const std::int64_t a = std::max(start, begin), b = std::min(stop, end);
        if (a >= b)
            continue;
        const auto sample = [&](std::int64_t frame) {
            return interleaved[std::size_t((frame - begin) * channels + channel)];
        };
        Peak peak{sample(a), sample(a), 0};
        double energy = 0;
        for (std::int64_t i = a; i < b; ++i) {
            const float x = sample(i);
            peak.min = std::min(peak.min, x);
            peak.max = std::max(peak.max, x);
            energy += double(x) * double(x);
        }
        peak.rms = float(std::sqrt(energy / double(b - a)));
        result[std::size_t(k)] = peak;
    }
    return result;
}

std::vector<Peak> peaksOf(const PeakPyramid& pyramid, SoundReader& reader, int channel,
                          std::int64_t first, std::int64_t last, int columns) {
    if (columns < 1 || last <= first || (last - first) / columns >= PeakPyramid::finestBin)
        return pyramid.peaks(channel, first, last, columns);
    const int channels = reader.info().channels;
    const std::int64_t begin = std::clamp<std::int64_t>(first, 0, reader.info().frames);
    const std::int64_t end = std::clamp<std::int64_t>(last, 0, reader.info().frames);
    if (channel < 0 || channel >= channels || begin >= end)
        return std::vector<Peak>(std::size_t(columns));
    std::vector<float> samples(std::size_t(end - begin) * std::size_t(channels));
    reader.seek(begin);
    samples.resize(reader.read(samples) * std::size_t(channels));
    return peaksOf(samples, channels, begin, channel, first, last, columns);
}

PeakBuilder::PeakBuilder(const fs::path& sound)
    : m_stamp(stampOf(sound)), m_reader(sound), m_pyramid(m_reader.info().channels),
      m_block(16384 * std::size_t(m_reader.info().channels)) {}

void PeakBuilder::step(std::int64_t frames) {
    const auto channels = std::size_t(m_reader.info().channels);
    while (frames > 0 && !m_done) {
        const auto wanted = std::size_t(std::min<std::int64_t>(frames, 16384));
        const std::size_t got = m_reader.read(std::span(m_block).first(wanted * channels));
        m_pyramid.append(std::span(m_block).first(got * channels));
        frames -= std::int64_t(got);
        m_done = got < wanted;
    }
}

double PeakBuilder::fraction() const noexcept {
    const std::int64_t frames = m_reader.info().frames;
    return m_done || frames <= 0 ? 1.0 : std::min(1.0, double(m_pyramid.frames()) / double(frames));
}

} // namespace antiphon
