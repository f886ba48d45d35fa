#include "core/maps/rowtree.h"

#include "core/simd.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace antiphon {
namespace {

struct Gaps {
    const float* low;
    const float* high;
    std::size_t columns, padded;
    const float* boxLow;
    const float* boxHigh;
    float* out;

    [[gnu::always_inline]] void operator()() const {
        for (std::size_t leaf = 0; leaf < padded; leaf += lanes16) {
            Lanes16 sum = {};
            for (std::size_t c = 0; c < columns; ++c) {
                const Lanes16 above =
                    *reinterpret_cast<const Lanes16*>(low + c * padded + leaf) - boxHigh[c];
                const Lanes16 below =
                    boxLow[c] - *reinterpret_cast<const Lanes16*>(high + c * padded + leaf);
                Lanes16 gap = above > below ? above : below;
                gap = gap > 0.f ? gap : Lanes16{};
                sum += gap * gap;
            }
            *reinterpret_cast<Lanes16*>(out + leaf) = sum;
        }
    }
};

/// The column whose values lie farthest apart.
std::size_t widestColumn(const Matrix& rows, std::span<const std::int32_t> members) {
    std::vector<float> low(rows.columns, std::numeric_limits<float>::infinity());
    std::vector<float> high(rows.columns, -std::numeric_limits<float>::infinity());
    for (const std::int32_t member : members) {
        const auto row = rows.row(std::size_t(member));
        for (std::size_t c = 0; c < row.size(); ++c) {
            low[c] = std::min(low[c], row[c]);
            high[c] = std::max(high[c], row[c]);
        }
    }
    std::size_t widest = 0;
    for (std::size_t c = 1; c < rows.columns; ++c)
        if (high[c] - low[c] > high[widest] - low[widest])
            widest = c;
    return widest;
}

} // namespace

RowTree::RowTree(const Matrix& rows)
    : m_columns(rows.columns), m_leaves((rows.rows + leafRows - 1) / leafRows),
      m_padded((m_leaves + lanes16 - 1) / lanes16 * lanes16), m_order(rows.rows),
      m_low(m_columns * m_padded, std::numeric_limits<float>::max()),
      m_high(m_columns * m_padded, std::numeric_limits<float>::max()) {
    std::iota(m_order.begin(), m_order.end(), 0);
    split(rows, 0, rows.rows);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        const auto row = rows.row(std::size_t(m_order[i]));
        const std::size_t leaf = i / leafRows;
        for (std::size_t c = 0; c < m_columns; ++c) {
            float& low = m_low[c * m_padded + leaf];
            float& high = m_high[c * m_padded + leaf];
            low = std::min(low, row[c]);
            high = i % leafRows == 0 ? row[c] : std::max(high, row[c]);
        }
    }
}

void RowTree::split(const Matrix& rows, std::size_t begin, std::size_t end) {
    const auto first = m_order.begin() + std::ptrdiff_t(begin);
    const auto last = m_order.begin() + std::ptrdiff_t(end);
    const std::size_t leaves = (end - begin + leafRows - 1) / leafRows;
    if (leaves <= 1) {
        std::sort(first, last);
        return;
    }
    const std::size_t column = widestColumn(rows, {first, last});
    const std::size_t middle = begin + leaves / 2 * leafRows;
    const auto value = [&](std::int32_t row) {
        return rows.values[std::size_t(row) * rows.columns + column];
    };
    std::nth_element(first, m_order.begin() + std::ptrdiff_t(middle), last,
                     [&](std::int32_t a, std::int32_t b) {
                         return value(a) != value(b) ? value(a) < value(b) : a < b;
                     });
    split(rows, begin, middle);
    split(rows, middle, end);
}

void RowTree::bounds(std::span<const float> low, std::span<const float> high,
                     std::span<float> bounds) const {
    runWide(Gaps{m_low.data(), m_high.data(), m_columns, m_padded, low.data(), high.data(),
                 bounds.data()});
}

} // namespace antiphon
