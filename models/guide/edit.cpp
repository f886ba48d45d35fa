#include "models/guide/edit.h"

#include "core/error.h"
#include "models/guide/result.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace antiphon::guide {

namespace {

/// Segments first ... last of a list, and what follows '='.
struct Entry {
    std::size_t first, last;
    std::int32_t value;
};

template <class Number>
bool eat(std::string_view& text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc())
        return false;
    text.remove_prefix(std::size_t(end - text.data()));
    return true;
}

bool eat(std::string_view& text, char c) {
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

std::vector<Entry> entriesOf(std::string_view list, const char* option, bool values,
                             std::size_t segments) {
    std::vector<Entry> entries;
    while (!list.empty()) {
        const std::string_view word = list.substr(0, list.find(','));
        list.remove_prefix(std::min(word.size() + 1, list.size()));
        std::string_view rest = word;
        Entry entry{0, 0, 0};
        bool good = eat(rest, entry.first);
        entry.last = entry.first;
        if (good && eat(rest, '-'))
            good = eat(rest, entry.last);
        if (good && values)
            good = eat(rest, '=') && eat(rest, entry.value);
        if (!good || !rest.empty() || entry.last < entry.first || entry.last >= segments)
            throw UserError(
                "'" + std::string(option) + "': '" + std::string(word) + "' is not " +
                    (values ? "SEGMENT=NUMBER or FIRST-LAST=NUMBER" : "SEGMENT or FIRST-LAST") +
                    " with segments 0 to " + std::to_string(segments - 1) + ".",
                UserError::Kind::Usage);
        entries.push_back(entry);
    }
    return entries;
}

void append(std::string& list, std::size_t first, std::size_t last) {
    list += (list.empty() ? "" : ",") + std::to_string(first);
    if (last > first)
        list += "-" + std::to_string(last);
}

} // namespace

TakeState edited(const Take& take, const EditOptions& options, std::uint64_t seed) {
    const std::size_t count = take.segments();
    TakeState state = take.saved();
    // The locks that are asked for are for the choices made here; those of before hold until then.
    for (const Entry& entry : entriesOf(options.labels, "labels", true, count)) {
        std::vector<std::size_t> segments;
        for (std::size_t i = entry.first; i <= entry.last; ++i) {
            if (!options.lock.empty())
                state.locked[i] = false;
            segments.push_back(i);
        }
        state = take.relabelled(std::move(state), segments, entry.value, seed);
    }
    for (const Entry& entry : entriesOf(options.use, "use", true, count))
        for (std::size_t i = entry.first; i <= entry.last; ++i)
            state = take.replaced(
                std::move(state), i,
                entry.value == silent ? silent : entry.value + std::int32_t(i - entry.first));
    if (!options.lock.empty()) {
        state.locked.assign(count, false);
        if (options.lock != "none")
            for (const Entry& entry : entriesOf(options.lock, "lock", false, count))
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
    for (std::size_t i = 0; i < count;) {
        std::size_t end = i + 1;
        while (end < count && state.labels[end] == state.labels[i] &&
               state.labels[end] != from.labels[end])
            ++end;
        if (state.labels[i] != from.labels[i]) {
            append(options.labels, i, end - 1);
            options.labels += "=" + std::to_string(state.labels[i]);
            i = end;
        } else {
            ++i;
        }
    }
    // Segments with a new label are named, too: what answers them must not depend on a seed.
    const auto changed = [&](std::size_t i) {
        return state.query[i] != from.query[i] || state.labels[i] != from.labels[i];
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
