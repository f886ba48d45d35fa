#include "models/stem/retrieval.h"

#include "core/dsp/segmentvectors.h"
#include "core/error.h"

#include <algorithm>
#include <limits>

namespace antiphon::stem {

namespace {

constexpr std::uint64_t always = 1; // the same stretches every time
constexpr double longestSegment = 1;

/// Whole segments of a stretch; one at least.
double segmentOf(double seconds) {
    return std::min(longestSegment, seconds);
}

} // namespace

StemRetrieval::StemRetrieval(const ItemSource& source, std::size_t count,
                             const std::function<void()>& checkpoint)
    : m_source(source), m_frontend({.id = "blend"}), m_plans(source.fixedPlans(always, count)) {
    std::vector<Matrix> heard;
    for (const ItemPlan& plan : m_plans) {
        checkpoint();
        const StemItem item = source.realise(plan);
        heard.push_back(segmentVectors(m_frontend, segmentOf(source.settings().seconds),
                                       {source.settings().rate, 1, item.context}));
    }
    if (heard.empty())
        throw UserError("There is no stretch to find stems in.");
    m_frontend.fit(joinedRows(heard));
    for (const Matrix& segments : heard)
        m_described.push_back(described(segments));
}

std::vector<float> StemRetrieval::described(const Matrix& segments) const {
    return m_frontend.transform(segments).values;
}

std::size_t StemRetrieval::nearest(const Sound& context) const {
    const std::vector<float> wanted =
        described(segmentVectors(m_frontend, segmentOf(m_source.settings().seconds), context));
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_described.size(); ++i) {
        const std::size_t count = std::min(wanted.size(), m_described[i].size());
        double sum = 0;
        for (std::size_t c = 0; c < count; ++c)
            sum +=
                (double(wanted[c]) - m_described[i][c]) * (double(wanted[c]) - m_described[i][c]);
        sum /= double(std::max<std::size_t>(count, 1)); // contexts may be shorter
        if (count > 0 && sum < least) {
            least = sum;
            best = i;
        }
    }
    return best;
}

Sound StemRetrieval::stem(std::size_t place) const {
    return {m_source.settings().rate, 1, m_source.realise(m_plans[place]).target};
}

} // namespace antiphon::stem
