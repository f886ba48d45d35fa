#include "models/idm/yamlconfig.h"

#include "core/error.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <functional>
#include <map>

namespace antiphon::idm {

namespace {

constexpr std::uint64_t largest = 1 << 20; ///< bytes of a configuration

class Reader {
public:
    Reader(std::string origin) : m_origin(std::move(origin)) {}

    [[noreturn]] void refuse(const YAML::Node& node, const std::string& key,
                             const std::string& wanted) const {
        const std::string value = node.IsScalar() ? "'" + node.Scalar() + "'"
                                  : node.IsMap()  ? "a mapping"
                                  : node.IsNull() ? "empty"
                                                  : "a list";
        throw UserError(m_origin + ", line " + std::to_string(node.Mark().line + 1) + ": '" + key +
                        "' is " + value + " but must be " + wanted + ".");
    }

    double number(const YAML::Node& node, const std::string& key) const {
        double value = 0;
        if (!node.IsScalar() || node.Tag() == "!" || !YAML::convert<double>::decode(node, value))
            refuse(node, key, "a number");
        return value;
    }
    std::int64_t whole(const YAML::Node& node, const std::string& key) const {
        std::int64_t value = 0;
        if (!node.IsScalar() || node.Tag() == "!" ||
            !YAML::convert<std::int64_t>::decode(node, value))
            refuse(node, key, "a whole number");
        return value;
    }
    bool flag(const YAML::Node& node, const std::string& key) const {
        bool value = false;
        if (!node.IsScalar() || node.Tag() == "!" || !YAML::convert<bool>::decode(node, value))
            refuse(node, key, "true or false");
        return value;
    }
    std::string text(const YAML::Node& node, const std::string& key) const {
        if (!node.IsScalar())
            refuse(node, key, "a text");
        return node.Scalar();
    }

private:
    std::string m_origin;
};

} // namespace

std::vector<std::string> readConfig(const fs::path& file, IdmTrainOptions& options) {
    const std::string origin = display(file);
    YAML::Node root;
    try {
        root = YAML::Load(readFile(file, largest));
    } catch (const YAML::Exception& e) {
        throw UserError(origin + ", line " + std::to_string(e.mark.line + 1) + ": is no YAML (" +
                        e.msg + "); mend it there.");
    }
    if (!root.IsMap())
        throw UserError(origin + ": holds no settings; a configuration has sections such as "
                                 "'model:' and 'training:'.");
    const Reader read(origin);
    std::vector<std::string> remarks;
    // What was said otherwise than the preset has it counts, whatever the file says.
    IdmTrainOptions preset;
    preset.preset = options.preset;
    preset.usePreset();
    const Json usual = toJson(Options(preset)), said = toJson(Options(options));
    const auto counts = [&](const std::string& option, const std::string& key) {
        if (said.at(option) == usual.at(option))
            return true;
        remarks.push_back(origin + ": '" + key + "' is passed over: the option '" + option +
                          "' was given.");
        return false;
    };
    // Values go through the options' own reading, which knows their ranges.
    Json changes = Json::object();
    std::map<std::string, YAML::Node> places;
    const auto set = [&](const char* option, Json value, const YAML::Node& node) {
        changes[option] = std::move(value);
        places[option] = node;
    };
    using Take = std::function<void(const YAML::Node&, const std::string&)>;
    const auto number = [&](const char* option) {
        return Take([&, option](const YAML::Node& n, const std::string& k) {
            set(option, read.number(n, k), n);
        });
    };
    const auto whole = [&](const char* option) {
        return Take([&, option](const YAML::Node& n, const std::string& k) {
            set(option, read.whole(n, k), n);
        });
    };
    const auto text = [&](const char* option) {
        return Take([&, option](const YAML::Node& n, const std::string& k) {
            set(option, read.text(n, k), n);
        });
    };
    const auto flag = [&](const char* option) {
        return Take([&, option](const YAML::Node& n, const std::string& k) {
            set(option, read.flag(n, k), n);
        });
    };
    const auto otherwise = [&](const char* why) {
        return Take([&, why](const YAML::Node&, const std::string& k) {
            remarks.push_back(origin + ": '" + k + "' " + why);
        });
    };
    std::int64_t batch = 0, accumulate = 0, epochs = 0;
    const auto count = [&](std::int64_t& to) {
        return Take([&](const YAML::Node& n, const std::string& k) {
            to = read.whole(n, k);
            if (to < 1)
                read.refuse(n, k, "1 or more");
        });
    };
    const Take folder = otherwise("is passed over: --data names the clips, --out the results.");
    const Take audio = otherwise("is passed over: spectrograms are those of the data set.");
    const Take target = otherwise("is passed over: targets are measured of the data set.");
    const std::map<std::string, Take> known = {
        {"paths.train_data", folder},
        {"paths.val_data", folder},
        {"paths.test_data", folder},
        {"paths.checkpoints", folder},
        {"paths.logs", folder},
        {"paths.results_dir", folder},
        {"audio.sample_rate", audio},
        {"audio.chunk_duration_s", audio},
        {"audio.n_fft", audio},
        {"audio.hop_length", audio},
        {"audio.n_mels", audio},
        {"model.use_dynamic_chunking",
         [&](const YAML::Node& n, const std::string& k) {
             if (!read.flag(n, k))
                 set("chunk_rule", "none", n);
         }},
        {"model.d_model", whole("d_model")},
        {"model.n_head", whole("n_head")},
        {"model.num_main_layers", whole("num_main_layers")},
        {"model.frame_width", whole("frame_width")},
        {"model.dropout_rate", number("dropout_rate")},
        {"model.norm", text("norm")},
        {"norm", text("norm")},
        {"training.seed", otherwise("is passed over: --seed says it.")},
        {"training.epochs", count(epochs)},
        {"training.batch_size", count(batch)},
        {"training.learning_rate", number("learning_rate")},
        {"training.early_stopping_patience", whole("patience")},
        {"training.lscore_interval", whole("lscore_interval")},
        {"training.log_interval", otherwise("is passed over: every step is logged.")},
        {"training.lambda_l_score", number("lambda_l_score")},
        {"training.gradient_accumulation_steps", count(accumulate)},
        {"loss.lambda_recon", number("lambda_recon")},
        {"loss.target_mean", target},
        {"loss.target_std", target},
        {"loss.distance", text("distance")},
        {"wandb.project", otherwise("is passed over: nothing is sent anywhere.")},
        {"chunk.mode", text("chunk_mode")},
        {"chunk.rule", text("chunk_rule")},
        {"chunk.target_ratio", number("chunk_ratio")},
        {"chunk.ratio_weight", number("ratio_weight")},
        {"curriculum.enabled",
         [&](const YAML::Node& n, const std::string& k) {
             if (!read.flag(n, k))
                 set("curriculum", "off", n);
         }},
        {"curriculum.order", text("curriculum")},
        {"curriculum.pacing", text("pacing")},
        {"curriculum.c0", number("c0")},
        {"curriculum.a", number("a")},
        {"curriculum.replay", number("replay")},
        {"curriculum.guard", number("guard")},
        {"denoise.noise_mean", number("noise_mean")},
        {"denoise.noise_deviation", number("noise_deviation")},
        {"denoise.unsaid", number("unsaid")},
        {"model.conditioned", flag("conditioned")}};

    const auto take = [&](const std::string& key, const YAML::Node& node) {
        const auto found = known.find(key);
        if (found == known.end())
            remarks.push_back(origin + ", line " + std::to_string(node.Mark().line + 1) + ": '" +
                              key + "' is not known and has no effect.");
        else
            found->second(node, key);
    };
    try {
        for (const auto& section : root) {
            const auto name = section.first.as<std::string>();
            if (known.contains(name) || !section.second.IsMap()) {
                const bool isSection = std::ranges::any_of(
                    known, [&](const auto& entry) { return entry.first.starts_with(name + "."); });
                if (isSection && !section.second.IsNull())
                    read.refuse(section.second, name, "a section of settings");
                if (!section.second.IsNull())
                    take(name, section.second);
                continue;
            }
            for (const auto& entry : section.second)
                take(name + "." + entry.first.as<std::string>(), entry.second);
        }
    } catch (const YAML::Exception& e) {
        throw UserError(origin + ", line " + std::to_string(e.mark.line + 1) + ": " + e.msg +
                        "; mend it there.");
    }
    if ((batch > 0 || accumulate > 0) && counts("batch", "training.batch_size") &&
        counts("accumulate", "training.gradient_accumulation_steps")) {
        const std::int64_t pieces = std::max<std::int64_t>(1, accumulate);
        options.training.torch.accumulate = pieces;
        options.training.torch.batch = std::max<std::int64_t>(1, batch) * pieces;
    }
    if (epochs > 0)
        remarks.push_back(origin + ": 'training.epochs' is passed over: --steps says how long it "
                                   "trains.");
    for (const auto& [key, value] : changes.items()) {
        Options all(options);
        try {
            antiphon::readJson(all, Json{{key, value}}, origin);
        } catch (const UserError& e) {
            const std::string what = e.what();
            throw UserError(origin + ", line " + std::to_string(places.at(key).Mark().line + 1) +
                            what.substr(origin.size()));
        }
        if (counts(key, key))
            options = all.as<IdmTrainOptions>();
    }
    return remarks;
}

} // namespace antiphon::idm
