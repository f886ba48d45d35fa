#pragma once

#include "core/formats/tensors.h"
#include "core/matrix.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon::guide {

/// What frames of a segment become in published models whose encoder head is "attention" (spec
/// 4.2): one Transformer block with norms before its parts and eight heads, without dropout. With
/// n(x) a LayerNorm:
///   y = x + attention(n1(x)), summed up to one vector s, then s + fc2(relu(fc1(n2(s)))).
/// "mask": s is the first frame's y. "weighed": s is the sum of all y, each times the mean, over
/// queries and heads, of the attention that it gets. Results depend in their last bits on the
/// kernels that the processor offers. Const members may be called from several threads.
class AttentionHead {
public:
    static constexpr std::size_t heads = 8;

    /// ln1, ln2, mha.in_proj_*, mha.out_proj, fc1 and fc2, as the published code names them. Throws
    /// UserError naming `origin` and the tensor that is missing or does not fit.
    AttentionHead(std::span<const RawTensor> tensors, bool weighed, const std::string& origin);

    /// Of a frame, and of what a segment becomes.
    std::size_t columns() const noexcept { return m_norm1.weight.size(); }
    /// Frames [begin, end) of at least one. `padding`: frames of zeros after them that are attended
    /// to by none but ask as the others do, as the published code fills up a window's last segment.
    void reduce(const Matrix& frames, std::size_t begin, std::size_t end, std::size_t padding,
                std::span<float> out) const;

private:
    struct Linear {
        std::size_t in, out;
        std::vector<float> weight, bias; ///< out x in
        std::vector<float> apply(std::span<const float> x, std::size_t rows) const;
    };
    struct Norm {
        std::vector<float> weight, bias;
        void apply(std::span<const float> x, std::span<float> y) const;
    };

    bool m_weighed;
    Norm m_norm1, m_norm2;
    Linear m_in, m_out, m_first, m_second;
};

} // namespace antiphon::guide
