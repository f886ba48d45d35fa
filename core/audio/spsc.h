#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace antiphon {

/// A bounded queue between exactly two threads: one calls the producer's methods, one the
/// consumer's. Allocates in the constructor only; no method blocks, locks or throws. Either role
/// may pass to another thread when something else (a join, a mutex) orders the two threads.
template <class T>
class SpscQueue {
    static_assert(std::is_trivially_copyable_v<T>);
    static_assert(std::atomic<std::size_t>::is_always_lock_free);

public:
    /// Room for at least `capacity` items; rounded up to a power of two.
    explicit SpscQueue(std::size_t capacity)
        : m_mask(std::bit_ceil(std::max<std::size_t>(capacity, 1)) - 1),
          m_items(std::make_unique<T[]>(m_mask + 1)) {}

    std::size_t capacity() const noexcept { return m_mask + 1; }

    /// Producer: how many items fit now; the consumer can only make it more.
    std::size_t space() const noexcept {
        return capacity() -
               (m_written.load(std::memory_order_relaxed) - m_read.load(std::memory_order_acquire));
    }

    /// Producer: all items or, when they do not fit, none and false.
    bool push(std::span<const T> items) noexcept {
        if (space() < items.size())
            return false;
        const std::size_t at = m_written.load(std::memory_order_relaxed);
        const std::size_t first = std::min(items.size(), capacity() - (at & m_mask));
        std::copy_n(items.data(), first, &m_items[at & m_mask]);
        std::copy_n(items.data() + first, items.size() - first, &m_items[0]);
        m_written.store(at + items.size(), std::memory_order_release);
        return true;
    }
    bool push(const T& item) noexcept { return push(std::span<const T>(&item, 1)); }

    /// Consumer: how many items wait now; the producer can only make it more.
    std::size_t size() const noexcept {
        return m_written.load(std::memory_order_acquire) - m_read.load(std::memory_order_relaxed);
    }

    /// Consumer: fills as much of `items` as there is and returns how many.
    std::size_t pop(std::span<T> items) noexcept {
        const std::size_t count = std::min(size(), items.size());
        const std::size_t at = m_read.load(std::memory_order_relaxed);
        const std::size_t first = std::min(count, capacity() - (at & m_mask));
        std::copy_n(&m_items[at & m_mask], first, items.data());
        std::copy_n(&m_items[0], count - first, items.data() + first);
        m_read.store(at + count, std::memory_order_release);
        return count;
    }
    bool pop(T& item) noexcept { return pop(std::span<T>(&item, 1)) == 1; }

private:
    const std::size_t m_mask;
    const std::unique_ptr<T[]> m_items;
    // Counters that only grow (and wrap around together); a cache line each, so that the two
    // threads do not fight over one.
    alignas(64) std::atomic<std::size_t> m_written{0};
    alignas(64) std::atomic<std::size_t> m_read{0};
};

} // namespace antiphon
