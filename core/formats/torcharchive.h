#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"

#include <memory>
#include <variant>

namespace antiphon {

struct TorchValue;
using TorchList = std::vector<TorchValue>;
/// Keys and values in order of insertion.
using TorchDict = std::vector<std::pair<TorchValue, TorchValue>>;

/// What `torch.save` wrote: containers of plain values and tensors. Tuples are lists with
/// `tuple` set; a dict may be an OrderedDict.
struct TorchValue {
    std::variant<std::monostate, bool, std::int64_t, double, std::string, RawTensor,
                 std::shared_ptr<TorchList>, std::shared_ptr<TorchDict>>
        value;
    bool tuple = false;
    bool ordered = false;
};

/// Reads a file of `torch.save` (zip with <name>/data.pkl and raw storages, the format since
/// PyTorch 1.6) without executing anything: of the pickle only the opcodes listed in the spec's
/// section 8 and plain containers are understood, of globals OrderedDict, the typed storages and
/// _rebuild_tensor_v2 (and _rebuild_parameter). Views with strides are made dense. Throws UserError
/// naming `origin` and the opcode or global that was refused; caps the ratio and the number of zip
/// entries and the depth and size of the pickle.
TorchValue parseTorchArchive(std::span<const std::byte> bytes, const std::string& origin);
TorchValue readTorchArchive(const fs::path& file);
/// Every tensor below `value`, nested keys joined with '.': the "state_dict" view.
std::vector<RawTensor> tensorsOf(const TorchValue& value);

/// Bytes that torch.load reads (also with weights_only=True): dicts become what they were, tensors
/// float storages, one each, stored without compression.
std::vector<std::byte> torchArchive(const TorchValue& value);
/// An OrderedDict of tensors, as a state_dict is.
TorchValue stateDict(std::span<const RawTensor> tensors);

} // namespace antiphon
