#include "models/guide/decision.h"

#include "core/error.h"

#include <algorithm>

namespace antiphon::guide {

namespace {

/// Reads the keys of an object that it has, each within its range.
class Reader {
public:
    Reader(const Json& json, const std::string& origin) : m_json(json), m_origin(origin) {
        if (!json.is_object())
            throw UserError(origin + ": a Decision network is described by an object.");
    }

    void integer(const char* key, std::int64_t& value, std::int64_t least, std::int64_t most) {
        if (const Json* found = find(key)) {
            const bool whole = found->is_number_integer();
            const auto number = whole ? found->get<std::int64_t>() : least - 1;
            if (number < least || number > most)
                refuse(key, "a whole number of " + std::to_string(least) + " to " +
                                std::to_string(most));
            value = number;
        }
    }
    /// From 0 to below 1.
    void share(const char* key, double& value) {
        if (const Json* found = find(key)) {
            const double number = found->is_number() ? found->get<double>() : -1;
            if (!(number >= 0 && number < 1))
                refuse(key, "a number from 0 to below 1");
            value = number;
        }
    }
    void flag(const char* key, bool& value) {
        if (const Json* found = find(key)) {
            if (!found->is_boolean())
                refuse(key, "true or false");
            value = found->get<bool>();
        }
    }
    void choice(const char* key, std::string& value, std::initializer_list<const char*> admitted) {
        if (const Json* found = find(key)) {
            const std::string text = found->is_string() ? found->get<std::string>() : "";
            std::string list;
            for (const char* one : admitted) {
                if (text == one) {
                    value = text;
                    return;
                }
                list += (list.empty() ? "" : " or ") + std::string(one);
            }
            refuse(key, list);
        }
    }
    [[noreturn]] void refuse(const std::string& key, const std::string& admitted) const {
        throw UserError(m_origin + ": '" + key + "' of the Decision network must be " + admitted +
                        ".");
    }

private:
    const Json* find(const char* key) const {
        const auto found = m_json.find(key);
        return found == m_json.end() ? nullptr : &*found;
    }

    const Json& m_json;
    const std::string& m_origin;
};

} // namespace

Json toJson(const DecisionConfig& c) {
    return {{"codes", c.codes},
            {"dim", c.dim},
            {"layers", c.layers},
            {"encoder_layers", c.encoderLayers},
            {"heads", c.heads},
            {"feed_forward", c.feedForward},
            {"dropout", c.dropout},
            {"norm_first", c.normFirst},
            {"embedding", c.embedding},
            {"position_dropout", c.positionDropout},
            {"relative", c.relative},
            {"relative_cross", c.relativeCross},
            {"positions", c.positions},
            {"mask_probability", c.maskProbability},
            {"mask_length", c.maskLength},
            {"max_segments", c.maxSegments},
            {"task", c.task}};
}

DecisionConfig decisionConfig(const Json& json, const std::string& origin) {
    DecisionConfig c;
    Reader read(json, origin);
    read.integer("codes", c.codes, 1, 65536);
    read.integer("dim", c.dim, 2, 16384);
    read.integer("layers", c.layers, 1, 128);
    read.integer("encoder_layers", c.encoderLayers, 0, 128);
    read.integer("heads", c.heads, 1, 256);
    read.integer("feed_forward", c.feedForward, 1, 65536);
    read.share("dropout", c.dropout);
    read.flag("norm_first", c.normFirst);
    read.choice("embedding", c.embedding, {"codebook", "table"});
    read.flag("position_dropout", c.positionDropout);
    read.flag("relative", c.relative);
    read.flag("relative_cross", c.relativeCross);
    read.choice("positions", c.positions, {"both", "guide", "none"});
    read.share("mask_probability", c.maskProbability);
    read.integer("mask_length", c.maskLength, 1, 4096);
    read.integer("max_segments", c.maxSegments, 1, 16384);
    read.choice("task", c.task, {"answer", "completion"});
    if (c.dim % 2 || c.dim % c.heads)
        read.refuse("dim", "even and a multiple of the " + std::to_string(c.heads) + " heads");
    return c;
}

DecisionConfig decisionPreset(const std::string& preset, const std::string& variant,
                              std::int64_t codes) {
    if (variant != "A" && variant != "B")
        throw UserError("There is no variant '" + variant + "'; take A or B.",
                        UserError::Kind::Usage);
    DecisionConfig c;
    c.codes = codes;
    if (variant == "B") {
        c.dim = 512;
        c.heads = 8;
        c.encoderLayers = 6;
        c.positionDropout = false;
    }
    if (preset == "tiny") {
        c.dim = 64;
        c.heads = 4;
        c.layers = 2;
        c.encoderLayers = variant == "B" ? 2 : 0;
        c.feedForward = 128;
    } else if (preset != "paper") {
        throw UserError("There is no preset '" + preset + "'; take tiny or paper.",
                        UserError::Kind::Usage);
    }
    return c;
}

TokenBatch tokenBatch(const std::vector<const LabelWindow*>& windows,
                      const DecisionConfig& config) {
    TokenBatch batch;
    batch.rows = std::int64_t(windows.size());
    for (const LabelWindow* w : windows) {
        batch.sourceLength = std::max(batch.sourceLength, std::int64_t(w->source.size()) + 2);
        batch.targetLength = std::max(batch.targetLength, std::int64_t(w->target.size()) + 1);
    }
    batch.source.assign(std::size_t(batch.rows * batch.sourceLength), config.padding());
    batch.input.assign(std::size_t(batch.rows * batch.targetLength), config.padding());
    batch.wanted = batch.input;
    const auto token = [&](std::int32_t code) {
        return code < 0 || code >= config.codes ? config.padding() : std::int64_t(code);
    };
    for (std::size_t row = 0; row < windows.size(); ++row) {
        const LabelWindow& w = *windows[row];
        auto source = batch.source.begin() + std::ptrdiff_t(row) * batch.sourceLength;
        *source++ = config.start();
        source = std::ranges::transform(w.source, source, token).out;
        *source = config.end();

        auto input = batch.input.begin() + std::ptrdiff_t(row) * batch.targetLength;
        *input++ = config.start();
        std::ranges::transform(w.target, input, token);
        auto wanted = batch.wanted.begin() + std::ptrdiff_t(row) * batch.targetLength;
        for (std::size_t i = 0; i < w.target.size(); ++i)
            *wanted++ = w.counts(i) ? token(w.target[i]) : config.padding();
        *wanted = config.end();
    }
    return batch;
}

TokenBatch tokenBatch(std::span<const LabelWindow> windows, const DecisionConfig& config) {
    std::vector<const LabelWindow*> pointers;
    for (const LabelWindow& window : windows)
        pointers.push_back(&window);
    return tokenBatch(pointers, config);
}

std::size_t lengthToEnd(std::span<const std::int64_t> tokens, const DecisionConfig& config) {
    const auto end = std::ranges::find(tokens, config.end());
    return std::size_t(end - tokens.begin()) + (end == tokens.end() ? 0 : 1);
}

} // namespace antiphon::guide
