#include "models/emotion/moves.h"

#include "core/error.h"
#include "core/music/wordset.h"

#include <algorithm>
#include <charconv>

namespace antiphon::emotion {

namespace {

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

bool isQuadrant(std::string_view text) {
    return text.size() == 2 && text[0] == 'Q' && text[1] >= '1' && text[1] <= '4';
}

/// "Q1-Q3": the direction from the second to the first.
bool isDirection(std::string_view text) {
    return text.size() == 5 && text[2] == '-' && isQuadrant(text.substr(0, 2)) &&
           isQuadrant(text.substr(3)) && text[1] != text[4];
}

std::string checkedTarget(std::string_view text) {
    if (text == "piece" || text == "arousal" || text == "valence" || isQuadrant(text) ||
        isDirection(text))
        return std::string(text);
    throw UserError("Nothing can move towards '" + std::string(text) +
                        "'; take piece, Q1, Q2, Q3, Q4, arousal, valence, or a direction such as "
                        "Q1-Q3.",
                    UserError::Kind::Usage);
}

std::vector<float> sliceOf(std::span<const float> vector, std::size_t element) {
    const std::span<const float> slice = elementSlice(vector, element);
    return {slice.begin(), slice.end()};
}

} // namespace

std::vector<WantedMove> wantedMoves(std::string_view text) {
    std::vector<WantedMove> wanted;
    while (!trimmed(text).empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view part = trimmed(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
        const std::size_t equals = part.find('='), at = part.find('@');
        double amount = 0;
        const std::string_view number =
            equals < at && at != part.npos ? trimmed(part.substr(equals + 1, at - equals - 1)) : "";
        const auto [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), amount);
        if (number.empty() || error != std::errc() || end != number.data() + number.size())
            throw UserError("'" + std::string(part) +
                                "' is no movement; write an element, how far and where to, such as "
                                "velocity=0.8@piece.",
                            UserError::Kind::Usage);
        for (const WantedMove& one : wantedMoves(trimmed(part.substr(0, equals)), amount,
                                                 std::string(trimmed(part.substr(at + 1)))))
            wanted.push_back(one);
    }
    return wanted;
}

std::vector<WantedMove> wantedMoves(std::string_view elementNames, double amount,
                                    const std::string& towards) {
    std::vector<WantedMove> wanted;
    const std::array<bool, elements> which = elementsNamed(elementNames);
    for (std::size_t e = 0; e < elements; ++e)
        if (which[e])
            wanted.push_back({e, amount, checkedTarget(towards)});
    return wanted;
}

std::vector<ElementMove> movesOf(std::span<const WantedMove> wanted, double way, const Muser& model,
                                 const PlacedLatents* source, int sourceQuadrant, int& target) {
    std::optional<QuadrantMeans> means;
    const auto known = [&]() -> const QuadrantMeans& {
        if (!means) {
            if (model.means.is_null())
                throw UserError(display(model.origin) +
                                ": the model does not know where the emotions are; train it with "
                                "pieces of all four, or move towards a piece.");
            means = quadrantMeans(model.means, display(model.origin));
        }
        return *means;
    };
    std::vector<ElementMove> moves;
    std::vector<int> targets;
    for (const WantedMove& one : wanted) {
        if (one.amount * way == 0)
            continue;
        ElementMove move;
        move.element = one.element;
        move.amount = one.amount * way;
        if (one.towards == "piece") {
            if (!source)
                throw UserError("Say what the elements move towards: a second piece ('to'), or "
                                "'towards' Q1 to Q4, arousal or valence.",
                                UserError::Kind::Usage);
            move.towards = ElementMove::Towards::Piece;
            move.source = source;
            targets.push_back(sourceQuadrant);
        } else if (isQuadrant(one.towards)) {
            const int quadrant = one.towards[1] - '0';
            move.towards = ElementMove::Towards::Slice;
            move.slice = sliceOf(known().of(quadrant), one.element);
            targets.push_back(quadrant);
        } else {
            move.towards = ElementMove::Towards::Along;
            const std::vector<float> direction =
                isDirection(one.towards)
                    ? known().direction(one.towards[1] - '0', one.towards[4] - '0')
                    : known().direction(one.towards == "arousal" ? MoodAxis::Arousal
                                                                 : MoodAxis::Valence);
            move.slice = sliceOf(direction, one.element);
            targets.push_back(0);
        }
        moves.push_back(std::move(move));
    }
    const bool one = !targets.empty() && std::ranges::all_of(targets, [&](int quadrant) {
        return quadrant == targets.front();
    });
    target = one ? targets.front() : 0;
    return moves;
}

} // namespace antiphon::emotion
