#pragma once

#include "models/guide/modeldecoder.h"
#include "models/guide/take.h"

namespace antiphon::guide {

/// Whether another seed may give another answer; beams and always the likeliest label do not draw.
bool draws(const AnswerOptions& options);

/// Draws stretches of a learned take's answer again, by the model that wrote it. Const: any thread.
class DrawAgain {
public:
    /// Reads the model and hears the guide. Throws UserError where no model wrote the take, where
    /// nothing was drawn, and where the model is gone or has changed.
    explicit DrawAgain(
        const Take& take, const std::function<void()>& checkpoint = [] {});

    const Take& take() const { return *m_take; }
    /// Draws the labels of the stretch that holds `segment`, going on from what is before it, and
    /// chooses memory segments for those that are others now. All outside of it and what is locked
    /// stays. The stretch is the last of the state's `redrawn`. Throws UserError for a segment that
    /// does not exist.
    TakeState drawn(TakeState state, std::size_t segment, std::uint64_t seed) const;

private:
    std::shared_ptr<const Take> m_take;
    Model m_model;
    DecisionDecoder m_decoder;
    CodedTrack m_guide;
};

} // namespace antiphon::guide
