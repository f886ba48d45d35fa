#pragma once

#include "models/schedule.h"
#include "models/trainer.h"

namespace antiphon {

/// Which optimiser, and its settings; the learning rate is the schedule's.
struct OptimiserOptions {
    std::string kind = "adam"; ///< adam, adamw, sgd, rmsprop
    double weightDecay = 0;
    double momentum = 0; ///< sgd, rmsprop
    double beta1 = 0.9, beta2 = 0.999;
    double alpha = 0.99; ///< rmsprop
    double epsilon = 1e-8;
    void visit(OptionVisitor& v);
};

/// How a LibTorch network is trained; each system's options hold one.
struct TorchOptions {
    TrainOptions train;
    std::string device = "auto"; ///< auto, cpu, cuda:0, ...
    std::int64_t batch = 32;     ///< items an update, over all processes
    std::int64_t accumulate = 1; ///< in so many pieces, one after the other: less memory
    double clip = 0;             ///< norm of the whole gradient; 0: not clipped
    /// float32; float16, bfloat16 (autocast; on CUDA alone); auto: float16 on CUDA.
    std::string precision = "float32";
    Schedule schedule;
    OptimiserOptions optimizer;
    void visit(OptionVisitor& v);
};

} // namespace antiphon
