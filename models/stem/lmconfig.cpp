#include "models/stem/lmconfig.h"

#include "core/error.h"
#include "core/options.h"

#include <algorithm>

namespace antiphon::stem {

namespace {

Field whole(const char* key, double least, double most) {
    return {.key = key, .label = "", .help = "", .min = least, .max = most};
}
Field oneOf(const char* key, std::vector<const char*> choices) {
    return {.key = key, .label = "", .help = "", .choices = std::move(choices)};
}

struct LmFields {
    LmConfig c;

    void visit(OptionVisitor& v) {
        v.integer(c.dim, whole("dim", 64, 16384));
        v.integer(c.layers, whole("layers", 1, 256));
        v.integer(c.books, whole("books", 1, 64));
        v.integer(c.card, whole("card", 2, 65536));
        v.choice(c.pattern, oneOf("pattern", {"delayed", "parallel"}));
        v.flag(c.startTokenMasked, whole("start_token_masked", 0, 1));
        v.choice(c.positions, oneOf("positions", {"running", "mirrored"}));
        v.integer(c.contextWindow, whole("context_window", 0, 64));
        v.choice(c.description, oneOf("description", {"none", "tags", "t5"}));
        v.choice(c.descriptionMethod, oneOf("description_method", methods));
        v.integer(c.tags, whole("tags", 0, 1e6));
        v.integer(c.textWidth, whole("text_width", 1, 65536));
        v.choice(c.beat, oneOf("beat", {"none", "linear", "direct", "mlp"}));
        v.choice(c.beatMethod, oneOf("beat_method", methods));
        v.choice(c.style, oneOf("style", {"none", "statistics"}));
        v.choice(c.styleMethod, oneOf("style_method", methods));
        v.integer(c.styleWidth, whole("style_width", 1, 65536));
        v.integer(c.lora.rank, whole("lora_rank", 0, 1024));
        v.real(c.lora.alpha, whole("lora_alpha", 0, 1e6));
        v.text(c.lora.on, whole("lora_on", 0, 0));
    }

    inline static const std::vector<const char*> methods = {"cross", "prepend", "sum"};
};

ConditionMethod methodOf(const std::string& name) {
    return name == "cross"     ? ConditionMethod::Cross
           : name == "prepend" ? ConditionMethod::Prepend
                               : ConditionMethod::Sum;
}

struct Rung {
    const char* name;
    std::int64_t dim, layers, card;
};
constexpr Rung rungs[] = {{"tiny", 128, 4, 256},
                          {"demo", 384, 8, 512},
                          {"small", 1024, 24, 2048},
                          {"medium", 1536, 48, 2048},
                          {"large", 2048, 48, 2048}};

} // namespace

std::vector<ConditionUse> LmConfig::conditions() const {
    using Kind = ConditionUse::Kind;
    std::vector<ConditionUse> uses;
    if (description != "none")
        uses.push_back({Kind::Description, methodOf(descriptionMethod)});
    if (beat != "none")
        uses.push_back({Kind::Beat, methodOf(beatMethod)});
    if (style != "none")
        uses.push_back({Kind::Style, methodOf(styleMethod)});
    return uses;
}

Json toJson(const LmConfig& config) {
    return antiphon::toJson(Options(LmFields{config}));
}

LmConfig lmConfig(const Json& json, const std::string& origin) {
    Options options = LmFields();
    readJson(options, json, origin);
    LmConfig config = options.as<LmFields>().c;
    check(config, origin);
    return config;
}

void check(const LmConfig& c, const std::string& origin) {
    const auto require = [&](bool holds, const std::string& sentence) {
        if (!holds)
            throw UserError(origin + ": " + sentence);
    };
    require(c.dim % LmConfig::headWidth == 0,
            "'dim' must be a multiple of 64, the width of a head.");
    require(c.lora.on.find_first_not_of("qkvo") == std::string::npos &&
                (c.lora.rank == 0 || !c.lora.on.empty()),
            "'lora_on' must be some of the letters q, k, v and o.");
    require(c.description != "tags" || c.tags > 0,
            "a description of tags needs a vocabulary ('tags' is 0).");
    const auto uses = c.conditions();
    const auto count = [&](ConditionMethod method) {
        return std::ranges::count(uses, method, &ConditionUse::method);
    };
    require(count(ConditionMethod::Cross) <= 2,
            "at most two conditions can be attended to; give the third another method.");
    require(count(ConditionMethod::Prepend) <= 1,
            "only one condition can be put before the sequence; attend to the other.");
    require(count(ConditionMethod::Sum) <= 1,
            "only one condition can be added to the sequence; attend to the other.");
    for (const ConditionUse& use : uses)
        require(use.method != ConditionMethod::Sum || use.kind == ConditionUse::Kind::Style,
                use.kind == ConditionUse::Kind::Beat
                    ? "beats have a vector a frame and cannot be added to the sequence; put them "
                      "before it ('beat_method': prepend)."
                    : "a description has a vector a word and cannot be added to the sequence; "
                      "attend to it ('description_method': cross).");
}

LmConfig lmPreset(const std::string& preset) {
    const auto rung = std::ranges::find(rungs, preset, &Rung::name);
    if (rung == std::end(rungs))
        throw UserError("There is no preset '" + preset +
                            "'; take tiny, demo, small, medium or large.",
                        UserError::Kind::Usage);
    LmConfig c;
    c.dim = rung->dim;
    c.layers = rung->layers;
    c.card = rung->card;
    c.styleWidth = 256;
    c.hearBeside(preset == "tiny" || preset == "demo");
    if (preset == "tiny") {
        c.styleWidth = 64;
    } else if (preset == "demo") {
        c.beat = "linear";
        c.style = "statistics";
        c.styleWidth = 128;
    } else {
        c.description = "t5";
    }
    return c;
}

std::string rungOf(const LmConfig& config) {
    for (const Rung& rung : rungs)
        if (rung.dim == config.dim && rung.layers == config.layers)
            return rung.name;
    return "custom";
}

std::vector<NamedShape> lmTensors(const LmConfig& c) {
    std::vector<NamedShape> all;
    const std::int64_t d = c.dim, ff = c.feedForward();
    const auto norm = [&](const std::string& name) {
        all.push_back({name + ".weight", {d}});
        all.push_back({name + ".bias", {d}});
    };
    for (std::int64_t k = 0; k < c.books; ++k)
        all.push_back(
            {"decoder.token_emb.emb." + std::to_string(k) + ".weight", {c.tableRows(), d}});
    if (c.contextWindow > 0)
        all.push_back({contextWindowName, {d, c.contextWindow * d}});
    for (std::int64_t i = 0; i < c.layers; ++i) {
        const auto part = [&](std::int64_t p) {
            return "decoder.attn_layers.layers." + std::to_string(3 * i + p);
        };
        for (std::int64_t p = 0; p < 2; ++p) {
            norm(part(p) + ".0.0");
            for (const char* to : {"q", "k", "v", "out"})
                all.push_back({part(p) + ".1.to_" + to + ".weight", {d, d}});
        }
        norm(part(2) + ".0.0");
        all.push_back({part(2) + ".1.ff.0.0.weight", {ff, d}});
        all.push_back({part(2) + ".1.ff.2.weight", {d, ff}});
    }
    norm("decoder.attn_layers.final_norm");
    for (std::int64_t k = 0; k < c.books; ++k)
        all.push_back({"decoder.to_logits.linears." + std::to_string(k) + ".weight", {c.card, d}});
    return all;
}

std::vector<NamedShape> conditionTensors(const LmConfig& c) {
    std::vector<NamedShape> all;
    const std::string prefix = "condition_provider.embedders.";
    const auto affine = [&](const std::string& name, std::int64_t in, std::int64_t out) {
        all.push_back({prefix + name + ".weight", {out, in}});
        all.push_back({prefix + name + ".bias", {out}});
    };
    if (c.description == "tags")
        all.push_back({prefix + "description.tags.weight", {c.tags, c.dim}});
    else if (c.description == "t5")
        affine("description.output_proj", c.textWidth, c.dim);
    if (c.beat == "linear") {
        affine("beat.output_proj", 2, c.dim);
    } else if (c.beat == "mlp") {
        affine("beat.mlp.0", 2, 512);
        affine("beat.mlp.2", 512, c.dim);
    }
    if (c.style != "none")
        affine("style.output_proj", c.styleWidth, c.dim);
    const auto uses = c.conditions();
    if (std::ranges::count(uses, ConditionMethod::Cross, &ConditionUse::method) == 2)
        all.push_back({"condition_provider.segment", {c.dim}});
    return all;
}

std::int64_t parameterCount(const std::vector<NamedShape>& tensors) {
    std::int64_t sum = 0;
    for (const NamedShape& tensor : tensors) {
        std::int64_t count = 1;
        for (const std::int64_t size : tensor.shape)
            count *= size;
        sum += count;
    }
    return sum;
}

} // namespace antiphon::stem
