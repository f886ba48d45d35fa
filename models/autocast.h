#pragma once

#include <ATen/autocast_mode.h>
#include <torch/version.h>

#include <string>

namespace antiphon {

/// While it lives, LibTorch chooses the precision of each operation on CUDA: "float16", "bfloat16";
/// with "float32" nothing changes. Not nested; one thread.
class Autocast {
public:
    explicit Autocast(const std::string& precision) : m_on(precision != "float32") {
        if (m_on)
            set(true, precision == "float16" ? at::kHalf : at::kBFloat16);
    }
    ~Autocast() {
        if (m_on) {
            at::autocast::clear_cache();
            set(false, at::kHalf);
        }
    }
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
    static void set(bool on, at::ScalarType type) {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
        at::autocast::set_autocast_dtype(at::kCUDA, type);
        at::autocast::set_autocast_enabled(at::kCUDA, on);
#else
        at::autocast::set_autocast_gpu_dtype(type);
        at::autocast::set_enabled(on);
#endif
    }

    bool m_on;
};

} // namespace antiphon
