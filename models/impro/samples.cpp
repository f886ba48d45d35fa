#include "core/error.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "models/impro/audition.h"

#include <algorithm>
#include <charconv>

namespace antiphon::impro {
namespace {

/// Steps of the samples in a folder, ascending.
std::vector<std::int64_t> stepsIn(const fs::path& folder) {
    std::vector<std::int64_t> steps;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string text = it->path().stem().string();
        std::int64_t step = 0;
        const auto [rest, bad] = std::from_chars(text.data(), text.data() + text.size(), step);
        if (bad == std::errc() && rest == text.data() + text.size() &&
            it->path().extension() == ".json")
            steps.push_back(step);
    }
    std::sort(steps.begin(), steps.end());
    return steps;
}

fs::path soundOf(const fs::path& folder, std::int64_t step) {
    return folder / (std::to_string(step) + ".wav");
}

fs::path factsOf(const fs::path& folder, std::int64_t step) {
    return folder / (std::to_string(step) + ".json");
}

} // namespace

void writeSample(const fs::path& folder, std::int64_t step, const Audition& made) {
    writeSound(soundOf(folder, step), made.sound, SampleFormat::Int16);
    Json points = Json::array();
    for (const float x : made.path.points)
        points.push_back(asWritten(x));
    const Json facts = {{"step", step},
                        {"seconds", made.sound.seconds()},
                        {"rmse", made.rmse},
                        {"parameters", made.path.parameters},
                        {"actions", made.path.actions},
                        {"points", points},
                        {"sounds", made.path.sounds}};
    writeFile(factsOf(folder, step), facts.dump());
}

Path readSample(const fs::path& folder, std::int64_t step, const SoundBank& bank) {
    const fs::path file = factsOf(folder, step);
    std::error_code error;
    if (!fs::exists(file, error))
        throw UserError(display(file) + ": there is no sample of step " + std::to_string(step) +
                        "; those there are lie in this folder.");
    const Json json = readJson(file);
    Path path;
    bool fits = true;
    try {
        json.at("parameters").get_to(path.parameters);
        json.at("sounds").get_to(path.sounds);
        json.at("points").get_to(path.points);
        json.at("actions").get_to(path.actions);
    } catch (const Json::exception&) {
        fits = false;
    }
    const std::size_t situations = path.actions.size() + 1;
    fits = fits && path.parameters == bank.parameters() && path.sounds.size() == 2 * situations &&
           path.points.size() == path.parameters * situations;
    for (std::size_t i = 0; fits && i < situations; ++i)
        fits = bank.holds(path.situation(i)) &&
               (i == path.actions.size() || path.actions[i] < bank.actions());
    if (!fits)
        throw UserError(display(file) + ": is no sample of an agent in this table and corpus.");
    return path;
}

void thinSamples(const fs::path& folder, std::size_t keep) {
    std::vector<std::int64_t> steps = stepsIn(folder);
    while (steps.size() > std::max<std::size_t>(keep, 2)) {
        // The one whose neighbours are nearest to each other leaves the smallest gap.
        std::size_t out = 1;
        for (std::size_t i = 1; i + 1 < steps.size(); ++i)
            if (steps[i + 1] - steps[i - 1] < steps[out + 1] - steps[out - 1])
                out = i;
        std::error_code error;
        fs::remove(factsOf(folder, steps[out]), error); // first: without it the sound is no sample
        fs::remove(soundOf(folder, steps[out]), error);
        steps.erase(steps.begin() + std::ptrdiff_t(out));
    }
}

} // namespace antiphon::impro
