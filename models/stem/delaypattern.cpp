#include "models/stem/delaypattern.h"

#include "core/error.h"

#include <algorithm>
#include <stdexcept>

namespace antiphon::stem {

namespace {

constexpr std::size_t mostKept = 256; ///< patterns; training on random lengths would keep all

const DelayLayout& checked(const DelayLayout& layout) {
    const auto& d = layout.delays;
    if (d.empty() || d.front() < 0 || !std::ranges::is_sorted(d) || layout.emptyInitial < 0 ||
        layout.flattenFirst < 0)
        throw UserError("The delays of the codebooks must be one number a book, 0 or more, none "
                        "smaller than the one before.",
                        UserError::Kind::Usage);
    return layout;
}

} // namespace

DelayLayout DelayLayout::delayed(std::int64_t books) {
    DelayLayout layout{.delays = {}};
    for (std::int64_t k = 0; k < books; ++k)
        layout.delays.push_back(k);
    return layout;
}

DelayLayout DelayLayout::parallel(std::int64_t books) {
    return {.delays = std::vector<std::int64_t>(std::size_t(books), 0)};
}

DelayPattern::DelayPattern(const DelayLayout& layout, std::int64_t frames)
    : m_layout(checked(layout)), m_frames(frames) {
    m_places.resize(std::size_t(1 + layout.emptyInitial));
    const std::int64_t flat = layout.flattenFirst;
    const auto all = std::int32_t(books());
    for (std::int64_t t = 0; t < std::min(frames, flat); ++t)
        for (std::int32_t k = 0; k < all; ++k)
            m_places.push_back({{t, k}});
    for (std::int64_t t = flat; t < frames + maxDelay(); ++t) {
        auto& places = m_places.emplace_back();
        for (std::int32_t k = 0; k < all; ++k)
            if (const std::int64_t frame = t - layout.delays[std::size_t(k)]; frame >= flat)
                places.push_back({frame, k});
    }
    m_steps = std::int64_t(m_places.size());
    m_stepOf.assign(std::size_t(all * frames), -1);
    m_frameAt.assign(std::size_t(all * m_steps), -1);
    for (std::int64_t s = 0; s < m_steps; ++s)
        for (const Place& p : at(s))
            if (p.frame < frames) {
                m_stepOf[std::size_t(p.book * frames + p.frame)] = s;
                m_frameAt[std::size_t(p.book * m_steps + s)] = p.frame;
            }
}

std::int64_t DelayPattern::firstStepOf(std::int64_t frame) const {
    std::int64_t first = m_steps;
    for (std::int64_t k = 0; k < books(); ++k)
        first = std::min(first, stepOf(k, frame));
    return first;
}

std::vector<std::int32_t> DelayPattern::interleave(std::span<const std::int32_t> codes,
                                                   std::int32_t special, bool validOnly) const {
    if (std::int64_t(codes.size()) != books() * m_frames)
        throw std::invalid_argument("codes of another number of books or frames");
    const std::int64_t count = steps(validOnly);
    std::vector<std::int32_t> sequence(std::size_t(books() * count), special);
    for (std::int64_t k = 0; k < books(); ++k)
        for (std::int64_t s = 0; s < count; ++s)
            if (const std::int64_t frame = frameAt(k, s); frame >= 0)
                sequence[std::size_t(k * count + s)] = codes[std::size_t(k * m_frames + frame)];
    return sequence;
}

std::vector<char> DelayPattern::mask(bool validOnly) const {
    const std::int64_t count = steps(validOnly);
    std::vector<char> mask;
    for (std::int64_t k = 0; k < books(); ++k)
        for (std::int64_t s = 0; s < count; ++s)
            mask.push_back(frameAt(k, s) >= 0);
    return mask;
}

std::vector<std::int64_t> DelayPattern::places(bool validOnly) const {
    const std::int64_t count = steps(validOnly);
    std::vector<std::int64_t> places;
    for (std::int64_t k = 0; k < books(); ++k)
        for (std::int64_t t = 0; t < m_frames; ++t)
            places.push_back(stepOf(k, t) < count ? k * count + stepOf(k, t) : -1);
    return places;
}

std::vector<std::int64_t> DelayPattern::outputPlaces(bool validOnly) const {
    std::vector<std::int64_t> outputs = places(validOnly);
    for (std::int64_t& place : outputs) // step 0 writes nothing, so that none is before its row
        place = std::max<std::int64_t>(place - 1, -1);
    return outputs;
}

std::vector<std::int32_t> DelayPattern::restore(std::span<const std::int32_t> sequence,
                                                std::int32_t missing, bool validOnly) const {
    if (std::int64_t(sequence.size()) != books() * steps(validOnly))
        throw std::invalid_argument("a sequence of another number of steps");
    std::vector<std::int32_t> codes;
    for (const std::int64_t place : places(validOnly))
        codes.push_back(place < 0 ? missing : sequence[std::size_t(place)]);
    return codes;
}

std::shared_ptr<const DelayPattern> DelayPatterns::of(std::int64_t frames) const {
    const std::lock_guard lock(m_mutex);
    auto& pattern = m_made[frames];
    if (!pattern)
        pattern = std::make_shared<const DelayPattern>(m_layout, frames);
    const auto made = pattern;
    if (m_made.size() > mostKept)
        m_made.clear();
    return made;
}

} // namespace antiphon::stem
