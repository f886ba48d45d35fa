#pragma once

#include "core/workers.h"
#include "models/idm/vocodermodel.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon::idm {

/// A trained vocoder at work. Torch-free. The same spectrogram gives the same sound on one machine.
/// One thread at a time.
class Vocoder {
public:
    /// `device`: as resolveDevice() has it. Throws UserError for weights that do not fit.
    Vocoder(const VocoderModel& model, const std::string& device);
    ~Vocoder();

    /// hop (frames - 1) samples of X (bands x frames, low band first), 0 dB of which is the mel
    /// power `reference`. `polish`: steps of a search (GriffinLim) that begins with the vocoder's
    /// phases, so that neighbouring frames agree; shared out among `workers`, null: this thread.
    std::vector<float> sound(
        std::span<const float> spectrogram, std::size_t frames, double reference,
        std::int64_t polish = 0, Workers* workers = nullptr,
        const std::function<void(double)>& checkpoint = [](double) {}) const;
    std::int64_t parameterCount() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace antiphon::idm
