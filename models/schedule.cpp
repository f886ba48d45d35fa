#include "models/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace antiphon {

double Schedule::at(std::int64_t step, std::int64_t steps) const {
    if (step < warmup)
        return rate * double(step + 1) / double(warmup);
    const double span = double(std::max<std::int64_t>(1, steps - warmup));
    const double t = std::min(1.0, double(step - warmup) / span);
    if (kind == "cosine")
        return rate * (last + (1 - last) * 0.5 * (1 + std::cos(std::numbers::pi * t)));
    if (kind == "cosine-restarts") {
        const double turn = double((step - warmup) % every) / double(every);
        return rate * (last + (1 - last) * 0.5 * (1 + std::cos(std::numbers::pi * turn)));
    }
    if (kind == "linear")
        return rate * (1 - (1 - last) * t);
    if (kind == "inverse-sqrt") {
        const double from = double(std::max<std::int64_t>(1, warmup));
        return rate * std::sqrt(from / std::max(from, double(step)));
    }
    if (kind == "step")
        return rate * std::pow(factor, double((step - warmup) / every));
    return rate;
}

void Schedule::visit(OptionVisitor& v) {
    v.real(rate, {.key = "learning_rate",
                  .label = "Learning rate",
                  .help = "How far each update goes; too high breaks the training down.",
                  .min = 0,
                  .max = 10});
    v.choice(kind, {.key = "schedule",
                    .label = "Rate over time",
                    .help = "How the learning rate changes until the end.",
                    .choices = {"constant", "cosine", "cosine-restarts", "linear", "inverse-sqrt",
                                "step"}});
    v.integer(warmup, {.key = "warmup",
                       .label = "Warm-up",
                       .help = "Steps in which the learning rate rises from 0.",
                       .min = 0,
                       .max = 1e9});
    v.real(last, {.key = "last_rate",
                  .label = "Rate at the end",
                  .help = "Cosine and linear: the last learning rate, as a part of the highest.",
                  .min = 0,
                  .max = 1,
                  .advanced = true});
    v.integer(every, {.key = "fall_every",
                      .label = "Fall every",
                      .help = "Step: steps from one fall of the learning rate to the next; "
                              "cosine-restarts: from one start to the next.",
                      .min = 1,
                      .max = 1e9,
                      .advanced = true});
    v.real(factor, {.key = "fall_factor",
                    .label = "Fall by",
                    .help = "Step: what the learning rate is multiplied with at each fall.",
                    .min = 0,
                    .max = 1,
                    .advanced = true});
}

} // namespace antiphon
