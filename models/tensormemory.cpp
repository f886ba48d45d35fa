#include "models/tensormemory.h"

#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <sys/mman.h>
#include <unordered_map>
#include <utility>
#include <vector>

namespace antiphon {

namespace {

/// What is smaller is left to the system's allocator, which keeps it by itself.
constexpr std::size_t smallest = std::size_t(1) << 20;
constexpr std::size_t pages = std::size_t(2) << 20, steps = std::size_t(64) << 10;

std::size_t roomFor(std::size_t bytes) {
    const std::size_t unit = bytes >= 2 * pages ? pages : steps;
    return (bytes + unit - 1) / unit * unit;
}

void* fromSystem(std::size_t room) {
    void* data = std::aligned_alloc(room % pages == 0 ? pages : 64, room);
    if (data && room % pages == 0)
        ::madvise(data, room, MADV_HUGEPAGE); // where it is refused, small pages do
    return data;
}

class Store {
public:
    void begin() {
        const std::lock_guard lock(m_mutex);
        ++m_users;
    }
    void end() {
        const std::lock_guard lock(m_mutex);
        if (--m_users > 0)
            return;
        shrink(0);
        m_most = 0;
    }
    /// Null where nobody keeps memory or there is none: others may have some.
    void* take(std::size_t bytes) {
        const std::lock_guard lock(m_mutex);
        if (m_users == 0)
            return nullptr;
        const std::size_t room = roomFor(bytes);
        auto best = m_free.end();
        for (auto block = m_free.begin(); block != m_free.end(); ++block)
            if (block->room >= room && block->room <= room + room / 4 &&
                (best == m_free.end() || block->room <= best->room))
                best = block;
        Block block{nullptr, room};
        if (best != m_free.end()) {
            block = *best;
            m_free.erase(best);
            m_kept -= block.room;
        } else {
            block.data = fromSystem(room);
            if (!block.data) {
                shrink(0);
                block.data = fromSystem(room);
            }
            if (!block.data)
                return nullptr;
        }
        m_rooms.emplace(block.data, block.room);
        m_used += block.room;
        m_most = std::max(m_most, m_used);
        shrink(m_most + m_most / 4 - m_used);
        return block.data;
    }
    /// False if it is none of ours.
    bool give(void* data) {
        const std::lock_guard lock(m_mutex);
        const auto found = m_rooms.find(data);
        if (found == m_rooms.end())
            return false;
        const Block block{data, found->second};
        m_rooms.erase(found);
        m_used -= block.room;
        m_free.push_back(block);
        m_kept += block.room;
        shrink(m_users > 0 ? m_most + m_most / 4 - m_used : 0);
        return true;
    }
    std::size_t kept() {
        const std::lock_guard lock(m_mutex);
        return m_kept;
    }

private:
    struct Block {
        void* data;
        std::size_t room;
    };

    /// What lay unused longest goes first.
    void shrink(std::size_t most) {
        auto block = m_free.begin();
        for (; m_kept > most; ++block) {
            m_kept -= block->room;
            std::free(block->data);
        }
        m_free.erase(m_free.begin(), block);
    }

    std::mutex m_mutex;
    std::vector<Block> m_free; ///< the last that were given back are the last
    std::unordered_map<void*, std::size_t> m_rooms;
    std::size_t m_used = 0, m_most = 0, m_kept = 0;
    int m_users = 0;
};

Store& store() {
    static Store& store = *new Store; // tensors may outlive what is static
    return store;
}

void giveBack(void* data) {
    if (!data)
        return;
    // As LibTorch's own does: forecasts of memory listen.
    c10::profiledCPUMemoryReporter().Delete(data);
    if (!store().give(data))
        c10::free_cpu(data);
}

/// Functions are not marked as overrides: LibTorch's versions differ in which there are.
class Allocator final : public c10::Allocator {
public:
    c10::DataPtr allocate(std::size_t bytes) const {
        void* data = bytes >= smallest ? store().take(bytes) : nullptr;
        if (!data)
            data = c10::alloc_cpu(bytes);
        c10::profiledCPUMemoryReporter().New(data, bytes);
        return {data, data, &giveBack, c10::Device(c10::DeviceType::CPU)};
    }
    c10::DataPtr allocate(std::size_t bytes) { return std::as_const(*this).allocate(bytes); }
    c10::DeleterFnPtr raw_deleter() const { return &giveBack; }
    void copy_data(void* to, const void* from, std::size_t bytes) const {
        std::copy_n(static_cast<const char*>(from), bytes, static_cast<char*>(to));
    }
};

} // namespace

KeptTensorMemory::KeptTensorMemory() {
    static const bool once = [] {
        c10::SetCPUAllocator(new Allocator, 1);
        return true;
    }();
    (void)once;
    store().begin();
}

KeptTensorMemory::~KeptTensorMemory() {
    store().end();
}

std::size_t KeptTensorMemory::kept() {
    return store().kept();
}

} // namespace antiphon
