#include "models/idm/clipsounds.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

namespace {

constexpr std::size_t mostOpen = 32;

} // namespace

const stem::Recording& ClipSounds::recording(const fs::path& file) {
    const auto found =
        std::ranges::find_if(m_open, [&](const auto& one) { return one.first == file; });
    if (found != m_open.end()) {
        m_open.splice(m_open.begin(), m_open, found);
        return m_open.front().second;
    }
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        throw UserError(display(file) + ": is not there any more, but " +
                        display(m_dataset->folder()) +
                        " was made of it; put it back or make the data set anew.");
    m_open.emplace_front(file, stem::recordingOf(file, m_dataset->settings().rate));
    if (m_open.size() > mostOpen)
        m_open.pop_back();
    return m_open.front().second;
}

void ClipSounds::read(std::size_t clip, std::int64_t from, std::span<float> out) {
    const Clip& which = m_dataset->clips()[clip];
    const auto rate = double(m_dataset->settings().rate);
    const std::int64_t start = std::llround(which.start * rate);
    const std::int64_t length =
        std::min<std::int64_t>(std::llround(which.sound * rate), m_dataset->settings().samples());
    const auto size = std::int64_t(out.size());
    const std::int64_t first = std::clamp<std::int64_t>(-from, 0, size);
    const std::int64_t last = std::clamp<std::int64_t>(length - from, first, size);
    std::ranges::fill(out, 0.0f);
    if (last > first)
        recording(which.file)
            .read(start + from + first, out.subspan(std::size_t(first), std::size_t(last - first)));
}

} // namespace antiphon::idm
