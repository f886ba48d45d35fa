#include "models/guide/result.h"

#include "core/formats/npz.h"
#include "core/resample.h"
#include "core/soundfile.h"

#include <algorithm>
#include <cmath>

namespace antiphon::guide {

namespace {

/// Guide and memory played together, as long as the guide; scaled down only if it would clip.
Sound together(const Sound& guide, const Sound& memory) {
    const Sound left = resample({guide.rate, 1, monoOf(guide)}, memory.rate);
    const std::vector<float> right = monoOf(memory);
    Sound sum = left;
    float peak = 1;
    for (std::size_t i = 0; i < sum.samples.size(); ++i) {
        if (i < right.size())
            sum.samples[i] += right[i];
        peak = std::max(peak, std::abs(sum.samples[i]));
    }
    for (float& sample : sum.samples)
        sample /= peak;
    return sum;
}

} // namespace

void writeIntegers(const fs::path& file, const std::vector<std::int32_t>& values) {
    if (file.extension() == ".npy") {
        const auto bytes = std::as_bytes(std::span(values));
        writeNpy(file,
                 {"", DType::I32, {std::int64_t(values.size())}, {bytes.begin(), bytes.end()}});
        return;
    }
    std::string text;
    for (const std::int32_t value : values)
        text += std::to_string(value) + "\n";
    writeFile(file, text);
}

Outcome writeTake(const fs::path& folder, const Json& info, const Sound& guide, const Sound& memory,
                  const RenderOptions& render, JobContext& context) {
    Outcome outcome = writeResponse(folder, info, guide, memory, render, context);
    const auto put = [&](ItemKind kind, const std::string& role, const fs::path& file) {
        outcome.items.push_back({kind, file, role});
        context.produced(outcome.items.back());
        context.checkpoint();
    };
    const auto putSound = [&](const std::string& role, const Sound& sound) {
        const fs::path file = folder / (role + ".wav");
        writeSound(file, sound);
        put(ItemKind::Audio, role, file);
    };
    const auto putText = [&](const std::string& role) {
        const fs::path file = folder / (role + ".txt");
        writeIntegers(file, integers(info, role.c_str(), folder / "info.json"));
        put(ItemKind::Table, role, file);
    };
    context.progress(0.8, "Writing");
    putSound("guide", guide);
    putSound("memory", memory);
    putSound("original", together(guide, memory));
    putText("query");
    putText("specification");
    outcome.items.push_back({ItemKind::Table, folder / "info.json", "info"});
    return outcome;
}

} // namespace antiphon::guide
