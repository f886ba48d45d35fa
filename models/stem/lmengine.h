#pragma once

#include "core/formats/tensors.h"
#include "models/matvec.h"
#include "models/stem/lmconfig.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon {
class Workers;
}

namespace antiphon::stem {

/// Conditions of one row as the network takes them. A value.
struct RowConditions {
    std::vector<float> cross;      ///< vectors that are attended to, of dim each
    std::vector<float> prepend;    ///< vectors that are put before the sequence
    std::vector<char> prependMask; ///< which of them count
    std::vector<float> sum;        ///< dim numbers that are added to every step, or none

    /// As many places, nothing in them: the unconditional row of guidance.
    RowConditions hidden() const;
    bool operator==(const RowConditions&) const = default;
};

/// Runs a language model over sequences that grow step by step. One thread at a time.
class LmEngine {
public:
    virtual ~LmEngine() = default;
    virtual const LmConfig& config() const = 0;
    /// Forgets what was before and reads the steps before `step`. Logits of the last of them, rows
    /// x books x card. As many conditions as rows, or none.
    virtual void start(const PromptSequence& sequence, std::span<const RowConditions> conditions,
                       std::int64_t step, std::span<float> logits) = 0;
    /// Reads one more step of the same sequence, whose tokens are known by now.
    virtual void extend(const PromptSequence& sequence, std::int64_t step,
                        std::span<float> logits) = 0;
    /// What the next step reads: weights, keys and values; 0: not known.
    virtual std::size_t stepBytes() const { return 0; }
};

/// Without LibTorch, on the CPU: weights of `type`, keys and values as they are with fp32, else as
/// bf16. The results depend neither on the processor nor on the number of `workers` (or null, which
/// must outlive it). Throws UserError naming `origin` and the weights that do not fit.
std::unique_ptr<LmEngine> streamLmEngine(const LmConfig& config, std::span<const RawTensor> weights,
                                         WeightType type, const std::string& origin,
                                         Workers* workers = nullptr);

/// By LibTorch, on a device ("cpu", "cuda:0"), in float.
std::unique_ptr<LmEngine> torchLmEngine(const LmConfig& config, std::span<const RawTensor> weights,
                                        const std::string& device, const std::string& origin);

} // namespace antiphon::stem
