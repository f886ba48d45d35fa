#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace antiphon {

/// Hands the newest parameters from one thread to another without locks and always as a whole:
/// three slots, of which the writer and the reader own one each and swap it for the third. Values
/// are clipped to 0 ... 1.
class ParameterBox {
public:
    static constexpr std::size_t capacity = 8;
    using Values = std::array<float, capacity>;

    explicit ParameterBox(float initial = 0) noexcept {
        m_written.fill(initial);
        m_slots[m_front] = m_written;
    }

    /// Writer: missing values, and those that are no numbers, stay as they are.
    void set(std::span<const float> values) noexcept {
        for (std::size_t i = 0; i < std::min(values.size(), capacity); ++i)
            if (values[i] == values[i])
                m_written[i] = std::clamp(values[i], 0.0f, 1.0f);
        m_slots[m_back] = m_written;
        m_back = m_middle.exchange(std::uint8_t(m_back | fresh), std::memory_order_acq_rel) & slot;
    }

    /// Reader: true when values() has changed since the last call.
    bool refresh() noexcept {
        if (!(m_middle.load(std::memory_order_relaxed) & fresh))
            return false;
        m_front = m_middle.exchange(m_front, std::memory_order_acq_rel) & slot;
        return true;
    }
    /// Reader: those of the last refresh().
    const Values& values() const noexcept { return m_slots[m_front]; }

private:
    static constexpr std::uint8_t slot = 3, fresh = 4;
    static_assert(std::atomic<std::uint8_t>::is_always_lock_free);

    std::array<Values, 3> m_slots{};
    std::atomic<std::uint8_t> m_middle{1};
    std::uint8_t m_back = 0;  // writer's
    std::uint8_t m_front = 2; // reader's
    Values m_written{};
};

} // namespace antiphon
