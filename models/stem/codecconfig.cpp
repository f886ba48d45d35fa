#include "models/stem/codecconfig.h"

#include "core/error.h"
#include "core/options.h"

#include <charconv>
#include <cmath>

namespace antiphon::stem {

namespace {

constexpr std::int64_t mostSamples = 1 << 16; ///< of a frame
constexpr std::int64_t mostChannels = 1 << 13;

std::string listed(const std::vector<std::int64_t>& values) {
    std::string text;
    for (const std::int64_t value : values)
        text += (text.empty() ? "" : ",") + std::to_string(value);
    return text;
}

/// "8,5,4,4"; empty where it is no such list.
std::vector<std::int64_t> wholesOf(const std::string& text) {
    std::vector<std::int64_t> values;
    const char *at = text.data(), *const end = at + text.size();
    while (at < end) {
        std::int64_t value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc() || (next < end && (*next != ',' || next + 1 == end)))
            return {};
        values.push_back(value);
        at = next < end ? next + 1 : end;
    }
    return values;
}

Field whole(const char* key, double least, double most) {
    return {.key = key, .label = "", .help = "", .min = least, .max = most};
}

struct CodecFields {
    CodecConfig c;
    std::string ratios;

    void visit(OptionVisitor& v) {
        v.integer(c.rate, whole("sample_rate", 1000, 192000));
        v.integer(c.channels, whole("channels", 1, 2));
        v.integer(c.filters, whole("filters", 2, 1024));
        v.text(ratios, whole("ratios", 0, 0));
        v.integer(c.dimension, whole("dimension", 1, 4096));
        v.integer(c.kernel, whole("kernel", 1, 63));
        v.integer(c.lastKernel, whole("last_kernel", 1, 63));
        v.integer(c.residualKernel, whole("residual_kernel", 1, 31));
        v.integer(c.residualLayers, whole("residual_layers", 0, 8));
        v.integer(c.dilationBase, whole("dilation_base", 1, 4));
        v.integer(c.compress, whole("compress", 1, 16));
        v.integer(c.lstmLayers, whole("lstm_layers", 0, 8));
        v.choice(c.padding,
                 {.key = "padding", .label = "", .help = "", .choices = {"reflect", "constant"}});
        v.flag(c.causal, whole("causal", 0, 1));
        v.flag(c.weightNorm, whole("weight_norm", 0, 1));
        v.integer(c.books, whole("books", 1, 64));
        v.integer(c.card, whole("card", 2, 65536));
    }
};

} // namespace

std::int64_t CodecConfig::hop() const {
    std::int64_t product = 1;
    for (const std::int64_t ratio : ratios)
        product *= ratio;
    return product;
}

double CodecConfig::bitRate() const {
    return frameRate() * double(books) * std::log2(double(card));
}

std::int64_t CodecConfig::width() const {
    return filters << ratios.size();
}

Json toJson(const CodecConfig& config) {
    return antiphon::toJson(Options(CodecFields{config, listed(config.ratios)}));
}

CodecConfig codecConfig(const Json& json, const std::string& origin) {
    Options options = CodecFields{{}, listed(CodecConfig().ratios)};
    readJson(options, json, origin);
    const auto& fields = options.as<CodecFields>();
    CodecConfig c = fields.c;
    c.ratios = wholesOf(fields.ratios);
    const auto require = [&](bool holds, const std::string& what) {
        if (!holds)
            throw UserError(origin + ": " + what + ".");
    };
    std::int64_t hop = 1;
    bool fitting = !c.ratios.empty() && c.ratios.size() <= 8;
    for (const std::int64_t ratio : c.ratios) {
        fitting = fitting && ratio >= 1 && ratio <= 64 && hop * ratio <= mostSamples;
        if (fitting)
            hop *= ratio;
    }
    require(fitting, "'ratios' must be 1 to 8 numbers from 1 to 64 with commas between, as in "
                     "8,5,4,4, and their product at most " +
                         std::to_string(mostSamples));
    require(c.width() <= mostChannels, "'filters' is too large for so many 'ratios'; the innermost "
                                       "layers would have more than " +
                                           std::to_string(mostChannels) + " channels");
    require(c.residualLayers == 0 || c.filters % c.compress == 0,
            "'filters' must be a multiple of 'compress'");
    return c;
}

CodecConfig codecPreset(const std::string& preset) {
    CodecConfig c;
    if (preset == "tiny") {
        c.rate = 16000;
        c.filters = 8;
        c.ratios = {8, 5, 4, 2};
        c.dimension = 32;
        c.lstmLayers = 1;
        c.card = 256;
    } else if (preset == "demo") {
        c.filters = 16;
        c.dimension = 64;
        c.card = 512;
    } else if (preset != "paper") {
        throw UserError("There is no preset '" + preset + "'; take tiny, demo or paper.",
                        UserError::Kind::Usage);
    }
    return c;
}

} // namespace antiphon::stem
