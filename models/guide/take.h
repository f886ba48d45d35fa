#pragma once

#include "core/files.h"
#include "core/json.h"
#include "models/guide/response.h"
#include "models/guide/specify.h"

#include <memory>
#include <string>
#include <vector>

namespace antiphon::guide {

/// A stretch that the model has drawn again, by which seed.
struct Redrawn {
    std::size_t first, last; ///< segments
    std::uint64_t seed;
};

/// What a listener can change of a take; a plain value, so that undo keeps copies.
struct TakeState {
    std::vector<std::int32_t> labels; ///< the specification: a label, or `silent`, per segment
    std::vector<std::int32_t> query;  ///< the memory segment that answers it, or `silent`
    std::vector<bool> locked;         ///< keeps its memory segment whatever is chosen anew
    RenderOptions render;
    /// What the model answered and what else it expected; null: none did.
    std::shared_ptr<const Specification> answer = {};
    std::vector<Redrawn> redrawn = {}; ///< since the take was saved, each stretch once
};
/// Whether they sound and look alike: what they were drawn by makes no difference.
bool operator==(const TakeState& a, const TakeState& b);

/// A memory segment that could answer a guide segment.
struct Alternative {
    std::int32_t memorySegment;
    float distance; ///< to the centre of its label
    bool joins;     ///< it is the memory's neighbour of what plays before or behind
};

/// A result of guide.generate with its recordings and their analysis, from which edited versions
/// are made without listening again. Immutable: what can be edited is handed in and out as
/// TakeState; every member may be called from several threads.
class Take : public std::enable_shared_from_this<Take> {
public:
    using Log = std::function<void(const std::string&)>;
    /// Reads the folder of a result. The recordings come from where they were, if their content is
    /// still the same, else from the copies in the folder (which `log` is told). Throws UserError
    /// when the folder holds no such result or its recordings are gone.
    static std::shared_ptr<const Take> load(const fs::path& folder, const Log& log = {});

    Take(const Take&) = delete;
    Take& operator=(const Take&) = delete;

    const fs::path& folder() const { return m_folder; }
    const Json& info() const { return m_info; }
    const GenerateOptions& options() const { return m_options; }
    std::uint64_t seed() const { return m_seed; }
    const Sound& guide() const { return m_guide; }
    const Sound& memory() const { return m_memory; }
    /// Seconds of a guide segment or a memory segment; the last may be shorter.
    double segmentStart(std::size_t segment) const { return double(segment) * m_options.segment; }

    /// As it was written.
    const TakeState& saved() const { return m_saved; }
    std::size_t segments() const { return m_saved.labels.size(); }
    int labelCount() const { return int(m_codebook.rows); }
    const LabelledTrack& memoryTrack() const { return m_track; }
    /// The likeliest labels of a guide segment, nearest first; empty where it is silent and in
    /// results of versions that did not keep them.
    const std::vector<NearLabel>& nearest(std::size_t segment) const { return m_nearest[segment]; }
    /// Whether a trained model wrote the specification; then nearest() is empty and these say what
    /// it expected: labels of a guide segment, likeliest first, and how undecided it was, bits.
    bool learned() const { return m_saved.answer != nullptr; }
    const std::vector<LabelChance>& likely(const TakeState& state, std::size_t segment) const {
        return state.answer->likely[segment];
    }
    float entropy(const TakeState& state, std::size_t segment) const {
        return state.answer->entropies[segment];
    }
    /// How clearly the nearest label is the nearest, or how likely the likeliest was, 0 ... 1; 1
    /// where nothing is known.
    float confidence(const TakeState& state, std::size_t segment) const;
    /// Labels that some whole segment of the memory carries, ascending.
    std::vector<std::int32_t> memoryLabels() const;

    /// Gives segments another label (or `silent`) and chooses fitting memory segments for them;
    /// locked ones and all others stay as they are. `seed` decides between equal candidates. Throws
    /// UserError for a segment or label that does not exist.
    TakeState relabelled(TakeState state, const std::vector<std::size_t>& segments,
                         std::int32_t label, std::uint64_t seed) const;
    /// The same with labels for all segments.
    TakeState relabelled(TakeState state, const std::vector<std::int32_t>& labels,
                         std::uint64_t seed) const;
    /// Chooses everything anew that is not locked.
    TakeState rerolled(TakeState state, std::uint64_t seed) const;
    /// Puts a memory segment (or `silent`) in. Throws UserError where there is none.
    TakeState replaced(TakeState state, std::size_t segment, std::int32_t memorySegment) const;
    /// Memory segments with the label of a segment: those that join a neighbour first, then by
    /// distance; without the one that is there.
    std::vector<Alternative> alternatives(const TakeState& state, std::size_t segment,
                                          std::size_t limit = 12) const;

    /// A minute takes a few milliseconds. The first rendering with clean attacks or matched
    /// loudness analyses the recordings, once.
    Response render(const TakeState& state) const;

    /// info.json of an edited version; `edits` says what was done (without paths).
    Json infoOf(const TakeState& state, const Json& edits) const;

private:
    Take(fs::path folder, Json info, GenerateOptions options, Sound guide, Sound memory);
    TakeState chosenAnew(TakeState state, const std::vector<bool>& anewHere,
                         std::uint64_t seed) const;
    void require(std::size_t segment) const;
    void requireLabel(std::int32_t label) const;

    fs::path m_folder;
    Json m_info;
    GenerateOptions m_options;
    std::uint64_t m_seed;
    Sound m_guide, m_memory;
    Matrix m_codebook;
    LabelledTrack m_track; ///< the memory; its levels are not kept in results
    double m_lastSeconds;  ///< of the guide's last segment
    std::vector<std::vector<NearLabel>> m_nearest;
    TakeState m_saved;
    Renderer m_renderer; ///< after the sounds: it borrows them
};

/// The state as JSON and back; what does not fit the take is refused with a UserError naming
/// `origin`.
Json toJson(const TakeState& state);
TakeState stateFromJson(const Json& json, const Take& take, const std::string& origin);

} // namespace antiphon::guide
