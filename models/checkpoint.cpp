#include "models/checkpoint.h"

#include "core/error.h"
#include "core/formats/safetensors.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace antiphon {

namespace {

constexpr const char* weightsName = "model.safetensors";
constexpr const char* tensorsName = "state.safetensors";
constexpr const char* stateName = "state.json";
constexpr const char* listName = "checkpoints.json";
constexpr const char* unfinished = ".unfinished";
/// So many of the newest can be gone on from: one and its predecessor, should it be damaged.
constexpr std::size_t resumable = 2;

struct Best {
    std::int64_t step = -1; ///< none
    double value = std::nan("");
};

Best readBest(const fs::path& folder) {
    try {
        const Json best = readJson(folder / listName).at("best");
        return {best.at("step").get<std::int64_t>(), best.at("value").get<double>()};
    } catch (const std::exception&) {
        return {}; // no list, or none that can be read: only the mark is lost
    }
}

void writeList(const fs::path& folder, std::int64_t last, const Best& best) {
    Json json = {{"last", last}};
    if (best.step >= 0)
        json["best"] = {{"step", best.step}, {"value", best.value}};
    writeJson(folder / listName, json);
}

/// Those that are there, ascending.
std::vector<std::int64_t> stepsIn(const fs::path& folder) {
    std::vector<std::int64_t> steps;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string text = it->path().filename().string();
        std::int64_t step = 0;
        const auto [rest, bad] = std::from_chars(text.data(), text.data() + text.size(), step);
        if (bad == std::errc() && rest == text.data() + text.size() && step >= 0)
            steps.push_back(step);
    }
    std::sort(steps.begin(), steps.end());
    return steps;
}

fs::path at(const fs::path& folder, std::int64_t step) {
    return folder / std::to_string(step);
}

std::string hashOf(const Json& content) {
    return contentHash(std::string_view(content.dump()));
}

void dropState(const fs::path& checkpoint) {
    std::error_code error;
    fs::remove(checkpoint / stateName, error); // first: without it nobody looks for the rest
    fs::remove(checkpoint / tensorsName, error);
}

/// Puts the folder `from` in the place of `to`, so that at each moment one of both is whole.
void replaceFolder(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) {
        // There is one of this step already.
        const bool exchanged =
            ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0;
        std::error_code error;
        fs::remove_all(exchanged ? from : to, error);
        if (!exchanged && ::rename(from.c_str(), to.c_str()) != 0)
            throw UserError(writeFailure(to, errno), UserError::Kind::System);
    }
    syncFolder(to.parent_path());
}

Checkpoint readCheckpoint(const fs::path& folder) {
    const fs::path file = folder / stateName;
    const Json json = readJson(file);
    Checkpoint checkpoint;
    std::string weights, state;
    try {
        const Json& content = json.at("content");
        if (json.at("hash").get<std::string>() != hashOf(content))
            throw UserError(display(file) + ": its content does not fit its hash.");
        checkpoint.step = content.at("step").get<std::int64_t>();
        checkpoint.json = content.at("json");
        weights = content.at("weights").get<std::string>();
        state = content.at("state").get<std::string>();
    } catch (const Json::exception&) {
        throw UserError(display(file) + ": is no state of a training.");
    }
    const auto tensors = [&](const char* name, const std::string& hash) {
        SafeTensors content = readSafeTensors(folder / name);
        if (tensorHash(content.tensors) != hash)
            throw UserError(display(folder / name) + ": its tensors do not fit their hash.");
        return std::move(content.tensors);
    };
    checkpoint.weights = tensors(weightsName, weights);
    checkpoint.state = tensors(tensorsName, state);
    return checkpoint;
}

} // namespace

Checkpoints::Checkpoints(fs::path folder, std::size_t keep)
    : m_folder(std::move(folder)), m_keep(keep) {}

void Checkpoints::write(const Checkpoint& checkpoint) {
    const fs::path made = m_folder / unfinished;
    std::error_code error;
    fs::remove_all(made, error); // of a killed program
    const auto tensors = [&](const char* name, const std::vector<RawTensor>& values) {
        writeSafeTensors(made / name, {values, {{"step", std::to_string(checkpoint.step)}}});
        return tensorHash(values);
    };
    Json content = {{"step", checkpoint.step},
                    {"weights", tensors(weightsName, checkpoint.weights)},
                    {"state", tensors(tensorsName, checkpoint.state)},
                    {"json", checkpoint.json}};
    // As it will be read: numbers that are none become null.
    content = parseJson(content.dump(), stateName);
    writeJson(made / stateName, Json{{"hash", hashOf(content)}, {"content", content}});
    replaceFolder(made, at(m_folder, checkpoint.step));

    for (const std::int64_t step : stepsIn(m_folder))
        if (step > checkpoint.step)
            fs::remove_all(at(m_folder, step), error);
    Best best = readBest(m_folder);
    if (best.step > checkpoint.step)
        best = {};
    writeList(m_folder, checkpoint.step, best);
    makeRoom();
}

void Checkpoints::markBest(std::int64_t step, double value) {
    const auto steps = stepsIn(m_folder);
    writeList(m_folder, steps.empty() ? step : steps.back(), {step, value});
}

void Checkpoints::makeRoom() const {
    auto steps = stepsIn(m_folder);
    for (std::size_t i = 0; i + resumable < steps.size(); ++i)
        dropState(at(m_folder, steps[i]));
    const std::int64_t best = readBest(m_folder).step;
    while (m_keep > 0 && steps.size() > std::max(m_keep, resumable + 1)) {
        // The one whose neighbours are nearest to each other leaves the smallest gap.
        std::size_t out = 0;
        std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
        for (std::size_t i = 1; i + resumable < steps.size(); ++i)
            if (steps[i] != best && steps[i + 1] - steps[i - 1] < smallest) {
                smallest = steps[i + 1] - steps[i - 1];
                out = i;
            }
        if (out == 0)
            return;
        std::error_code error;
        fs::remove_all(at(m_folder, steps[out]), error);
        steps.erase(steps.begin() + std::ptrdiff_t(out));
    }
}

std::optional<Checkpoint>
Checkpoints::last(const std::function<void(const std::string&)>& damaged) const {
    const auto steps = stepsIn(m_folder);
    std::string first;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        const fs::path folder = at(m_folder, *step);
        // Older ones have no state any more; a new one without is damaged.
        if (std::size_t(step - steps.rbegin()) >= resumable && !fs::exists(folder / stateName))
            continue;
        try {
            return readCheckpoint(folder);
        } catch (const UserError& e) {
            if (first.empty())
                first = e.what();
            if (damaged)
                damaged(e.what());
        }
    }
    if (steps.empty())
        return std::nullopt;
    throw UserError(first +
                    " No other checkpoint of this run can be gone on from: start a new run, "
                    "or put the file back from a copy.");
}

std::vector<CheckpointRow> listCheckpoints(const fs::path& folder) {
    const Best best = readBest(folder);
    std::vector<CheckpointRow> rows;
    for (const std::int64_t step : stepsIn(folder)) {
        CheckpointRow row;
        row.step = step;
        row.weights = at(folder, step) / weightsName;
        struct stat status {};
        if (::stat(row.weights.c_str(), &status) != 0 || !looksWhole(row.weights))
            continue;
        row.bytes = status.st_size;
        row.written = status.st_mtime;
        row.best = step == best.step;
        row.bestValue = row.best ? best.value : 0;
        rows.push_back(std::move(row));
    }
    if (!rows.empty())
        rows.back().last = true;
    return rows;
}

std::vector<RawTensor> bestWeights(const fs::path& folder) {
    const auto rows = listCheckpoints(folder);
    const auto best = std::ranges::find_if(rows, &CheckpointRow::best);
    return best == rows.end() ? std::vector<RawTensor>() : readSafeTensors(best->weights).tensors;
}

} // namespace antiphon
