#pragma once

#include <cstddef>

namespace antiphon {

/// While one of these lives, memory of large tensors on the CPU that is given back is kept for the
/// next ones, in huge pages where the system has them: a step of training asks for the same
/// sizes again and again, and fresh pages from the system can cost as much time as the arithmetic.
/// At most a quarter more than was in use at once is held; all is given back with the last of
/// them. Any thread.
class KeptTensorMemory {
public:
    KeptTensorMemory();
    ~KeptTensorMemory();
    KeptTensorMemory(const KeptTensorMemory&) = delete;
    KeptTensorMemory& operator=(const KeptTensorMemory&) = delete;

    /// Bytes that are kept for later now.
    static std::size_t kept();
};

} // namespace antiphon
