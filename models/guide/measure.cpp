#include "models/guide/measure.h"

#include "core/dsp/segmentvectors.h"
#include "core/error.h"
#include "core/maps/gaussian.h"
#include "core/oracle/metrics.h"
#include "core/table.h"
#include "models/guide/audiometrics.h"
#include "models/guide/evaluation.h"
#include "models/guide/measureentries.h"
#include "models/guide/prepare.h"
#include "models/guide/preparefolders.h"
#include "models/guide/result.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace antiphon::guide {

namespace {

constexpr int rate = Frontend::analysisRate;
const double unknown = std::nan("");

/// What is told of one made or misaligned sound.
struct Row {
    std::string name, kind, truth;
    double segments = 0, frechet = unknown, similarity = unknown, meanRun = unknown,
           longestRun = unknown;
};

class Measuring {
public:
    Measuring(const Inputs& inputs, const MeasureOptions& options, JobContext& context)
        : m_options(options), m_context(context), m_frontend(FrontendSettings{options.frontend}),
          m_truth(entriesOf(inputs, "true", context)), m_made(entriesOf(inputs, "made", context)),
          m_misaligned(entriesOf(inputs, "misaligned", context)) {}

    Outcome run() {
        listenToTruth();
        const auto made = measured(m_made, "made"), wrong = measured(m_misaligned, "misaligned");
        Json figures = {{"sounds", m_made.size()}, {"matched", made.matched}};
        const auto put = [&figures](const std::string& key, std::optional<double> value) {
            figures[key] = value && std::isfinite(*value) ? Json(*value) : Json();
        };
        put("frechet", distance(m_reference, made.cloud));
        put("frechet_misaligned", distance(m_reference, wrong.cloud));
        const auto adherence = adherenceOf(made.cloud, wrong.cloud);
        put("adherence", adherence ? std::optional(adherence->published) : std::nullopt);
        put("adherence_reference", adherence ? std::optional(adherence->reference) : std::nullopt);
        put("similarity", made.similarity);
        put("similarity_misaligned", wrong.similarity);
        put("pwcca", made.correlation);
        put("pwcca_misaligned", wrong.correlation);
        const RunStatistics runs = runStatistics(m_runs);
        put("mean_run", m_runs.empty() ? std::nullopt : std::optional(runs.mean));
        figures["max_run"] = m_runs.empty() ? Json() : Json(runs.longest);
        return written(std::move(figures));
    }

private:
    struct Group {
        std::optional<Gaussian> cloud;
        std::optional<double> similarity, correlation;
        std::size_t matched = 0;
    };

    Sound soundOf(const MeasureEntry& entry) const {
        const auto read = [&](const fs::path& file) {
            return excerptOf(file, m_options.seconds, rate, 1);
        };
        if (!entry.take) {
            Sound sound = read(entry.path);
            rescale(sound);
            return sound;
        }
        Sound response = read(entry.path / "response.wav");
        if (m_options.takes == "mix")
            response = mixOfStems({read(entry.path / "guide.wav"), std::move(response)},
                                  MixUse::Generation);
        rescale(response);
        return response;
    }

    void listenToTruth() {
        for (std::size_t i = 0; i < m_truth.size(); ++i) {
            told(display(m_truth[i].path));
            m_truthVectors.push_back(
                segmentVectors(m_frontend, m_options.segment, soundOf(m_truth[i])));
        }
        if (m_truth.empty())
            return;
        const Matrix rows = joinedRows(m_truthVectors);
        if (rows.rows < 2)
            throw UserError(display(m_truth.front().path) +
                            ": what is true is shorter than two segments; choose longer "
                            "recordings or shorter segments.");
        m_frontend.fit(rows);
        m_reference = gaussianOf(m_frontend.transform(rows));
    }

    Group measured(const std::vector<MeasureEntry>& entries, const char* kind) {
        Group group;
        std::vector<Matrix> vectors, same, sameTruth;
        std::vector<double> similarities;
        std::vector<std::string> unmatched;
        for (const MeasureEntry& entry : entries) {
            told(display(entry.path));
            Row& row = m_rows.emplace_back();
            row.name = entry.names.front();
            row.kind = kind;
            if (entry.take)
                addRuns(entry, row);
            if (m_truth.empty())
                continue;
            const Sound sound = soundOf(entry);
            vectors.push_back(
                m_frontend.transform(segmentVectors(m_frontend, m_options.segment, sound)));
            row.segments = double(vectors.back().rows);
            if (vectors.back().rows >= 2)
                row.frechet = frechetDistance(*m_reference, gaussianOf(vectors.back()));
            const MeasureEntry* const truth = truthOf(entry, m_truth);
            if (!truth) {
                unmatched.push_back(display(entry.path));
                continue;
            }
            row.truth = truth->names.front();
            if (const auto similarity = tried(
                    display(entry.path), [&] { return musicSimilarity(soundOf(*truth), sound); })) {
                row.similarity = *similarity;
                similarities.push_back(*similarity);
            }
            addAligned(vectors.back(), m_truthVectors[std::size_t(truth - m_truth.data())], same,
                       sameTruth);
            ++group.matched;
        }
        if (!unmatched.empty())
            m_context.log(unmatched.front() +
                          (unmatched.size() > 1
                               ? " and " + std::to_string(unmatched.size() - 1) + " more"
                               : std::string()) +
                          ": no true recording has this name, or that of a folder around it; "
                          "compared with all of them alone.");
        if (const Matrix rows = joinedRows(vectors); rows.rows >= 2)
            group.cloud = gaussianOf(rows);
        if (!similarities.empty())
            group.similarity =
                std::reduce(similarities.begin(), similarities.end()) / double(similarities.size());
        if (!same.empty())
            group.correlation =
                tried(kind, [&] { return correlationOf(joinedRows(same), joinedRows(sameTruth)); });
        return group;
    }

    void addRuns(const MeasureEntry& take, Row& row) {
        const fs::path info = take.path / "info.json";
        const std::vector<int> runs = soundingRuns(integers(readJson(info), "query", info));
        m_runs.insert(m_runs.end(), runs.begin(), runs.end());
        const RunStatistics statistics = runStatistics(runs);
        row.meanRun = statistics.mean;
        row.longestRun = statistics.longest;
    }

    /// As many rows of both as the shorter has: they begin together.
    void addAligned(Matrix own, const Matrix& truth, std::vector<Matrix>& same,
                    std::vector<Matrix>& sameTruth) const {
        Matrix other = m_frontend.transform(truth);
        const std::size_t rows = std::min(own.rows, other.rows);
        for (Matrix* const matrix : {&own, &other}) {
            matrix->rows = rows;
            matrix->values.resize(rows * matrix->columns);
        }
        same.push_back(std::move(own));
        sameTruth.push_back(std::move(other));
    }

    /// What cannot be told of some recordings: the other measures stand all the same.
    template <class Measure>
    std::optional<double> tried(const std::string& what, const Measure& measure) {
        try {
            return measure();
        } catch (const UserError& error) {
            m_context.log(what + ": " + error.what());
            return std::nullopt;
        }
    }

    static std::optional<double> distance(const std::optional<Gaussian>& a,
                                          const std::optional<Gaussian>& b) {
        return a && b ? std::optional(frechetDistance(*a, *b)) : std::nullopt;
    }

    std::optional<PromptAdherence> adherenceOf(const std::optional<Gaussian>& made,
                                               const std::optional<Gaussian>& wrong) {
        if (!m_reference || !made || !wrong)
            return std::nullopt;
        const double apart = frechetDistance(*m_reference, *wrong);
        if (!(apart > 0)) {
            m_context.log("True and misaligned recordings are the same, so that adherence cannot "
                          "be told; name the two folders of 'guide eval-folders'.");
            return std::nullopt;
        }
        return promptAdherence(frechetDistance(*made, *m_reference), frechetDistance(*made, *wrong),
                               apart);
    }

    Outcome written(Json figures) const {
        Outcome outcome;
        const auto put = [&](const char* role, const Table& table) {
            const fs::path file = m_context.folder() / (std::string(role) + ".csv");
            writeTable(file, table);
            outcome.items.push_back({ItemKind::Table, file, role});
            m_context.produced(outcome.items.back());
        };
        Table table;
        table.rows = m_rows.size();
        const auto column = [&](const char* name, const auto& member) {
            using Value = std::decay_t<decltype(m_rows.front().*member)>;
            std::vector<Value> values;
            for (const Row& row : m_rows)
                values.push_back(row.*member);
            table.add(name, std::move(values));
        };
        column("name", &Row::name);
        column("kind", &Row::kind);
        column("true", &Row::truth);
        column("segments", &Row::segments);
        column(("frechet_" + m_options.frontend).c_str(), &Row::frechet);
        column("similarity", &Row::similarity);
        column("mean_run", &Row::meanRun);
        column("max_run", &Row::longestRun);
        put("measures", table);
        if (!m_runs.empty())
            put("continuity", histogramTable({{"runs", runHistogram(m_runs)}}));
        outcome.figures = std::move(figures);
        m_context.progress(1, "Done");
        return outcome;
    }

    void told(const std::string& name) {
        m_context.checkpoint();
        m_context.progress(
            double(m_done++) / double(m_truth.size() + m_made.size() + m_misaligned.size()), name);
    }

    const MeasureOptions& m_options;
    JobContext& m_context;
    Frontend m_frontend;
    std::vector<MeasureEntry> m_truth, m_made, m_misaligned;
    std::vector<Matrix> m_truthVectors; ///< not normalised
    std::optional<Gaussian> m_reference;
    std::vector<Row> m_rows;
    std::vector<int> m_runs;
    std::size_t m_done = 0;
};

} // namespace

void MeasureOptions::visit(OptionVisitor& v) {
    v.choice(frontend, {.key = "frontend",
                        .label = "Listens to",
                        .help = "What makes two segments alike.",
                        .choices = {"blend", "timbre", "mel", "harmony", "energy"}});
    v.real(segment, {.key = "segment",
                     .label = "Segment",
                     .help = "Length of the pieces that the recordings are cut into.",
                     .unit = "s",
                     .min = 0.05,
                     .max = 15});
    v.choice(takes, {.key = "takes",
                     .label = "Of takes",
                     .help = "Measure guide and response together, as the mixes of evaluation "
                             "folders are, or the response alone.",
                     .choices = {"mix", "response"}});
    v.real(seconds, {.key = "seconds",
                     .label = "Length",
                     .help = "Longest excerpt, from the beginning of a recording.",
                     .unit = "s",
                     .min = 1,
                     .max = 600});
}

Outcome runMeasure(const Inputs& inputs, const Options& options, JobContext& context) {
    context.progress(0, "Looking");
    return Measuring(inputs, options.as<MeasureOptions>(), context).run();
}

} // namespace antiphon::guide
