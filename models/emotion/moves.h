#pragma once

#include "models/emotion/elementmoves.h"
#include "models/emotion/model.h"

#include <string_view>

// What a person asks for, as movements of elements.
namespace antiphon::emotion {

/// One element and where it goes.
struct WantedMove {
    std::size_t element = 0; ///< in elementOrder
    double amount = 1;
    std::string towards; ///< "piece", "Q1" ... "Q4", "arousal", "valence", "Q1-Q3" (from Q3 to Q1)
    bool operator==(const WantedMove&) const = default;
};

/// "velocity=0.8@piece, tempo=-1@arousal". Throws UserError (Usage) naming the part that is wrong.
std::vector<WantedMove> wantedMoves(std::string_view text);
/// The same for all of `elements` ("velocity, tempo").
std::vector<WantedMove> wantedMoves(std::string_view elements, double amount,
                                    const std::string& towards);

/// A share `way` (0 ... 1) of them. `source`: the other piece, or null; `sourceQuadrant`: its
/// emotion. `target` becomes the quadrant that is moved towards, 0 where there is none or several.
/// Elements that do not move (amount 0) are left out. Throws UserError: (Usage) where a piece is
/// wanted and there is none, and naming the model where it does not know its quadrants.
std::vector<ElementMove> movesOf(std::span<const WantedMove> wanted, double way, const Muser& model,
                                 const PlacedLatents* source, int sourceQuadrant, int& target);

} // namespace antiphon::emotion
