#pragma once

#include "models/smallnet.h"

namespace antiphon {

/// Adam (Kingma and Ba 2014) or RMSprop (Hinton 2012, without momentum) as PyTorch computes them,
/// over the weights of a few networks, after the gradient was brought to a norm of at most some
/// value over all of them. A value; one thread at a time.
class SmallOptimiser {
public:
    struct Settings {
        enum class Kind { Adam, RmsProp } kind = Kind::Adam;
        double rate = 1e-3;
        double eps = 1e-8;
        double beta1 = 0.9, beta2 = 0.999; ///< Adam
        double alpha = 0.99;               ///< RmsProp
    };

    SmallOptimiser() = default;
    SmallOptimiser(const Settings& settings, std::span<SmallNet* const> nets);

    /// One step along gradients() of the same networks in the same order. Returns their norm before
    /// it was limited; `maxNorm` 0: no limit.
    double step(std::span<SmallNet* const> nets, double maxNorm);

    const Settings& settings() const noexcept { return m_settings; }
    void setRate(double rate) noexcept { m_settings.rate = rate; }
    std::int64_t steps() const noexcept { return m_steps; }

    /// The moments of network `index`: prefix + "exp_avg." and "exp_avg_sq." (Adam) or
    /// "square_avg." (RMSprop) before the names of its weights.
    std::vector<RawTensor> tensors(std::size_t index, const SmallNet& net,
                                   const std::string& prefix) const;
    /// Throws UserError naming `origin` and the tensor. setSteps() completes the state.
    void load(std::size_t index, const SmallNet& net, std::span<const RawTensor> tensors,
              const std::string& prefix, const std::string& origin);
    void setSteps(std::int64_t steps) noexcept { m_steps = steps; }

private:
    struct Moments {
        AlignedFloats first, second; ///< RMSprop has no first
    };
    Settings m_settings;
    std::int64_t m_steps = 0;
    std::vector<Moments> m_moments;
};

} // namespace antiphon
