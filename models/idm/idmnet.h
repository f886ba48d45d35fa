#pragma once

#include "models/idm/chunking.h"
#include "models/idm/config.h"
#include "models/torchmodel.h"

#include <memory>

namespace antiphon::idm {

/// What the network is told besides a spectrogram. All rows of a batch.
struct IdmCondition {
    at::Tensor noise;  ///< (B): ln sigma / 4
    at::Tensor score;  ///< (B, 4): the wanted L-Score, scaled (ScoreScale)
    at::Tensor unsaid; ///< (B): 1 where the score is left open, which is then 0
};

/// The U-Net with chunks in its bottleneck (spec sections 2 to 4), on spectrograms (B, bands, T) as
/// Dataset::normalised() has them. A handle: copies share one network. One thread at a time.
///
/// Tensors are named as in the published program, its decoder's convolutions being
/// dec1.conv_block.conv.* and so on; condition.*, *.film, to_tokens, frames1.* and
/// frames2.* are ours.
class IdmNet {
public:
    /// Fresh weights drawn by `seed`.
    IdmNet(const IdmConfig& config, std::uint64_t seed);
    /// With these weights. Throws UserError naming `origin` and what is missing or of another
    /// shape.
    IdmNet(const IdmConfig& config, std::span<const RawTensor> weights, const std::string& origin);

    const IdmConfig& config() const;
    TorchModel model() const;
    std::int64_t parameterCount() const;

    struct Result {
        at::Tensor output;    ///< (B, bands, T)
        Chunks chunks;        ///< of the tokens; undefined without chunks
        at::Tensor ratioLoss; ///< a number; undefined but for "threshold"
    };
    /// `noise`: of "sampled" chunks, (B, L, 2); undefined: drawn by LibTorch's generator.
    /// `condition` where the configuration has one.
    Result forward(const at::Tensor& spectrograms, const IdmCondition& condition = {},
                   const at::Tensor& noise = {}) const;

    /// The chunks that forward() finds, without what comes after them.
    Chunks chunks(const at::Tensor& spectrograms, const IdmCondition& condition = {},
                  const at::Tensor& noise = {}) const;

    /// What is inside, for tests and tables: name and value of each stage, in order.
    std::vector<std::pair<std::string, at::Tensor>> stages(const at::Tensor& spectrograms,
                                                           const IdmCondition& condition = {},
                                                           const at::Tensor& noise = {}) const;

private:
    struct Module;
    std::shared_ptr<Module> m_module;
};

} // namespace antiphon::idm
