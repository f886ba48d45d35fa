#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <type_traits>

namespace antiphon {

/// Hands the newest value from one thread to another, always whole, without locks: three slots, of
/// which the writer and the reader own one each and swap it for the third. Values that the reader
/// was too slow for are lost. Neither side waits or allocates.
template <class T>
class Mailbox {
    static_assert(std::is_trivially_copyable_v<T>);
    static_assert(std::atomic<std::uint8_t>::is_always_lock_free);

public:
    explicit Mailbox(const T& initial = {}) noexcept : m_slots{initial, initial, initial} {}

    /// Writer.
    void write(const T& value) noexcept {
        m_slots[m_back] = value;
        m_back = m_middle.exchange(std::uint8_t(m_back | fresh), std::memory_order_acq_rel) & slot;
    }

    /// Reader: true when value() has changed since the last call.
    bool refresh() noexcept {
        if (!(m_middle.load(std::memory_order_relaxed) & fresh))
            return false;
        m_front = m_middle.exchange(m_front, std::memory_order_acq_rel) & slot;
        return true;
    }
    /// Reader: that of the last refresh().
    const T& value() const noexcept { return m_slots[m_front]; }

private:
    static constexpr std::uint8_t slot = 3, fresh = 4;

    std::array<T, 3> m_slots;
    std::atomic<std::uint8_t> m_middle{1};
    std::uint8_t m_back = 0;  // writer's
    std::uint8_t m_front = 2; // reader's
};

} // namespace antiphon
