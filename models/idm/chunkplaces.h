#pragma once

#include "core/frames.h"
#include "models/idm/generator.h"
#include "models/idm/render.h"

#include <functional>
#include <vector>

namespace antiphon::idm {

/// A stretch of a recording that was looked at, s, and where chunks begin in it, rising; see
/// Generator::chunkStarts().
struct ChunkWindow {
    double start = 0, end = 0;
    std::vector<double> places;
};

/// Where chunks of a recording begin as a model hears it: where a stretch of it can be cut out
/// whole. Windows of the model's length, one behind the other from the beginning on, are looked at
/// in any order; of the recording no more is read than they need. One thread at a time.
class ChunkSearch {
public:
    /// Uses both as long as it lives. Throws UserError for what is no sound.
    ChunkSearch(const Generator& generator, const Renderer& renderer, const DatasetSettings& audio,
                const fs::path& file);

    std::size_t windows() const noexcept { return m_windows; }
    /// The window that has this moment, or the nearest to it.
    std::size_t windowAt(double seconds) const;
    /// No places where the model does not cut in time. Throws UserError where decoding breaks off.
    ChunkWindow look(std::size_t window);
    /// The place nearest to a moment; the moment itself where the model does not cut in time.
    double nearest(double seconds);

private:
    const Generator& m_generator;
    const Renderer& m_renderer;
    Frames m_frames;
    int m_rate, m_hop, m_bands;       ///< of the model
    std::int64_t m_window, m_samples; ///< at its rate
    std::size_t m_windows;
};

/// All of a recording with a model that is read for it, on the CPU: window by window is handed to
/// `found`, always next the one that is nearest to the moment `near()`. Nothing where the model
/// does not cut in time. `checkpoint` is called before each. Throws UserError for what is no model
/// and what is no sound.
void findChunks(
    const fs::path& model, const fs::path& file, const std::function<double()>& near,
    const std::function<void(ChunkWindow)>& found, const std::function<void()>& checkpoint = [] {});

/// The place nearest to `seconds`; itself where there is none.
double nearestPlace(const std::vector<double>& places, double seconds);

} // namespace antiphon::idm
