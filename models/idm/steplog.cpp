#include "models/idm/steplog.h"

#include "core/json.h"
#include "models/idm/traininglog.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace antiphon::idm {

namespace {

/// Keeps the lines up to a step; what a kill cut off goes, too.
void cut(const fs::path& file, std::int64_t step) {
    std::ifstream in(file);
    std::string kept;
    for (std::string line; std::getline(in, line);) {
        const Json json = Json::parse(line, nullptr, false);
        if (json.is_object() && json.value("step", step + 1) <= step)
            kept += line + '\n';
    }
    in.close();
    writeFile(file, kept);
}

/// MiB that the program has in memory at most so far; 0: unknown.
double peakMemory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

} // namespace

StepLog::StepLog(const fs::path& run) : m_run(run) {}

void StepLog::open() {
    if (m_steps.is_open())
        return;
    m_steps.open(m_run / trainingStepsName, std::ios::trunc);
    m_scores.open(m_run / trainingScoresName, std::ios::trunc);
}

void StepLog::backTo(std::int64_t step, std::int64_t scored) {
    for (const auto& [name, last] :
         {std::pair(trainingStepsName, step), std::pair(trainingScoresName, scored)})
        if (fs::exists(m_run / name))
            cut(m_run / name, last);
    m_steps.close();
    m_scores.close();
    m_steps.open(m_run / trainingStepsName, std::ios::app);
    m_scores.open(m_run / trainingScoresName, std::ios::app);
}

void StepLog::step(std::int64_t step, const StepFacts& facts, double rate) {
    open();
    Json line = {{"step", step},
                 {"epoch", facts.epoch},
                 {"total", number(facts.total)},
                 {"L_rec", number(facts.reconstructionDb)},
                 {"D", number(facts.distance)},
                 {"ratio", number(facts.ratioLoss)},
                 {"lr", rate},
                 {"grad_norm", number(facts.gradientNorm)},
                 {"c", facts.competence},
                 {"eligible", facts.eligible},
                 {"chunks", facts.chunks}};
    if (!facts.difficulty.empty()) {
        std::vector<double> sorted = facts.difficulty;
        std::ranges::sort(sorted);
        line["difficulty"] = {sorted.front(), sorted[sorted.size() / 2], sorted.back()};
    }
    line["seconds"] = std::chrono::duration<double>(Clock::now() - m_start).count();
    line["memory_mib"] = peakMemory();
    m_steps << line.dump() << std::endl;
}

void StepLog::scores(const ScoreWatch::Found& found) {
    open();
    Json line = {{"step", found.step}};
    for (std::size_t d = 0; d < scoreNames.size(); ++d)
        line[scoreNames[d]] = found.mean[d];
    line["clips"] = found.scores;
    line["target"] = found.target;
    m_scores << line.dump() << std::endl;
}

} // namespace antiphon::idm
