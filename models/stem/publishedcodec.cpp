#include "models/stem/publishedcodec.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace antiphon::stem {

namespace {

using Tensors = std::map<std::string, RawTensor>;

void replaceAll(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

void replaceEnd(std::string& text, const std::string& from, const std::string& to) {
    if (text.ends_with(from))
        text.replace(text.size() - from.size(), from.size(), to);
}

/// What a file holds: tensors, and settings as text where there are some.
struct File {
    std::vector<RawTensor> tensors;
    std::string settings;
    bool lightning = false;
};

File fileOf(const fs::path& path) {
    char begin[2] = {};
    std::ifstream(path, std::ios::binary).read(begin, 2);
    if (begin[0] != 'P' || begin[1] != 'K')
        return {readSafeTensors(path).tensors, {}, false};
    const TorchValue whole = readTorchArchive(path, Foreign::Blank);
    File file;
    if (const TorchValue* text = whole.find("xp.cfg"))
        if (const auto* settings = std::get_if<std::string>(&text->value))
            file.settings = *settings;
    const TorchValue* weights = whole.find("best_state");
    if (const TorchValue* lightning = whole.find("state_dict")) {
        weights = lightning;
        file.lightning = true;
    }
    file.tensors = tensorsOf(weights ? *weights : whole);
    return file;
}

/// What stands before "encoder." in the names of the codec's tensors. Checkpoints of whole systems
/// hold other encoders, too: only a codec's has convolutions in its first layer.
struct Prefix {
    std::string text;
    bool huggingFace = false;
};
Prefix prefixOf(const std::vector<RawTensor>& tensors, const std::string& origin) {
    for (const RawTensor& tensor : tensors)
        for (const auto& [end, huggingFace] :
             {std::pair(std::string("encoder.model.0.conv.conv.bias"), false),
              std::pair(std::string("encoder.layers.0.conv.bias"), true)})
            if (tensor.name.ends_with(end))
                return {tensor.name.substr(0, tensor.name.size() - end.size()), huggingFace};
    throw UserError(origin + ": is no codec (no tensor 'encoder.model.0.conv.conv.bias' or "
                             "'encoder.layers.0.conv.bias'); choose the file that holds it.");
}

/// Hugging Face's modules by the names of the original; which of the decoder's convolutions are
/// transposed shows in where residual blocks and gaps are: all but the first and the last.
std::string original(std::string name, const std::string& lastOfDecoder) {
    if (name.starts_with("quantizer.layers.")) {
        replaceAll(name, "quantizer.layers.", "quantizer.vq.layers.");
        replaceAll(name, ".codebook.", "._codebook.");
        return name;
    }
    const bool decoder = name.starts_with("decoder.layers.");
    replaceAll(name, "coder.layers.", "coder.model.");
    const bool transposed = decoder && name.find(".block.") == std::string::npos &&
                            !name.starts_with("decoder.model.0.") &&
                            !name.starts_with(lastOfDecoder);
    replaceAll(name, ".conv.", transposed ? ".convtr.convtr." : ".conv.conv.");
    return name;
}

/// The codec's tensors by our names.
Tensors named(std::vector<RawTensor> tensors, const Prefix& prefix) {
    int last = 0;
    const std::string layers = prefix.text + "decoder.layers.";
    for (const RawTensor& tensor : tensors)
        if (tensor.name.starts_with(layers))
            last = std::max(last, std::atoi(tensor.name.c_str() + layers.size()));
    const std::string lastOfDecoder = "decoder.model." + std::to_string(last) + ".";
    Tensors found;
    for (RawTensor& tensor : tensors) {
        if (!tensor.name.starts_with(prefix.text))
            continue;
        std::string name = tensor.name.substr(prefix.text.size());
        if (!name.starts_with("encoder.") && !name.starts_with("decoder.") &&
            !name.starts_with("quantizer."))
            continue;
        if (prefix.huggingFace)
            name = original(name, lastOfDecoder);
        replaceEnd(name, ".weight_g", ".parametrizations.weight.original0");
        replaceEnd(name, ".weight_v", ".parametrizations.weight.original1");
        tensor.name = name;
        found[name] = std::move(tensor);
    }
    return found;
}

} // namespace

std::string PublishedCodec::setting(const std::string& key) const {
    std::istringstream lines(settings);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t from = line.find_first_not_of(" \t");
        if (from == std::string::npos || line.compare(from, key.size() + 1, key + ":") != 0)
            continue;
        const std::size_t value = line.find_first_not_of(" \t'\"", from + key.size() + 1);
        return value == std::string::npos
                   ? ""
                   : line.substr(value, line.find_last_not_of(" \t\r'\"") + 1 - value);
    }
    return {};
}

PublishedCodec readPublishedCodec(const fs::path& path) {
    File file = fileOf(path);
    const Prefix prefix = prefixOf(file.tensors, display(path));
    return {named(std::move(file.tensors), prefix),
            prefix.huggingFace ? "Hugging Face"
            : file.lightning   ? "Lightning"
                               : "audiocraft",
            std::move(file.settings)};
}

} // namespace antiphon::stem
