#include "core/audio/transport.h"

#include <utility>

namespace antiphon {

void Transport::stop() noexcept {
    m_waiting.play = false;
    if (!m_playing)
        return;
    retire();
    m_playing = false;
    m_moved = true;
}

void Transport::halt() noexcept {
    m_moved = m_moved || m_playing;
    m_playing = false;
    m_fading = 0;
    m_waiting = {};
}

std::span<Head> Transport::heads() noexcept {
    return std::span(m_heads).subspan(m_playing ? 0 : 1, m_fading + (m_playing ? 1 : 0));
}

Outlook Transport::outlook() const noexcept {
    const Region region = m_waiting.loop.value_or(m_loop);
    return {m_waiting.seek.value_or(position()), region.begin, region.end};
}

/// Copies the current head to the fading ones.
void Transport::retire() noexcept {
    if (m_heads[0].fade.value() <= 0 || m_fading + 1 >= maxHeads)
        return;
    Head& head = m_heads[++m_fading];
    head = m_heads[0];
    head.fade.to(0, m_fade);
}

void Transport::jump(std::int64_t frame) noexcept {
    if (m_playing) {
        retire();
        m_heads[0].fade.snap(0);
        m_heads[0].fade.to(1, m_fade);
    }
    m_heads[0].position = frame;
    m_moved = true;
}

void Transport::applyWaiting() noexcept {
    const Waiting waiting = std::exchange(m_waiting, {});
    if (waiting.loop)
        m_loop = *waiting.loop;
    if (waiting.seek)
        jump(*waiting.seek);
    if (waiting.play && !m_playing) {
        if (atEnd())
            m_heads[0].position = 0;
        m_heads[0].fade.snap(0);
        m_heads[0].fade.to(1, m_fade);
        m_playing = true;
        m_moved = true;
    }
}

/// Whether the current head will come to the jump.
bool Transport::looping() const noexcept {
    return m_loop.end > m_loop.begin && position() <= m_loop.end;
}

/// How far before the loop's end the jump is made.
std::int64_t Transport::lead() const noexcept {
    return std::min<std::int64_t>(m_fade, m_loop.begin);
}

bool Transport::atEnd() const noexcept {
    return m_end >= 0 && position() >= m_end && !looping();
}

std::size_t Transport::begin(std::size_t frames) noexcept {
    if (m_waiting.any() && m_fading == 0)
        applyWaiting();
    if (m_playing && looping() && position() >= m_loop.end - lead())
        jump(position() - (m_loop.end - m_loop.begin));
    if (m_playing && atEnd()) {
        m_playing = false;
        m_moved = m_ended = true;
    }
    std::int64_t count = std::int64_t(frames);
    if (m_playing && looping())
        count = std::min(count, m_loop.end - lead() - position());
    else if (m_playing && m_end >= 0)
        count = std::min(count, m_end - position());
    if (m_waiting.any())
        for (std::size_t i = 1; i <= m_fading; ++i)
            count = std::min<std::int64_t>(count, m_heads[i].fade.left());
    return std::size_t(count);
}

void Transport::advance(std::size_t frames) noexcept {
    for (Head& head : heads())
        head.position += std::int64_t(frames);
    std::size_t kept = 0;
    for (std::size_t i = 1; i <= m_fading; ++i)
        if (m_heads[i].fade.moving())
            m_heads[++kept] = m_heads[i];
    m_fading = kept;
}

} // namespace antiphon
