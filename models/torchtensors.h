#pragma once

#include "core/formats/tensors.h"

#include <ATen/core/Tensor.h>

namespace antiphon {

/// A copy of the tensor's values as files have them; from any device, made dense. Throws
/// std::invalid_argument for types that files do not have (complex, quantised).
RawTensor toRaw(std::string name, const at::Tensor& tensor);

/// A tensor on the CPU with a copy of the values.
at::Tensor fromRaw(const RawTensor& raw);

/// Copies the values of the tensor `name` into `to`, converted to its type and device. Throws
/// UserError naming `origin` and the tensor that is missing or of another shape.
void copyFrom(std::span<const RawTensor> tensors, std::string_view name, at::Tensor to,
              const std::string& origin);

} // namespace antiphon
