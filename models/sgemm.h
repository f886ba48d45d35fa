#pragma once

#include <cstddef>

namespace antiphon {

/// A dense matrix in memory: row-major, `stride` numbers from one row to the next.
struct ConstRows {
    const float* data;
    std::size_t stride;
};
struct Rows {
    float* data;
    std::size_t stride;
};

/// c (m x n) = a (m x k) b (k x n) + keep * c, with `b` stored as n x k where `transposed`. Strides
/// at least as long as the rows. Uses oneDNN's product where LibTorch has loaded it (0.9 of a
/// core's peak, whatever kernels the BLAS library chose), else LibTorch's own.
void sgemm(std::size_t m, std::size_t n, std::size_t k, ConstRows a, ConstRows b, bool transposed,
           float keep, Rows c);

/// While it lives the products of the calling thread use that thread alone: for work that shares
/// its parts among threads itself.
class OneThread {
public:
    OneThread();
    ~OneThread();
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;

private:
    int m_before;
};

} // namespace antiphon
