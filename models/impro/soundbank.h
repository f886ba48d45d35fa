#pragma once

#include "models/impro/environment.h"

#include <cstdint>
#include <span>
#include <vector>

namespace antiphon::impro {

/// What an agent finds in one moment, in few bytes: the sounds are named, not copied.
struct Situation {
    std::uint32_t agent = 0;  ///< its sound in the bank, or SoundBank::between
    std::uint32_t target = 0; ///< the observed one's in the bank
    std::span<const float> parameters;
};

/// Every sound of a world as floats: the rows of the table, then the songs frame by frame, so that
/// a world with further songs keeps the numbers. The world must outlive it. Immutable, any thread.
class SoundBank {
public:
    /// The agent's sound lies between rows; it is computed from the parameters.
    static constexpr std::uint32_t between = ~std::uint32_t(0);

    SoundBank(const World& world, Interpolation interpolation);

    std::size_t columns() const noexcept { return m_world->columns(); }
    std::size_t sounds() const noexcept { return m_values.size() / columns(); }
    std::span<const float> sound(std::size_t number) const noexcept {
        return {m_values.data() + number * columns(), columns()};
    }
    std::size_t parameters() const noexcept { return m_world->parameters(); }
    std::size_t actions() const noexcept; ///< 3^N
    std::size_t observationSize() const noexcept {
        return 2 * m_world->columns() + m_world->parameters();
    }
    /// Of an environment of this world. `parameters` gets one number a parameter, which the result
    /// borrows.
    Situation situationOf(const Environment& environment,
                          std::span<float> parameters) const noexcept;
    /// As Environment::observation() had it.
    void observation(const Situation& situation, std::span<float> out) const noexcept;
    /// Whether it is one of this world; for what was read from files.
    bool holds(const Situation& situation) const noexcept;

private:
    std::uint32_t numberOf(const double* sound) const noexcept;

    const World* m_world;
    Interpolation m_interpolation;
    std::vector<float> m_values;
    std::vector<std::uint32_t> m_songStarts; ///< number of each song's first frame
};

} // namespace antiphon::impro
