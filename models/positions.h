#pragma once

#include <cstddef>
#include <vector>

namespace antiphon {

/// Sinusoidal positions (Vaswani et al. 2017): sin(position / 10000^(i / dim)) at even i, cos of
/// the same at the odd ones that follow. `count` rows of dim, from position `first` on.
std::vector<float> sinusoidRows(std::size_t first, std::size_t count, std::size_t dim);

} // namespace antiphon
