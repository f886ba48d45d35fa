#include "models/emotion/importmuser.h"

#include "core/error.h"
#include "core/formats/pickle.h"
#include "models/emotion/musernet.h"
#include "models/emotion/priornet.h"
#include "models/torchtensors.h"
#include "models/transformer.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <map>

namespace antiphon::emotion {

namespace {

constexpr std::int64_t positionRows = 2000; ///< of the published tables
constexpr std::int64_t longAgo = 100000;    ///< updates after which the codebook's start is past

/// The tensors of a checkpoint by name.
class PublishedFile {
public:
    explicit PublishedFile(const fs::path& file) : m_origin(display(file)) {
        const TorchValue whole = readTorchArchive(file, Foreign::Blank);
        const TorchValue* model = whole.find("model");
        m_tensors = tensorsOf(model ? *model : whole);
        for (RawTensor& tensor : m_tensors)
            if (tensor.name.starts_with("module.")) // trained on several devices
                tensor.name.erase(0, 7);
    }

    const std::string& origin() const { return m_origin; }
    bool has(const std::string& name) const { return antiphon::find(m_tensors, name); }
    /// A matrix's size along an axis; 0 where there is no such matrix.
    std::int64_t size(const std::string& name, std::size_t axis) const {
        const RawTensor* tensor = antiphon::find(m_tensors, name);
        return tensor && tensor->shape.size() == 2 ? tensor->shape[axis] : 0;
    }
    std::int64_t layers(const std::string& stack) const {
        std::int64_t count = 0;
        while (has(stack + ".layers." + std::to_string(count) + ".linear1.weight"))
            ++count;
        return count;
    }
    void require(bool holds, const std::string& what,
                 const std::string& mend = "choose another checkpoint") const {
        if (!holds)
            throw UserError(m_origin + ": " + what + "; " + mend + ".");
    }

    /// Those that a network has, in its order, checked against it; no others.
    std::vector<RawTensor> fitting(const TorchModel& model) const {
        std::vector<RawTensor> tensors;
        for (const auto* group : {&model.parameters, &model.buffers})
            for (const auto& [name, wanted] : *group) {
                if (name == "VQ.counter") {
                    tensors.push_back(toRaw(name, at::full({1}, longAgo, at::kLong)));
                } else if (name == "VQ.idle") {
                    tensors.push_back(toRaw(name, at::zeros_like(wanted)));
                } else {
                    const RawTensor& found =
                        tensorOf(m_tensors, name, wanted.sizes().vec(), m_origin);
                    tensors.push_back(RawTensor::of(name, found.shape, found.floats()));
                }
            }
        return tensors;
    }

private:
    std::string m_origin;
    std::vector<RawTensor> m_tensors;
};

std::string variantOf(const PublishedFile& file) {
    if (file.has("mean_linear.weight"))
        return "VAE";
    const bool elementwise = file.has("type_decoder.norm.weight");
    const bool crosses = file.has("decoder_cross_linear.weight");
    const bool global = file.has("transformer_decoder.norm.weight");
    if (!file.has("subDecoder_linear.weight"))
        return crosses ? "VQ_VAE_CA" : "VQ_VAE_CONCAT";
    const std::string how = file.has("DR.norm.weight") ? "TRANS" : "MEAN";
    return how +
           (crosses  ? "_CA"
            : global ? "_CONCAT"
                     : "_NONE") +
           (elementwise && global ? "_GE"
            : elementwise         ? "_E"
                                  : "_G");
}

MuserConfig configOf(const PublishedFile& file, const WordDictionary& dictionary,
                     std::int64_t heads) {
    static constexpr const char* tables[] = {"tempo", "chord",    "bar_beat", "type",
                                             "pitch", "duration", "velocity", "emotion"};
    MuserConfig c;
    c.variant = variantOf(file);
    const auto& known = muserVariants();
    file.require(std::ranges::find(known, c.variant) != known.end(),
                 "is of no variant that there is (" + c.variant + ")");
    for (std::size_t f = 0; f < wordFamilies; ++f) {
        const std::string table = tables[f] + std::string("_emb.lut.weight");
        file.require(file.has(table),
                     "is no latent model with emotions (no tensor '" + table + "')");
        c.sizes[f] = file.size(table, 0);
        c.widths[f] = file.size(table, 1);
        file.require(c.sizes[f] == std::int64_t(dictionary.size(WordFamily(f))),
                     "has " + std::to_string(c.sizes[f]) + " entries of " +
                         std::string(name(WordFamily(f))) + ", the dictionary " +
                         std::to_string(dictionary.size(WordFamily(f))),
                     "give the dictionary that it was trained with");
    }
    c.layers = file.layers("transformer_encoder");
    c.heads = heads;
    c.encoderWidth = file.size("latent_linear.weight", 1);
    c.decoderWidth = file.size("project_concat_type.weight", 0);
    const std::int64_t code = file.size("latent_linear.weight", 0);
    file.require(c.layers > 0 && c.encoderWidth > 0 && c.decoderWidth > 0 && code > 0 &&
                     code % std::int64_t(elements) == 0,
                 "is not complete (no encoder, or codes that seven elements do not share)");
    c.sliceWidth = code / std::int64_t(elements);
    if (c.quantises())
        c.codes = file.size("VQ.embeddings", 0);
    if (c.hasRegulariser())
        c.length = file.size("DR.layers.0.linear1.weight", 1);
    c.encodesInput = c.variant == "VQ_VAE_CONCAT";
    c.revives = false;
    return muserConfig(toJson(c), file.origin()); // whether heads divide widths
}

void addPositions(std::vector<RawTensor>& tensors, const std::string& stack, std::int64_t width) {
    tensors.push_back(toRaw(stack + ".0.pe", sinusoids(positionRows, width).unsqueeze(0)));
}

void writeCheckpoint(const fs::path& file, std::span<const RawTensor> weights,
                     std::vector<RawTensor> positions) {
    for (const RawTensor& tensor : weights)
        if (tensor.name != "VQ.counter" && tensor.name != "VQ.idle")
            positions.push_back(tensor);
    const auto text = [](const char* key) { return TorchValue{std::string(key)}; };
    const auto bytes = torchArchive(TorchValue::dict(
        {{text("model"), stateDict(positions)}, {text("epoch"), TorchValue{std::int64_t(0)}}}));
    writeFile(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

const std::int64_t* wholeOf(const TorchValue& value) {
    return std::get_if<std::int64_t>(&value.value);
}

/// [0] of the published tuple: a dict from raw to compact.
std::vector<std::int32_t> codesOf(const TorchValue& value, const std::string& origin) {
    const auto* pair = std::get_if<std::shared_ptr<TorchList>>(&value.value);
    const auto* entries = pair && !(*pair)->empty()
                              ? std::get_if<std::shared_ptr<TorchDict>>(&(*pair)->front().value)
                              : nullptr;
    std::map<std::int64_t, std::int64_t> raw;
    if (entries)
        for (const auto& [key, compact] : **entries)
            if (const std::int64_t* k = wholeOf(key), *c = wholeOf(compact); k && c)
                raw[*c] = *k;
    std::vector<std::int32_t> codes;
    for (const auto& [compact, code] : raw)
        if (compact == std::int64_t(codes.size()) && code >= 0 && code < 65536)
            codes.push_back(std::int32_t(code));
    if (codes.empty() || codes.size() != raw.size() || raw.size() != (*entries)->size())
        throw UserError(origin + ": is no dictionary of codes; choose the VQ_dict that was written "
                                 "with the prior's checkpoint.");
    return codes;
}

} // namespace

Muser importMuser(const fs::path& path, const WordDictionary& dictionary, std::int64_t heads) {
    const PublishedFile file(path);
    Muser model;
    model.config = configOf(file, dictionary, heads);
    model.dictionary = dictionary;
    model.weights = file.fitting(MuserNet(model.config, 1).model());
    model.training = {{"imported", file.origin()}};
    model.origin = path;
    return model;
}

Prior importPrior(const fs::path& path, std::span<const std::int32_t> codes, std::int64_t heads) {
    const PublishedFile file(path);
    Prior prior;
    PriorConfig& c = prior.config;
    c.codes = file.size("predict_fc.weight", 0);
    c.width = file.size("predict_fc.weight", 1);
    c.layers = file.layers("transformer_encoder");
    c.heads = heads;
    file.require(c.codes > 0 && c.layers > 0, "is no prior (no tensor 'predict_fc.weight')");
    file.require(c.codes == std::int64_t(codes.size()),
                 "writes " + std::to_string(c.codes) + " codes, the dictionary of codes has " +
                     std::to_string(codes.size()),
                 "give the one that belongs to it");
    c = priorConfig(toJson(c), file.origin());
    prior.codes.assign(codes.begin(), codes.end());
    prior.weights = file.fitting(PriorNet(c, 1).model());
    prior.training = {{"imported", file.origin()}};
    prior.origin = path;
    return prior;
}

std::vector<std::int32_t> readCodeDictionary(const fs::path& file) {
    const std::string origin = display(file);
    if (file.extension() != ".json") {
        const std::string bytes = readFile(file, std::uint64_t(16) << 20);
        return codesOf(parsePickle(std::as_bytes(std::span(bytes)), origin), origin);
    }
    const Json json = readJson(file);
    try {
        return (json.is_object() ? json.at("raw") : json).get<std::vector<std::int32_t>>();
    } catch (const Json::exception&) {
        throw UserError(origin + ": is no dictionary of codes; it needs a list 'raw' of codes.");
    }
}

void exportMuser(const fs::path& file, const Muser& model) {
    const MuserConfig& c = model.config;
    std::vector<RawTensor> positions;
    addPositions(positions, "pos_embedd", c.encoderWidth);
    addPositions(positions, "decoder_pos_embedd", c.decoderWidth);
    if (c.hasRegulariser())
        addPositions(positions, "VQ_pos_embedd", c.length);
    writeCheckpoint(file, model.weights, std::move(positions));
}

void exportPrior(const fs::path& file, const Prior& prior) {
    std::vector<RawTensor> positions;
    addPositions(positions, "pos_embedd", prior.config.width);
    writeCheckpoint(file, prior.weights, std::move(positions));
}

} // namespace antiphon::emotion
