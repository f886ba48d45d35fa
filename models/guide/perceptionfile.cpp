// How a Perception is named, written and read.
#include "models/guide/perceptiondata.h"

#include "core/error.h"
#include "core/formats/npz.h"
#include "core/formats/safetensors.h"

#include <cmath>

namespace antiphon::guide {

namespace {

constexpr const char* stateFile = "codebook.json";
constexpr const char* centresFile = "centres.npy";
constexpr const char* headFile = "head.safetensors";

RawTensor tensorFrom(const Matrix& centres) {
    return RawTensor::of("", {std::int64_t(centres.rows), std::int64_t(centres.columns)},
                         centres.values);
}

[[noreturn]] void refuse(const std::string& origin, const char* key, const char* admitted) {
    throw UserError(origin + ": '" + key + "' must be " + admitted + "; choose another codebook.");
}

/// What an AttentionHead is made of, where there is one.
void readHead(const fs::path& folder, const Json& json, PerceptionSettings& settings,
              const std::string& origin) {
    if (settings.reduce != "mask" && settings.reduce != "weighed")
        return;
    if (!json.contains("head"))
        refuse(origin, "head", "told where an attention sums up segments");
    auto tensors = readSafeTensors(folder / headFile).tensors;
    if (tensorHash(tensors) != json["head"])
        throw UserError(display(folder / headFile) + ": these are not the tensors that " + origin +
                        " was written with; copy both files again.");
    settings.head = std::make_shared<const std::vector<RawTensor>>(std::move(tensors));
}

} // namespace

Json toJson(const PerceptionSettings& settings) {
    return {{"frontend", settings.frontend.id},
            {"timbre", settings.frontend.timbre},
            {"harmony", settings.frontend.harmony},
            {"energy", settings.frontend.energy},
            {"segment", settings.segment},
            {"vocab", settings.vocab},
            {"match", settings.match},
            {"silence", settings.silence},
            {"compat", settings.compat},
            {"isolated", settings.isolated},
            {"projection", settings.projection},
            {"reduce", settings.reduce},
            {"learn_from", settings.learnFrom}};
}

PerceptionSettings perceptionSettings(const ListeningOptions& options) {
    PerceptionSettings settings;
    settings.frontend = {options.frontend, options.timbre, options.harmony, options.energy};
    settings.segment = options.segment;
    settings.vocab = options.vocab;
    settings.match = options.match;
    settings.silence = options.silence;
    settings.learnFrom = options.learnFrom;
    if (!options.weights.empty())
        settings.weights = fs::absolute(options.weights);
    return settings;
}

ListeningOptions listeningOptions(const PerceptionSettings& settings) {
    ListeningOptions options;
    options.segment = settings.segment;
    options.vocab = settings.vocab;
    options.frontend = settings.frontend.id;
    options.timbre = settings.frontend.timbre;
    options.harmony = settings.frontend.harmony;
    options.energy = settings.frontend.energy;
    options.match = settings.match;
    options.silence = settings.silence;
    options.learnFrom = settings.learnFrom;
    options.weights = settings.weights.string();
    return options;
}

PerceptionSettings perceptionSettings(const Json& json, const std::string& origin) {
    PerceptionSettings settings;
    try {
        settings.frontend = {json.at("frontend").get<std::string>(),
                             json.at("timbre").get<double>(), json.at("harmony").get<double>(),
                             json.at("energy").get<double>()};
        settings.segment = json.at("segment").get<double>();
        settings.vocab = json.at("vocab").get<std::int64_t>();
        settings.match = json.at("match").get<std::string>();
        settings.silence = json.at("silence").get<double>();
        settings.compat = json.at("compat").get<bool>();
        settings.isolated = json.at("isolated").get<bool>();
        settings.projection = json.at("projection").get<bool>();
        settings.reduce = json.value("reduce", settings.reduce);
        settings.learnFrom = json.value("learn_from", settings.learnFrom);
    } catch (const nlohmann::json::exception& e) {
        throw UserError(origin + ": does not tell how recordings become labels (" + e.what() +
                        "); choose another codebook.");
    }
    if (!(settings.segment >= 0.01 && settings.segment <= 15))
        refuse(origin, "segment", "0.01 to 15 s");
    if (settings.vocab < 1 || settings.vocab > 1 << 20)
        refuse(origin, "vocab", "1 or more");
    if (settings.match != "relative" && settings.match != "absolute")
        refuse(origin, "match", "relative or absolute");
    if (settings.reduce != "mean" && settings.reduce != "maximum" && settings.reduce != "mask" &&
        settings.reduce != "weighed")
        refuse(origin, "reduce", "mean, maximum, mask or weighed");
    if (settings.learnFrom != "segments" && settings.learnFrom != "frames")
        refuse(origin, "learn_from", "segments or frames");
    if (!std::isfinite(settings.silence))
        refuse(origin, "silence", "a number of dBFS");
    return settings;
}

Json Perception::Data::state() const {
    Json state = toJson(settings);
    if (frontend)
        state["frontend_state"] = frontend->state();
    else
        state["weights_hash"] = weightsHash;
    state["scale"] = {{"offset", scale.all.offset}, {"scale", scale.all.scale}};
    state["centres"] = tensorHash(std::vector{tensorFrom(codebook)});
    if (settings.head)
        state["head"] = tensorHash(*settings.head);
    return state;
}

void Perception::Data::name() {
    const std::string text = state().dump();
    hash = contentHash(std::string_view(text));
}

void Perception::save(const fs::path& folder) const {
    writeNpy(folder / centresFile, tensorFrom(m_data->codebook));
    if (m_data->settings.head)
        writeSafeTensors(folder / headFile, {*m_data->settings.head, {}});
    Json state = m_data->state();
    if (!m_data->frontend) {
        std::string place;
        if (const fs::path& weights = m_data->settings.weights; !weights.empty()) {
            const fs::path inside = fs::absolute(weights).lexically_relative(fs::absolute(folder));
            const bool below = !inside.empty() && *inside.begin() != "..";
            place = display(below ? inside : fs::absolute(weights));
        }
        state["weights"] = place;
    }
    writeJson(folder / stateFile, state);
}

Perception Perception::withCentres(const PerceptionSettings& settings, Matrix centres,
                                   const std::string& origin) {
    if (settings.frontend.id != wav2vec2)
        throw UserError(origin + ": centres alone fit the front-end 'wav2vec2' only; '" +
                        settings.frontend.id +
                        "' has a normalisation that belongs to them. Learn a codebook instead.");
    if (settings.match != "absolute")
        throw UserError(origin + ": centres alone were learned on one scale for all recordings; "
                                 "choose 'match' absolute.");
    if (centres.rows == 0 || centres.columns == 0)
        throw UserError(origin + ": there are no centres in it; choose another file.");
    auto data = std::make_unique<Data>(settings);
    data->settings.vocab = std::int64_t(centres.rows);
    data->scale.relative = false;
    if (fs::is_regular_file(settings.weights)) {
        const std::size_t columns = data->ears().columns();
        if (columns != centres.columns)
            throw UserError(origin + ": the centres have " + std::to_string(centres.columns) +
                            " columns, but frames of these wav2vec 2.0 weights have " +
                            std::to_string(columns) + "; choose centres that belong to them.");
        data->weightsHash = data->ears().hash();
    }
    data->codebook = std::move(centres);
    data->name();
    return Perception(std::move(data));
}

Perception Perception::load(const fs::path& folder, const fs::path& weights) {
    const fs::path file = folder / stateFile;
    const std::string origin = display(file);
    if (!fs::exists(file))
        throw UserError(display(folder) +
                        ": is no codebook (there is no codebook.json in it); choose the folder "
                        "'codebook' of a codebook or a model.");
    const Json json = readJson(file);
    auto data = std::make_unique<Data>(perceptionSettings(json, origin));
    try {
        if (data->frontend) {
            data->frontend = Frontend::fromState(json.at("frontend_state"));
        } else {
            data->weightsHash = json.at("weights_hash").get<std::string>();
            const auto known = json.at("weights").get<std::string>();
            data->settings.weights = weights;
            if (weights.empty() && !known.empty())
                data->settings.weights = folder / known; // an absolute one stays
        }
        data->scale = {data->settings.match == "relative",
                       {json.at("scale").at("offset").get<std::vector<float>>(),
                        json.at("scale").at("scale").get<std::vector<float>>()}};
    } catch (const nlohmann::json::exception& e) {
        throw UserError(origin + ": is damaged (" + e.what() + "); choose another codebook.");
    }
    const std::string centres = display(folder / centresFile);
    const auto tensors = readNumpy(folder / centresFile);
    const RawTensor& tensor = tensorOf(tensors, "", std::vector<std::int64_t>{-1, -1}, centres);
    data->codebook = Matrix(std::size_t(tensor.shape[0]), std::size_t(tensor.shape[1]));
    data->codebook.values = tensor.floats();
    const std::size_t columns =
        data->frontend ? data->frontend->outputColumns() : data->codebook.columns;
    const std::size_t heard =
        data->frontend ? data->frontend->segmentColumns() : data->codebook.columns;
    if (data->codebook.columns != columns || data->codebook.rows == 0)
        throw UserError(centres + ": centres of the front-end '" + data->settings.frontend.id +
                        "' have " + std::to_string(columns) + " columns, these are " +
                        shapeText(tensor.shape) + "; choose centres that were learned with it.");
    const TrackScale& all = data->scale.all;
    if (data->scale.relative && (all.offset.size() != heard || all.scale.size() != heard))
        throw UserError(origin + ": 'scale' does not have " + std::to_string(heard) +
                        " columns; choose another codebook.");
    readHead(folder, json, data->settings, origin);
    data->name();
    if (json.value("centres", "") != data->state()["centres"])
        throw UserError(centres + ": these are not the centres that " + origin +
                        " was written with; copy both files again.");
    return Perception(std::move(data));
}

} // namespace antiphon::guide
