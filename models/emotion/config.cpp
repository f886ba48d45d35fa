#include "models/emotion/config.h"

#include "core/error.h"
#include "core/options.h"

#include <algorithm>

namespace antiphon::emotion {

namespace {

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
    return text;
}

/// "size_tempo", "width_bar-beat", ...: one number a family.
std::vector<std::string> keysOf(const char* what) {
    std::vector<std::string> keys;
    for (std::size_t f = 0; f < wordFamilies; ++f)
        keys.push_back(what + std::string(name(WordFamily(f))));
    return keys;
}

Field whole(const char* key, double least, double most) {
    return {.key = key, .label = "", .help = "", .min = least, .max = most};
}
constexpr Field share(const char* key) {
    return {.key = key, .label = "", .help = "", .min = 0, .max = 0.99};
}

struct MuserFields {
    MuserConfig c;

    void visit(OptionVisitor& v) {
        Field variant = whole("variant", 0, 0);
        for (const std::string& name : muserVariants())
            variant.choices.push_back(name.c_str());
        v.choice(c.variant, variant);
        static const auto sizes = keysOf("size_"), widths = keysOf("width_");
        for (std::size_t f = 0; f < wordFamilies; ++f) {
            v.integer(c.sizes[f], whole(sizes[f].c_str(), 1, 65536));
            v.integer(c.widths[f], whole(widths[f].c_str(), 1, 8192));
        }
        v.integer(c.layers, whole("layers", 1, 128));
        v.integer(c.heads, whole("heads", 1, 256));
        v.integer(c.encoderWidth, whole("encoder_width", 2, 8192));
        v.integer(c.decoderWidth, whole("decoder_width", 2, 8192));
        v.integer(c.codes, whole("codes", 2, 65536));
        v.integer(c.sliceWidth, whole("slice_width", 1, 1024));
        v.integer(c.length, whole("length", 4, 65536));
        v.real(c.dropout, share("dropout"));
        v.choice(c.order,
                 {.key = "order", .label = "", .help = "", .choices = {"text", "numeric"}});
        v.flag(c.encodesInput, share("encodes_input"));
        v.flag(c.repeatsEmotion, share("repeats_emotion"));
        v.flag(c.masked, share("masked"));
        v.flag(c.revives, share("revives"));
    }
};

struct PriorFields {
    PriorConfig c;

    void visit(OptionVisitor& v) {
        v.integer(c.codes, whole("codes", 1, 65536));
        v.integer(c.layers, whole("layers", 1, 128));
        v.integer(c.heads, whole("heads", 1, 256));
        v.integer(c.width, whole("width", 2, 8192));
        v.integer(c.length, whole("length", 1, 65536));
        v.real(c.temperature, whole("temperature", 0.01, 100));
        v.real(c.dropout, share("dropout"));
    }
};

template <class Fields>
auto configOf(const Json& json, const std::string& origin) {
    Options options = Fields();
    readJson(options, json, origin);
    return options.as<Fields>().c;
}

void requireHeads(std::int64_t width, std::int64_t heads, const char* key,
                  const std::string& origin) {
    if (width % 2 || width % heads)
        throw UserError(origin + ": '" + key + "' must be even and a multiple of the " +
                        std::to_string(heads) + " heads.");
}

} // namespace

const std::vector<std::string>& muserVariants() {
    static const std::vector<std::string> all = {
        "TRANS_CA_GE",    "TRANS_CONCAT_GE", "TRANS_CA_G",    "TRANS_NONE_E", "MEAN_CA_GE",
        "MEAN_CONCAT_GE", "VQ_VAE_CA",       "VQ_VAE_CONCAT", "VAE"};
    return all;
}

bool MuserConfig::crosses() const {
    return variant.find("_CA") != std::string::npos;
}
bool MuserConfig::concatenates() const {
    return variant == "VAE" || variant.find("_CONCAT") != std::string::npos;
}
bool MuserConfig::hasGlobal() const {
    return variant != "TRANS_NONE_E";
}
bool MuserConfig::hasElementDecoders() const {
    return variant.ends_with("E") && variant != "VAE";
}
bool MuserConfig::addsSlices() const {
    return variant == "TRANS_CA_G";
}
bool MuserConfig::quantises() const {
    return variant != "VAE";
}
bool MuserConfig::regularises() const {
    return hasRegulariser() || variant.starts_with("MEAN");
}
bool MuserConfig::hasRegulariser() const {
    return variant.starts_with("TRANS");
}
std::int64_t MuserConfig::globalLayers() const {
    return !hasGlobal() ? 0 : hasElementDecoders() ? std::max<std::int64_t>(1, layers / 2) : layers;
}
std::int64_t MuserConfig::elementLayers() const {
    return hasElementDecoders() ? std::max<std::int64_t>(1, layers / 4) : 0;
}
std::int64_t MuserConfig::regulariserLayers() const {
    return hasRegulariser() ? std::max<std::int64_t>(1, layers / 2) : 0;
}
std::int64_t MuserConfig::regulariserHeads() const {
    return std::max<std::int64_t>(1, heads / 2);
}

Json toJson(const MuserConfig& config) {
    return antiphon::toJson(Options(MuserFields{config}));
}

Json toJson(const PriorConfig& config) {
    return antiphon::toJson(Options(PriorFields{config}));
}

MuserConfig muserConfig(const Json& json, const std::string& origin) {
    MuserConfig c = configOf<MuserFields>(json, origin);
    requireHeads(c.encoderWidth, c.heads, "encoder_width", origin);
    requireHeads(c.decoderWidth, c.heads, "decoder_width", origin);
    if (c.hasRegulariser())
        requireHeads(c.length, c.regulariserHeads(), "length", origin);
    return c;
}

PriorConfig priorConfig(const Json& json, const std::string& origin) {
    PriorConfig c = configOf<PriorFields>(json, origin);
    requireHeads(c.width, c.heads, "width", origin);
    return c;
}

MuserConfig muserPreset(const std::string& preset, const std::string& variant) {
    if (std::ranges::find(muserVariants(), variant) == muserVariants().end())
        throw UserError("There is no variant '" + variant + "'; take " + listed(muserVariants()) +
                            ".",
                        UserError::Kind::Usage);
    MuserConfig c;
    c.variant = variant;
    if (preset == "compact") {
        c.widths = {32, 64, 32, 16, 128, 32, 32, 32};
        c.layers = 4;
        c.heads = 4;
        c.encoderWidth = 64;
        c.decoderWidth = 128;
        c.codes = 256;
        c.length = 512;
    } else if (preset == "tiny") {
        c.widths = {16, 16, 16, 8, 32, 16, 16, 16};
        c.layers = 1;
        c.heads = 2;
        c.encoderWidth = 16;
        c.decoderWidth = 32;
        c.codes = 64;
        c.sliceWidth = 4;
        c.length = 64;
        c.dropout = 0;
    } else if (preset != "paper") {
        throw UserError("There is no preset '" + preset + "'; take tiny, compact or paper.",
                        UserError::Kind::Usage);
    }
    return c;
}

PriorConfig priorPreset(const std::string& preset, std::int64_t codes, std::int64_t length) {
    PriorConfig c;
    c.codes = codes;
    c.length = length;
    if (preset == "compact") {
        c.layers = 4;
        c.heads = 4;
        c.width = 128;
    } else if (preset == "tiny") {
        c.layers = 1;
        c.heads = 2;
        c.width = 32;
        c.dropout = 0;
    } else if (preset != "paper") {
        throw UserError("There is no preset '" + preset + "'; take tiny, compact or paper.",
                        UserError::Kind::Usage);
    }
    return c;
}

} // namespace antiphon::emotion
