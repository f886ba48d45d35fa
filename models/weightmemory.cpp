#include "models/weightmemory.h"

#include <algorithm>
#include <cstring>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace antiphon {
namespace {

constexpr std::size_t page = std::size_t(2) << 20;
/// What is not used of a slab costs addresses only.
constexpr std::size_t slabBytes = std::size_t(32) << 20;

constexpr std::size_t upTo(std::size_t n, std::size_t step) {
    return (n + step - 1) / step * step;
}

struct Unmap {
    std::size_t size;
    void operator()(std::byte* from) const {
#if defined(__linux__)
        munmap(from, size);
#else
        ::operator delete[](from, std::align_val_t(page));
#endif
    }
};

std::shared_ptr<std::byte[]> zeros(std::size_t size) {
#if defined(__linux__)
    // One page more than asked for, so that the first one begins at a multiple of its size.
    void* const whole =
        mmap(nullptr, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (whole == MAP_FAILED)
        throw std::bad_alloc();
    auto* const bytes = static_cast<std::byte*>(whole);
    const std::shared_ptr<std::byte[]> owner(bytes, Unmap{size + page});
    const auto address = reinterpret_cast<std::size_t>(bytes);
    std::byte* const first = bytes + (upTo(address, page) - address);
    madvise(first, size, MADV_HUGEPAGE); // where it is refused, small pages do
    return {owner, first};
#else
    auto* const bytes = static_cast<std::byte*>(::operator new[](size, std::align_val_t(page)));
    std::memset(bytes, 0, size);
    return {bytes, Unmap{size}};
#endif
}

} // namespace

std::shared_ptr<std::byte[]> WeightMemory::take(std::size_t bytes) {
    bytes = upTo(std::max<std::size_t>(bytes, 1), 64);
    if (m_size - m_used < bytes) {
        m_size = std::max(upTo(bytes, page), slabBytes);
        m_slab = zeros(m_size);
        m_used = 0;
    }
    std::shared_ptr<std::byte[]> part(m_slab, m_slab.get() + m_used);
    m_used += bytes;
    return part;
}

} // namespace antiphon
