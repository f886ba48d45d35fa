#include "core/maps/lookupside.h"

#include "core/error.h"
#include "core/maps/corpus.h"
#include "core/text.h"
#include "core/version.h"

namespace antiphon {

namespace {

constexpr const char* kind = "lookup table";
constexpr std::uint64_t largestSide = std::uint64_t(64) << 20;

std::string wholePath(const fs::path& path) {
    return path.empty() ? std::string() : display(fs::absolute(path).lexically_normal());
}

PlanSettings planOf(const Json& side) {
    PlanSettings plan;
    plan.kind = planKind(side.at("grid").get<std::string>());
    plan.subdivisions = side.at("subdivisions").get<int>();
    plan.points = side.value("points", std::size_t(0));
    plan.seed = side.value("seed", std::uint64_t(1));
    plan.low = side.value("low", std::vector<double>());
    plan.high = side.value("high", std::vector<double>());
    return plan;
}

/// The first key that two sections do not agree on.
std::string difference(const std::string& section, const Json& there, const Json& here) {
    if (!there.is_object() || !here.is_object())
        return there == here
                   ? std::string()
                   : section + " is " + there.dump() + " there and " + here.dump() + " here";
    for (const auto& [key, value] : here.items()) {
        if (key == "grains" || key == "levelled" || key == "title") // the hash knows the sound
            continue;
        const auto it = there.find(key);
        const Json other = it == there.end() ? Json() : *it;
        if (other != value)
            return section + "." + key + " is " + other.dump() + " there and " + value.dump() +
                   " here";
    }
    return {};
}

} // namespace

Json planSide(const PlanSettings& plan) {
    Json side = {{"grid", name(plan.kind)}, {"subdivisions", plan.subdivisions}};
    if (plan.kind == PlanSettings::Kind::Sobol || plan.kind == PlanSettings::Kind::Random) {
        side["points"] = plan.points;
        side["seed"] = plan.seed;
    }
    if (!plan.low.empty())
        side["low"] = plan.low;
    if (!plan.high.empty())
        side["high"] = plan.high;
    return side;
}

Json lookupSide(const LookupSettings& settings, const SynthInfo& info, const std::string& hash) {
    const DescriptorSettings analysis = settings.analysis.resolved();
    Json side;
    side["kind"] = kind;
    side["software"] = software();
    side["date"] = timestamp();
    side["complete"] = false;
    side["rows"] = 0;
    side["parameters"] = info.parameters;
    side["synth"] = {
        {"name", isPatchName(settings.synth) ? wholePath(settings.synth) : settings.synth},
        {"title", info.title},
        {"hash", hash},
        {"parity", settings.sound.parity},
        {"seed", settings.sound.seed},
        {"grains", wholePath(settings.sound.grains)},
        {"jitter", settings.sound.jitter},
        {"semitones", settings.sound.semitones},
        {"levelled", settings.sound.levelled},
    };
    side["sound"] = {
        {"rate", analysis.rate},
        {"seconds", settings.seconds},
        {"pre_roll", settings.preRoll < 0 ? info.preRoll : settings.preRoll},
    };
    side["analysis"] = analysisJson(analysis);
    side["analysis"].erase("rate"); // the sound's
    side["analysis"]["descriptors"] = descriptorVersion;
    side["statistics"] = settings.statistics;
    side["plan"] = planSide(settings.plan);
    side["refinements"] = Json::array();
    return side;
}

LookupSettings lookupSettings(const Json& side, const std::string& origin) {
    LookupSettings settings;
    try {
        const Json& synth = side.at("synth");
        settings.synth = synth.at("name").get<std::string>();
        settings.parameters = int(side.at("parameters").size());
        settings.sound.parity = synth.at("parity").get<bool>();
        settings.sound.seed = synth.at("seed").get<std::uint64_t>();
        settings.sound.grains = synth.at("grains").get<std::string>();
        settings.sound.jitter = synth.at("jitter").get<double>();
        settings.sound.semitones = synth.at("semitones").get<bool>();
        settings.sound.levelled = synth.value("levelled", true); // older tables knew no other
        settings.plan = planOf(side.at("plan"));
        settings.seconds = side.at("sound").at("seconds").get<double>();
        settings.preRoll = side.at("sound").at("pre_roll").get<double>();
        Json analysis = side.at("analysis");
        analysis["rate"] = side.at("sound").at("rate");
        settings.analysis = analysisOf(analysis);
        settings.statistics = side.at("statistics").get<bool>();
    } catch (const Json::exception& e) {
        throw UserError(origin + ": does not say how the table was made (" + e.what() +
                        "); build the table anew.");
    }
    return settings;
}

std::vector<PlanSettings> lookupRefinements(const Json& side, const std::string& origin) {
    std::vector<PlanSettings> plans;
    try {
        for (const Json& plan : side.at("refinements").get_ref<const Json::array_t&>())
            plans.push_back(planOf(plan));
    } catch (const Json::exception& e) {
        throw UserError(origin + ": its refinements are malformed (" + e.what() +
                        "); build the table anew.");
    }
    return plans;
}

std::string lookupMismatch(const Json& there, const Json& here) {
    for (const char* section : {"synth", "sound", "analysis", "statistics", "plan"}) {
        const auto a = there.find(section), b = here.find(section);
        const std::string found =
            difference(section, a == there.end() ? Json() : *a, b == here.end() ? Json() : *b);
        if (!found.empty())
            return found;
    }
    return {};
}

bool isLookupSide(const Json& side) {
    return side.is_object() && side.value("kind", Json()) == kind;
}

bool isCompleteLookup(const Json& side) {
    return !side.is_object() || side.value("complete", Json()) == true;
}

Json readLookupSide(const fs::path& table) {
    const fs::path file = lookupSideFile(table);
    std::error_code error;
    if (file == table || !fs::is_regular_file(file, error))
        return {};
    const Json side = parseJson(readFile(file, largestSide), display(file));
    return isLookupSide(side) ? side : Json();
}

} // namespace antiphon
