#include "models/stem/codecstage.h"

#include <algorithm>

namespace antiphon::stem {

CodecStage::CodecStage(const CodecStack& stack, std::int64_t context, std::int64_t in,
                       std::int64_t out, std::int64_t columns)
    : m_stack(stack), m_context(context), m_in(in), m_out(out), m_columns(columns) {}

void CodecStage::push(std::span<const float> rows) {
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
}

void CodecStage::end() {
    m_ended = true;
}

std::int64_t CodecStage::ready() const {
    const std::int64_t rows = std::int64_t(m_rows.size()) / m_columns;
    const std::int64_t end =
        m_from + (m_ended ? (rows + m_in - 1) / m_in : rows / m_in - m_context);
    return std::max<std::int64_t>(0, end - m_next);
}

void CodecStage::make(std::int64_t first, std::int64_t count, CodecWorkspace& work,
                      std::vector<float>& to) const {
    if (count == 0)
        return;
    const std::int64_t a = m_next + first;
    const std::int64_t begin = std::max<std::int64_t>(m_from, a - m_context);
    const std::int64_t rows = std::int64_t(m_rows.size()) / m_columns;
    const std::int64_t firstRow = (begin - m_from) * m_in;
    const std::int64_t lastRow = std::min(rows, (a + count + m_context - m_from) * m_in);
    const ConstFrames made = m_stack.run({m_rows.data() + firstRow * m_columns,
                                          std::size_t(lastRow - firstRow), std::size_t(m_columns)},
                                         work);
    const std::size_t skipped = std::size_t((a - begin) * m_out) * made.columns;
    to.insert(to.end(), made.data + skipped,
              made.data + skipped + std::size_t(count * m_out) * made.columns);
}

void CodecStage::advance(std::int64_t count) {
    m_next += count;
    const std::int64_t keep = std::max<std::int64_t>(m_from, m_next - m_context);
    m_rows.erase(m_rows.begin(),
                 m_rows.begin() + std::min<std::int64_t>(std::int64_t(m_rows.size()),
                                                         (keep - m_from) * m_in * m_columns));
    m_from = keep;
}

} // namespace antiphon::stem
