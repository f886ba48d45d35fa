#include "models/stem/songbeats.h"

#include "core/error.h"
#include "core/formats/npz.h"
#include "core/json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace antiphon::stem {

namespace {

constexpr double mostSeconds = 24 * 3600;

std::vector<double> timesOf(const Json& json, const std::string& origin, const char* key) {
    std::vector<double> times;
    if (!json.contains(key))
        return times;
    const auto refuse = [&](const std::string& what) {
        throw UserError(origin + ": '" + key + "' " + what +
                        "; it must be a list of seconds in rising order.");
    };
    const Json& list = json.at(key);
    if (!list.is_array())
        refuse("is no list");
    for (const Json& entry : list) {
        if (!entry.is_number())
            refuse("holds " + entry.dump());
        const auto time = entry.get<double>();
        if (!(time >= 0 && time <= mostSeconds) || (!times.empty() && time <= times.back()))
            refuse("has " + entry.dump() + " at place " + std::to_string(times.size() + 1));
        times.push_back(time);
    }
    return times;
}

/// Of the numbers as they are written.
std::string checkOf(const Json& json) {
    Json numbers = {{"beats", json.value("beats", Json::array())},
                    {"downbeats", json.value("downbeats", Json::array())}};
    return contentHash(std::string_view(numbers.dump()));
}

std::vector<double> rounded(const std::vector<double>& times) {
    std::vector<double> result;
    for (const double time : times)
        result.push_back(std::round(time * 1e4) / 1e4); // 0.1 ms, so that people can read it
    return result;
}

/// One-dimensional float or double arrays.
std::vector<double> arrayOf(const std::vector<RawTensor>& tensors, const char* name,
                            const std::string& origin) {
    const RawTensor& tensor = tensorOf(tensors, name, std::array<std::int64_t, 1>{-1}, origin);
    std::vector<double> values;
    if (tensor.type == DType::F64) {
        values.resize(std::size_t(tensor.count()));
        if (!values.empty())
            std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    } else {
        const std::vector<float> floats = tensor.floats();
        values.assign(floats.begin(), floats.end());
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!(values[i] >= 0 && values[i] <= mostSeconds) || (i > 0 && values[i] <= values[i - 1]))
            throw UserError(origin + ": '" + name +
                            "' must hold seconds in rising order, but has " +
                            std::to_string(values[i]) + " at place " + std::to_string(i + 1) + ".");
    return values;
}

} // namespace

SavedBeats readBeats(const fs::path& file) {
    const Json json = readJson(file);
    const std::string origin = display(file);
    if (!json.is_object() || !json.contains("beats"))
        throw UserError(origin + ": must be an object with a list 'beats' of seconds.");
    SavedBeats saved;
    saved.grid = tidied({timesOf(json, origin, "beats"), timesOf(json, origin, "downbeats")});
    const auto text = [&](const char* key) {
        return json.contains(key) && json.at(key).is_string() ? json.at(key).get<std::string>()
                                                              : std::string();
    };
    saved.edited = text("source") != "estimated" || text("check") != checkOf(json);
    return saved;
}

void writeBeats(const fs::path& file, const BeatGrid& grid, bool edited) {
    Json json = {{"beats", rounded(grid.beats)}, {"downbeats", rounded(grid.downbeats)}};
    json["bpm"] = std::lrint(bpmOf(grid.beats));
    json["source"] = edited ? "edited" : "estimated";
    if (!edited)
        json["check"] = checkOf(json);
    writeJson(file, json);
}

BeatGrid readBeatThis(const fs::path& file) {
    const std::vector<RawTensor> tensors = readNumpy(file);
    const std::string origin = display(file);
    return tidied({arrayOf(tensors, "beats", origin), arrayOf(tensors, "downbeats", origin)});
}

std::optional<BeatGrid> beatsOfSong(const fs::path& songFolder) {
    if (const fs::path file = songFolder / "beats.json"; fs::exists(file))
        return readBeats(file).grid;
    if (const fs::path file = songFolder / "beatthis.npz"; fs::exists(file))
        return readBeatThis(file);
    return std::nullopt;
}

std::vector<std::pair<std::string, std::vector<std::int64_t>>> readSync(const fs::path& file) {
    const Json json = readJson(file);
    if (!json.is_object())
        throw UserError(display(file) + ": must be an object of songs and lists of frames.");
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> sync;
    for (const auto& [song, list] : json.items()) {
        std::vector<std::int64_t> starts;
        const bool good = list.is_array() && std::ranges::all_of(list, [](const Json& entry) {
                              return entry.is_number_unsigned();
                          });
        if (!good)
            throw UserError(display(file) + ": '" + song +
                            "' must be a list of frames, which are whole numbers from 0.");
        for (const Json& entry : list)
            if (entry.get<std::uint64_t>() < std::uint64_t(1) << 40)
                starts.push_back(std::int64_t(entry.get<std::uint64_t>()));
        sync.emplace_back(song, std::move(starts));
    }
    return sync;
}

} // namespace antiphon::stem
