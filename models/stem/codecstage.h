#pragma once

#include "models/stem/codecstack.h"

namespace antiphon::stem {

/// Rows that come in pieces go through a stack, stretch by stretch, each with as much of what is
/// around it as the stack reaches. Between calls of push(), end() and advance() several threads may
/// make stretches.
class CodecStage {
public:
    /// `context`: frames that the stack reaches to either side; `in`, `out`: its rows a frame, one
    /// of which is 1; `columns`: of a row that comes.
    CodecStage(const CodecStack& stack, std::int64_t context, std::int64_t in, std::int64_t out,
               std::int64_t columns);

    void push(std::span<const float> rows);
    /// Nothing follows; a last frame may be incomplete.
    void end();
    std::int64_t context() const { return m_context; }
    /// Frames done, and frames that could be made next.
    std::int64_t next() const { return m_next; }
    std::int64_t ready() const;
    /// Appends what becomes of `count` of them, from the `first` of those on.
    void make(std::int64_t first, std::int64_t count, CodecWorkspace& work,
              std::vector<float>& to) const;
    /// The first `count` will not be made again.
    void advance(std::int64_t count);

private:
    const CodecStack& m_stack;
    std::int64_t m_context, m_in, m_out, m_columns;
    std::vector<float> m_rows; ///< of frame m_from on
    std::int64_t m_from = 0, m_next = 0;
    bool m_ended = false;
};

} // namespace antiphon::stem
