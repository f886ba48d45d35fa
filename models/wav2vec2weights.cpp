#include "models/wav2vec2weights.h"

#include "core/error.h"
#include "core/formats/mappedfile.h"
#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"
#include "core/formats/zip.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace antiphon {

namespace {

constexpr std::int64_t layerCount = 7;
constexpr std::int64_t kernels[layerCount] = {10, 3, 3, 3, 3, 2, 2};
constexpr std::int64_t strides[layerCount] = {5, 2, 2, 2, 2, 2, 2};
constexpr std::string_view extractor = "feature_extractor.conv_layers.";

/// One name in place of another; Hugging Face's parts have others than fairseq's.
void replace(std::string& name, std::string_view old, std::string_view text) {
    if (const auto at = name.find(old); at != std::string::npos)
        name.replace(at, old.size(), text);
}

std::string fairseqName(std::string name) {
    if (name.starts_with(extractor)) {
        replace(name, ".conv.", ".0.");
        replace(name, ".layer_norm.", ".2.");
        return name;
    }
    replace(name, "feature_projection.layer_norm.", "layer_norm.");
    replace(name, "feature_projection.projection.", "post_extract_proj.");
    replace(name, "encoder.pos_conv_embed.conv.", "encoder.pos_conv.0.");
    replace(name, "parametrizations.weight.original0", "weight_g");
    replace(name, "parametrizations.weight.original1", "weight_v");
    if (name.starts_with("encoder.layers.")) {
        replace(name, ".layer_norm.", ".self_attn_layer_norm.");
        replace(name, ".attention.", ".self_attn.");
        replace(name, ".feed_forward.intermediate_dense.", ".fc1.");
        replace(name, ".feed_forward.output_dense.", ".fc2.");
    }
    return name;
}

/// What stands before the names of a network's parts: the shortest, where there are several
/// networks.
const std::string* prefixOf(const std::vector<RawTensor>& tensors, std::string& found) {
    const std::string* first = nullptr;
    for (const RawTensor& tensor : tensors)
        for (const char* end : {"0.0.weight", "0.conv.weight"}) {
            const std::string whole = std::string(extractor) + end;
            if (!tensor.name.ends_with(whole))
                continue;
            const std::string prefix = tensor.name.substr(0, tensor.name.size() - whole.size());
            if (!first || prefix.size() < found.size())
                found = prefix;
            first = &found;
        }
    return first;
}

/// The tensors that a network of this shape has, in fairseq's names.
std::vector<std::pair<std::string, std::vector<std::int64_t>>>
tensorsOfShape(const Wav2Vec2Config& config) {
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> list;
    const auto affine = [&](const std::string& name, std::int64_t out, std::int64_t in) {
        list.push_back({name + ".weight", in > 0 ? std::vector{out, in} : std::vector{out}});
        list.push_back({name + ".bias", {out}});
    };
    const std::int64_t dim = config.dim;
    std::int64_t in = 1;
    for (std::size_t l = 0; l < config.convolutions.size(); ++l) {
        const auto& layer = config.convolutions[l];
        const std::string name = std::string(extractor) + std::to_string(l);
        list.push_back({name + ".0.weight", {layer.channels, in, layer.kernel}});
        if (l == 0)
            affine(name + ".2", layer.channels, 0);
        in = layer.channels;
    }
    affine("layer_norm", in, 0);
    affine("post_extract_proj", dim, in);
    list.push_back({"encoder.pos_conv.0.weight_g", {1, 1, config.positionKernel}});
    list.push_back(
        {"encoder.pos_conv.0.weight_v", {dim, dim / config.positionGroups, config.positionKernel}});
    list.push_back({"encoder.pos_conv.0.bias", {dim}});
    affine("encoder.layer_norm", dim, 0);
    for (std::int64_t l = 0; l < config.layers; ++l) {
        const std::string name = "encoder.layers." + std::to_string(l) + ".";
        for (const char* part : {"q_proj", "k_proj", "v_proj", "out_proj"})
            affine(name + "self_attn." + part, dim, dim);
        affine(name + "self_attn_layer_norm", dim, 0);
        affine(name + "fc1", config.feedForward, dim);
        affine(name + "fc2", dim, config.feedForward);
        affine(name + "final_layer_norm", dim, 0);
    }
    if (config.projection > 0)
        affine("final_proj", config.projection, dim);
    return list;
}

using ByName = std::map<std::string, const RawTensor*>;

/// A size of a tensor; 1 where it is missing or has another number of axes, which is told later.
std::int64_t sizeOf(const ByName& tensors, const std::string& name, std::size_t axes,
                    std::size_t axis) {
    const auto it = tensors.find(name);
    return it != tensors.end() && it->second->shape.size() == axes
               ? std::max<std::int64_t>(1, it->second->shape[axis])
               : 1;
}

Wav2Vec2Config shapeOf(const ByName& tensors, std::int64_t heads, bool projection) {
    Wav2Vec2Config config;
    for (std::int64_t l = 0; l < layerCount; ++l)
        config.convolutions.push_back(
            {sizeOf(tensors, std::string(extractor) + std::to_string(l) + ".0.weight", 3, 0),
             kernels[l], strides[l]});
    config.dim = sizeOf(tensors, "post_extract_proj.weight", 2, 0);
    config.positionKernel = sizeOf(tensors, "encoder.pos_conv.0.weight_v", 3, 2);
    const std::int64_t width = sizeOf(tensors, "encoder.pos_conv.0.weight_v", 3, 1);
    config.positionGroups = config.dim % width == 0 ? config.dim / width : 1;
    config.layers = 0;
    const auto holdsLayer = [&](std::int64_t l) {
        const std::string prefix = "encoder.layers." + std::to_string(l) + ".";
        const auto it = tensors.lower_bound(prefix);
        return it != tensors.end() && it->first.starts_with(prefix);
    };
    while (holdsLayer(config.layers))
        ++config.layers;
    config.feedForward = sizeOf(tensors, "encoder.layers.0.fc1.weight", 2, 0);
    config.heads = heads > 0 ? heads : std::max<std::int64_t>(1, config.dim / 64);
    if (projection)
        config.projection = sizeOf(tensors, "final_proj.weight", 2, 0);
    return config;
}

std::string listOf(const std::vector<std::string>& names) {
    constexpr std::size_t most = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i ? ", " : "") + names[i];
    if (names.size() > most)
        text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

void refuseLarge(const ByName& tensors, const std::string& origin) {
    for (std::int64_t l = 1; l < layerCount; ++l) {
        const std::string layer = std::string(extractor) + std::to_string(l);
        if (tensors.contains(layer + ".2.weight") || tensors.contains(layer + ".2.1.weight"))
            throw UserError(origin +
                            ": this wav2vec 2.0 normalises every layer of its feature extractor, "
                            "as the \"large\" models do; only the \"base\" family, which "
                            "normalises the first layer alone, is supported. Choose base weights.");
    }
}

} // namespace

Wav2Vec2Config Wav2Vec2Config::base() {
    Wav2Vec2Config config;
    for (std::int64_t l = 0; l < layerCount; ++l)
        config.convolutions.push_back({512, kernels[l], strides[l]});
    return config;
}

bool holdsWav2Vec2(const std::vector<RawTensor>& tensors) {
    std::string prefix;
    return prefixOf(tensors, prefix) != nullptr;
}

Wav2Vec2Weights wav2vec2Weights(const std::vector<RawTensor>& tensors, const std::string& origin,
                                std::int64_t heads, bool projection) {
    std::string prefix;
    if (!prefixOf(tensors, prefix))
        throw UserError(origin +
                        ": holds no wav2vec 2.0 network (no tensor "
                        "'feature_extractor.conv_layers.0...'); choose a checkpoint of fairseq or "
                        "Hugging Face.");
    ByName named;
    for (const RawTensor& tensor : tensors)
        if (tensor.name.starts_with(prefix))
            named.emplace(fairseqName(tensor.name.substr(prefix.size())), &tensor);
    refuseLarge(named, origin);

    Wav2Vec2Weights result{shapeOf(named, heads, projection), {}};
    const auto wanted = tensorsOfShape(result.config);
    std::vector<std::string> missing;
    for (const auto& [name, shape] : wanted)
        if (!named.contains(name))
            missing.push_back(name);
    if (result.config.layers == 0)
        missing.push_back("encoder.layers.0...");
    if (!missing.empty())
        throw UserError(origin + ": the wav2vec 2.0 network is not complete; missing: " +
                        listOf(missing) + ". Choose the whole checkpoint.");
    if (result.config.dim % result.config.heads != 0)
        throw UserError(origin + ": " + std::to_string(result.config.dim) +
                        " columns do not divide into " + std::to_string(result.config.heads) +
                        " heads; choose other weights.");
    for (const auto& [name, shape] : wanted) {
        const RawTensor& tensor = *named.at(name);
        if (tensor.shape != shape)
            throw UserError(origin + ": '" + tensor.name + "' is of shape " +
                            shapeText(tensor.shape) + ", but wav2vec 2.0 needs " +
                            shapeText(shape) + "; choose weights of the base family.");
        result.tensors.push_back(RawTensor::of(name, shape, tensor.floats()));
    }
    return result;
}

Wav2Vec2Weights readWav2Vec2(const fs::path& file, std::int64_t heads, bool projection) {
    const MappedFile mapped(file);
    const std::string origin = display(file);
    if (!isZip(mapped.bytes()))
        return wav2vec2Weights(parseSafeTensors(mapped.bytes(), origin).tensors, origin, heads,
                               projection);
    const TorchValue whole = parseTorchArchive(mapped.bytes(), origin, Foreign::Blank);
    const TorchValue* part = &whole;
    for (const char* key : {"model", "state_dict"})
        if (const TorchValue* inner = whole.find(key); inner && part == &whole)
            part = inner;
    return wav2vec2Weights(tensorsOf(*part), origin, heads, projection);
}

Wav2Vec2Weights randomWav2Vec2(const Wav2Vec2Config& config, std::uint64_t seed) {
    Rng rng(seed);
    Wav2Vec2Weights result{config, {}};
    for (const auto& [name, shape] : tensorsOfShape(config)) {
        RawTensor empty{name, DType::F32, shape, {}};
        std::vector<float> values(std::size_t(empty.count()));
        std::int64_t fan = 1;
        for (std::size_t axis = 1; axis < shape.size(); ++axis)
            fan *= shape[axis];
        // Scales of norms and taps are about 1, weights keep the size of what they multiply.
        const bool scale = (shape.size() == 1 && name.ends_with("weight")) || name.ends_with("_g");
        for (float& v : values)
            v = scale
                    ? float(1 + 0.1 * rng.normal())
                    : float(rng.normal() * (shape.size() == 1 ? 0.1 : 1 / std::sqrt(double(fan))));
        result.tensors.push_back(RawTensor::of(name, shape, values));
    }
    return result;
}

} // namespace antiphon
