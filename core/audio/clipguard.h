#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace antiphon {

/// The last stage before the loudspeaker: nothing beyond full scale leaves it, and nothing that is
/// not a number. Below full scale it is transparent to the bit. A frame above is turned down, all
/// channels alike, to peak at 1 exactly; from there the gain recovers in `releaseSeconds` from
/// silence to unity, so a hot passage is turned down smoothly instead of being cut off wave by
/// wave. A plain value; audio thread.
class ClipGuard {
public:
    static constexpr double releaseSeconds = 0.5;

    explicit ClipGuard(int rate) noexcept : m_release(float(1.0 / (releaseSeconds * rate))) {}

    /// In place on `frames` frames from `first` of each channel.
    void process(std::span<float* const> channels, std::size_t first, std::size_t frames) noexcept;

    /// Frames that were above full scale, and samples that were not finite, since the start.
    std::uint64_t overs() const noexcept { return m_overs; }
    std::uint64_t nonFinite() const noexcept { return m_nonFinite; }

private:
    float m_release;
    float m_gain = 1;
    std::uint64_t m_overs = 0;
    std::uint64_t m_nonFinite = 0;
};

} // namespace antiphon
