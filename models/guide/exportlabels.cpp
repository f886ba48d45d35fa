#include "models/guide/exportlabels.h"

#include "core/error.h"
#include "core/layout.h"
#include "core/music/notes.h"
#include "core/oracle/segmentation.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "core/text.h"
#include "models/guide/edit.h"
#include "models/guide/result.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon::guide {

namespace {

std::vector<std::int64_t> memoryGrid(const Take& take) {
    return segmentGrid(std::int64_t(take.memory().frames()), take.options().segment,
                       take.memory().rate);
}

Sound piece(const Sound& sound, std::int64_t begin, std::int64_t end) {
    const auto channels = std::int64_t(sound.channels);
    return {sound.rate,
            sound.channels,
            {sound.samples.begin() + begin * channels, sound.samples.begin() + end * channels}};
}

/// "run_007": names that sort as numbers do.
std::string numbered(const char* word, std::size_t number, std::size_t count) {
    const std::string last = std::to_string(count - 1), own = std::to_string(number);
    const std::size_t digits = std::max<std::size_t>(3, last.size());
    return std::string(word) + "_" + std::string(digits - own.size(), '0') + own;
}

/// Of a guide segment to the centre of its label; NaN where it was given another label by hand.
float distanceOf(const Take& take, const TakeState& state, std::size_t segment) {
    for (const NearLabel& near : take.nearest(segment))
        if (near.label == state.labels[segment])
            return near.distance;
    return std::numeric_limits<float>::quiet_NaN();
}

/// Runs of the query: first and last segment of each, silence left out.
std::vector<std::pair<std::size_t, std::size_t>> runsOf(const std::vector<std::int32_t>& query) {
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t i = 0; i < query.size(); ++i) {
        if (query[i] == silent)
            continue;
        if (i > 0 && query[i - 1] != silent && query[i] == query[i - 1] + 1)
            runs.back().second = i;
        else
            runs.emplace_back(i, i);
    }
    return runs;
}

void writeList(const fs::path& folder, const std::string& role, const char* column,
               const std::vector<std::int32_t>& values, double segment) {
    writeIntegers(folder / (role + ".npy"), values);
    Table table;
    table.rows = values.size();
    std::vector<double> times, numbers(values.begin(), values.end());
    for (std::size_t i = 0; i < values.size(); ++i)
        times.push_back(double(i) * segment);
    table.add("time", std::move(times));
    table.add(column, std::move(numbers));
    writeTable(folder / (role + ".csv"), table);
}

} // namespace

void writeLabelNotes(const fs::path& file, const Take& take, const TakeState& state) {
    const auto& memoryDistances = take.memoryTrack().distances;
    std::vector<float> distances[2];
    for (std::size_t i = 0; i < take.segments(); ++i) {
        distances[0].push_back(distanceOf(take, state, i));
        const std::int32_t chosen = state.query[i];
        distances[1].push_back(chosen == silent ? 0 : memoryDistances[std::size_t(chosen)]);
    }
    std::vector<Note> notes;
    const double end = take.guide().seconds();
    for (int track = 0; track < 2; ++track) {
        float farthest = 0;
        for (const float distance : distances[track])
            if (distance > farthest) // NaN is not
                farthest = distance;
        for (std::size_t i = 0; i < take.segments(); ++i) {
            const std::int32_t chosen = state.query[i];
            const std::int32_t label = track == 0 ? state.labels[i]
                                       : chosen < 0
                                           ? silent
                                           : take.memoryTrack().labels[std::size_t(chosen)];
            if (label == silent)
                continue;
            Note note;
            note.start = take.segmentStart(i);
            note.end = std::min(take.segmentStart(i + 1), end);
            note.pitch = label % 128;
            note.channel = label / 128 % 16;
            const float distance = distances[track][i];
            note.velocity = std::isnan(distance) ? 64
                            : farthest <= 0      ? 127
                                            : int(std::lround(127 - 126 * distance / farthest));
            note.track = track;
            notes.push_back(note);
        }
    }
    Score score;
    score.title = "labels";
    score.parts = {{.name = "specification"}, {.name = "response"}};
    score.seconds = end;
    score.provenance = provenanceOf(take, state);
    writeMidi(file, fromNotes(notes, score));
}

void writeCues(const fs::path& file, const Take& take, const TakeState& state) {
    std::vector<double> output, memory, label, duration, run, distance;
    const double none = std::numeric_limits<double>::quiet_NaN();
    double runs = -1;
    for (std::size_t i = 0; i < take.segments(); ++i) {
        const std::int32_t chosen = state.query[i];
        const bool sounds = chosen != silent;
        if (sounds && !(i > 0 && state.query[i - 1] != silent && chosen == state.query[i - 1] + 1))
            ++runs;
        output.push_back(take.segmentStart(i));
        memory.push_back(sounds ? take.segmentStart(std::size_t(chosen)) : none);
        label.push_back(state.labels[i]);
        duration.push_back(std::min(take.segmentStart(i + 1), take.guide().seconds()) -
                           take.segmentStart(i));
        run.push_back(sounds ? runs : none);
        distance.push_back(sounds ? asWritten(take.memoryTrack().distances[std::size_t(chosen)])
                                  : none);
    }
    Table table;
    table.rows = take.segments();
    table.add("output_time", std::move(output));
    table.add("memory_time", std::move(memory));
    table.add("label", std::move(label));
    table.add("duration", std::move(duration));
    table.add("run", std::move(run));
    table.add("distance", std::move(distance));
    writeTable(file, table);
}

std::vector<fs::path> writeRuns(const fs::path& folder, const Take& take, const TakeState& state) {
    const auto grid = memoryGrid(take);
    const auto& query = state.query;
    const auto runs = runsOf(query);
    std::vector<fs::path> files;
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const auto [first, last] = runs[r];
        files.push_back(folder / (numbered("run", r, runs.size()) + ".wav"));
        writeSound(files.back(),
                   piece(take.memory(), grid[std::size_t(query[first])],
                         grid[std::size_t(query[last]) + 1]),
                   SampleFormat::Int24, provenanceOf(take, state));
    }
    return files;
}

void writeCataRt(const fs::path& folder, const Take& take, bool vectors,
                 const std::string& instrument) {
    const auto grid = memoryGrid(take);
    const std::size_t count = grid.size() - 1;
    Matrix rows;
    if (vectors) {
        try {
            const Json& scale = take.info().at("memory_scale");
            const auto offset = scale.at("offset").get<std::vector<float>>();
            const auto divisor = scale.at("scale").get<std::vector<float>>();
            const Frontend frontend = Frontend::fromState(take.info().at("frontend"));
            const Sound mono =
                resample({take.memory().rate, 1, monoOf(take.memory())}, Frontend::analysisRate);
            rows = frontend.segments(mono.samples, take.options().segment, count);
            if (offset.size() != rows.columns || divisor.size() != rows.columns)
                throw UserError(display(take.folder() / "info.json") +
                                ": 'memory_scale' does not fit its front-end; generate this "
                                "result again.");
            for (std::size_t i = 0; i < rows.rows; ++i)
                for (std::size_t c = 0; c < rows.columns; ++c)
                    rows.row(i)[c] = (rows.row(i)[c] - offset[c]) / divisor[c];
            rows = frontend.transform(rows);
        } catch (const Json::exception&) {
            throw UserError(display(take.folder() / "info.json") +
                            ": does not say how the memory was heard, so there are no vectors to "
                            "export; choose labels as columns.");
        }
    }
    std::string text = "FileName";
    if (vectors)
        for (std::size_t c = 0; c < rows.columns; ++c)
            text += " d" + std::to_string(c);
    else
        text += " quantized_idx";
    text += " instrument\n";
    for (std::size_t i = 0; i < count; ++i) {
        if (take.memoryTrack().labels[i] == silent)
            continue;
        const std::string name = numbered("chunk", i, count) + ".wav";
        writeSound(folder / name, piece(take.memory(), grid[i], grid[i + 1]), SampleFormat::Int24,
                   provenanceOf(take.info()));
        text += name;
        if (vectors)
            for (const float value : rows.row(i))
                text += " " + Json(asWritten(value)).dump();
        else
            text += " " + std::to_string(take.memoryTrack().labels[i]);
        text += " " + instrument + "\n";
    }
    writeFile(folder / "chunks.txt", text);
}

Outcome runExportLabels(const Inputs& inputs, const Options& options, JobContext& context) {
    const LabelExportOptions& wanted = options.as<LabelExportOptions>();
    fs::path folder = only(inputs, "take").path;
    if (!fs::is_directory(folder))
        folder = folder.parent_path();
    context.progress(0, "Reading");
    const auto take = Take::load(folder, [&](const std::string& line) { context.log(line); });
    const fs::path out = context.folder();
    Outcome outcome;
    const auto wants = [&](const char* what) {
        context.checkpoint();
        return wanted.what == "all" || wanted.what == what;
    };
    const auto made = [&](ItemKind kind, const std::string& role, const fs::path& file) {
        outcome.items.push_back({kind, file, role});
        context.produced(outcome.items.back());
    };
    if (wants("midi")) {
        writeLabelNotes(out / "labels.mid", *take, take->saved());
        made(ItemKind::Notes, "labels", out / "labels.mid");
    }
    if (wants("cues")) {
        writeCues(out / "cues.csv", *take, take->saved());
        made(ItemKind::Table, "cues", out / "cues.csv");
    }
    if (wants("lists")) {
        const double segment = take->options().segment;
        writeList(out, "specification", "label", take->saved().labels, segment);
        writeList(out, "query", "memory_segment", take->saved().query, segment);
        made(ItemKind::Table, "specification", out / "specification.csv");
        made(ItemKind::Table, "query", out / "query.csv");
    }
    if (wants("runs")) {
        context.progress(0.3, "Writing runs");
        outcome.figures["runs"] = writeRuns(out / "runs", *take, take->saved()).size();
        made(ItemKind::Corpus, "runs", out / "runs");
    }
    if (wants("catart")) {
        context.progress(0.6, "Writing pieces");
        std::string instrument = wanted.instrument;
        if (instrument.empty()) {
            const Json& memory = take->info().value("memory", Json::object());
            instrument = instrumentNamed(fs::path(memory.value("path", "")).stem().string());
        }
        std::ranges::replace(instrument, ' ', '_'); // blanks part the columns
        writeCataRt(out / "catart", *take, wanted.columns == "vector", instrument);
        made(ItemKind::Corpus, "catart", out / "catart");
    }
    outcome.figures["segments"] = take->segments();
    context.progress(1, "Done");
    return outcome;
}

Task exportLabelsTask() {
    Task task;
    task.id = "guide.export-labels";
    task.title = "Export labels";
    task.help = "Write a take's labels, cues and runs for other programs";
    task.inputs = {{"take", "Take", "Folder of a take, or its info.json", ItemKind::Table}};
    task.options = [] { return Options(LabelExportOptions{}); };
    task.run = runExportLabels;
    task.heavy = false;
    return task;
}

} // namespace antiphon::guide
