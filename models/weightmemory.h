#pragma once

#include <cstddef>
#include <memory>

namespace antiphon {

/// Room for the weights of a model, one behind the other in large pages where the system has them:
/// a third more is read from the memory in the same time than from small ones. Not for several
/// threads at once.
class WeightMemory {
public:
    /// Zeros at a multiple of 64 bytes that live as long as anyone holds them.
    std::shared_ptr<std::byte[]> take(std::size_t bytes);

private:
    std::shared_ptr<std::byte[]> m_slab;
    std::size_t m_used = 0, m_size = 0;
};

} // namespace antiphon
