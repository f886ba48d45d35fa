#pragma once

#include "core/formats/torcharchive.h"

#include <functional>

namespace antiphon {

/// The bytes of a storage that a pickle refers to; throws UserError when there is none.
using StorageSource = std::function<std::span<const std::byte>(const std::string& key)>;

/// Reads a pickle (protocols 2 to 5) of plain values and tensors without executing anything: see
/// parseTorchArchive(). Every opcode makes one value at most and their number is limited, so
/// memory is bounded by the bytes that are there; shared parts are written out, at most eightfold.
/// Throws UserError naming `origin`, the byte and the opcode or global.
TorchValue parsePickle(std::span<const std::byte> bytes, const std::string& origin,
                       Foreign foreign = Foreign::Refuse, const StorageSource& storages = {});

/// Hands a tensor's bytes over to be stored and says under which key.
using StorageSink = std::function<std::string(const RawTensor&)>;

/// The value as a pickle of protocol 2, with those opcodes only that torch.load(weights_only=True)
/// knows.
std::string pickleOf(const TorchValue& value, const StorageSink& storages);

} // namespace antiphon
