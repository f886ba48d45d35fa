#include "models/guide/edit.h"

#include "models/guide/drawagain.h"
#include "models/guide/result.h"
#include "models/guide/segmentlist.h"

#include <algorithm>
#include <limits>

namespace antiphon::guide {

namespace {

/// Anything that is too large is so in 32 bits, too, and refused where it is used.
std::int32_t numberOf(const SegmentEntry& entry) {
    using Limits = std::numeric_limits<std::int32_t>;
    return std::int32_t(
        std::clamp(entry.value, std::int64_t(Limits::min()), std::int64_t(Limits::max() / 2)));
}

TakeState redrawn(const Take& take, TakeState state, const std::string& list) {
    const auto entries = segmentList(list, "redraw", true, take.segments());
    if (entries.empty())
        return state;
    const DrawAgain again(take);
    for (const SegmentEntry& entry : entries)
        for (std::size_t i = entry.first; i <= entry.last; i = state.redrawn.back().last + 1)
            state = again.drawn(std::move(state), i, std::uint64_t(entry.value));
    return state;
}

void append(std::string& list, std::size_t first, std::size_t last) {
    list += (list.empty() ? "" : ",") + std::to_string(first);
    if (last > first)
        list += "-" + std::to_string(last);
}

} // namespace

TakeState edited(const Take& take, const EditOptions& options, std::uint64_t seed) {
    const std::size_t count = take.segments();
    TakeState state = redrawn(take, take.saved(), options.redraw);
    // The locks that are asked for are for the choices made here; those of before hold until then.
    for (const SegmentEntry& entry : segmentList(options.labels, "labels", true, count)) {
        std::vector<std::size_t> segments;
        for (std::size_t i = entry.first; i <= entry.last; ++i) {
            if (!options.lock.empty())
                state.locked[i] = false;
            segments.push_back(i);
        }
        state = take.relabelled(std::move(state), segments, numberOf(entry), seed);
    }
    for (const SegmentEntry& entry : segmentList(options.use, "use", true, count))
        for (std::size_t i = entry.first; i <= entry.last; ++i)
            state = take.replaced(std::move(state), i,
                                  numberOf(entry) == silent
                                      ? silent
                                      : numberOf(entry) + std::int32_t(i - entry.first));
    if (!options.lock.empty()) {
        state.locked.assign(count, false);
        if (options.lock != "none")
            for (const SegmentEntry& entry : segmentList(options.lock, "lock", false, count))
                std::fill(state.locked.begin() + std::ptrdiff_t(entry.first),
                          state.locked.begin() + std::ptrdiff_t(entry.last) + 1, true);
    }
    if (options.reroll)
        state = take.rerolled(std::move(state), seed);
    if (options.fade > 0)
        state.render.fade = options.fade;
    if (options.clean != "unchanged")
        state.render.clean = options.clean == "on";
    if (options.maxBacktrack >= 0)
        state.render.maxBacktrack = options.maxBacktrack;
    if (options.level != "unchanged")
        state.render.level = options.level;
    return state;
}

EditOptions editsTo(const Take& take, const TakeState& state) {
    const TakeState& from = take.saved();
    const std::size_t count = take.segments();
    EditOptions options;
    // What was drawn is named, too: nothing of it must depend on what was edited when.
    std::vector<bool> drawn(count);
    for (const Redrawn& stretch : state.redrawn) {
        append(options.redraw, stretch.first, stretch.first);
        options.redraw += "=" + std::to_string(stretch.seed);
        for (std::size_t i = stretch.first; i <= std::min(stretch.last, count - 1); ++i)
            drawn[i] = true;
    }
    const auto relabelled = [&](std::size_t i) {
        return drawn[i] || state.labels[i] != from.labels[i];
    };
    for (std::size_t i = 0; i < count;) {
        std::size_t end = i + 1;
        while (end < count && state.labels[end] == state.labels[i] && relabelled(end))
            ++end;
        if (relabelled(i)) {
            append(options.labels, i, end - 1);
            options.labels += "=" + std::to_string(state.labels[i]);
            i = end;
        } else {
            ++i;
        }
    }
    // Segments with a new label are named, too: what answers them must not depend on a seed.
    const auto changed = [&](std::size_t i) {
        return state.query[i] != from.query[i] || relabelled(i);
    };
    for (std::size_t i = 0; i < count;) {
        if (!changed(i)) {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        const std::int32_t step = state.query[i] == silent ? 0 : 1;
        while (end < count && changed(end) && state.query[end] == state.query[end - 1] + step)
            ++end;
        append(options.use, i, end - 1);
        options.use += "=" + std::to_string(state.query[i]);
        i = end;
    }
    if (state.locked != from.locked || !options.labels.empty()) {
        for (std::size_t i = 0; i < count;) {
            std::size_t end = i + 1;
            while (end < count && state.locked[i] && state.locked[end])
                ++end;
            if (state.locked[i])
                append(options.lock, i, end - 1);
            i = end;
        }
        if (options.lock.empty())
            options.lock = "none";
    }
    options.fade = state.render.fade;
    options.clean = state.render.clean ? "on" : "off";
    options.maxBacktrack = state.render.maxBacktrack;
    options.level = state.render.level;
    return options;
}

Provenance provenanceOf(const Take& take, const TakeState& state) {
    if (state == take.saved())
        return provenanceOf(take.info());
    return provenanceOf(take.infoOf(state, toJson(Options(editsTo(take, state)))));
}

Outcome runEdit(const Inputs& inputs, const Options& options, JobContext& context) {
    fs::path folder = only(inputs, "take").path;
    if (!fs::is_directory(folder))
        folder = folder.parent_path();
    context.progress(0, "Reading");
    const auto take = Take::load(folder, [&](const std::string& line) { context.log(line); });
    context.checkpoint();
    context.progress(0.5, "Recomposing");
    const TakeState state = edited(*take, options.as<EditOptions>(), context.seed());
    context.progress(0.6, "Rendering");
    Json edits = toJson(options);
    edits["seed"] = context.seed();
    Outcome outcome = writeTake(context.folder(), take->infoOf(state, edits), take->guide(),
                                take->memory(), state.render, context);
    // Copies of what the take was made of are nothing new.
    std::erase_if(outcome.items, [](const Item& item) {
        return item.role == "guide" || item.role == "memory" || item.role == "original";
    });
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::guide
