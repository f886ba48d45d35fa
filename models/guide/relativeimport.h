#pragma once

#include "core/formats/tensors.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon::guide {

/// Whether these are the tensors of a published Decision network with relative positions
/// ("relative_pe"): it alone has tables of them.
bool holdsRelativePositions(std::span<const RawTensor> tensors);

/// Its layers under the names of the others: queries, keys and values, which it has apart, stacked;
/// the tables of distances -8 ... 8 as relative_keys and relative_values of both attentions. All
/// other tensors stay. Throws UserError naming `origin` and the published tensor that is missing or
/// does not fit.
std::vector<RawTensor> withUsualNames(std::vector<RawTensor> tensors, const std::string& origin);

} // namespace antiphon::guide
