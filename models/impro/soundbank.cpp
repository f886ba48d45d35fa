#include "models/impro/soundbank.h"

#include "core/error.h"

#include <algorithm>
#include <array>

namespace antiphon::impro {
namespace {

constexpr std::size_t mostColumns = 64;

} // namespace

SoundBank::SoundBank(const World& world, Interpolation interpolation)
    : m_world(&world), m_interpolation(interpolation) {
    if (world.columns() > mostColumns)
        throw UserError("An agent hears at most " + std::to_string(mostColumns) + " columns.");
    std::size_t count = world.rows();
    for (std::size_t song = 0; song < world.songs(); ++song) {
        m_songStarts.push_back(std::uint32_t(count));
        count += world.songFrames(song);
    }
    if (count >= between)
        throw UserError("The corpus is too long; train on fewer recordings.");
    m_values.reserve(count * world.columns());
    for (std::size_t row = 0; row < world.rows(); ++row)
        for (const double value : world.scaledRow(row))
            m_values.push_back(float(value));
    for (std::size_t song = 0; song < world.songs(); ++song)
        for (std::size_t frame = 0; frame < world.songFrames(song); ++frame)
            for (const double value : world.songFrame(song, frame))
                m_values.push_back(float(value));
}

std::size_t SoundBank::actions() const noexcept {
    std::size_t count = 1;
    for (std::size_t p = 0; p < parameters(); ++p)
        count *= 3;
    return count;
}

std::uint32_t SoundBank::numberOf(const double* sound) const noexcept {
    const std::size_t columns = m_world->columns();
    const auto within = [&](const double* base, std::size_t count) {
        return !std::less<>()(sound, base) && std::less<>()(sound, base + count * columns);
    };
    const double* rows = m_world->scaledRow(0).data();
    if (within(rows, m_world->rows()))
        return std::uint32_t(std::size_t(sound - rows) / columns);
    for (std::size_t song = 0; song < m_world->songs(); ++song) {
        const double* frames = m_world->songFrame(song, 0).data();
        if (within(frames, m_world->songFrames(song)))
            return m_songStarts[song] + std::uint32_t(std::size_t(sound - frames) / columns);
    }
    return between;
}

Situation SoundBank::situationOf(const Environment& environment,
                                 std::span<float> parameters) const noexcept {
    for (std::size_t p = 0; p < parameters.size(); ++p)
        parameters[p] = float(environment.parameters()[p]);
    return {m_interpolation == Interpolation::Nearest ? numberOf(environment.agent().data())
                                                      : between,
            numberOf(environment.observedTarget().data()), parameters};
}

void SoundBank::observation(const Situation& situation, std::span<float> out) const noexcept {
    const std::size_t columns = m_world->columns();
    const float* target = m_values.data() + std::size_t(situation.target) * columns;
    if (situation.agent == between) {
        std::array<double, Environment::mostParameters> exact;
        std::array<double, mostColumns> sound;
        std::copy(situation.parameters.begin(), situation.parameters.end(), exact.begin());
        m_world->soundAt(std::span(exact).first(situation.parameters.size()), m_interpolation,
                         std::span(sound).first(columns));
        for (std::size_t c = 0; c < columns; ++c)
            out[c] = float(sound[c]);
    } else {
        std::copy_n(m_values.data() + std::size_t(situation.agent) * columns, columns, out.data());
    }
    std::copy_n(target, columns, out.data() + columns);
    std::copy(situation.parameters.begin(), situation.parameters.end(),
              out.begin() + std::ptrdiff_t(2 * columns));
}

bool SoundBank::holds(const Situation& situation) const noexcept {
    const bool computed = m_interpolation != Interpolation::Nearest;
    return situation.target < sounds() &&
           (computed ? situation.agent == between : situation.agent < m_world->rows()) &&
           std::ranges::all_of(situation.parameters, [](float x) { return x >= 0 && x <= 1; });
}

} // namespace antiphon::impro
