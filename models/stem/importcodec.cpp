#include "models/stem/importcodec.h"

#include "core/error.h"
#include "models/stem/codeclayout.h"
#include "models/stem/publishedcodec.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace antiphon::stem {

namespace {

using Tensors = std::map<std::string, RawTensor>;

/// The layout that the tensors show.
class Layout {
public:
    Layout(const Tensors& tensors, const std::string& origin)
        : m_tensors(tensors), m_origin(origin) {}

    CodecConfig config(const CodecImport& settings) const {
        CodecConfig c;
        c.rate = settings.rate;
        c.padding = settings.padding;
        c.causal = settings.causal;
        c.weightNorm = std::ranges::any_of(
            m_tensors, [](const auto& entry) { return entry.first.ends_with("original1"); });
        const auto first = shapeOf("encoder.model.0.conv.conv");
        c.filters = first[0];
        c.channels = first[1];
        c.kernel = first[2];
        readStages(c);
        c.books = 0;
        while (m_tensors.contains(bookOf(c.books)))
            ++c.books;
        require(c.books > 0, "has no book (no tensor '" + bookOf(0) + "')");
        const auto book = m_tensors.at(bookOf(0)).shape;
        require(book.size() == 2, "has books that are no tables");
        c.card = book[0];
        return codecConfig(toJson(c), m_origin);
    }

private:
    static std::string bookOf(std::int64_t k) {
        return "quantizer.vq.layers." + std::to_string(k) + "._codebook.embed";
    }
    void require(bool holds, const std::string& what) const {
        if (!holds)
            throw UserError(m_origin + ": " + what + "; choose another checkpoint.");
    }
    bool has(const std::string& name) const { return m_tensors.contains(name + ".bias"); }
    /// Of a convolution's weight.
    std::vector<std::int64_t> shapeOf(const std::string& name) const {
        for (const char* end : {".parametrizations.weight.original1", ".weight"})
            if (const auto found = m_tensors.find(name + end); found != m_tensors.end()) {
                require(found->second.shape.size() == 3,
                        "has a weight '" + found->first + "' that is no convolution's");
                return found->second.shape;
            }
        require(false, "has no weight of '" + name + "'");
        return {};
    }
    void readStages(CodecConfig& c) const {
        c.ratios.clear();
        c.lstmLayers = 0;
        std::int64_t blocks = 0;
        std::string last;
        // Beyond every layer that there may be.
        for (std::int64_t n = 1; n < 256; ++n) {
            const std::string name = "encoder.model." + std::to_string(n) + ".";
            require(!has(name + "shortcut.conv.conv"),
                    "has convolutions beside its residual blocks, which is not supported");
            if (has(name + "block.1.conv.conv")) {
                const auto inner = shapeOf(name + "block.1.conv.conv");
                c.residualKernel = inner[2];
                c.compress = inner[1] / std::max<std::int64_t>(1, inner[0]);
                ++blocks;
            }
            while (m_tensors.contains(name + "lstm.weight_ih_l" + std::to_string(c.lstmLayers)))
                ++c.lstmLayers;
            if (!has(name + "conv.conv"))
                continue;
            if (!last.empty())
                c.ratios.insert(c.ratios.begin(), shapeOf(last)[2] / 2);
            last = name + "conv.conv";
        }
        require(!last.empty() && !c.ratios.empty(), "has no convolution with a stride");
        const auto end = shapeOf(last);
        c.dimension = end[0];
        c.lastKernel = end[2];
        c.residualLayers = blocks / std::int64_t(c.ratios.size());
    }

    const Tensors& m_tensors;
    const std::string& m_origin;
};

/// Where some convolutions are stored as gain and direction and some are not, all become so.
void unfold(Tensors& tensors) {
    std::vector<std::string> folded;
    for (const auto& [name, tensor] : tensors)
        if (name.ends_with(".conv.weight") || name.ends_with(".convtr.weight"))
            folded.push_back(name);
    for (const std::string& name : folded) {
        RawTensor weight = tensors.at(name);
        tensors.erase(name);
        const std::string parts =
            name.substr(0, name.size() - 6) + "parametrizations.weight.original";
        const auto values = weight.floats();
        const std::int64_t rows = weight.shape[0];
        const std::size_t part = values.size() / std::size_t(std::max<std::int64_t>(1, rows));
        std::vector<float> gains;
        for (std::int64_t r = 0; r < rows; ++r) {
            double squares = 0;
            for (std::size_t i = 0; i < part; ++i)
                squares +=
                    double(values[std::size_t(r) * part + i]) * values[std::size_t(r) * part + i];
            gains.push_back(float(std::sqrt(squares)));
        }
        weight.name = parts + "1";
        tensors[weight.name] = std::move(weight);
        tensors[parts + "0"] = RawTensor::of(parts + "0", {rows, 1, 1}, gains);
    }
}

/// What only training needs: averages as the book is, counts alike.
std::optional<RawTensor> madeUp(const TensorShape& wanted, const Tensors& tensors) {
    const std::size_t end = wanted.name.rfind('.');
    const std::string what = wanted.name.substr(end + 1);
    if (what == "inited" || what == "cluster_size")
        return RawTensor::of(wanted.name, wanted.shape,
                             std::vector<float>(std::size_t(wanted.shape[0]), 1.0f));
    const auto book = tensors.find(wanted.name.substr(0, end) + ".embed");
    if (what != "embed_avg" || book == tensors.end())
        return {};
    RawTensor average = book->second;
    average.name = wanted.name;
    return average;
}

std::vector<RawTensor> fitting(const CodecConfig& config, const Tensors& tensors,
                               const std::string& origin, CodecImportReport& report) {
    std::vector<RawTensor> weights;
    for (const TensorShape& wanted : codecTensors(config)) {
        const auto found = tensors.find(wanted.name);
        std::int64_t count = 1;
        for (const std::int64_t size : wanted.shape)
            count *= size;
        if (wanted.name.find("._codebook.") == std::string::npos)
            report.parameters += count;
        if (found == tensors.end()) {
            report.missing.push_back(wanted.name);
            if (auto tensor = madeUp(wanted, tensors))
                weights.push_back(std::move(*tensor));
            else
                throw UserError(origin + ": has no tensor '" + wanted.name +
                                "', which its codec needs; choose a whole checkpoint.");
            continue;
        }
        const RawTensor& tensor = found->second;
        if (tensor.count() != count)
            tensorOf(std::span(&tensor, 1), wanted.name, wanted.shape, origin); // says which
        if (tensor.shape != wanted.shape)
            report.reshaped.push_back(wanted.name);
        // Flags may be of other types; all are kept as floats.
        std::vector<float> values;
        if (tensor.type == DType::Bool || tensor.type == DType::U8 || tensor.type == DType::I8)
            for (const std::byte v : tensor.bytes)
                values.push_back(float(std::to_integer<int>(v)));
        else
            values = tensor.floats();
        weights.push_back(RawTensor::of(wanted.name, wanted.shape, values));
        ++report.matched;
    }
    return weights;
}

std::string presetOf(const CodecConfig& config) {
    for (const char* preset : {"tiny", "demo", "paper"}) {
        CodecConfig known = codecPreset(preset);
        known.padding = config.padding;
        known.causal = config.causal;
        known.weightNorm = config.weightNorm;
        if (known == config)
            return preset;
    }
    return {};
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, names.size()); ++i)
        text += (i ? ", " : "") + names[i];
    return names.size() > 3 ? text + ", ..." : text;
}

} // namespace

std::string CodecImportReport::sentence() const {
    char size[32];
    std::snprintf(size, sizeof size, "%.1f", double(parameters) / 1e6);
    std::string text = scheme + ": " + std::to_string(matched) + " tensors (" + size +
                       " million parameters" + (preset.empty() ? "" : ", layout '" + preset + "'") +
                       ")";
    const auto add = [&](const std::vector<std::string>& names, const char* what) {
        if (!names.empty())
            text += "; " + std::to_string(names.size()) + " " + what + " (" + listed(names) + ")";
    };
    add(missing, "missing");
    add(unexpected, "unexpected");
    add(reshaped, "reshaped");
    return text + ".";
}

CodecModel importCodec(const fs::path& path, const CodecImport& given, CodecImportReport* report) {
    const std::string origin = display(path);
    PublishedCodec file = readPublishedCodec(path);
    Tensors& tensors = file.tensors;
    CodecImport settings = given;
    if (const std::string rate = file.setting("sample_rate"); !rate.empty())
        std::from_chars(rate.data(), rate.data() + rate.size(), settings.rate);
    if (const std::string padding = file.setting("pad_mode"); !padding.empty())
        settings.padding = padding;
    if (const std::string causal = file.setting("causal"); !causal.empty())
        settings.causal = causal == "true";
    CodecModel model;
    model.config = Layout(tensors, origin).config(settings);
    if (model.config.weightNorm)
        unfold(tensors);
    CodecImportReport told;
    told.scheme = file.scheme;
    model.weights = fitting(model.config, tensors, origin, told);
    for (const auto& [name, tensor] : tensors)
        if (!find(model.weights, name))
            told.unexpected.push_back(name);
    told.preset = presetOf(model.config);
    model.training = {{"imported", origin}};
    model.origin = path;
    if (report)
        *report = std::move(told);
    return model;
}

} // namespace antiphon::stem
