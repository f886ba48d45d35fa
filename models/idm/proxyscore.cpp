#include "models/idm/proxyscore.h"

#include "core/dsp/melgram.h"
#include "core/sound.h"
#include "models/idm/proxies.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::idm {

LScoreReport measureProxyScore(std::span<const float> mono24k,
                               const std::function<void()>& checkpoint) {
    LScoreReport report;
    report.seconds = double(mono24k.size()) / LScoreReport::rate;
    report.flags.tooShort = report.seconds < 0.5;
    report.flags.silent = peakOf(mono24k) < 1e-6f;
    report.flags.nonFinite =
        !std::all_of(mono24k.begin(), mono24k.end(), [](float x) { return std::isfinite(x); });
    if (report.flags.nonFinite) {
        report.score = {0.5, 0.5, 0.5, 0.5};
        return report;
    }
    Matrix levels = melPower(mono24k, {}, checkpoint);
    if (levels.rows < 16) { // fewer frames than two of the proxies pool
        report.flags.fewOnsets = true;
        return report;
    }
    toDecibels(levels, double(*std::max_element(levels.values.begin(), levels.values.end())));
    const at::Tensor decibels =
        at::from_blob(levels.values.data(),
                      {1, std::int64_t(levels.rows), std::int64_t(levels.columns)}, at::kFloat)
            .transpose(1, 2)
            .contiguous();
    const at::Tensor scores = proxyScores(decibels).to(at::kDouble).contiguous();
    const double* const s = scores.data_ptr<double>();
    report.score = {s[0], s[1], s[2], s[3]};
    return report;
}

} // namespace antiphon::idm
