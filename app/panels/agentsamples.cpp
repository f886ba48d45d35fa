#include "app/panels/agentsamples.h"

#include "core/error.h"
#include "core/json.h"
#include "core/run.h"
#include "models/impro/agentrequests.h"

#include <algorithm>
#include <charconv>

namespace antiphon {

namespace {

std::optional<std::int64_t> stepOf(const fs::path& file) {
    const std::string text = file.stem().string();
    std::int64_t step = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), step);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(step)
                                                                    : std::nullopt;
}

std::vector<AgentSample> samplesIn(const fs::path& folder, const std::vector<AgentSample>& known) {
    std::vector<AgentSample> samples;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const auto step = stepOf(it->path());
        if (!step || it->path().extension() != ".json")
            continue; // the facts come last, so with them the sound is there
        AgentSample sample{*step, fs::path(it->path()).replace_extension(".wav")};
        const auto before = std::ranges::find(known, sample.sound, &AgentSample::sound);
        try {
            if (before != known.end()) {
                sample.seconds = before->seconds;
                sample.rmse = before->rmse;
            } else {
                const Json facts = readJson(it->path());
                sample.seconds = facts.value("seconds", 0.0);
                sample.rmse = facts.value("rmse", 0.0);
            }
            samples.push_back(std::move(sample));
        } catch (const UserError&) {
            // Thinned out just now.
        } catch (const Json::exception&) {
        }
    }
    std::ranges::sort(samples, std::greater(), &AgentSample::step);
    return samples;
}

} // namespace

AgentRunState readAgentRun(const fs::path& run, const std::vector<AgentSample>& known) {
    AgentRunState state;
    std::error_code error;
    if (!fs::is_regular_file(run / "run.json", error))
        return state;
    const Run opened = Run::open(run);
    if (opened.record().task != "impro.agent")
        return state;
    state.run = run;
    state.rates = opened.record().options.value("algorithm", std::string()) == "dqn";
    state.samples = samplesIn(opened.results() / "samples", known);
    std::uint64_t position = 0;
    using Kind = impro::AgentRequest::Kind;
    impro::pollRequests(
        impro::requestFile(run), position,
        [&](const impro::AgentRequest& request) {
            switch (request.kind) {
            case Kind::Rate:
                for (AgentSample& sample : state.samples)
                    if (sample.step == request.sample)
                        sample.rating = request.rate;
                break;
            case Kind::Corpus:
                ++state.recordings;
                break;
            case Kind::Forbid:
                ++state.regions;
                break;
            case Kind::Allow:
                state.regions = std::max(0, state.regions - 1);
                break;
            case Kind::Freeze:
                state.frozen = request.freeze;
                break;
            }
        },
        [](const std::string&) {});
    return state;
}

} // namespace antiphon
