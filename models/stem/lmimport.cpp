#include "models/stem/lmimport.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"
#include "core/rng.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace antiphon::stem {

namespace {

/// How one kind of file names a tensor of ours: several rows of a stacked one, or all of it.
struct Source {
    std::string name;
    std::int64_t part = 0, parts = 1; ///< which of how many equal groups of rows
};

struct Scheme {
    const char* name;
    const char* marker; ///< of the first table, behind the prefix
    const char* inner;  ///< end of the prefix that the text projection does without
    const char* text;   ///< projection, without ".weight"
};
constexpr Scheme schemes[] = {
    {"huggingface", "model.decoder.embed_tokens.0.weight", "decoder.", "enc_to_dec_proj"},
    {"stage", "decoder.token_emb.emb.0.weight", "lm.",
     "condition_provider.embedders.description.output_proj"},
    {"audiocraft", "emb.0.weight", "", "condition_provider.conditioners.description.output_proj"},
};

/// Replaces the beginning of a name.
bool swap(std::string& name, const std::string& from, const std::string& to) {
    if (!name.starts_with(from))
        return false;
    name = to + name.substr(from.size());
    return true;
}

/// What follows the layer of one of our names: part 0 self, 1 cross, 2 feed-forward.
Source layerSource(const std::string& scheme, std::int64_t part, const std::string& rest,
                   const std::string& layer) {
    const bool audiocraft = scheme == "audiocraft";
    if (rest.starts_with("0.0.")) {
        static const char* const norms[2][3] = {
            {"norm1", "norm_cross", "norm2"},
            {"self_attn_layer_norm", "encoder_attn_layer_norm", "final_layer_norm"}};
        return {layer + norms[audiocraft ? 0 : 1][part] + rest.substr(3)};
    }
    if (part == 2) {
        const bool first = rest == "1.ff.0.0.weight";
        return {layer + (audiocraft ? (first ? "linear1" : "linear2") : (first ? "fc1" : "fc2")) +
                ".weight"};
    }
    const std::string attention = layer + (part == 0    ? "self_attn."
                                           : audiocraft ? "cross_attention."
                                                        : "encoder_attn.");
    const std::string letter = rest.substr(5, rest.find('.', 5) - 5); // of "1.to_q.weight"
    if (letter == "out")
        return {attention + "out_proj.weight"};
    if (!audiocraft)
        return {attention + letter + "_proj.weight"};
    return {attention + "in_proj_weight", letter == "q" ? 0 : letter == "k" ? 1 : 2, 3};
}

Source sourceOf(const std::string& scheme, std::string name) {
    if (scheme == "stage")
        return {name};
    const bool audiocraft = scheme == "audiocraft";
    static const std::string layers = "decoder.attn_layers.layers.";
    if (name.starts_with(layers)) {
        const std::size_t dot = name.find('.', layers.size());
        const std::int64_t module = std::stoll(name.substr(layers.size()));
        return layerSource(scheme, module % 3, name.substr(dot + 1),
                           (audiocraft ? "transformer.layers." : "model.decoder.layers.") +
                               std::to_string(module / 3) + ".");
    }
    if (audiocraft)
        swap(name, "decoder.token_emb.", "") ||
            swap(name, "decoder.attn_layers.final_norm", "out_norm") ||
            swap(name, "decoder.to_logits.", "");
    else
        swap(name, "decoder.token_emb.emb", "model.decoder.embed_tokens") ||
            swap(name, "decoder.attn_layers.final_norm", "model.decoder.layer_norm") ||
            swap(name, "decoder.to_logits.linears", "lm_heads");
    return {name};
}

class Importer {
public:
    Importer(std::span<const RawTensor> tensors, const std::string& origin, bool textToMusic,
             std::uint64_t seed)
        : m_tensors(tensors), m_origin(origin), m_textToMusic(textToMusic), m_rng(seed) {
        findScheme();
    }

    LmImport run() {
        readShape();
        m_result.scheme = m_scheme->name;
        std::vector<std::string> missing;
        for (const NamedShape& wanted : lmTensors(m_result.model.config))
            take(wanted, sourceOf(m_scheme->name, wanted.name), m_prefix, missing);
        if (const std::string text = textPrefix();
            find(m_tensors, text + m_scheme->text + ".weight"))
            for (const NamedShape& wanted : conditionTensors(m_result.model.config))
                take(wanted, {m_scheme->text + wanted.name.substr(wanted.name.rfind('.'))}, text,
                     missing);
        if (!missing.empty())
            refuse(missing);
        for (const RawTensor& tensor : m_tensors)
            if (tensor.name.starts_with(m_prefix) && !m_used.contains(tensor.name))
                m_result.unexpected.push_back(tensor.name);
        m_result.matched.assign(m_used.begin(), m_used.end());
        for (const RawTensor& tensor : m_result.model.weights)
            m_result.parameters += tensor.count();
        m_result.rung = rungOf(m_result.model.config);
        m_result.model.training = {{"imported", m_origin},
                                   {"scheme", m_result.scheme},
                                   {"knows_no_context", m_result.knowsNoContext}};
        return std::move(m_result);
    }

private:
    void findScheme() {
        for (const Scheme& scheme : schemes)
            for (const RawTensor& tensor : m_tensors) {
                const std::string marker = scheme.marker;
                if (!tensor.name.ends_with(marker))
                    continue;
                m_prefix = tensor.name.substr(0, tensor.name.size() - marker.size());
                if (!m_prefix.empty() && m_prefix.back() != '.')
                    continue;
                m_scheme = &scheme;
                return;
            }
        throw UserError(m_origin + ": holds no language model of MusicGen or STAGE (no table of "
                                   "tokens); choose the file with the whole checkpoint.");
    }

    std::string textPrefix() const {
        const std::string inner = m_scheme->inner;
        return !inner.empty() && m_prefix.ends_with(inner)
                   ? m_prefix.substr(0, m_prefix.size() - inner.size())
                   : m_prefix;
    }

    const RawTensor* source(const std::string& ours) const {
        return find(m_tensors, m_prefix + sourceOf(m_scheme->name, ours).name);
    }
    /// A matrix's size along an axis; 0 where there is none.
    std::int64_t size(const std::string& ours, std::size_t axis) const {
        const RawTensor* tensor = source(ours);
        return tensor && tensor->shape.size() == 2 ? tensor->shape[axis] : 0;
    }

    void readShape() {
        LmConfig& c = m_result.model.config;
        c.dim = size("decoder.token_emb.emb.0.weight", 1);
        c.card = size("decoder.to_logits.linears.0.weight", 0);
        c.books = 0;
        while (source("decoder.token_emb.emb." + std::to_string(c.books) + ".weight"))
            ++c.books;
        c.layers = 0;
        while (source("decoder.attn_layers.layers." + std::to_string(3 * c.layers + 2) +
                      ".1.ff.0.0.weight"))
            ++c.layers;
        if (c.dim <= 0 || c.card <= 0 || c.layers == 0)
            throw UserError(m_origin + ": is no whole language model (no layers or no heads); "
                                       "choose the file with the whole checkpoint.");
        if (const RawTensor* text =
                find(m_tensors, textPrefix() + m_scheme->text + std::string(".weight"));
            text && text->shape.size() == 2) {
            c.description = "t5";
            c.textWidth = text->shape[1];
        }
        c.startTokenMasked = !m_textToMusic;
        check(c, m_origin);
    }

    void take(const NamedShape& wanted, const Source& from, const std::string& prefix,
              std::vector<std::string>& missing) {
        const std::string name = prefix + from.name;
        const RawTensor* tensor = find(m_tensors, name);
        if (!tensor) {
            missing.push_back(name);
            return;
        }
        m_used.insert(name);
        std::vector<std::int64_t> shape = wanted.shape;
        const bool table = wanted.name.starts_with("decoder.token_emb");
        const std::int64_t card = m_result.model.config.card;
        const bool grows = table && tensor->shape.size() == 2 && tensor->shape[0] == card + 1;
        if (grows)
            shape[0] = card + 1;
        shape[0] *= from.parts;
        const auto all = tensorOf(m_tensors, name, shape, m_origin).floats();
        const std::size_t count = all.size() / std::size_t(from.parts);
        const auto first = all.begin() + std::ptrdiff_t(count) * from.part;
        std::vector<float> values(first, first + std::ptrdiff_t(count));
        if (table) {
            const std::size_t dim = std::size_t(shape[1]);
            if (!m_textToMusic)
                std::fill_n(values.begin() + std::ptrdiff_t(std::size_t(card) * dim), dim, 0.f);
            for (std::size_t i = 0; grows && i < dim; ++i)
                values.push_back(float(std::sqrt(2 / double(dim)) * m_rng.normal()));
            m_result.knowsNoContext |= grows;
        }
        if ((grows || from.parts > 1) &&
            (m_result.reshaped.empty() || m_result.reshaped.back() != name))
            m_result.reshaped.push_back(name);
        m_result.model.weights.push_back(RawTensor::of(wanted.name, wanted.shape, values));
    }

    [[noreturn]] void refuse(const std::vector<std::string>& missing) const {
        std::string sentence = m_origin + ": lacks " + std::to_string(missing.size()) +
                               " tensors of its language model: ";
        for (std::size_t i = 0; i < missing.size() && i < 8; ++i)
            sentence += (i ? ", " : "") + missing[i];
        throw UserError(sentence + (missing.size() > 8 ? ", ..." : "") +
                        "; choose the file with the whole checkpoint.");
    }

    std::span<const RawTensor> m_tensors;
    const std::string& m_origin;
    bool m_textToMusic;
    Rng m_rng;
    const Scheme* m_scheme = nullptr;
    std::string m_prefix;
    std::set<std::string> m_used;
    LmImport m_result;
};

} // namespace

LmImport importLm(std::span<const RawTensor> tensors, const std::string& origin, bool textToMusic,
                  std::uint64_t seed) {
    return Importer(tensors, origin, textToMusic, seed).run();
}

std::vector<RawTensor> checkpointTensors(const fs::path& file) {
    return file.extension() == ".safetensors" ? readSafeTensors(file).tensors
                                              : tensorsOf(readTorchArchive(file, Foreign::Blank));
}

LmImport importLm(const fs::path& file, bool textToMusic, std::uint64_t seed) {
    LmImport result = importLm(checkpointTensors(file), display(file), textToMusic, seed);
    result.model.origin = file;
    return result;
}

} // namespace antiphon::stem
