#include "models/emotion/classifier.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/options.h"
#include "core/text.h"
#include "core/version.h"
#include "models/modelfolder.h"

namespace antiphon::emotion {

namespace {

constexpr const char* kind = "emotion classifier";
constexpr const char* dictionaryName = "dictionary.json";

/// The fields of a configuration as options, for reading with bounds.
struct ConfigFields {
    ClassifierConfig c;

    void visit(OptionVisitor& v) {
        static const std::vector<std::string> keys = [] {
            std::vector<std::string> names;
            for (std::size_t f = 0; f < wordFamilies; ++f)
                names.push_back("size_" + std::string(name(WordFamily(f))));
            return names;
        }();
        for (std::size_t f = 0; f < wordFamilies; ++f)
            whole(v, c.sizes[f], keys[f].c_str(), f == std::size_t(WordFamily::Emotion) ? 0 : 1,
                  65536);
        whole(v, c.embedding, "embedding", 1, 8192);
        whole(v, c.hidden, "hidden", 1, 8192);
        whole(v, c.layers, "layers", 1, 16);
        whole(v, c.attention, "attention", 1, 8192);
        whole(v, c.hops, "hops", 1, 1024);
        whole(v, c.dense, "dense", 1, 8192);
        whole(v, c.length, "length", 1, 65536);
        v.real(c.dropout, {.key = "dropout", .label = "", .help = "", .min = 0, .max = 0.99});
    }

    static void whole(OptionVisitor& v, std::int64_t& value, const char* key, double least,
                      double most) {
        v.integer(value, {.key = key, .label = "", .help = "", .min = least, .max = most});
    }
};

} // namespace

Json toJson(const MoodShares& shares) {
    return {
        {"quadrant", shares.quadrant}, {"arousal", shares.arousal}, {"valence", shares.valence}};
}

Json toJson(const ClassifierConfig& config) {
    return antiphon::toJson(Options(ConfigFields{config}));
}

ClassifierConfig classifierConfig(const Json& json, const std::string& origin) {
    Options options = ConfigFields();
    readJson(options, json, origin);
    return options.as<ConfigFields>().c;
}

ClassifierModel readClassifier(const fs::path& path) {
    const auto [folder, weights] = modelPlace(path, "classifier", kind, "");
    const fs::path file = folder / ModelPlace::recordName;
    const std::string origin = display(file);
    const Json json = readJson(file);
    if (!json.is_object() || json.value("kind", Json()) != kind)
        throw UserError(
            origin + ": is no emotion classifier of Antiphon; name one that 'emotion classifier' "
                     "trained, or a latent model.");
    ClassifierModel model;
    try {
        model.config = classifierConfig(json.at("network"), origin);
        model.training = json.at("training");
        model.accuracy = json.at("accuracy");
        if (const Json figures = json.value("figures", Json()); !figures.is_null()) {
            model.figures = MoodEstimate(figures, origin);
            const Json& shares = json.at("network_share");
            const auto share = [&](const char* key) {
                const double value = shares.at(key).get<double>();
                if (!(value >= 0 && value <= 1))
                    throw UserError(origin + ": network_share." + key +
                                    " must lie within 0 and 1; train it again.");
                return value;
            };
            model.shares = {share("quadrant"), share("arousal"), share("valence")};
        }
    } catch (const Json::exception& e) {
        throw UserError(origin + ": is damaged (" + e.what() + "); train it again.");
    }
    model.dictionary = WordDictionary::read(folder / dictionaryName);
    if (model.dictionary.sizes() != model.config.sizes)
        throw UserError(origin + ": the dictionary beside it has other sizes; they do not belong "
                                 "together.");
    model.weights = readSafeTensors(weights).tensors;
    model.origin = folder;
    return model;
}

void writeClassifier(const fs::path& folder, const ClassifierModel& model) {
    fs::create_directories(folder);
    writeSafeTensors(folder / ModelPlace::weightsName, {model.weights, {}});
    writeFile(folder / dictionaryName, model.dictionary.json());
    writeJson(folder / ModelPlace::recordName,
              {{"kind", kind},
               {"software", software()},
               {"date", timestamp()},
               {"network", toJson(model.config)},
               {"figures", model.figures ? model.figures->json() : Json()},
               {"network_share", toJson(model.shares)},
               {"training", model.training},
               {"accuracy", model.accuracy}});
}

} // namespace antiphon::emotion
