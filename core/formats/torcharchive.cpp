#include "core/formats/torcharchive.h"

#include "core/error.h"
#include "core/formats/littleendian.h"
#include "core/formats/mappedfile.h"
#include "core/formats/pickle.h"
#include "core/formats/zip.h"

#include <deque>

namespace antiphon {

namespace {

constexpr std::uint64_t maxPickle = std::uint64_t(256) << 20;

/// Says what other file this is, if it is one that PyTorch makes.
void explainOtherFiles(std::span<const std::byte> bytes, const std::string& origin) {
    const std::string_view text = textOf(bytes);
    constexpr std::string_view legacy = "\x80\x02\x8A\x0A\x6C\xFC\x9C\x46\xF9\x20\x6A\xA8\x50\x19";
    const std::string again =
        " load it with PyTorch 1.6 or later and save it again with torch.save().";
    if (text.starts_with(legacy))
        throw UserError(origin + ": was written in PyTorch's format from before 1.6;" + again);
    if (text.size() > 262 && text.substr(257, 5) == "ustar")
        throw UserError(origin + ": is a tar archive, PyTorch's format from before 0.4;" + again);
    if (text.starts_with("\x80"))
        throw UserError(origin + ": is a bare pickle and no file of torch.save();" + again);
    if (!isZip(bytes))
        throw UserError(origin + (bytes.empty() ? ": is empty" : ": is no file of torch.save()") +
                        "; choose another file.");
}

void collect(const TorchValue& value, const std::string& path, std::vector<RawTensor>& tensors) {
    const auto below = [&](const std::string& key) {
        return path.empty() ? key : path + "." + key;
    };
    if (const auto* tensor = std::get_if<RawTensor>(&value.value)) {
        tensors.push_back(*tensor);
        tensors.back().name = path;
    } else if (const auto* list = std::get_if<std::shared_ptr<TorchList>>(&value.value)) {
        for (std::size_t i = 0; i < (*list)->size(); ++i)
            collect((**list)[i], below(std::to_string(i)), tensors);
    } else if (const auto* dict = std::get_if<std::shared_ptr<TorchDict>>(&value.value)) {
        for (const auto& [key, entry] : **dict) {
            if (const auto* text = std::get_if<std::string>(&key.value))
                collect(entry, below(*text), tensors);
            else if (const auto* number = std::get_if<std::int64_t>(&key.value))
                collect(entry, below(std::to_string(*number)), tensors);
        }
    }
}

} // namespace

const TorchValue* TorchValue::find(std::string_view key) const {
    if (const auto* dict = std::get_if<std::shared_ptr<TorchDict>>(&value))
        for (const auto& [name, entry] : **dict)
            if (const auto* text = std::get_if<std::string>(&name.value); text && *text == key)
                return &entry;
    return nullptr;
}

TorchValue TorchValue::list(TorchList values, bool tuple) {
    TorchValue made{std::make_shared<TorchList>(std::move(values))};
    made.tuple = tuple;
    return made;
}

TorchValue TorchValue::dict(TorchDict entries, bool ordered) {
    TorchValue made{std::make_shared<TorchDict>(std::move(entries))};
    made.ordered = ordered;
    return made;
}

TorchValue parseTorchArchive(std::span<const std::byte> bytes, const std::string& origin,
                             Foreign foreign, std::uint64_t stored) {
    explainOtherFiles(bytes, origin);
    const Zip zip(bytes, origin, stored);
    // The folder that holds everything is named after the file.
    const ZipEntry* pickle = nullptr;
    for (const ZipEntry& entry : zip.entries())
        if (entry.name.ends_with("/data.pkl") && entry.name.find('/') == entry.name.size() - 9)
            pickle = pickle ? nullptr : &entry;
    if (!pickle)
        throw UserError(origin + ": is a zip archive but no file of torch.save(): it has no "
                                 "'data.pkl'; choose another file.");
    const std::string folder = pickle->name.substr(0, pickle->name.size() - 8);
    if (zip.find(folder + "constants.pkl"))
        throw UserError(origin + ": is a TorchScript program; save the state_dict of the model "
                                 "with torch.save() instead.");
    if (const ZipEntry* order = zip.find(folder + "byteorder"))
        if (textOf(zip.read(*order, 16).bytes()) == "big")
            throw UserError(origin +
                            ": was written on a machine that stores numbers the other way "
                            "round (big-endian); load it there and save it as safetensors.");
    std::deque<ZipContent> unpacked; // keeps what the spans below point to
    const auto storage = [&](const std::string& key) {
        const ZipEntry* entry = zip.find(folder + "data/" + key);
        if (!entry)
            throw UserError(origin + ": the storage '" + key +
                            "' is missing; copy the file again.");
        return unpacked.emplace_back(zip.read(*entry)).bytes();
    };
    const ZipContent content = zip.read(*pickle, maxPickle);
    return parsePickle(content.bytes(), origin, foreign, storage);
}

TorchValue readTorchArchive(const fs::path& file, Foreign foreign) {
    const MappedFile mapped(file);
    return parseTorchArchive(mapped.bytes(), display(file), foreign);
}

std::vector<RawTensor> tensorsOf(const TorchValue& value) {
    std::vector<RawTensor> tensors;
    collect(value, "", tensors);
    return tensors;
}

std::vector<std::byte> torchArchive(const TorchValue& value) {
    std::vector<const RawTensor*> storages;
    const std::string pickle = pickleOf(value, [&](const RawTensor& tensor) {
        storages.push_back(&tensor);
        return std::to_string(storages.size() - 1);
    });
    constexpr std::size_t alignment = 64;
    ZipWriter zip;
    zip.add("archive/data.pkl", bytesOf(pickle), alignment);
    zip.add("archive/byteorder", bytesOf("little"), alignment);
    for (std::size_t i = 0; i < storages.size(); ++i)
        zip.add("archive/data/" + std::to_string(i), storages[i]->bytes, alignment);
    zip.add("archive/version", bytesOf("3\n"), alignment);
    return zip.finish();
}

TorchValue stateDict(std::span<const RawTensor> tensors) {
    TorchDict entries;
    for (const RawTensor& tensor : tensors)
        entries.emplace_back(TorchValue{tensor.name}, TorchValue{tensor});
    return TorchValue::dict(std::move(entries), true);
}

} // namespace antiphon
