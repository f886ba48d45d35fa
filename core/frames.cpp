#include "core/frames.h"

#include <algorithm>

namespace antiphon {

namespace {

/// Reading on over a short gap is cheaper than a seek, which compressed files answer by decoding.
constexpr std::int64_t shortGap = 8192;

} // namespace

SoundInfo infoOf(const Sound& sound) {
    return {sound.rate, sound.channels, std::int64_t(sound.frames()), {}};
}

Frames::Frames(const fs::path& file) : m_reader(file), m_info(m_reader->info()) {}

Frames::Frames(std::shared_ptr<const Sound> sound)
    : m_sound(std::move(sound)), m_info(infoOf(*m_sound)) {}

Frames::Frames(Sound sound) : Frames(std::make_shared<const Sound>(std::move(sound))) {}

std::int64_t Frames::read(std::int64_t first, std::span<float> interleaved) {
    const auto channels = std::int64_t(m_info.channels);
    const std::int64_t count = std::int64_t(interleaved.size()) / channels;
    const std::int64_t begin = std::clamp<std::int64_t>(first, 0, m_info.frames);
    const std::int64_t end = std::clamp<std::int64_t>(first + count, begin, m_info.frames);
    if (begin >= end) {
        std::fill(interleaved.begin(), interleaved.end(), 0.0f);
        return 0;
    }
    const auto before = std::size_t((begin - first) * channels);
    const auto inside = interleaved.subspan(before, std::size_t((end - begin) * channels));
    std::int64_t got = end - begin;
    if (m_sound)
        std::copy_n(m_sound->samples.begin() + begin * channels, inside.size(), inside.begin());
    else
        got = readFile(begin, inside);
    const auto after = interleaved.subspan(before + std::size_t(got * channels));
    std::fill_n(interleaved.begin(), before, 0.0f);
    std::fill(after.begin(), after.end(), 0.0f);
    return got;
}

std::int64_t Frames::readFile(std::int64_t first, std::span<float> interleaved) {
    const auto channels = std::size_t(m_info.channels);
    if (first > m_at && first - m_at <= shortGap) {
        m_skipped.resize(std::size_t(first - m_at) * channels);
        m_at += std::int64_t(m_reader->read(m_skipped));
    }
    if (first != m_at) {
        m_reader->seek(first);
        m_at = first;
    }
    const auto got = std::int64_t(m_reader->read(interleaved));
    m_at += got;
    return got;
}

} // namespace antiphon
