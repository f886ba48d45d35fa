#include "models/guide/codebookreport.h"

#include "core/maps/kmeans.h"
#include "core/maps/nearestcode.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_set>

namespace antiphon::guide {

namespace {

constexpr std::size_t exampleCount = 6;

std::size_t distinctRows(const Matrix& rows) {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < rows.rows; ++i)
        seen.emplace(reinterpret_cast<const char*>(rows.row(i).data()),
                     rows.columns * sizeof(float));
    return seen.size();
}

} // namespace

CodebookReport codebookReport(const std::vector<HeardTrack>& tracks, const Matrix& vectors,
                              const Matrix& codebook, double silenceDb) {
    CodebookReport report;
    report.vectors = std::int64_t(vectors.rows);
    report.distinct = std::int64_t(distinctRows(vectors));
    report.counts.resize(codebook.rows);
    report.meanDistances.resize(codebook.rows);
    report.examples.resize(codebook.rows);
    std::vector<std::int32_t> labels(vectors.rows);
    std::vector<float> distances(vectors.rows);
    NearestCode(codebook.values, codebook.columns).find(vectors.values, labels, distances);
    const CodebookUse use = codebookUse(labels);
    report.used = use.used;
    report.perplexity = use.perplexity;

    std::size_t row = 0;
    for (std::size_t t = 0; t < tracks.size(); ++t)
        for (std::size_t i = 0; i < tracks[t].levels.size(); ++i) {
            if (tracks[t].levels[i] < silenceDb)
                continue;
            const auto code = std::size_t(labels[row]);
            const float distance = std::sqrt(distances[row]);
            report.inertia += distances[row];
            report.meanDistances[code] += distance;
            ++report.counts[code];
            if (i < tracks[t].wholeSegments)
                report.examples[code].push_back({std::int32_t(t), std::int32_t(i), distance});
            ++row;
        }
    report.inertia /= double(std::max<std::size_t>(1, vectors.rows));
    for (std::size_t code = 0; code < codebook.rows; ++code) {
        report.meanDistances[code] /= double(std::max<std::int64_t>(1, report.counts[code]));
        auto& examples = report.examples[code];
        std::stable_sort(examples.begin(), examples.end(),
                         [](const auto& a, const auto& b) { return a.distance < b.distance; });
        examples.resize(std::min(exampleCount, examples.size()));
    }
    return report;
}

} // namespace antiphon::guide
