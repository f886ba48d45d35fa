#pragma once

#include "core/job.h"

#include <cstddef>
#include <fstream>
#include <span>
#include <vector>

namespace antiphon::stem {

/// Sounds that can be listened to while a task makes them: their samples go to files of the run's
/// own folder as they come (32-bit floats, interleaved, without a header), and metrics of the job
/// tell how far they are. The files go with the object, the results take their place. For the
/// task's thread.
class SoundTrail {
public:
    /// Tells the metric "sound rate" (step: channels, value: frames a second).
    SoundTrail(JobContext& context, int rate, int channels);
    ~SoundTrail();
    SoundTrail(const SoundTrail&) = delete;
    SoundTrail& operator=(const SoundTrail&) = delete;

    /// Tells the metric "sound" (step: which, value: its frames by now). Throws UserError (System)
    /// where nothing can be written.
    void add(std::size_t sound, std::span<const float> samples);

    /// Where a run leaves the samples of a sound.
    static fs::path file(const fs::path& run, std::size_t sound);
    /// Samples from one on, as many as there are up to `end`; fewer where the file has gone.
    static std::vector<float> read(const fs::path& file, std::size_t begin, std::size_t end);

private:
    JobContext& m_context;
    int m_channels;
    std::vector<std::ofstream> m_files;
    std::vector<std::size_t> m_samples;
};

} // namespace antiphon::stem
