#include "models/torchtensors.h"

#include <ATen/ATen.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace antiphon {

namespace {

constexpr std::array<std::pair<DType, at::ScalarType>, 10> types = {{
    {DType::F16, at::kHalf},
    {DType::BF16, at::kBFloat16},
    {DType::F32, at::kFloat},
    {DType::F64, at::kDouble},
    {DType::I8, at::kChar},
    {DType::U8, at::kByte},
    {DType::I16, at::kShort},
    {DType::I32, at::kInt},
    {DType::I64, at::kLong},
    {DType::Bool, at::kBool},
}};

} // namespace

RawTensor toRaw(std::string tensorName, const at::Tensor& tensor) {
    const at::NoGradGuard noGradient;
    const at::Tensor dense = tensor.detach().to(at::kCPU).contiguous();
    RawTensor raw;
    raw.name = std::move(tensorName);
    bool known = false;
    for (const auto& [file, torch] : types)
        if (torch == dense.scalar_type()) {
            raw.type = file;
            known = true;
        }
    if (!known)
        throw std::invalid_argument("a tensor of type " +
                                    std::string(at::toString(dense.scalar_type())) +
                                    " cannot be written to a file");
    raw.shape.assign(dense.sizes().begin(), dense.sizes().end());
    raw.bytes.resize(std::size_t(dense.numel()) * sizeOf(raw.type));
    if (!raw.bytes.empty())
        std::memcpy(raw.bytes.data(), dense.data_ptr(), raw.bytes.size());
    return raw;
}

at::Tensor fromRaw(const RawTensor& raw) {
    at::ScalarType type = at::kFloat;
    for (const auto& [file, torch] : types)
        if (file == raw.type)
            type = torch;
    at::Tensor tensor = at::empty(raw.shape, type);
    if (std::size_t(tensor.numel()) * sizeOf(raw.type) != raw.bytes.size())
        throw std::invalid_argument("tensor '" + raw.name + "' has bytes for another shape");
    if (!raw.bytes.empty())
        std::memcpy(tensor.data_ptr(), raw.bytes.data(), raw.bytes.size());
    return tensor;
}

void copyFrom(std::span<const RawTensor> tensors, std::string_view tensorName, at::Tensor to,
              const std::string& origin) {
    const at::NoGradGuard noGradient;
    to.copy_(
        fromRaw(tensorOf(tensors, tensorName, {to.sizes().data(), to.sizes().size()}, origin)));
}

} // namespace antiphon
