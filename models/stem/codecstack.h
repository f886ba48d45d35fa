#pragma once

#include "core/alignedfloats.h"
#include "core/formats/tensors.h"
#include "models/stem/codeclayout.h"

#include <span>
#include <string>
#include <vector>

// Layers of a codec for use, not for training: frames are rows with a column for each channel, so
// that the taps of a convolution lie one after the other and it is a product of matrices.
namespace antiphon::stem {

/// Rows that a layer reads or writes; what it points to lives in a Workspace or with the caller.
struct ConstFrames {
    const float* data = nullptr;
    std::size_t rows = 0, columns = 0;
};

/// What layers are worked out in; keeps its memory.
struct CodecWorkspace {
    AlignedFloats ping, pong, padded, hidden, unfolded;
};

/// Convolutions, residual blocks and what is between them, in order. Const members may be called
/// by several threads, each with a workspace of its own; each uses the calling thread alone.
class CodecStack {
public:
    /// Of `layers`, none an LSTM, the first of them the n-th of `prefix`: "encoder.model." + n +
    /// "." is what its tensors' names begin with. Weight norms are folded. Throws UserError naming
    /// `origin` and the tensor that is missing or of another shape.
    CodecStack(std::span<const CodecLayer> layers, std::size_t n, const CodecConfig& config,
               std::span<const RawTensor> tensors, const std::string& prefix,
               const std::string& origin);

    /// As if `x` were all there is: its ends are padded. The result lives in `work`.
    ConstFrames run(ConstFrames x, CodecWorkspace& work) const;

private:
    struct Convolution {
        std::size_t in = 0, out = 0, kernel = 1, stride = 1, dilation = 1;
        AlignedFloats weight = {}; ///< (kernel, in) x out; few outputs: out x (kernel, in)
        std::vector<float> bias = {};
        bool few = false;
    };
    struct Step {
        CodecLayer::Kind kind;
        Convolution first, second; ///< second: of a residual block
    };

    void pad(ConstFrames x, const Convolution& c, bool elu, AlignedFloats& to) const;
    /// Rows `from` ... of what a convolution makes of padded rows, without the bias.
    void multiply(const Convolution& c, const float* padded, std::size_t from, std::size_t rows,
                  float* to, CodecWorkspace& work) const;
    ConstFrames convolve(const Convolution& c, ConstFrames x, bool elu, CodecWorkspace& work,
                         AlignedFloats& to) const;
    void addBlock(const Step& step, ConstFrames x, float* to, CodecWorkspace& work) const;
    ConstFrames transpose(const Convolution& c, ConstFrames x, bool elu, CodecWorkspace& work,
                          AlignedFloats& to) const;

    bool m_reflect, m_causal;
    std::vector<Step> m_steps;
};

} // namespace antiphon::stem
