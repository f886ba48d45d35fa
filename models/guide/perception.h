#pragma once

#include "core/dsp/frontend.h"
#include "core/files.h"
#include "core/sound.h"
#include "models/guide/labels.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace antiphon::guide {

/// How recordings become labels.
struct PerceptionSettings {
    /// As Frontend knows them; id "wav2vec2" needs `weights`.
    FrontendSettings frontend;
    double segment = 0.5;           ///< seconds
    std::int64_t vocab = 16;        ///< A
    std::string match = "relative"; ///< or absolute, as GenerateOptions
    double silence = -60;           ///< dBFS; quieter segments carry no label
    fs::path weights;               ///< of wav2vec 2.0
    bool compat = false;            ///< the published grid of frames, to run published models
};

/// A recording that is read when its turn comes: training sets do not fit into memory.
struct Listen {
    std::string name; ///< for messages
    std::string hash; ///< of the content; empty: never cached
    std::function<Sound()> sound;
};

/// What a recording's segments are, without a silent one losing its code: Decision reads them all.
struct CodedTrack {
    std::vector<std::int32_t> codes; ///< 0 ... A - 1, also where silent
    LabelledTrack track;             ///< the same with `silent`, distances and levels
};

/// How good a codebook is.
struct CodebookReport {
    double inertia = 0;    ///< mean squared distance of the vectors to their centres
    int used = 0;          ///< codes that occur
    double perplexity = 0; ///< of the labels
    std::int64_t vectors = 0, distinct = 0;
    std::vector<std::int64_t> counts; ///< of each code
    /// For each code the segments nearest to its centre, to be heard: recording and segment.
    struct Example {
        std::int32_t recording, segment;
        float distance;
    };
    std::vector<std::vector<Example>> examples;
};

/// Perception (spec section 4): a front-end, its normalisation and a codebook, learned once and
/// then fixed. Const members may be called from several threads at once.
class Perception {
public:
    using Progress = std::function<void(double fraction, const std::string& text)>;
    /// Learns the codebook from all segments that sound, by k-means on exactly the vectors that
    /// will be quantised. `checkpoint` may throw to stop. Throws UserError when nothing sounds.
    static Perception learn(const PerceptionSettings& settings,
                            const std::vector<Listen>& recordings, std::uint64_t seed,
                            const std::function<void()>& checkpoint, const Progress& progress,
                            CodebookReport* report = nullptr);
    /// A codebook from elsewhere (centres of a published run: A x columns, float32).
    static Perception withCentres(const PerceptionSettings& settings, Matrix centres,
                                  const std::string& origin);

    Perception(Perception&&) noexcept;
    Perception& operator=(Perception&&) noexcept;
    ~Perception();

    const PerceptionSettings& settings() const;
    const Matrix& codebook() const; ///< A x columns
    /// Names front-end, its settings and the codebook: models know by it what they were trained on.
    std::string hash() const;

    /// One code a segment of the grid over the whole file. `cache`: folder in which labels are kept
    /// by content, segment, front-end and codebook; empty: none.
    CodedTrack label(const Listen& recording, const fs::path& cache,
                     const std::function<void()>& checkpoint) const;

    /// codebook.json and centres.npy in `folder`. load() throws UserError naming the file.
    void save(const fs::path& folder) const;
    static Perception load(const fs::path& folder);

private:
    struct Data;
    explicit Perception(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace antiphon::guide
