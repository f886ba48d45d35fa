#include "tests/testing.h"

#include "core/maps/kmeans.h"
#include "core/maps/nearestcode.h"
#include "core/oracle/concatenate.h"
#include "core/oracle/repeats.h"
#include "core/oracle/scheduler.h"
#include "core/oracle/segmentation.h"

#include <algorithm>
#include <cmath>
#include <map>

// Reference numbers of the published guide/memory code; its README explains the schema. One data
// row a case; sections that the README does not explain are skipped by name. Files that are not
// named in casesOf() have programs of their own.
using namespace antiphon;

namespace {

using Check = void (*)(const Json& value);

/// A case that is run, or a name to be skipped (check is null).
struct Case {
    Json value;
    Check check = nullptr;
};

Label labelOf(const Json& value) {
    return value.is_null() ? anyLabel : value.get<Label>();
}

std::vector<Label> labelsOf(const Json& values) {
    std::vector<Label> labels;
    for (const auto& v : values)
        labels.push_back(labelOf(v));
    return labels;
}

template <class T>
std::vector<T> listOf(const Json& values) {
    return values.get<std::vector<T>>();
}

std::vector<float> flat(const Json& rows) {
    std::vector<float> values;
    for (const auto& row : rows)
        for (const auto& v : row)
            values.push_back(v.get<float>());
    return values;
}

/// null = no event
std::vector<std::int32_t> eventsOf(const Json& values) {
    std::vector<std::int32_t> events;
    for (const auto& v : values)
        events.push_back(v.is_null() ? noEvent : v.get<std::int32_t>());
    return events;
}

bool close(double value, double wanted) {
    return std::abs(value - wanted) <= 1e-5 * std::abs(wanted) + 1e-6;
}

template <class T>
bool closeList(std::span<const T> values, const Json& wanted) {
    if (values.size() != wanted.size())
        return false;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!close(double(values[i]), wanted[i].get<double>())) {
            qWarning("entry %zu is %.9g, not %.9g", i, double(values[i]), wanted[i].get<double>());
            return false;
        }
    return true;
}

void checkOracle(const Json& c) {
    using State = FactorOracle::State;
    const auto labels = labelsOf(c["labels"]);
    const FactorOracle oracle(labels);
    const auto linksOf = [](const Json& links) {
        std::vector<FactorOracle::Link> result;
        for (const auto& l : links)
            result.push_back({l[0].get<State>(), labelOf(l[1]), l[2].get<State>()});
        return result;
    };
    QCOMPARE(oracle.directLinks(), linksOf(c["direct"]));
    QCOMPARE(oracle.factorLinks(), linksOf(c["factor_links"]));
    for (State s = 0; s <= oracle.size(); ++s) {
        const auto i = std::size_t(s);
        QCOMPARE(oracle.suffix(s), c["suffix"][i].get<State>());
        QCOMPARE(oracle.reverseSuffix(s), listOf<State>(c["reverse_suffix"][i]));
        QCOMPARE(oracle.suffixPath(s), listOf<State>(c["suffix_path"][i]));
        QCOMPARE(oracle.similarContexts(s), listOf<State>(c["similar_backward_context"][i]));
        QCOMPARE(oracle.similarContexts(s, 1), listOf<State>(c["similar_contexts_forward1"][i]));
        QCOMPARE(oracle.continuations(s), listOf<State>(c["continuations"][i]));
    }
    QCOMPARE(longestRepeatedSuffixes(labels),
             listOf<std::int32_t>(c["lrs_longest_repeated_suffix"]));
    QCOMPARE(suffixLinkLengths(oracle), listOf<std::int32_t>(c["lrs_along_suffix_link"]));
    for (const auto& w : c["words"]) {
        const auto word = labelsOf(w["word"]);
        QCOMPARE(oracle.accepts(word), w["accepted"].get<bool>());
        QCOMPARE(!std::ranges::search(labels, word).empty(), w["is_factor"].get<bool>());
    }
}

using Positions = std::map<std::int32_t, std::vector<std::int32_t>>;

Positions positionsOf(const Json& byLength) {
    Positions positions;
    for (const auto& [length, events] : byLength.items())
        if (!events.empty())
            positions[std::stoi(length)] = listOf<std::int32_t>(events);
    return positions;
}

Positions byLength(const PrefixMatches& found, const KeptLengths& kept,
                   const std::vector<std::int32_t>* authorized) {
    Positions positions;
    for (std::size_t i = 0; i < found.events.size(); ++i)
        if (!authorized || std::ranges::binary_search(*authorized, found.events[i]))
            for (auto length = kept.low; length <= std::min(found.lengths[i], kept.high); ++length)
                positions[length].push_back(found.events[i]);
    return positions;
}

void checkPlainPrefix(const Json& c) {
    const FactorOracle memory(labelsOf(c["sequence"]));
    const auto found = prefixMatches(memory, labelsOf(c["pattern"]));
    const bool wildcards = c.contains("brute_force_positions_by_length");
    const auto& wanted = c[wildcards ? "brute_force_positions_by_length" : "positions_by_length"];
    QCOMPARE(byLength(found, {1, found.longest}, nullptr), positionsOf(wanted));
    if (!wildcards)
        QCOMPARE(found.longest, c["longest"].get<std::int32_t>());
}

FutureRange futureOf(const Json& interval, bool absolute) {
    return {interval[0].get<double>(), interval[1].get<double>(), absolute};
}

void checkFilteredPrefix(const Json& c) {
    const FactorOracle memory(labelsOf(c["sequence"]));
    const auto found = prefixMatches(memory, labelsOf(c["pattern"]));
    const auto authorized = listOf<std::int32_t>(c["authorized"]);
    const auto kept = keptLengths(futureOf(c["interval"], c["interval_kind"] == "absolute"),
                                  found.longest, false);
    QCOMPARE(byLength(found, kept, &authorized), positionsOf(c["positions_by_length"]));
    QCOMPARE(kept.high, c["longest_kept"].get<std::int32_t>());
}

const std::map<std::string, TraceEntry::Kind> kinds = {
    {"prefix", TraceEntry::Kind::Prefix},
    {"continue", TraceEntry::Kind::Continue},
    {"jump", TraceEntry::Kind::Jump},
    {"unreachable", TraceEntry::Kind::Unreachable},
    {"randint", TraceEntry::Kind::Draw}};

Chooser chooserOf(const Json& c) {
    if (c["policy"] == "lowest")
        return Chooser::lowest();
    if (c["policy"] == "highest")
        return Chooser::highest();
    std::vector<std::int32_t> choices;
    for (const auto& query : c["queries"])
        for (const auto& entry : query["trace"])
            if (entry["kind"] != "continue" && entry.contains("chosen"))
                choices.push_back(entry["chosen"].get<std::int32_t>());
    return Chooser::recorded(std::move(choices));
}

void checkTrace(const std::vector<TraceEntry>& trace, const Json& wanted) {
    QCOMPARE(trace.size(), wanted.size());
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const auto& entry = trace[i];
        const auto& w = wanted[i];
        QCOMPARE(int(entry.kind), int(kinds.at(w["kind"].get<std::string>())));
        if (w.contains("length"))
            QCOMPARE(entry.length, w["length"].get<std::int32_t>());
        if (w.contains("candidates"))
            QCOMPARE(entry.candidates, listOf<std::int32_t>(w["candidates"]));
        if (w.contains("range"))
            QCOMPARE((std::vector{entry.low, entry.high}), listOf<std::int32_t>(w["range"]));
        if (w.contains("chosen"))
            QCOMPARE(entry.chosen, w["chosen"].get<std::int32_t>());
    }
}

void checkGenerator(const Json& c) {
    const FactorOracle memory(labelsOf(c["memory"]));
    GeneratorSettings settings;
    settings.policy = OraclePolicy::compat();
    settings.policy.fallback = c["force_output"].get<bool>();
    settings.longestRun = c["max_continuity"].get<int>();
    settings.repetitions = Repetitions(c["avoid_repetitions"].get<int>());
    const auto& future = c["continuity_with_future"];
    settings.future = futureOf(future, future[1].is_number_integer());
    Generator generator(memory, settings, chooserOf(c));
    generator.setTracing(true);
    for (const auto& query : c["queries"]) {
        generator.clearTrace();
        std::vector<std::int32_t> output;
        if (query["type"] == "free")
            output = generator.free(query["query"].get<int>());
        else if (query["type"] == "guided")
            output = {generator.guided(labelOf(query["query"][0]))};
        else
            output = generator.scenario(labelsOf(query["query"]));
        QCOMPARE(output, eventsOf(query["output"]));
        checkTrace(generator.trace(), query["trace"]);
        if (QTest::currentTestFailed())
            return;
    }
}

void checkScheduler(const Json& c) {
    const FactorOracle memory(labelsOf(c["memory"]));
    GeneratorSettings settings;
    settings.policy = OraclePolicy::compat();
    Generator generator(memory, settings, chooserOf(c));
    Scheduler scheduler(generator);
    for (const auto& step : c["steps"]) {
        const auto& op = step["op"];
        if (op == "advance") {
            scheduler.advance(step["by"].get<int>());
        } else {
            const auto mode =
                step["mode"] == "relative" ? Scheduler::Mode::Relative : Scheduler::Mode::Absolute;
            const int start = step["start"].get<int>();
            const auto output = op == "free"
                                    ? scheduler.free(step["count"].get<int>(), start, mode)
                                    : scheduler.query(labelsOf(step["labels"]), start, mode);
            QCOMPARE(output, eventsOf(step["output"]));
        }
        QCOMPARE(scheduler.timeline(), eventsOf(step["trace_after"]));
        QCOMPARE(scheduler.performanceTime(), step["performance_time"].get<int>());
        QCOMPARE(scheduler.generationTime(), step["generation_time"].get<int>());
    }
}

void checkConcatenation(const Json& c) {
    const Sound memory{c["sampling_rate"].get<int>(), 1, listOf<float>(c["memory"])};
    const auto chunk = c["chunk_samples"].get<std::int64_t>();
    const auto query = listOf<std::int32_t>(c["query"]);
    const auto gridTo = [&](std::size_t segments) {
        std::vector<std::int64_t> grid;
        for (std::size_t i = 0; i <= segments; ++i)
            grid.push_back(std::int64_t(i) * chunk);
        return grid;
    };
    const auto slices = slicesOf(gridTo(memory.frames() / std::size_t(chunk)));
    JoinSettings settings;
    settings.fade = c["fade_time"].get<double>();
    settings.policy = OraclePolicy::compat();
    const auto response = concatenate(memory, slices, query, gridTo(query.size()), settings);
    QVERIFY(closeList<float>(response.samples, c["response"]));
}

void checkFadeWindow(const Json& c) {
    auto window = fadeWindow(2 * halfFade(c["fade"].get<double>(), c["sr"].get<int>()));
    QVERIFY(closeList<float>(window, c["in"]));
    std::ranges::reverse(window);
    QVERIFY(closeList<float>(window, c["out"]));
}

Windowing windowingOf(const Json& c) {
    return c["strategy"] == "sliding" ? Windowing::Sliding : Windowing::Uniform;
}

void checkTrainingWindows(const Json& c) {
    std::vector<double> ends;
    Json wanted = Json::array();
    for (const auto& w : trainingWindows(c["duration"].get<double>(), windowingOf(c)))
        ends.insert(ends.end(), {w.begin, w.end});
    for (const auto& w : c["windows"])
        for (const auto& end : w)
            wanted.push_back(end);
    QVERIFY(closeList<double>(ends, wanted));
}

void checkGenerationWindows(const Json& c) {
    const auto coverage =
        publishedCoverage(c["duration"].get<double>(), c["chunk"].get<double>(), windowingOf(c));
    QVERIFY(close(coverage.paddedSeconds, c["padded_seconds"].get<double>()));
    QCOMPARE(coverage.windows, c["windows"].get<int>());
    QCOMPARE(coverage.segmentsPerWindow, c["chunks_per_window"].get<int>());
    QCOMPARE(coverage.hop, c["hop_chunks"].get<int>());
    QCOMPARE(coverage.segments, c["chunks_total"].get<int>());
}

void checkFrames(const Json& c) {
    QCOMPARE(wav2vecFrames(c["samples"].get<std::int64_t>()), c["frames"].get<std::int64_t>());
}

void checkPostChunk(const Json& c) {
    const auto p = publishedFrames(c["frames"].get<std::int64_t>(), c["chunks"].get<int>(),
                                   c["chunk"].get<double>());
    QCOMPARE(p.framesPerSegment, c["frames_per_chunk"].get<int>());
    QCOMPARE(p.padOrCrop, c["pad_or_crop"].get<std::int64_t>());
    QVERIFY(close(p.driftSeconds, c["drift_seconds"].get<double>()));
}

void checkOnsets(const Json& c) {
    QCOMPARE(cutLongPieces(listOf<std::int64_t>(c["onsets"]), c["max"].get<std::int64_t>()),
             listOf<std::int64_t>(c["result"]));
}

void checkMiniBatch(const Json& c) {
    const auto dims = int(c["init"][0].size());
    MiniBatch miniBatch(flat(c["init"]), dims);
    for (const auto& step : c["steps"]) {
        const auto batch = flat(step["batch"]);
        miniBatch.update(batch);
        Json centres = Json::array();
        for (const auto& row : step["centers_after"])
            for (const auto& v : row)
                centres.push_back(v);
        QVERIFY(closeList<float>(miniBatch.centres(), centres));
        QVERIFY(closeList<std::int64_t>(miniBatch.counts(), step["counts_after"]));
        std::vector<std::int32_t> labels(batch.size() / std::size_t(dims));
        std::vector<float> distances(labels.size());
        NearestCode(miniBatch.centres(), std::size_t(dims)).find(batch, labels, distances);
        QCOMPARE(labels, listOf<std::int32_t>(step["labels"]));
    }
}

std::vector<std::pair<std::string, Case>> casesOf(const std::string& file, const Json& content) {
    static const std::map<std::string, std::map<std::string, Check>> known = {
        {"factor_oracle", {{"sequences", checkOracle}}},
        {"prefix_indexing", {{"plain", checkPlainPrefix}, {"filtered", checkFilteredPrefix}}},
        {"generator", {{"cases", checkGenerator}, {"scheduler", checkScheduler}}},
        {"concat", {{"cases", checkConcatenation}, {"windows", checkFadeWindow}}},
        {"segmentation",
         {{"training_windows", checkTrainingWindows},
          {"generation_windows", checkGenerationWindows},
          {"frames_per_chunk", checkFrames},
          {"reference_post_chunk", checkPostChunk},
          {"process_onsets", checkOnsets}}},
    };
    if (file == "kmeans")
        return {{file, {content, checkMiniBatch}}};
    const auto sections = known.find(file);
    if (sections == known.end())
        return {};

    std::vector<std::pair<std::string, Case>> cases;
    for (const auto& [section, value] : content.items()) {
        const auto name = file + "." + section;
        const auto check = sections->second.find(section);
        if (check == sections->second.end()) {
            cases.push_back({name, {}});
        } else if (value.is_array()) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                const auto title = value[i].is_object() ? value[i].value("name", "") : "";
                cases.push_back(
                    {name + "[" + std::to_string(i) + "]" + (title.empty() ? "" : " ") + title,
                     {value[i], check->second}});
            }
        } else {
            cases.push_back({name, {value, check->second}});
        }
    }
    return cases;
}

} // namespace

Q_DECLARE_METATYPE(Case)

class GoldenGuideMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reference_data() {
        QTest::addColumn<Case>("reference");
        const auto folder = testing::golden() / "guide-memory";
        if (!fs::is_directory(folder)) {
            QTest::newRow("no folder") << Case{};
            return;
        }
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".json")
                files.push_back(entry.path());
        std::ranges::sort(files);
        for (const auto& file : files)
            for (const auto& [name, reference] : casesOf(file.stem().string(), readJson(file)))
                QTest::newRow(name.c_str()) << reference;
    }

    void reference() {
        QFETCH(Case, reference);
        const QByteArray name = QTest::currentDataTag();
        if (name == "no folder")
            QSKIP("The reference folder guide-memory is absent; set ANTIPHON_GOLDEN.");
        if (!reference.check) {
            ++m_skipped;
            QSKIP(("The README does not explain " + name).constData());
        }
        ++m_run;
        reference.check(reference.value);
    }

    void cleanupTestCase() { qInfo("%d cases run, %d sections skipped", m_run, m_skipped); }

private:
    int m_run = 0, m_skipped = 0;
};

QTEST_APPLESS_MAIN(GoldenGuideMemory)
#include "golden_guide-memory.moc"
