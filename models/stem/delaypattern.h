#pragma once

#include "models/stem/codes.h"

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace antiphon::stem {

/// How the books of a code sequence are shifted against each other (MusicGen: Copet et al. 2023;
/// spec section 5). A value.
struct DelayLayout {
    std::vector<std::int64_t> delays = {0, 1, 2, 3}; ///< of each book, in steps, never decreasing
    std::int64_t emptyInitial = 0;                   ///< more empty steps before the first frame
    std::int64_t flattenFirst = 0;                   ///< so many frames are written one code a step

    /// 0, 1, 2, ...
    static DelayLayout delayed(std::int64_t books);
    /// All books of a frame at one step.
    static DelayLayout parallel(std::int64_t books);
    bool operator==(const DelayLayout&) const = default;
    auto operator<=>(const DelayLayout&) const = default;
};

/// The steps at which the codes of so many frames are written; step 0 is always empty. Never
/// changes.
class DelayPattern {
public:
    /// Throws UserError (Usage) when the layout has no book, or delays that decrease.
    DelayPattern(const DelayLayout& layout, std::int64_t frames);

    std::int64_t books() const noexcept { return std::int64_t(m_layout.delays.size()); }
    std::int64_t frames() const noexcept { return m_frames; }
    std::int64_t maxDelay() const noexcept { return m_layout.delays.back(); }
    /// All, or only the valid ones: those before the books' ends part, as training uses them.
    std::int64_t steps(bool validOnly = false) const noexcept {
        return m_steps - (validOnly ? maxDelay() : 0);
    }

    struct Place {
        std::int64_t frame;
        std::int32_t book;
        bool operator==(const Place&) const = default;
    };
    /// What is written at a step; towards the end frames that there are not, too.
    std::span<const Place> at(std::int64_t step) const { return m_places[std::size_t(step)]; }
    /// The step at which a code is written.
    std::int64_t stepOf(std::int64_t book, std::int64_t frame) const {
        return m_stepOf[std::size_t(book * m_frames + frame)];
    }
    /// Which frame of a book is written at a step; -1: none.
    std::int64_t frameAt(std::int64_t book, std::int64_t step) const {
        return m_frameAt[std::size_t(book * m_steps + step)];
    }
    /// The first step with a code of the frame.
    std::int64_t firstStepOf(std::int64_t frame) const;

    /// books x steps(validOnly) of `codes` (books x frames), `special` where nothing is written.
    std::vector<std::int32_t> interleave(std::span<const std::int32_t> codes, std::int32_t special,
                                         bool validOnly = false) const;
    /// The same places: 1 where something is written.
    std::vector<char> mask(bool validOnly = false) const;

    /// For each code, books x frames, where in books x steps(validOnly) it is written; -1: nowhere.
    std::vector<std::int64_t> places(bool validOnly = false) const;
    /// The same for the outputs of a network that predicts each step's codes one step earlier.
    std::vector<std::int64_t> outputPlaces(bool validOnly = false) const;
    /// Undoes interleave(): books x frames, `missing` for what was not written.
    std::vector<std::int32_t> restore(std::span<const std::int32_t> sequence, std::int32_t missing,
                                      bool validOnly = false) const;

private:
    DelayLayout m_layout;
    std::int64_t m_frames, m_steps;
    std::vector<std::vector<Place>> m_places;
    std::vector<std::int64_t> m_stepOf, m_frameAt;
};

/// The patterns of one layout, each made once. May be used by several threads.
class DelayPatterns {
public:
    explicit DelayPatterns(DelayLayout layout) : m_layout(std::move(layout)) {}
    const DelayLayout& layout() const noexcept { return m_layout; }
    std::shared_ptr<const DelayPattern> of(std::int64_t frames) const;

private:
    DelayLayout m_layout;
    mutable std::mutex m_mutex;
    mutable std::map<std::int64_t, std::shared_ptr<const DelayPattern>> m_made;
};

} // namespace antiphon::stem
