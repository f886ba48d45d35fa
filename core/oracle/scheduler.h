#pragma once

#include "core/oracle/generator.h"

namespace antiphon {

/// Queries against a clock: what was anticipated but not yet played can be written anew.
/// Times count events. Borrows the generator.
class Scheduler {
public:
    enum class Mode { Absolute, Relative }; ///< start counted from 0, or from the performance time

    explicit Scheduler(Generator& generator) : m_generator(generator) {}

    /// Generates for `start` and on, rewinding the generator when this has been generated before;
    /// what lies later on the timeline stays until it is generated over. Throws UserError (Usage)
    /// for a negative start.
    std::vector<std::int32_t> query(std::span<const Label> labels, int start, Mode mode);
    std::vector<std::int32_t> free(int events, int start, Mode mode);

    /// `events` more have been played.
    void advance(int events) { m_performanceTime += events; }
    int performanceTime() const { return m_performanceTime; }
    /// End of what was generated last.
    int generationTime() const { return m_generationTime; }
    /// Event of every time; noEvent: silence, or never asked for.
    const std::vector<std::int32_t>& timeline() const { return m_timeline; }

private:
    int moveTo(int start, Mode mode);
    std::vector<std::int32_t> place(std::vector<std::int32_t> events, int start);

    Generator& m_generator;
    int m_performanceTime = 0;
    int m_generationTime = 0;
    std::vector<std::int32_t> m_timeline;
};

} // namespace antiphon
