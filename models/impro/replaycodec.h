#pragma once

#include "core/formats/tensors.h"
#include "models/impro/soundbank.h"

#include <string>
#include <vector>

namespace antiphon::impro {

/// Takes a tensor of observations out of `tensors` and puts in what it takes to make them again:
/// almost all sounds in it are some of the bank's, so that 8 + 4 N bytes each remain of 4 (2 F +
/// N). Every bit is kept. The bank may get further songs before they are unpacked.
void packObservations(std::vector<RawTensor>& tensors, const std::string& name,
                      const SoundBank& bank);
/// The reverse. Throws UserError naming `origin` where what is there is damaged or of another
/// world.
void unpackObservations(std::vector<RawTensor>& tensors, const std::string& name,
                        const SoundBank& bank, const std::string& origin);

} // namespace antiphon::impro
