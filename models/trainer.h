#pragma once

#include "core/job.h"
#include "core/options.h"
#include "models/checkpoint.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace antiphon {

/// What every training has in common. Each system's options hold one and visit its fields.
struct TrainOptions {
    std::int64_t steps = 10000;
    std::int64_t evaluateEvery = 0; ///< steps; 0: never
    double checkpointEvery = 30;    ///< seconds
    std::int64_t patience = 0;      ///< evaluations without a better one before it stops; 0: none
    double minutes = 0;             ///< stop after; 0: no limit
    void visit(OptionVisitor& v);
};

struct Scalar {
    std::string name; ///< TensorBoard tag: "train/loss"
    double value = 0;
};

class ProcessGroup;

/// What is trained, as seen by the trainer: a system hands in its own. No base of networks: an
/// agent with kernels of its own and a LibTorch module (models/torchtraining.h) are both one of
/// these.
class Trainee {
public:
    virtual ~Trainee() = default;
    /// Goes on by one step (a mini-batch, or some environment steps of an agent: as many as it
    /// returns, 1 ... `limit`) and adds what is worth plotting. Scalars whose name ends in "loss"
    /// or "grad_norm" must be finite: one that is not ends the training with a UserError.
    virtual std::int64_t step(std::int64_t limit, std::vector<Scalar>& scalars) = 0;
    /// Measures it; the first scalar decides which checkpoint is best (greater is better if
    /// higherIsBetter()). Not called where evaluateEvery is 0. `checkpoint` may be called at any
    /// moment; it may throw Cancelled and may call save(): nothing that save() writes may change
    /// here.
    virtual std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) = 0;
    virtual bool higherIsBetter() const { return false; }
    /// The scalar of evaluate() that decides where the first one ties, lower is better; empty: the
    /// earlier checkpoint stays the best.
    virtual std::string tieBreaker() const { return {}; }
    /// Everything that the next step depends on, and back. load() throws UserError naming what does
    /// not fit. In Checkpoint::json the key "trainer" is taken.
    virtual void save(Checkpoint& out) const = 0;
    virtual void load(const Checkpoint& in) = 0;
    /// After memory ran out: a sentence that says what would fit; may be empty.
    virtual std::string whatFits() { return {}; }
    /// The processes that train it together (models/distributed.h); null: this one alone.
    virtual ProcessGroup* processes() { return nullptr; }
};

struct TrainResult {
    std::int64_t steps = 0;
    std::int64_t bestStep = 0;
    double best = 0;       ///< NaN: never evaluated
    std::int64_t ties = 0; ///< other evaluations whose first scalar is as good
    bool stoppedEarly = false;
    std::string hash;   ///< tensorHash() of the last weights
    double seconds = 0; ///< computing, over all attempts
};

/// The one loop. Goes on from the last whole checkpoint in context.work() if there is one; writes
/// metrics as a TensorBoard event file into context.run() and as metric events (thinned to what a
/// view needs), checkpoints by time, at evaluations that are the best so far, on pause, on cancel
/// and at the end. Stopped at any step and resumed it ends with the same weights and curves as
/// uninterrupted, those below "time/" excepted: nothing in it depends on the clock but when files
/// are written (and `minutes`). Throws what the trainee throws, Cancelled; running out of memory
/// becomes a UserError that says what would fit. A loss or weight that is no finite number is a
/// UserError, too, and is never written. Of several processes only rank 0 writes, evaluates and
/// obeys the job; all read its checkpoints, so that the run's folder must be the same for all.
TrainResult train(Trainee& trainee, const TrainOptions& options, JobContext& context);

/// What a training leaves: the weights of its best checkpoint in `work`, the trainee's own where
/// none was the best. Throws UserError.
std::vector<RawTensor> keptWeights(const Trainee& trainee, const fs::path& work);

} // namespace antiphon
