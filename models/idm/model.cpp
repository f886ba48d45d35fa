#include "models/idm/model.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/text.h"
#include "core/version.h"
#include "models/idm/vocoderconfig.h"
#include "models/modelfolder.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace antiphon::idm {

namespace {

constexpr const char* kind = "idm model";
constexpr std::string_view averaged = "averaged.";

} // namespace

IdmModel readIdm(const fs::path& path) {
    const ModelPlace place =
        modelPlace(path, "model", kind, "Models are trained with 'idm train'.");
    const fs::path file = place.folder / ModelPlace::recordName;
    const std::string origin = display(file);
    const Json json = readJson(file);
    const auto found = json.is_object() ? json.find("kind") : json.end();
    if (found == json.end() || *found != kind)
        throw UserError(origin + ": is no " + kind + " of Antiphon.");
    IdmModel model;
    try {
        if (json.at("version") != 1)
            throw UserError(origin + ": is of another version of the program; train it again.");
        model.config = idmConfig(json.at("network"), origin);
        const Json& audio = json.at("audio");
        model.audio = {audio.at("rate"),  audio.at("window"),  audio.at("hop"),
                       audio.at("bands"), audio.at("seconds"), audio.at("step")};
        model.reference = json.at("reference");
        model.facts = {json.at("mean"), json.at("deviation")};
        model.objective = json.at("objective");
        model.scale = scoreScale(json.at("scale"));
        model.scores = json.at("scores").get<std::vector<Scores>>();
        model.training = json.at("training");
        model.evaluation = json.at("evaluation");
    } catch (const Json::exception& e) {
        throw UserError(origin + ": is damaged (" + e.what() + "); train it again.");
    }
    const bool sound = model.reference > 0 && std::isfinite(model.reference) &&
                       model.facts.deviation > 0 && model.audio.bands == model.config.bands &&
                       model.audio.rate == LScoreReport::rate && model.audio.hop > 0 &&
                       model.audio.seconds > 0 && model.audio.seconds <= 600 &&
                       !model.scores.empty();
    if (!sound)
        throw UserError(origin + ": holds numbers that do not fit each other; train it again.");
    model.origin = place.folder;
    model.weights = usedIdmWeights(readSafeTensors(place.weights).tensors);
    return model;
}

void writeIdmRecord(const fs::path& folder, const IdmModel& m) {
    fs::create_directories(folder);
    writeJson(folder / ModelPlace::recordName, {{"kind", kind},
                                                {"version", 1},
                                                {"software", software()},
                                                {"date", timestamp()},
                                                {"network", toJson(m.config)},
                                                {"audio",
                                                 {{"rate", m.audio.rate},
                                                  {"window", m.audio.window},
                                                  {"hop", m.audio.hop},
                                                  {"bands", m.audio.bands},
                                                  {"seconds", m.audio.seconds},
                                                  {"step", m.audio.step}}},
                                                {"reference", m.reference},
                                                {"mean", m.facts.mean},
                                                {"deviation", m.facts.deviation},
                                                {"objective", m.objective},
                                                {"scale", toJson(m.scale)},
                                                {"scores", m.scores},
                                                {"training", m.training},
                                                {"evaluation", m.evaluation}});
}

void writeIdm(const fs::path& folder, const IdmModel& model) {
    fs::create_directories(folder);
    writeSafeTensors(folder / ModelPlace::weightsName, {model.weights, {}});
    writeIdmRecord(folder, model);
}

std::vector<RawTensor> usedIdmWeights(std::vector<RawTensor> weights) {
    const auto mean = [](const RawTensor& w) { return w.name.starts_with(averaged); };
    if (std::ranges::none_of(weights, mean))
        return weights;
    std::erase_if(weights, [&](const RawTensor& w) { return !mean(w); });
    for (RawTensor& w : weights)
        w.name.erase(0, averaged.size());
    return weights;
}

void checkSameSpectrograms(const IdmModel& model, const Dataset& dataset) {
    DatasetSettings clips = dataset.settings();
    clips.step = model.audio.step;
    if (clips == model.audio)
        return;
    throw UserError(display(model.origin) + ": was trained on clips of " +
                    numberText(model.audio.seconds) + " s (" + spectrogramsInWords(model.audio) +
                    "), but " + display(dataset.folder()) + " holds clips of " +
                    numberText(clips.seconds) + " s (" + spectrogramsInWords(clips) +
                    "); make a data set of the model's kind, or train another model.");
}

Scores scoresOf(const LScore& s) {
    return {s.timbral, s.density, s.irregularity, s.structural};
}

} // namespace antiphon::idm
