#pragma once

#include "core/dsp/frontend.h"
#include "core/files.h"
#include "core/formats/tensors.h"
#include "core/sound.h"
#include "models/guide/labels.h"
#include "models/guide/listeningoptions.h"

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
    bool isolated = false;          ///< wav2vec 2.0 hears each segment by itself (old models)
    bool projection = false;        ///< wav2vec 2.0 ends with its final_proj (256 columns)
    /// What wav2vec 2.0's frames of a segment become: their "mean" or, in some published models,
    /// their "maximum" or what an AttentionHead makes of them, "mask" or "weighed".
    std::string reduce = "mean";
    std::shared_ptr<const std::vector<RawTensor>> head; ///< its tensors; null where there is none
    /// What a codebook is learned from: the "segments" that it is to tell apart or, as published,
    /// the "frames" of pieces of wav2vec 2.0 heard in isolation, two in 15 s.
    std::string learnFrom = "segments";
};

/// Without `weights` and `head`, which are files.
Json toJson(const PerceptionSettings& settings);
/// Throws UserError naming `origin`, the key and what it admits.
PerceptionSettings perceptionSettings(const Json& json, const std::string& origin);
PerceptionSettings perceptionSettings(const ListeningOptions& options);
/// How settings look as options, as far as there are fields for them.
ListeningOptions listeningOptions(const PerceptionSettings& settings);

/// A recording that is read when its turn comes: training sets do not fit into memory.
struct Listen {
    std::string name; ///< for messages
    std::string hash; ///< of the content; empty: never cached
    std::function<Sound()> sound;
};
/// Of a file, whose content is hashed now and read when it is listened to. `checkpoint` may throw
/// to stop. Throws UserError.
Listen listenTo(const fs::path& file, const std::function<void()>& checkpoint);

/// What a recording's segments are, without a silent one losing its code: Decision reads them all.
struct CodedTrack {
    std::vector<std::int32_t> codes; ///< 0 ... A - 1, also where silent
    LabelledTrack track;             ///< the same with `silent`, distances and levels
};

/// How many segments of each recording, from its beginning, may be learned from; asked when the
/// levels of all recordings are known (codes are not). Of what is held back to judge a model
/// nothing may be heard in its training, neither in the codebook nor in the scale of a recording.
using Learnable =
    std::function<std::vector<std::size_t>(const std::vector<std::vector<double>>& levels)>;

/// How good a codebook is.
struct CodebookReport {
    double inertia = 0;    ///< mean squared distance of the vectors to their centres
    int used = 0;          ///< codes that occur
    double perplexity = 0; ///< of the labels
    std::int64_t vectors = 0;
    std::int64_t distinct = 0; ///< different vectors; fewer than wanted codes deserve a warning
    std::vector<std::int64_t> counts;  ///< of each code
    std::vector<double> meanDistances; ///< to each code's centre; 0 where it does not occur
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
    /// Learns the codebook from all segments that sound and are `learnable` (empty: all), by
    /// k-means on exactly the vectors that will be quantised. With a `cache` the labels that result
    /// are kept there, so that label() and labels() need not listen again. `checkpoint` may throw
    /// to stop and is called from several threads. Throws UserError when nothing sounds.
    static Perception learn(const PerceptionSettings& settings,
                            const std::vector<Listen>& recordings, std::uint64_t seed,
                            const std::function<void()>& checkpoint, const Progress& progress,
                            CodebookReport* report = nullptr, const fs::path& cache = {},
                            const Learnable& learnable = {});
    /// A codebook from elsewhere (centres of a published run: A x columns, float32).
    /// They fit front-ends that have no normalisation of their own: wav2vec2 with match "absolute".
    /// Throws UserError naming `origin` for others and for centres that are not as wide as the
    /// weights' frames, if these are there; without, only labelling needs them.
    static Perception withCentres(const PerceptionSettings& settings, Matrix centres,
                                  const std::string& origin);

    Perception(Perception&&) noexcept;
    Perception& operator=(Perception&&) noexcept;
    ~Perception();

    const PerceptionSettings& settings() const;
    /// A x columns; fewer rows than settings().vocab where fewer different segments were heard.
    const Matrix& codebook() const;
    /// Names front-end, its settings and the codebook: models know by it what they were trained on.
    std::string hash() const;

    /// One code a segment of the grid over the whole file. `cache`: folder in which labels are kept
    /// by content, segment, front-end and codebook; empty: none.
    CodedTrack label(const Listen& recording, const fs::path& cache,
                     const std::function<void()>& checkpoint) const;
    /// The same for recordings that are learned from: with match "relative" each is standardised by
    /// its learnable segments alone, or by all where none is.
    std::vector<CodedTrack> labels(const std::vector<Listen>& recordings, const fs::path& cache,
                                   const std::function<void()>& checkpoint,
                                   const Learnable& learnable) const;

    /// codebook.json and centres.npy in `folder`, head.safetensors where there is one; weights in it are found again when it is moved.
    /// load() throws UserError naming the file. Weights that are not there, or others than those
    /// that were learned with, are told by label().
    void save(const fs::path& folder) const;
    /// `weights`: of wav2vec 2.0, where they are now; empty: where they were.
    static Perception load(const fs::path& folder, const fs::path& weights = {});

private:
    struct Data;
    explicit Perception(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace antiphon::guide
