#pragma once

#include "core/matrix.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace antiphon {

/// One column of a descriptor table.
struct DescriptorColumn {
    const char* name;     ///< "loudness-dBFS", "mfcc-0", "chroma-A#", ...
    const char* category; ///< "loudness", "mfcc", "chroma", "specshape", "sinefeaturefreqs",
                          ///< "sinefeaturemags", "pitch"
};

/// The fixed order of all tables: 55 columns, then the optional pitch-hz and pitch-confidence.
std::span<const DescriptorColumn> descriptorColumns();
inline constexpr std::size_t loudnessColumns = 3;
inline constexpr std::size_t descriptorColumnsWithoutPitch = 55;
inline constexpr std::size_t descriptorColumnsWithPitch = 57;

/// Indices of columns by name, category, "sinefeature" (both sine categories) or "all" (the 55),
/// without doubles and in canonical order. Throws UserError (Usage) naming what is unknown and the
/// nearest name.
std::vector<std::size_t> selectDescriptors(std::span<const std::string> names);

/// How descriptors are computed; the definitions are those of the Fluid Corpus Manipulation library
/// (Tremblay, Roma, Green 2021).
struct DescriptorSettings {
    /// Parity: as the reference, whose loudness filter and true-peak interpolator see overlapping
    /// samples twice. Clean: the stream is filtered once, then windowed; everything else comes from
    /// one shared transform.
    enum class Mode { Parity, Clean };
    /// File: half a window of zeros at both ends, frame k centred on sample k * hop, 1 + floor(n /
    /// hop) frames. Live: no padding, frame k covers [(k * hop) - window, k * hop), ceil(n / hop)
    /// frames, the first of which is silence.
    enum class Framing { File, Live };

    int rate = 44100; ///< Hz
    int window = 256;
    int hop = 0; ///< 0: half the window
    int fft = 0; ///< 0: the power of two from the window
    int loudnessWindow = 1024;
    int loudnessHop = 0; ///< 0: half the loudness window
    Mode mode = Mode::Parity;
    Framing framing = Framing::File;
    bool pitch = false; ///< also columns 55 and 56

    /// The settings with every 0 replaced. Throws UserError naming the value that makes no sense.
    DescriptorSettings resolved() const;
    std::size_t columns() const {
        return pitch ? descriptorColumnsWithPitch : descriptorColumnsWithoutPitch;
    }
    bool operator==(const DescriptorSettings&) const = default;
};

/// The descriptors of sounds, frame by frame. Loudness has frames of its own, so results come as
/// two matrices. Allocates only when a sound is longer than those before. One thread at a time.
class Descriptors {
public:
    /// Throws UserError as resolved() does.
    explicit Descriptors(const DescriptorSettings& settings);
    ~Descriptors();

    const DescriptorSettings& settings() const; ///< resolved

    /// A whole mono sound, as the settings' framing says. Samples that are no numbers count as 0,
    /// those beyond +-1e6 as +-1e6. Throws UserError for frames of more than 1 GiB.
    void analyse(std::span<const float> mono);
    /// The same; `checkpoint` (if any) is called every few hundred frames and may throw to stop,
    /// which leaves results of no meaning.
    void analyse(std::span<const float> mono, const std::function<void()>& checkpoint);
    /// Of the last sound: columns 0 ... 2, one row a loudness frame.
    const Matrix& loudness() const;
    /// Of the last sound: the columns from 3 on, one row a spectral frame.
    const Matrix& spectral() const;

    /// Real-time use, framed as Framing::Live whatever the settings say: takes any number of
    /// samples, and calls `frame` with all columns() values each time a hop is complete; loudness
    /// columns hold the latest loudness frame. So the first call is for frame 1; the values are
    /// those of analyse() to the bit. Nothing is allocated. reset() begins a new stream.
    /// Independent of analyse().
    template <class Sink>
    void push(std::span<const float> mono, Sink&& frame) {
        pushTo(
            mono,
            [](void* sink, std::span<const float> row) {
                (*static_cast<std::remove_reference_t<Sink>*>(sink))(row);
            },
            &frame);
    }
    void reset();

private:
    void pushTo(std::span<const float> mono, void (*call)(void*, std::span<const float>),
                void* sink);
    struct State;
    std::unique_ptr<State> m_state;
};

/// Columns of one sound over its frames, as lookup tables hold them.
struct DescriptorSummary {
    std::vector<double> mean, deviation, low, median, high; ///< low, high: 10 and 90 % quantiles
    std::vector<float> work;                                ///< what summarise() computes in
};
/// Of the last analysed sound, over all frames but the first and the last (all where there are
/// fewer than three). The deviation is that of the population. Reuses the vectors of `summary`.
void summarise(const Descriptors& descriptors, DescriptorSummary& summary);
/// Of all rows of any matrix, column by column.
void summarise(const Matrix& frames, DescriptorSummary& summary);

/// All columns of one sound in one matrix, cut to the shorter of the two and without the first and
/// the last frame: the rows of a corpus file.
Matrix corpusFrames(const Descriptors& descriptors);

/// Moving mean and sample standard deviation over the last `history` vectors; before that many have
/// come, over those that have. Nothing is allocated after construction.
class RunningStats {
public:
    RunningStats(std::size_t width, std::size_t history);
    void push(std::span<const float> values); ///< what is missing counts as 0
    std::span<const double> mean() const { return m_mean; }
    std::span<const double> deviation() const { return m_deviation; }
    void reset();

private:
    std::size_t m_width, m_history, m_next = 0, m_filled = 0;
    std::vector<double> m_ring, m_mean, m_deviation;
};

} // namespace antiphon
