#include "models/sgemm.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/from_blob.h>

#include <cstdint>
#include <dlfcn.h>

namespace antiphon {

namespace {

template <class Function>
Function loaded(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_DEFAULT, name));
}

// Row-major, as the C interface of oneDNN has it since its first version.
using Product = int (*)(char, char, std::int64_t, std::int64_t, std::int64_t, float, const float*,
                        std::int64_t, const float*, std::int64_t, float, float*, std::int64_t);

void productOfTorch(std::int64_t m, std::int64_t n, std::int64_t k, ConstRows a, ConstRows b,
                    bool transposed, float keep, Rows c) {
    const auto view = [](const float* data, std::int64_t rows, std::int64_t columns,
                         std::int64_t down, std::int64_t across) {
        return at::from_blob(const_cast<float*>(data), {rows, columns}, {down, across},
                             at::TensorOptions());
    };
    const auto bs = std::int64_t(b.stride);
    at::Tensor result = view(c.data, m, n, std::int64_t(c.stride), 1);
    at::addmm_out(result, result, view(a.data, m, k, std::int64_t(a.stride), 1),
                  transposed ? view(b.data, k, n, 1, bs) : view(b.data, k, n, bs, 1), keep, 1);
}

} // namespace

void sgemm(std::size_t m, std::size_t n, std::size_t k, ConstRows a, ConstRows b, bool transposed,
           float keep, Rows c) {
    if (m == 0 || n == 0)
        return;
    static const auto product = loaded<Product>("dnnl_sgemm");
    const auto M = std::int64_t(m), N = std::int64_t(n), K = std::int64_t(k);
    if (!product ||
        product('N', transposed ? 'T' : 'N', M, N, K, 1, a.data, std::int64_t(a.stride), b.data,
                std::int64_t(b.stride), keep, c.data, std::int64_t(c.stride)) != 0)
        productOfTorch(M, N, K, a, b, transposed, keep, c);
}

// OpenMP's number of threads belongs to the calling thread; LibTorch's own setting is everyone's.
OneThread::OneThread() : m_before(0) {
    static const auto threads = loaded<int (*)()>("omp_get_max_threads");
    static const auto set = loaded<void (*)(int)>("omp_set_num_threads");
    if (threads && set) {
        m_before = threads();
        set(1);
    }
}

OneThread::~OneThread() {
    static const auto set = loaded<void (*)(int)>("omp_set_num_threads");
    if (m_before > 0)
        set(m_before);
}

} // namespace antiphon
