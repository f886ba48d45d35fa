#pragma once

#include "models/idm/idmnet.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace antiphon::idm {

/// The network as an estimate of a spectrogram without its noise (Karras et al. 2022; spec section
/// 9.3), whatever the noise's level: what it is given and what it gives are brought to deviation 1.
/// One thread at a time.
class Denoiser {
public:
    Denoiser(IdmNet net, const SpectrogramFacts& facts) : m_net(std::move(net)), m_facts(facts) {}

    const IdmNet& net() const { return m_net; }
    const SpectrogramFacts& facts() const { return m_facts; }

    /// `noisy` (B, bands, T) with noise of deviations `sigma` (B); what is wanted, scaled (B, 4);
    /// `unsaid` (B) 1 where it is left open. The result's output is the estimate.
    IdmNet::Result estimate(const at::Tensor& noisy, const at::Tensor& sigma,
                            const at::Tensor& score, const at::Tensor& unsaid) const;
    /// The estimate's chunks alone, at a fraction of the cost.
    Chunks chunks(const at::Tensor& noisy, const at::Tensor& sigma, const at::Tensor& score,
                  const at::Tensor& unsaid) const;
    /// What the error counts at each level: (B).
    at::Tensor weight(const at::Tensor& sigma) const;

private:
    /// (B): squared deviations of what is noisy.
    at::Tensor squares(const at::Tensor& sigma) const;

    IdmNet m_net;
    SpectrogramFacts m_facts;
};

/// Levels from `first` down to 0.01 on the rho = 7 schedule, then 0: steps + 1 numbers.
std::vector<double> noiseLevels(std::int64_t steps, double first);

/// How a spectrogram is drawn from noise.
struct DrawSettings {
    std::int64_t steps = 24;
    double guidance = 1; ///< 1: as wanted; above: more than wanted, away from what is left open
};

/// Goes from `start` (B, bands, T), which has noise of level `level`, to none, by Heun's
/// second-order steps; kept within -1 ... 1 at the end. `score` as above, undefined: left open.
/// `checkpoint` is called before each evaluation with how much is done, and may throw.
at::Tensor denoised(
    const Denoiser& denoiser, at::Tensor start, double level, const at::Tensor& score,
    const DrawSettings& settings, const std::function<void(double)>& checkpoint = [](double) {});

/// The same numbers from the same seed everywhere: standard normal (bands, frames).
at::Tensor seededNoise(std::uint64_t seed, std::int64_t bands, std::int64_t frames);

inline constexpr double loudestNoise = 20, softestNoise = 0.01;

} // namespace antiphon::idm
