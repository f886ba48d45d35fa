#pragma once

#include "core/packs.h"

namespace antiphon {

namespace transposing {

/// Swaps the off-diagonal blocks of `step` elements in rows a and b = a + step.
template <std::size_t Step, class V, std::size_t... J>
ANTIPHON_INLINE void swapBlocks(V& a, V& b, std::index_sequence<J...>) {
    constexpr std::size_t n = sizeof...(J);
    const V first = __builtin_shufflevector(a, b, int(J & Step ? n + J - Step : J)...);
    b = __builtin_shufflevector(a, b, int(J & Step ? n + J : J + Step)...);
    a = first;
}

template <std::size_t Step, class V>
ANTIPHON_INLINE void swapAll(V* rows) {
    constexpr std::size_t n = packs::lanesOf<V>;
    for (std::size_t i = 0; i < n; ++i)
        if (!(i & Step))
            swapBlocks<Step>(rows[i], rows[i + Step], std::make_index_sequence<n>());
    if constexpr (Step > 1)
        swapAll<Step / 2>(rows);
}

} // namespace transposing

/// In place: element i of row j and element j of row i change places.
template <class V>
ANTIPHON_INLINE void transpose(V (&rows)[packs::lanesOf<V>]) {
    transposing::swapAll<packs::lanesOf<V> / 2>(rows);
}

/// Element i of the windows that begin at frames[lane], times shape[i], in all lanes of rows[i].
template <class V>
ANTIPHON_INLINE void loadWindows(const float* const* frames, const packs::RealOf<V>* shape,
                                 std::size_t count, V* rows) {
    using R = packs::RealOf<V>;
    constexpr std::size_t lanes = packs::lanesOf<V>;
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        const V window = packs::loadUnaligned<V>(shape + i);
        V block[lanes];
        for (std::size_t l = 0; l < lanes; ++l) {
            const auto samples = packs::loadUnaligned<packs::Pack<float, lanes>>(frames[l] + i);
            block[l] = __builtin_convertvector(samples, V) * window;
        }
        transpose(block);
        for (std::size_t j = 0; j < lanes; ++j)
            rows[i + j] = block[j];
    }
    for (; i < count; ++i)
        for (std::size_t l = 0; l < lanes; ++l)
            rows[i][l] = R(frames[l][i]) * shape[i];
}

} // namespace antiphon
