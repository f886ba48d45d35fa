#include "models/guide/importmodel.h"

#include "core/error.h"
#include "core/formats/npz.h"
#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"
#include "core/oracle/segmentation.h"
#include "core/text.h"
#include "models/guide/attentionhead.h"
#include "models/guide/relativeimport.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

namespace {

/// The entries of "model_params" with the defaults of the published code.
class Parameters {
public:
    explicit Parameters(const TorchValue* values) : m_values(values) {}

    std::string text(const char* key, const char* otherwise) const {
        const TorchValue* value = find(key);
        const auto* text = value ? std::get_if<std::string>(&value->value) : nullptr;
        return text ? *text : otherwise;
    }
    bool flag(const char* key, bool otherwise) const {
        const TorchValue* value = find(key);
        const auto* flag = value ? std::get_if<bool>(&value->value) : nullptr;
        return flag ? *flag : otherwise;
    }
    double number(const char* key, double otherwise) const {
        const TorchValue* value = find(key);
        if (const auto* real = value ? std::get_if<double>(&value->value) : nullptr)
            return *real;
        const auto* whole = value ? std::get_if<std::int64_t>(&value->value) : nullptr;
        return whole ? double(*whole) : otherwise;
    }

private:
    const TorchValue* find(const char* key) const {
        return m_values ? m_values->find(key) : nullptr;
    }
    const TorchValue* m_values;
};

std::vector<RawTensor> stateOf(const TorchValue& whole, const std::string& origin) {
    const TorchValue* state = whole.find("state_dict");
    if (!state)
        throw UserError(origin + ": is no checkpoint of Dicy3 (it has no 'state_dict'); choose "
                                 "another file.");
    std::vector<RawTensor> tensors = tensorsOf(*state);
    for (RawTensor& tensor : tensors)
        if (tensor.name.starts_with("module.")) // trained on several devices
            tensor.name.erase(0, 7);
    return tensors;
}

Matrix matrixOf(const RawTensor& tensor, const std::string& origin) {
    if (tensor.shape.size() != 2 || tensor.count() == 0)
        throw UserError(origin +
                        ": centres must be a table of codes and columns, these are of "
                        "shape " +
                        shapeText(tensor.shape) + "; choose another file.");
    Matrix result(std::size_t(tensor.shape[0]), std::size_t(tensor.shape[1]));
    result.values = tensor.floats();
    return result;
}

/// The layers that a stack of Decision has.
std::int64_t layersBelow(const std::vector<RawTensor>& tensors, const std::string& stack) {
    std::int64_t layers = 0;
    while (find(tensors, stack + "layers." + std::to_string(layers) + ".linear1.weight"))
        ++layers;
    return layers;
}

using Wanted = std::vector<std::pair<std::string, std::vector<std::int64_t>>>;

void addStack(Wanted& wanted, const std::string& stack, const DecisionConfig& config,
              std::int64_t layers, bool decoder) {
    const std::int64_t dim = config.dim, inner = config.feedForward;
    const auto add = [&](const std::string& name, std::int64_t out, std::int64_t in) {
        wanted.push_back({name + "weight", in > 0 ? std::vector{out, in} : std::vector{out}});
        wanted.push_back({name + "bias", {out}});
    };
    for (std::int64_t l = 0; l < layers; ++l) {
        const std::string name = stack + "layers." + std::to_string(l) + ".";
        for (const char* attention : {"self_attn.", "multihead_attn."}) {
            if (!decoder && attention[0] == 'm')
                continue;
            add(name + attention + "in_proj_", 3 * dim, dim);
            add(name + attention + "out_proj.", dim, dim);
        }
        add(name + "linear1.", inner, dim);
        add(name + "linear2.", dim, inner);
        if (config.relative)
            for (const char* attention : {"self_attn.", "multihead_attn."})
                for (const char* table : {"relative_keys", "relative_values"})
                    wanted.push_back({name + attention + table, {17, dim / config.heads}});
        for (int norm = 1; norm <= (decoder ? 3 : 2); ++norm)
            add(name + "norm" + std::to_string(norm) + ".", dim, 0);
    }
    add(stack + "norm.", dim, 0);
}

std::vector<RawTensor> decisionWeights(const std::vector<RawTensor>& tensors,
                                       const DecisionConfig& config, const Matrix& codebook,
                                       const std::string& origin) {
    const std::string root = "decision.decision.";
    Wanted wanted;
    if (config.encoderLayers > 0)
        addStack(wanted, root + "encoder.", config, config.encoderLayers, false);
    addStack(wanted, root + (config.encoderLayers > 0 ? "decoder." : ""), config, config.layers,
             true);
    wanted.push_back({"decision.output_layer.weight", {config.tokens(), config.dim}});
    wanted.push_back({"decision.output_layer.bias", {config.tokens()}});
    wanted.push_back({"special_token_embeddings.weight", {3, config.dim}});
    std::vector<RawTensor> weights;
    std::string missing;
    for (const auto& [name, shape] : wanted) {
        if (find(tensors, name)) {
            const RawTensor& tensor = tensorOf(tensors, name, shape, origin);
            weights.push_back(RawTensor::of(name, shape, tensor.floats()));
        } else {
            missing += (missing.empty() ? "" : ", ") + name;
        }
    }
    if (!missing.empty())
        throw UserError(origin + ": the checkpoint is not complete; missing: " + missing +
                        ". Choose the whole checkpoint.");
    // Stands in for hidden segments while training, which go unattended.
    if (config.maskProbability > 0) {
        const char* const name = "spec_mask_embed";
        const auto learned = find(tensors, name)
                                 ? tensorOf(tensors, name, std::vector{config.dim}, origin).floats()
                                 : std::vector<float>(std::size_t(config.dim));
        weights.push_back(RawTensor::of("mask_embedding", {config.dim}, learned));
    }
    weights.push_back(
        RawTensor::of("vocab_embedding_table", {config.codes, config.dim}, codebook.values));
    return weights;
}

DecisionConfig configOf(const std::vector<RawTensor>& tensors, const Parameters& parameters,
                        const Matrix& codebook, const std::string& origin) {
    DecisionConfig config;
    config.codes = std::int64_t(codebook.rows);
    config.dim = std::int64_t(codebook.columns);
    const std::string root = "decision.decision.";
    config.encoderLayers = layersBelow(tensors, root + "encoder.");
    const std::string stack = root + (config.encoderLayers > 0 ? "decoder." : "");
    config.layers = layersBelow(tensors, stack);
    if (config.layers == 0)
        throw UserError(origin + ": holds no Decision network (no tensor '" + stack +
                        "layers.0.linear1.weight'); choose a checkpoint of Dicy3.");
    config.feedForward = tensorOf(tensors, stack + "layers.0.linear1.weight",
                                  std::vector<std::int64_t>{-1, config.dim}, origin)
                             .shape[0];
    config.heads = std::int64_t(parameters.number("heads", 12));
    if (config.heads < 1 || config.dim % config.heads != 0)
        throw UserError(origin + ": " + std::to_string(config.dim) +
                        " columns do not divide into " + std::to_string(config.heads) +
                        " heads; choose another checkpoint.");
    config.dropout = parameters.number("dropout", 0.1);
    config.relative = config.relativeCross =
        find(tensors, stack + "layers.0.multihead_attn.relative_keys") != nullptr;
    // Relative layers have their norms last, whatever the parameter says.
    config.normFirst = !config.relative && parameters.flag("norm_first", true);
    config.embedding = "codebook";
    if (parameters.flag("has_masking", false)) {
        config.maskProbability = parameters.number("mask_prob", 0);
        config.maskLength =
            std::max<std::int64_t>(1, std::int64_t(parameters.number("mask_len", 1)));
    }
    if (parameters.text("task", "").find("completion") != std::string::npos)
        config.task = "completion";
    const double segment = parameters.number("chunk_size", 0.5);
    const double window = parameters.number("tracks_size", windowSeconds);
    if (!(segment >= 0.01 && segment <= 15 && window >= segment && window <= 3600))
        throw UserError(origin + ": windows of " + numberText(window) + " s and segments of " +
                        numberText(segment) + " s make no sense; choose another checkpoint.");
    config.maxSegments = std::int64_t(std::ceil(window / segment - 1e-9));
    return config;
}

/// What we cannot do as published is told, not done otherwise.
void refuseOthers(const Parameters& parameters, const std::string& origin) {
    if (parameters.text("backbone_type", "").find("large") != std::string::npos)
        throw UserError(origin + ": this model hears with a wav2vec 2.0 of the \"large\" family; "
                                 "only the \"base\" family is supported.");
}

/// How frames of a segment are summed up.
void readHead(const std::vector<RawTensor>& tensors, const Parameters& parameters,
              std::size_t columns, const std::string& origin, PerceptionSettings& hearing) {
    const std::string head = parameters.text("encoder_head", "mean");
    if (head == "mean" || head == "pooling") {
        hearing.reduce = head == "mean" ? "mean" : "maximum";
        return;
    }
    if (head != "attention")
        throw UserError(origin + ": this model sums up segments by the unknown encoder head '" +
                        head +
                        "'; 'mean', 'pooling' and 'attention' are known. Choose another "
                        "checkpoint.");
    hearing.reduce = parameters.text("condense_type", "mask");
    if (hearing.reduce != "mask" && hearing.reduce != "weighed")
        throw UserError(origin +
                        ": the attention that sums up segments is condensed in the "
                        "unknown way '" +
                        hearing.reduce +
                        "'; 'mask' and 'weighed' are known. Choose another checkpoint.");
    constexpr std::string_view prefix = "encoder.transformerbloc.";
    std::vector<RawTensor> own;
    for (const RawTensor& tensor : tensors)
        if (tensor.name.starts_with(prefix))
            own.push_back(
                RawTensor::of(tensor.name.substr(prefix.size()), tensor.shape, tensor.floats()));
    const AttentionHead read(own, hearing.reduce == "weighed",
                             origin + " (" + std::string(prefix) + "*)");
    if (read.columns() != columns)
        throw UserError(origin + ": the attention that sums up segments is " +
                        std::to_string(read.columns()) + " wide, the codebook " +
                        std::to_string(columns) + "; choose another checkpoint.");
    hearing.head = std::make_shared<const std::vector<RawTensor>>(std::move(own));
}

} // namespace

Matrix readCentres(const fs::path& file, std::size_t columns) {
    const auto tensors = readNumpy(file);
    const std::string origin = display(file);
    if (tensors.size() != 1)
        throw UserError(origin + ": holds " + std::to_string(tensors.size()) +
                        " arrays; choose a .npy file with one table of centres.");
    Matrix centres = matrixOf(tensors[0], origin);
    if (columns > 0 && centres.columns != columns)
        throw UserError(origin + ": the centres have " + std::to_string(centres.columns) +
                        " columns, but " + std::to_string(columns) +
                        " are needed; choose centres that belong to the model.");
    return centres;
}

ImportedModel importModel(const fs::path& file, const fs::path& centres) {
    const std::string origin = display(file);
    const TorchValue whole = readTorchArchive(file, Foreign::Blank);
    std::vector<RawTensor> tensors = stateOf(whole, origin);
    const Parameters parameters(whole.find("model_params"));
    refuseOthers(parameters, origin);
    // What counts are the tensors: with an encoder the published code ignores 'relative_pe'.
    if (holdsRelativePositions(tensors))
        tensors = withUsualNames(std::move(tensors), origin);

    ImportedModel model;
    const RawTensor* output = find(tensors, "decision.output_layer.weight");
    const auto width = output && output->shape.size() == 2 ? std::size_t(output->shape[1]) : 0;
    const RawTensor* table = find(tensors, "vocab_embedding_table");
    if (!table)
        table = find(tensors, "encoder.quantizer.codebook");
    if (table)
        model.codebook = matrixOf(*table, origin);
    if (!centres.empty()) {
        Matrix given = readCentres(centres, table ? model.codebook.columns : width);
        if (table && given.rows != model.codebook.rows)
            throw UserError(display(centres) + ": has " + counted(given.rows, "centre") +
                            ", but the checkpoint holds its own codebook of " +
                            std::to_string(model.codebook.rows) +
                            "; leave the centres out, or choose those that belong to it.");
        if (!table)
            model.codebook = std::move(given);
        else
            model.centresLeft = given.values != model.codebook.values;
    }
    if (model.codebook.rows == 0)
        throw UserError(origin + ": has no codebook in it; give the .npy file of centres that it "
                                 "was trained with (--centers).");
    model.decision = configOf(tensors, parameters, model.codebook, origin);
    model.weights = decisionWeights(tensors, model.decision, model.codebook, origin);

    PerceptionSettings& hearing = model.perception;
    hearing.frontend.id = "wav2vec2";
    hearing.match = "absolute";
    hearing.segment = parameters.number("chunk_size", 0.5);
    hearing.vocab = model.decision.codes;
    hearing.compat = true;
    hearing.isolated = parameters.text("pre_post_chunking", "pre") != "post";
    readHead(tensors, parameters, model.codebook.columns, origin, hearing);
    hearing.projection = parameters.number("dim", 0) == 256;
    if (holdsWav2Vec2(tensors))
        model.backbone = wav2vec2Weights(tensors, origin, 0, hearing.projection);
    return model;
}

Perception perceptionOf(const ImportedModel& model, const fs::path& folder,
                        const fs::path& weights) {
    PerceptionSettings settings = model.perception;
    settings.weights = weights;
    if (model.backbone && weights.empty()) {
        settings.weights = folder / "wav2vec2.safetensors";
        writeSafeTensors(settings.weights, {model.backbone->tensors, {}});
    }
    return Perception::withCentres(settings, model.codebook, "the model's codebook");
}

} // namespace antiphon::guide
