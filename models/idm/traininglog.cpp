#include "models/idm/traininglog.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace antiphon::idm {

namespace {

constexpr const char* orderFile = "curriculum.json";
constexpr const char *soundFolder = "samples", *soundBegin = "step-", *soundEnd = ".wav";
constexpr std::uintmax_t largest = std::uintmax_t(1) << 30;

/// Whole lines of a file, about `most` of them; the first and the last are kept.
std::vector<Json> linesOfLog(const fs::path& file, std::size_t most) {
    std::vector<Json> lines;
    if (!fs::exists(file))
        return lines;
    const std::string text = readFile(file, largest);
    std::vector<std::string_view> whole;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        if (end == std::string::npos)
            break; // still being written
        whole.push_back(std::string_view(text).substr(at, end - at));
        at = end + 1;
    }
    const std::size_t stride = std::max<std::size_t>(1, (whole.size() + most - 1) / most);
    for (std::size_t i = 0; i < whole.size(); ++i)
        if (i % stride == 0 || i + 1 == whole.size()) {
            Json json = Json::parse(whole[i], nullptr, false);
            if (json.is_object())
                lines.push_back(std::move(json));
        }
    return lines;
}

double numberIn(const Json& json) {
    return json.is_number() ? json.get<double>() : std::nan("");
}

} // namespace

TrainingLog readTrainingLog(const fs::path& run, std::size_t most) {
    TrainingLog log;
    for (const Json& line : linesOfLog(run / trainingStepsName, most)) {
        TrainingLog::Pace pace;
        const auto step = line.find("step"), c = line.find("c"), eligible = line.find("eligible");
        if (step == line.end() || !step->is_number_integer() || c == line.end() ||
            !c->is_number() || eligible == line.end() || !eligible->is_number_integer())
            continue;
        pace.step = step->get<std::int64_t>();
        pace.competence = c->get<double>();
        pace.eligible = eligible->get<std::int64_t>();
        if (const auto d = line.find("difficulty");
            d != line.end() && d->is_array() && d->size() == 3)
            for (std::size_t i = 0; i < 3; ++i)
                pace.difficulty[i] = numberIn((*d)[i]);
        log.paces.push_back(pace);
    }
    for (const Json& line : linesOfLog(run / trainingScoresName, most)) {
        const auto step = line.find("step"), clips = line.find("clips"),
                   target = line.find("target");
        if (step == line.end() || !step->is_number_integer() || clips == line.end() ||
            !clips->is_array() || clips->empty())
            continue;
        TrainingLog::Scored scored;
        scored.step = step->get<std::int64_t>();
        const double count = double(clips->size());
        for (std::size_t d = 0; d < scored.mean.size(); ++d) {
            const auto value = [&](const Json& clip) {
                return clip.is_array() && d < clip.size() ? numberIn(clip[d]) : std::nan("");
            };
            for (const Json& clip : *clips)
                scored.mean[d] += value(clip) / count;
            for (const Json& clip : *clips)
                scored.deviation[d] += std::pow(value(clip) - scored.mean[d], 2) / count;
            scored.deviation[d] = std::sqrt(scored.deviation[d]);
        }
        if (target != line.end() && target->is_array() && target->size() == 4) {
            scored.target.emplace();
            for (std::size_t d = 0; d < 4; ++d)
                (*scored.target)[d] = numberIn((*target)[d]);
        }
        log.scored.push_back(scored);
    }
    return log;
}

std::uintmax_t trainingLogSize(const fs::path& run) {
    std::uintmax_t bytes = 0;
    for (const char* name : {trainingStepsName, trainingScoresName}) {
        std::error_code error;
        if (const auto size = fs::file_size(run / name, error); !error)
            bytes += size;
    }
    return bytes;
}

void writeClipOrder(const fs::path& run, const Curriculum& curriculum) {
    Json difficulty = Json::array();
    for (std::size_t i = 0; i < curriculum.order().size(); ++i)
        difficulty.push_back(curriculum.difficulty(i));
    writeJson(run / orderFile, {{"order", curriculum.order()}, {"difficulty", difficulty}});
}

std::optional<ClipOrder> readClipOrder(const fs::path& run) {
    const fs::path file = run / orderFile;
    if (!fs::exists(file))
        return {};
    const Json json = readJson(file);
    ClipOrder order;
    try {
        order.order = json.at("order").get<std::vector<std::size_t>>();
        order.difficulty = json.at("difficulty").get<std::vector<double>>();
    } catch (const Json::exception&) {
        throw UserError(display(file) + ": holds no order of clips; train again.");
    }
    if (order.order.size() != order.difficulty.size() ||
        std::ranges::any_of(order.order, [&](std::size_t i) { return i >= order.order.size(); }))
        throw UserError(display(file) + ": names clips that are not there; train again.");
    return order;
}

fs::path stepSoundFile(const fs::path& results, std::int64_t step) {
    char name[40];
    std::snprintf(name, sizeof name, "%s%08lld%s", soundBegin, static_cast<long long>(step),
                  soundEnd);
    return results / soundFolder / name;
}

std::vector<std::pair<std::int64_t, fs::path>> stepSounds(const fs::path& run) {
    std::vector<std::pair<std::int64_t, fs::path>> sounds;
    const std::string_view begin = soundBegin;
    std::error_code error;
    for (fs::directory_iterator at(run / "out" / soundFolder, error), end; !error && at != end;
         at.increment(error)) {
        const std::string name = at->path().stem().string();
        if (at->path().extension() == soundEnd && name.starts_with(begin))
            sounds.emplace_back(std::strtoll(name.c_str() + begin.size(), nullptr, 10), at->path());
    }
    std::ranges::sort(sounds);
    return sounds;
}

} // namespace antiphon::idm
