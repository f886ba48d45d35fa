#include "models/idm/vocoderconfig.h"

#include "core/error.h"

namespace antiphon::idm {

VocoderConfig vocoderPreset(const std::string& preset) {
    VocoderConfig config;
    if (preset == "tiny") {
        config.blocks = 4;
        config.width = 128;
        config.inner = 384;
    } else if (preset == "full") {
        config.blocks = 8;
        config.width = 512;
        config.inner = 1536;
    } else if (preset != "small") {
        throw UserError("There is no preset '" + preset + "'; take tiny, small or full.",
                        UserError::Kind::Usage);
    }
    return config;
}

VocoderConfig fitting(VocoderConfig config, const DatasetSettings& audio) {
    config.rate = audio.rate;
    config.window = audio.window;
    config.hop = audio.hop;
    config.bands = audio.bands;
    return config;
}

Json toJson(const VocoderConfig& c) {
    return {{"rate", c.rate},     {"window", c.window}, {"hop", c.hop},    {"bands", c.bands},
            {"blocks", c.blocks}, {"width", c.width},   {"inner", c.inner}};
}

VocoderConfig vocoderConfig(const Json& json, const std::string& origin) {
    VocoderConfig c;
    try {
        const auto get = [&](const char* key, auto& value) { json.at(key).get_to(value); };
        get("rate", c.rate);
        get("window", c.window);
        get("hop", c.hop);
        get("bands", c.bands);
        get("blocks", c.blocks);
        get("width", c.width);
        get("inner", c.inner);
    } catch (const Json::exception& e) {
        throw UserError(origin + ": the vocoder's settings are damaged (" + e.what() +
                        "); train it again.");
    }
    const auto need = [&](bool holds, const char* what) {
        if (!holds)
            throw UserError(origin + ": " + what + ".");
    };
    const auto within = [](std::int64_t value, std::int64_t least, std::int64_t most) {
        return value >= least && value <= most;
    };
    need(within(c.rate, 8000, 192000), "'rate' must be 8000 to 192000");
    need(within(c.window, 64, 8192) && (c.window & (c.window - 1)) == 0,
         "'window' must be a power of two from 64 to 8192");
    need(within(c.hop, 16, c.window / 2) && c.window % c.hop == 0,
         "'hop' must be at least 16 and divide 'window'");
    need(within(c.bands, 8, 512), "'bands' must be 8 to 512");
    need(within(c.blocks, 1, 64), "'blocks' must be 1 to 64");
    need(within(c.width, 8, 4096), "'width' must be 8 to 4096");
    need(within(c.inner, 8, 16384), "'inner' must be 8 to 16384");
    return c;
}

std::string spectrogramsInWords(const DatasetSettings& s) {
    return std::to_string(s.bands) + " bands at " + std::to_string(s.rate) + " Hz, hop " +
           std::to_string(s.hop) + ", window " + std::to_string(s.window);
}

std::string spectrogramsInWords(const VocoderConfig& c) {
    DatasetSettings audio;
    audio.rate = c.rate;
    audio.window = c.window;
    audio.hop = c.hop;
    audio.bands = c.bands;
    return spectrogramsInWords(audio);
}

} // namespace antiphon::idm
