#pragma once

#include "app/panels/maptable.h"
#include "core/sound.h"
#include "core/synth/synth.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace antiphon {

/// How the rows of a table are heard: its synthesizer as the side file has it. A value.
struct TableSound {
    std::string synth; ///< a name, or the folder of a Pure Data patch
    bool patch = false;
    bool files = false; ///< each row is a file of its own; `trouble` says what cannot be done then
    SynthSettings settings = {};
    std::size_t parameters = 0;
    double seconds = 2, preRoll = 0;
    QString trouble; ///< a sentence: why they cannot be heard; empty: they can
};

/// Looks for the synthesizer: the table's own, or `chosen` for a table that does not name one. May
/// look for files: for a background thread.
TableSound tableSound(const MapTable& table, const std::string& chosen = {});

/// A row's sound and what is needed to bring it to a loudness.
struct RowSound {
    std::shared_ptr<const Sound> sound; ///< mono
    double lufs = 0, peakDb = 0;
    /// The factor that brings it to -23 LUFS without its peak above -1 dBTP.
    float match() const;
};
inline constexpr double rowLoudness = -23;
/// The same factor for any mono sound.
float matchOf(const Sound& sound);

/// Renders rows of one table at one rate: the samples of renderVoice(). Any thread, several at a
/// time.
class RowRenderer {
public:
    RowRenderer(TableSound sound, int rate) : m_sound(std::move(sound)), m_rate(rate) {}

    const TableSound& sound() const { return m_sound; }
    int rate() const { return m_rate; }
    /// `checkpoint` may throw to stop the wait for Pure Data. Throws UserError.
    RowSound render(std::span<const double> parameters,
                    const std::function<void()>& checkpoint = {});
    /// Not measured.
    std::shared_ptr<const Sound> samples(std::span<const double> parameters,
                                         const std::function<void()>& checkpoint = {});

private:
    TableSound m_sound;
    int m_rate;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Synth>> m_idle; ///< prepared
};

} // namespace antiphon
