#include "models/idm/config.h"

#include "core/error.h"

namespace antiphon::idm {

IdmConfig idmPreset(const std::string& preset) {
    IdmConfig config;
    if (preset == "tiny") {
        config.channels = 16;
        // It decides in every moment for all bands at once where attacks are: with chunks of four
        // moments and half the width L-Scores of what is drawn lay farther from real ones by a
        // seventh.
        config.chunks = "none";
        config.dropout = 0;
        config.frameWidth = 128;
        return config;
    }
    if (preset == "default") {
        config.skipDrop = 0.2;
        return config;
    }
    throw UserError("There is no preset '" + preset + "'; take tiny or default.",
                    UserError::Kind::Usage);
}

Json toJson(const IdmConfig& c) {
    return {{"bands", c.bands},
            {"channels", c.channels},
            {"d_model", c.width},
            {"n_head", c.heads},
            {"num_main_layers", c.layers},
            {"dropout_rate", c.dropout},
            {"tokens", c.tokens},
            {"chunks", c.chunks},
            {"target_ratio", c.ratio},
            {"frame_width", c.frameWidth},
            {"norm", c.norm},
            {"conditioned", c.conditioned},
            {"skip_drop", c.skipDrop},
            {"router_rate", c.routerRate}};
}

IdmConfig idmConfig(const Json& json, const std::string& origin) {
    IdmConfig c;
    try {
        const auto get = [&](const char* key, auto& value) { json.at(key).get_to(value); };
        get("bands", c.bands);
        get("channels", c.channels);
        get("d_model", c.width);
        get("n_head", c.heads);
        get("num_main_layers", c.layers);
        get("dropout_rate", c.dropout);
        get("tokens", c.tokens);
        get("chunks", c.chunks);
        get("target_ratio", c.ratio);
        get("norm", c.norm);
        c.frameWidth = json.value("frame_width", c.frameWidth);
        get("conditioned", c.conditioned);
        get("skip_drop", c.skipDrop);
        get("router_rate", c.routerRate);
    } catch (const Json::exception& e) {
        throw UserError(origin + ": the network's settings are damaged (" + e.what() +
                        "); train the model again.");
    }
    const auto need = [&](bool holds, const std::string& what) {
        if (!holds)
            throw UserError(origin + ": " + what + ".");
    };
    const auto within = [](std::int64_t value, std::int64_t most) {
        return value >= 1 && value <= most;
    };
    need(within(c.bands, 1024) && c.bands % 8 == 0,
         "'bands' must be a multiple of 8 of at most 1024");
    need(within(c.channels, 512) && (c.norm != "group" || c.channels % 8 == 0),
         "'channels' must be at most 512, with group norm a multiple of 8");
    need(c.frameWidth == 0 || within(c.frameWidth, 4096), "'frame_width' must be 0 to 4096");
    need(within(c.heads, 64) && within(c.width, 4096) && c.width % (2 * c.heads) == 0,
         "'d_model' must be at most 4096 and a multiple of twice 'n_head'");
    need(within(c.layers, 64), "'num_main_layers' must be 1 to 64");
    need(c.tokens == "time" || c.tokens == "grid", "'tokens' must be time or grid");
    need(c.chunks == "quantile" || c.chunks == "threshold" || c.chunks == "sampled" ||
             c.chunks == "none",
         "'chunks' must be quantile, threshold, sampled or none");
    need(c.norm == "batch" || c.norm == "group", "'norm' must be batch or group");
    need(c.ratio > 1 && c.ratio <= 1024, "'target_ratio' must be above 1 and at most 1024");
    need(c.dropout >= 0 && c.dropout < 1 && c.skipDrop >= 0 && c.skipDrop < 1,
         "'dropout_rate' and 'skip_drop' must be 0 or more and below 1");
    need(c.routerRate > 0 && c.routerRate <= 1000, "'router_rate' must be above 0, at most 1000");
    return c;
}

} // namespace antiphon::idm
