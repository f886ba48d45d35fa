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

    /// What an entry of a dict holds; null when this is no dict or has no such key.
    const TorchValue* find(std::string_view key) const;
    static TorchValue list(TorchList values, bool tuple = false);
    static TorchValue dict(TorchDict entries, bool ordered = false);
};

/// What to do with a class or function that is not on the list: nothing is executed either way.
enum class Foreign {
    Refuse, ///< throw, naming it
    /// Its place is empty (monostate): configuration objects beside the tensors of others. What
    /// would run programs or code (os.system, builtins.eval) is still refused: no honest file asks.
    Blank
};

/// Reads a file of `torch.save` (zip with <name>/data.pkl and raw storages, the format since
/// PyTorch 1.6) without executing anything: of the pickle only the opcodes listed in the spec's
/// section 8 and plain containers are understood, of globals OrderedDict, the typed storages and
/// _rebuild_tensor_v2 (and _rebuild_parameter). Views with strides are made dense. Throws UserError
/// naming `origin` and the opcode or global that was refused; caps the ratio and the number of zip
/// entries and the depth and size of the pickle. Older files (or _use_new_zipfile_serialization=
/// False) and TorchScript are told apart and refused with what to do. `stored`: as of Zip.
TorchValue parseTorchArchive(std::span<const std::byte> bytes, const std::string& origin,
                             Foreign foreign = Foreign::Refuse, std::uint64_t stored = UINT64_MAX);
TorchValue readTorchArchive(const fs::path& file, Foreign foreign = Foreign::Refuse);
/// Every tensor below `value`, nested keys and places in lists joined with '.': the "state_dict"
/// view.
std::vector<RawTensor> tensorsOf(const TorchValue& value);

/// Bytes that torch.load reads (also with weights_only=True): dicts become what they were, tensors
/// a storage each, aligned to 64 bytes as PyTorch does. Attributes that state_dict() hangs on its
/// result (_metadata, versions of module kinds) are not kept; load_state_dict() does without.
/// Throws UserError (System) beyond 4 GiB.
std::vector<std::byte> torchArchive(const TorchValue& value);
/// An OrderedDict of tensors, as a state_dict is.
TorchValue stateDict(std::span<const RawTensor> tensors);

} // namespace antiphon
