#pragma once

#include "core/oracle/segmentation.h"
#include "models/guide/attentionhead.h"
#include "models/guide/perception.h"
#include "models/wav2vec2.h"

#include <optional>

namespace antiphon::guide {

/// The front-end "wav2vec2" (spec 4.1 and 4.2): windows of 15 s that overlap, each normalised as a
/// whole, the frames of a segment averaged, their largest values taken or summed up by an
/// attention. All cores share the windows; results do not depend on their number.
class Wav2Vec2Ears {
public:
    /// Reads the settings' weights. Throws UserError that says what is missing and what to choose
    /// instead.
    explicit Wav2Vec2Ears(const PerceptionSettings& settings);

    /// Of the weights' file.
    const std::string& hash() const noexcept { return m_hash; }
    std::size_t columns() const { return std::size_t(m_network.config().columns()); }

    /// As SegmentVectors; `checkpoint` is called for every window, from several threads.
    Matrix segments(std::span<const float> mono16k, std::size_t count,
                    const std::function<void()>& checkpoint) const;

    /// What the published codebooks are learned from: in each window of 15 s, one every 10 s, the
    /// frames of the segments that begin at 0 and at 10 s, normalised together, each heard by
    /// itself. Pieces below `silence` (dBFS) are left out.
    Matrix isolatedFrames(std::span<const float> mono16k, double silence,
                          const std::function<void()>& checkpoint) const;

private:
    void window(std::span<const float> audio, std::size_t first, std::size_t count,
                std::size_t keepFirst, Matrix& result) const;
    Matrix whole(std::span<const float> normalised, std::size_t count) const;
    Matrix apart(std::span<const float> normalised, std::size_t count) const;
    void reduce(const Matrix& frames, FrameRange range, std::size_t wanted,
                std::span<float> out) const;

    double m_segment;
    bool m_compat, m_isolated, m_maximum;
    std::string m_hash;
    Wav2Vec2 m_network;
    std::optional<AttentionHead> m_head;
};

} // namespace antiphon::guide
