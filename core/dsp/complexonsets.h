#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace antiphon {

/// Onsets by the complex-domain function (Bello et al. 2004): how far every bin is from where a
/// steady partial would have come,
///     o_n = sum_k |m_{n-1,k} - m_{n,k} exp(i (phi_n - 2 phi_{n-1} + phi_{n-2}))|,
/// with magnitudes m and phases phi of windows of 1024 samples (symmetric Hann whose sum is 2), one
/// every 256, the first centred on sample 0. Before the beginning all is 0. At 44.1 kHz.
struct ComplexOnsets {
    static constexpr int rate = 44100;
    static constexpr std::size_t window = 1024, hop = 256;

    std::vector<float> function; ///< o_n, ceil(samples / 256) + 1 of them
    std::vector<double> times;   ///< seconds, rising
};

/// A frame n is an onset if its o, normalised to 0 ... 1, is the largest from n - 5 on and at least
/// 0.07 above the mean from n - 17 to n + 17; the next one is 6 frames later at the earliest.
/// `checkpoint` (if any) is called every few hundred frames and may throw to stop.
ComplexOnsets complexOnsets(std::span<const float> mono44k,
                            const std::function<void()>& checkpoint = {});

} // namespace antiphon
