#include "core/resampledreader.h"

#include <algorithm>
#include <numeric>

namespace antiphon {

namespace {

constexpr std::size_t blockFrames = 4096;

/// More than the resampler's filter reaches back, in frames of the lower rate.
constexpr std::int64_t reach = 4096;

} // namespace

ResampledReader::ResampledReader(const fs::path& file, int rate)
    : m_reader(file), m_rate(rate),
      m_frames(resampledFrames(m_reader.info().frames, m_reader.info().rate, rate)),
      m_block(blockFrames * std::size_t(m_reader.info().channels)) {
    m_resampler.emplace(m_reader.info().rate, rate, channels()); // refuses impossible rates
}

/// Begins anew, as far before `frame` as the resampler needs to have forgotten the beginning, and
/// where a frame of the file and one of the result fall together.
void ResampledReader::start(std::int64_t frame) {
    const int from = m_reader.info().rate;
    m_resampler.reset();
    m_ready.clear();
    m_taken = 0;
    m_ended = false;
    const int common = std::gcd(from, m_rate);
    const std::int64_t unit = m_rate / common;
    const std::int64_t lead = from == m_rate ? 0 : reach * m_rate / std::min(from, m_rate);
    const std::int64_t units = std::max<std::int64_t>(0, frame - lead) / unit;
    m_reader.seek(units * (from / common));
    m_resampler.emplace(from, m_rate, channels());
    m_at = units * unit;
}

/// Resamples one more block; false when there is no more.
bool ResampledReader::produce() {
    if (m_ended)
        return false;
    const auto used = m_ready.begin() + std::ptrdiff_t(std::min(m_taken, m_ready.size()));
    m_ready.erase(m_ready.begin(), used);
    m_taken = 0;
    const std::size_t got = m_reader.read(m_block);
    if (got > 0)
        m_resampler->process(std::span(m_block).first(got * std::size_t(channels())), m_ready);
    else
        m_resampler->finish(m_ready);
    m_ended = got == 0;
    return true;
}

void ResampledReader::read(std::int64_t frame, std::span<float> interleaved) {
    const auto width = std::size_t(channels());
    if (!m_resampler || frame < m_at || frame > m_at + reach * m_rate / m_reader.info().rate)
        start(frame);
    const auto pass = [&](std::size_t frames) {
        m_taken += frames * width;
        m_at += std::int64_t(frames);
    };
    try {
        while (interleaved.size() >= width) {
            const std::size_t there = (m_ready.size() - m_taken) / width;
            if (there == 0) {
                if (!produce())
                    break;
                continue;
            }
            const auto skip = std::size_t(std::min(frame - m_at, std::int64_t(there)));
            pass(skip);
            const std::size_t count = std::min(there - skip, interleaved.size() / width);
            std::copy_n(m_ready.begin() + std::ptrdiff_t(m_taken), count * width,
                        interleaved.begin());
            interleaved = interleaved.subspan(count * width);
            pass(count);
            frame += std::int64_t(count);
        }
    } catch (...) {
        m_resampler.reset(); // where the file stands is not known any more
        throw;
    }
    std::ranges::fill(interleaved, 0.0f);
}

} // namespace antiphon
