#include "models/trainer.h"

#include "core/error.h"
#include "models/distributed.h"
#include "models/metriclog.h"
#include "models/outofmemory.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace antiphon {

namespace {

using Clock = std::chrono::steady_clock;

/// Of any floating type that networks have; others are finite.
bool finite(const RawTensor& tensor) {
    if (tensor.type != DType::F32)
        return true;
    for (std::size_t i = 0; i + sizeof(float) <= tensor.bytes.size(); i += sizeof(float)) {
        float value;
        std::memcpy(&value, tensor.bytes.data() + i, sizeof value);
        if (!std::isfinite(value))
            return false;
    }
    return true;
}

double numberOf(const Json& json) {
    return json.is_number() ? json.get<double>() : std::nan("");
}

class Training {
public:
    Training(Trainee& trainee, const TrainOptions& options, JobContext& context)
        : m_trainee(trainee), m_options(options), m_context(context),
          m_processes(trainee.processes()), m_checkpoints(context.work()) {
        const std::int64_t from = resume();
        if (first()) {
            m_log.emplace(context, from);
            // What the evaluation that is due will add to must not be there twice.
            m_log->record(m_step, m_pending);
        }
        Turn turn{.step = m_step};
        share(turn);
        if (turn.step != m_step)
            throw UserError(display(context.work()) + ": process " +
                            std::to_string(m_processes->rank()) +
                            " of this training does not see the checkpoints of the first one; put "
                            "the run into a folder that all of them share.");
    }

    TrainResult run() {
        try {
            for (;;) {
                if (evaluationDue())
                    evaluate();
                if (ended())
                    break;
                advance();
                if (first())
                    keepUp();
            }
            write();
        } catch (const Cancelled&) {
            Turn turn{.kind = Turn::Cancel};
            if (first())
                share(turn);
            throw;
        } catch (const UserError&) {
            throw;
        } catch (const std::exception& e) {
            if (isOutOfMemory(e))
                outOfMemory();
            throw;
        }
        m_context.progress(1, "Training");
        return {.steps = m_step,
                .bestStep = m_bestStep,
                .best = m_best,
                .ties = m_ties,
                .stoppedEarly = outOfPatience(),
                .hash = m_hash,
                .seconds = m_seconds};
    }

private:
    /// The first step whose scalars are not known yet.
    std::int64_t resume();
    Json stateToJson() const;
    void stateFromJson(const Json& json);

    bool evaluationDue() const {
        return m_options.evaluateEvery > 0 && m_evaluated < m_step &&
               (m_step % m_options.evaluateEvery == 0 || m_step >= m_options.steps);
    }
    bool outOfPatience() const {
        return m_options.patience > 0 && m_sinceBest >= m_options.patience;
    }
    bool ended() {
        const bool late = m_options.minutes > 0 && m_seconds >= m_options.minutes * 60;
        Turn turn{.kind = m_step >= m_options.steps || outOfPatience() || late ? Turn::End
                                                                               : Turn::Step};
        share(turn);
        return turn.kind == Turn::End;
    }

    /// What rank 0 decides for all processes: the clock and the job are its own.
    struct Turn {
        enum Kind : std::int64_t { Step, End, Cancel } kind = Step;
        std::int64_t step = 0;
        std::int64_t bestStep = 0;
        double best = 0;
        std::int64_t sinceBest = 0;
    };
    bool first() const { return !m_processes || m_processes->rank() == 0; }
    /// Turn of rank 0 in all of them; throws Cancelled in the others when it was.
    void share(Turn& turn) {
        if (!m_processes)
            return;
        m_processes->broadcast(std::as_writable_bytes(std::span(&turn, 1)));
        if (turn.kind == Turn::Cancel && !first())
            throw Cancelled();
    }

    void advance();
    void evaluate();
    void measure();
    void keepUp();
    void interruptible();
    void write();
    void count();
    [[noreturn]] void diverged(const std::string& what) const;
    [[noreturn]] void outOfMemory();

    Trainee& m_trainee;
    const TrainOptions& m_options;
    JobContext& m_context;
    ProcessGroup* m_processes;
    Checkpoints m_checkpoints;
    std::optional<MetricLog> m_log; ///< of rank 0

    std::int64_t m_step = 0;
    std::int64_t m_evaluated = 0; ///< step of the last evaluation
    std::int64_t m_bestStep = 0;
    double m_best = std::nan("");
    double m_tieBreaker = std::nan(""); ///< of the best
    std::int64_t m_ties = 0;            ///< evaluations that are as good as the best
    std::int64_t m_sinceBest = 0;       ///< evaluations
    double m_seconds = 0;               ///< computing, over all attempts
    std::vector<Scalar> m_pending;      ///< what the last step gave
    std::string m_hash;
    std::int64_t m_writtenStep = -1;
    std::int64_t m_writtenEvaluated = -1;

    Clock::time_point m_counted = Clock::now(); ///< m_seconds is up to here
    double m_nextWrite = 0;                     ///< the rest in m_seconds
    double m_nextRate = 0;
    double m_rateSeconds = 0;
    std::int64_t m_rateStep = 0;
    double m_shown = -1; ///< fraction
    double m_nextShown = 0;
};

std::int64_t Training::resume() {
    const auto checkpoint = m_checkpoints.last([this](const std::string& damage) {
        m_context.log(damage + " The checkpoint before it is taken.");
    });
    std::int64_t from = 0;
    if (checkpoint) {
        m_step = checkpoint->step;
        stateFromJson(checkpoint->json);
        m_trainee.load(*checkpoint);
        m_hash = tensorHash(checkpoint->weights);
        m_writtenStep = m_step;
        m_writtenEvaluated = m_evaluated;
        if (m_bestStep > 0 && first())
            m_checkpoints.markBest(m_bestStep, m_best); // a kill may have come before the mark
        if (first())
            m_context.log("goes on from step " + std::to_string(m_step));
        from = evaluationDue() ? m_step : m_step + 1;
    }
    if (from != m_step)
        m_pending.clear();
    m_nextWrite = m_seconds + m_options.checkpointEvery;
    m_rateSeconds = m_seconds;
    m_rateStep = m_step;
    m_nextRate = m_nextShown = m_seconds;
    return from;
}

Json Training::stateToJson() const {
    Json json = {{"seed", m_context.seed()}, {"evaluated", m_evaluated},
                 {"bestStep", m_bestStep},   {"best", m_best},
                 {"ties", m_ties},           {"tieBreaker", m_tieBreaker},
                 {"sinceBest", m_sinceBest}, {"seconds", m_seconds}};
    if (evaluationDue()) {
        Json& scalars = json["scalars"] = Json::array();
        for (const Scalar& scalar : m_pending)
            scalars.push_back({scalar.name, scalar.value});
    }
    return json;
}

void Training::stateFromJson(const Json& whole) {
    try {
        const Json& json = whole.at("trainer");
        if (json.at("seed").get<std::uint64_t>() != m_context.seed())
            throw UserError(display(m_context.work()) +
                            ": these checkpoints are of a run with another seed; start in a new "
                            "folder.");
        m_evaluated = json.at("evaluated").get<std::int64_t>();
        m_bestStep = json.at("bestStep").get<std::int64_t>();
        m_best = numberOf(json.at("best"));
        m_ties = json.value("ties", std::int64_t(0));
        m_tieBreaker = numberOf(json.value("tieBreaker", Json()));
        m_sinceBest = json.at("sinceBest").get<std::int64_t>();
        m_seconds = json.at("seconds").get<double>();
        if (const auto scalars = json.find("scalars"); scalars != json.end())
            for (const Json& scalar : *scalars)
                m_pending.push_back({scalar.at(0).get<std::string>(), numberOf(scalar.at(1))});
    } catch (const Json::exception&) {
        throw UserError(display(m_context.work()) + ": the checkpoint of step " +
                        std::to_string(m_step) +
                        " is not one of a training; start in a new folder.");
    }
}

void Training::advance() {
    std::int64_t limit = m_options.steps - m_step;
    if (m_options.evaluateEvery > 0)
        limit = std::min(limit, m_options.evaluateEvery - m_step % m_options.evaluateEvery);
    m_pending.clear();
    const std::int64_t taken = m_trainee.step(limit, m_pending);
    if (taken < 1 || taken > limit)
        throw std::logic_error("a trainee took " + std::to_string(taken) + " of at most " +
                               std::to_string(limit) + " steps");
    m_step += taken;
    for (const Scalar& scalar : m_pending)
        if (!std::isfinite(scalar.value) &&
            (scalar.name.ends_with("loss") || scalar.name.ends_with("grad_norm")))
            diverged("'" + scalar.name + "'");
    if (m_log)
        m_log->record(m_step, m_pending);
}

void Training::evaluate() {
    if (first())
        measure();
    Turn turn{.bestStep = m_bestStep, .best = m_best, .sinceBest = m_sinceBest};
    share(turn);
    m_evaluated = m_step;
    m_bestStep = turn.bestStep;
    m_best = turn.best;
    m_sinceBest = turn.sinceBest;
}

void Training::measure() {
    m_context.progress(double(m_step) / double(m_options.steps), "Evaluating");
    const std::vector<Scalar> scalars = m_trainee.evaluate([this] { interruptible(); });
    m_evaluated = m_step;
    ++m_sinceBest;
    m_log->record(m_step, scalars);
    if (scalars.empty() || std::isnan(scalars[0].value))
        return;
    const double value = scalars[0].value;
    const auto tie = std::ranges::find(scalars, m_trainee.tieBreaker(), &Scalar::name);
    const double second = tie == scalars.end() ? std::nan("") : tie->value;
    const bool ties = value == m_best;
    m_ties = ties ? m_ties + 1 : m_ties;
    if (std::isnan(m_best) || (m_trainee.higherIsBetter() ? value > m_best : value < m_best) ||
        (ties && second < m_tieBreaker)) {
        m_ties = ties ? m_ties : 0;
        m_best = value;
        m_tieBreaker = second;
        m_bestStep = m_step;
        m_sinceBest = 0;
        write();
        m_checkpoints.markBest(m_bestStep, m_best);
    }
}

/// All that the clock decides: what is shown and when files are written, never what is computed.
void Training::keepUp() {
    interruptible();
    count();
    const double fraction = double(m_step) / double(m_options.steps);
    if (m_seconds >= m_nextShown && (fraction >= m_shown + 1e-3 || m_seconds >= m_nextShown + 2)) {
        m_context.progress(fraction, "Training");
        m_shown = fraction;
        m_nextShown = m_seconds + 0.1;
    }
    if (m_seconds >= m_nextRate) {
        if (m_seconds > m_rateSeconds) {
            const Scalar rate{"time/steps_per_second",
                              double(m_step - m_rateStep) / (m_seconds - m_rateSeconds)};
            m_log->record(m_step, {&rate, 1});
        }
        m_log->flush();
        m_rateSeconds = m_seconds;
        m_rateStep = m_step;
        m_nextRate = m_seconds + 1;
    }
    if (m_seconds >= m_nextWrite)
        write();
}

/// Lets the job pause or end here, once all is on disk.
void Training::interruptible() {
    const bool interrupted = m_context.interrupted();
    if (interrupted) {
        count();
        write();
    }
    try {
        m_context.checkpoint();
    } catch (const Cancelled&) {
        write(); // if it was asked for only now
        throw;
    }
    if (interrupted)
        m_counted = Clock::now(); // a pause is no computing
}

void Training::write() {
    if (m_writtenStep == m_step && m_writtenEvaluated == m_evaluated)
        return;
    Checkpoint checkpoint;
    m_trainee.save(checkpoint);
    if (!std::all_of(checkpoint.weights.begin(), checkpoint.weights.end(), finite))
        diverged("a weight");
    m_hash = tensorHash(checkpoint.weights);
    if (!first())
        return;
    checkpoint.step = m_step;
    checkpoint.json["trainer"] = stateToJson();
    m_log->flush(); // first: the curves must not lack what lies before a checkpoint
    m_checkpoints.write(checkpoint);
    m_writtenStep = m_step;
    m_writtenEvaluated = m_evaluated;
    m_nextWrite = m_seconds + m_options.checkpointEvery;
}

void Training::count() {
    const auto now = Clock::now();
    m_seconds += std::chrono::duration<double>(now - m_counted).count();
    m_counted = now;
}

void Training::diverged(const std::string& what) const {
    throw UserError(
        "Training broke down at step " + std::to_string(m_step) + ": " + what +
        " is infinite or no number any more. Try a learning rate of a third, or clip "
        "the gradients; the last checkpoint" +
        (m_writtenStep >= 0 ? " (step " + std::to_string(m_writtenStep) + ")" : std::string()) +
        " is kept.");
}

void Training::outOfMemory() {
    const std::string fits = m_trainee.whatFits();
    throw UserError("Memory ran out at step " + std::to_string(m_step + 1) + ". " +
                        (fits.empty() ? "Close other programs or train something smaller." : fits),
                    UserError::Kind::System);
}

} // namespace

TrainResult train(Trainee& trainee, const TrainOptions& options, JobContext& context) {
    return Training(trainee, options, context).run();
}

std::vector<RawTensor> keptWeights(const Trainee& trainee, const fs::path& work) {
    std::vector<RawTensor> best = bestWeights(work);
    if (!best.empty())
        return best;
    Checkpoint last;
    trainee.save(last);
    return std::move(last.weights);
}

} // namespace antiphon
