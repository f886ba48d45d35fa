#pragma once

#include "core/run.h"
#include "models/emotion/editoptions.h"
#include "models/emotion/options.h"
#include "widgets/elementsliders.h"

#include <QPointF>

namespace antiphon {

/// All that a user says in the emotion panel before a button is pressed, and which render is on
/// show: one value, so that undo brings it back as a whole.
struct EmotionWish {
    fs::path piece; ///< A, which is moved
    fs::path other; ///< B, towards which
    ElementSettings elements = usual();
    QPointF target;                           ///< of the pad; the middle: the pad moves nothing
    emotion::TransferOptions transfer;        ///< but for what is said by the sliders
    emotion::EmotionGenerateOptions generate; ///< but for `draw`, which both share
    emotion::EditOptions edit;                ///< without a model
    fs::path render;                          ///< empty: none is on show

    /// Beat and type are locked: they are the skeleton that a piece is recognised by.
    static ElementSettings usual();
    /// An element stays what it is by its slider, and nothing locks it: the pad moves it.
    bool padMoves(std::size_t element) const;
    /// Anything at all moves.
    bool moves() const;
    /// Some slider needs piece B.
    bool needsOther() const;

    /// What emotion.transfer is to be given.
    emotion::TransferOptions transferOptions() const;
    /// All elements from A to B in so many steps.
    emotion::TransferOptions wayOptions(std::int64_t steps) const;
    /// What emotion.generate is to be given.
    emotion::EmotionGenerateOptions generateOptions() const;
};
bool operator==(const EmotionWish& a, const EmotionWish& b);

Json toJson(const EmotionWish& wish);
/// What is missing or no such value is left as it is by default.
EmotionWish emotionWishOf(const Json& json);

/// What a run of emotion.transfer or emotion.generate was asked for, as a wish; `now` gives what
/// the run does not tell.
EmotionWish wishOf(const RunRecord& record, EmotionWish now);

/// The elements that the options of a run of emotion.transfer moved, as bits.
std::uint32_t movedElements(const Json& options);

} // namespace antiphon
