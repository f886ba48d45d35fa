#include "models/emotion/elementmoves.h"

#include "core/error.h"
#include "core/maps/nearestcode.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace antiphon::emotion {

namespace {

[[noreturn]] void noSuchChoice(const char* what, const char* choices, std::string_view text) {
    throw UserError(std::string(what) + " is " + choices + ", not '" + std::string(text) + "'.",
                    UserError::Kind::Usage);
}

/// The bar of each position; those before the first bar belong to it.
struct BarClock {
    explicit BarClock(const BarPlaces& places, std::size_t positions)
        : starts(places.starts), end(std::min(places.end, positions)) {
        if (starts.empty() || starts.front() != 0)
            starts.insert(starts.begin(), 0);
        while (starts.size() > 1 && starts.back() >= end)
            starts.pop_back();
    }
    std::size_t bars() const { return starts.size(); }
    std::size_t barOf(std::size_t position) const {
        return std::size_t(std::ranges::upper_bound(starts, position) - starts.begin()) - 1;
    }
    std::vector<std::size_t> starts;
    std::size_t end;
};

/// By bar, the positions that have an element.
std::vector<std::vector<std::size_t>> saidIn(const BarPlaces& places, const BarClock& clock,
                                             std::size_t element) {
    std::vector<std::vector<std::size_t>> bars(clock.bars());
    for (std::size_t t = 0; t < clock.end; ++t)
        if (places.says(t, element))
            bars[clock.barOf(t)].push_back(t);
    return bars;
}

/// The bar nearest to one that is not empty, the earlier of two; null where all are.
const std::vector<std::size_t>* nearest(const std::vector<std::vector<std::size_t>>& bars,
                                        std::size_t bar) {
    for (std::size_t away = 0; away < bars.size(); ++away) {
        if (away <= bar && !bars[bar - away].empty())
            return &bars[bar - away];
        if (bar + away < bars.size() && !bars[bar + away].empty())
            return &bars[bar + away];
    }
    return nullptr;
}

/// For each position of the piece the one of the source that goes along; none where none does.
std::vector<std::optional<std::size_t>> partners(const PlacedLatents& piece,
                                                 const PlacedLatents& source, Alignment align,
                                                 std::size_t element) {
    const std::size_t positions = piece.latents.positions(), others = source.latents.positions();
    std::vector<std::optional<std::size_t>> result(positions);
    if (align == Alignment::Position) {
        for (std::size_t t = 0; t < std::min(positions, others); ++t)
            result[t] = t;
        return result;
    }
    const BarClock a(piece.bars, positions), b(source.bars, others);
    const auto own = saidIn(piece.bars, a, element), theirs = saidIn(source.bars, b, element);
    for (std::size_t bar = 0; bar < own.size(); ++bar) {
        const auto other = std::min(
            b.bars() - 1, std::size_t(std::llround(double(bar * b.bars()) / double(a.bars()))));
        if (const auto* rows = nearest(theirs, other))
            for (std::size_t k = 0; k < own[bar].size(); ++k)
                result[own[bar][k]] = (*rows)[k * rows->size() / own[bar].size()];
    }
    return result;
}

void checkAmount(const ElementMove& move) {
    const bool along = move.towards == ElementMove::Towards::Along;
    const double least = along ? -2 : 0, most = along ? 2 : 1;
    if (move.element >= elements)
        throw std::invalid_argument("there are seven elements");
    if (!(move.amount >= least && move.amount <= most))
        throw UserError(
            std::string(name(elementOrder[move.element])) + " cannot be moved by " +
                std::to_string(move.amount) + "; take " +
                (along ? "-2 to 2 along a direction." : "0 to 1 towards a piece or a quadrant."),
            UserError::Kind::Usage);
}

class Moving {
public:
    Moving(const PlacedLatents& piece, const MoveSettings& settings)
        : m_piece(piece), m_settings(settings), m_result(piece.latents),
          m_slice(piece.latents.width / elements) {
        if (m_result.width == 0 || m_result.width % elements != 0 ||
            m_result.vectors.size() % m_result.width != 0)
            throw std::invalid_argument("vectors without seven elements");
    }

    void move(const ElementMove& move) {
        checkAmount(move);
        if (move.amount == 0)
            return;
        m_moved[move.element] = true;
        switch (move.towards) {
        case ElementMove::Towards::Piece:
            towardsPiece(move);
            break;
        case ElementMove::Towards::Slice:
            towards(move, sliceIn(move.slice), 1 - move.amount);
            break;
        case ElementMove::Towards::Along:
            towards(move, sliceIn(move.slice), 1);
            break;
        }
    }

    PieceLatents finish() {
        if (!std::ranges::count(m_moved, true))
            return std::move(m_result);
        m_result.codes.clear();
        if (m_settings.snap == Snap::Code)
            snapCodes();
        else if (m_settings.snap == Snap::Slice)
            for (std::size_t element = 0; element < elements; ++element)
                if (m_moved[element])
                    snapSlices(element);
        return std::move(m_result);
    }

private:
    std::span<float> own(std::size_t position, std::size_t element) {
        return std::span(m_result.vectors)
            .subspan(position * m_result.width + element * m_slice, m_slice);
    }
    std::span<const float> sliceIn(std::span<const float> slice) const {
        if (slice.size() != m_slice)
            throw std::invalid_argument("a slice of another width");
        return slice;
    }

    static void mix(std::span<float> to, double own, std::span<const float> from, double amount) {
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] = float(own * double(to[i]) + amount * double(from[i]));
    }
    void towards(const ElementMove& move, std::span<const float> slice, double keep) {
        for (std::size_t t = 0; t < m_result.positions(); ++t)
            if (m_piece.bars.says(t, move.element))
                mix(own(t, move.element), keep, slice, move.amount);
    }

    void towardsPiece(const ElementMove& move) {
        if (!move.source || move.source->latents.width != m_result.width)
            throw std::invalid_argument("a source of another width, or none");
        const PieceLatents& source = move.source->latents;
        if (m_settings.align == Alignment::Mean) {
            const std::vector<float> mean = meanWhereSaid(*move.source);
            return towards(move, elementSlice(mean, move.element), 1 - move.amount);
        }
        const auto partner = partners(m_piece, *move.source, m_settings.align, move.element);
        for (std::size_t t = 0; t < m_result.positions(); ++t)
            if (partner[t])
                mix(own(t, move.element), 1 - move.amount,
                    elementSlice(source.at(*partner[t]), move.element), move.amount);
    }

    std::size_t codes() const {
        const std::size_t count = m_settings.codebook.size() / m_result.width;
        if (count == 0 || m_settings.codebook.size() % m_result.width != 0)
            throw std::invalid_argument("snapping needs a codebook of the vectors' width");
        return count;
    }
    /// Rows of the codebook that may be snapped to.
    std::vector<std::int32_t> admitted() const {
        std::vector<std::int32_t> rows(m_settings.used.begin(), m_settings.used.end());
        const std::size_t count = codes();
        if (rows.empty())
            for (std::size_t code = 0; code < count; ++code)
                rows.push_back(std::int32_t(code));
        for (const std::int32_t row : rows)
            if (row < 0 || std::size_t(row) >= count)
                throw std::invalid_argument("a code that the codebook does not have");
        return rows;
    }
    std::span<const float> code(std::int32_t row) const {
        return m_settings.codebook.subspan(std::size_t(row) * m_result.width, m_result.width);
    }

    void snapCodes() {
        const std::vector<std::int32_t> rows = admitted();
        std::vector<float> values;
        for (const std::int32_t row : rows)
            values.insert(values.end(), code(row).begin(), code(row).end());
        std::vector<std::int32_t> labels(m_result.positions());
        std::vector<float> distances(labels.size());
        NearestCode(values, m_result.width).find(m_result.vectors, labels, distances);
        for (std::size_t t = 0; t < labels.size(); ++t) {
            m_result.codes.push_back(rows[std::size_t(labels[t])]);
            std::ranges::copy(code(m_result.codes.back()),
                              m_result.vectors.begin() + std::ptrdiff_t(t * m_result.width));
        }
    }

    void snapSlices(std::size_t element) {
        std::vector<float> values, mine;
        for (const std::int32_t row : admitted()) {
            const std::span<const float> slice = elementSlice(code(row), element);
            values.insert(values.end(), slice.begin(), slice.end());
        }
        for (std::size_t t = 0; t < m_result.positions(); ++t)
            mine.insert(mine.end(), own(t, element).begin(), own(t, element).end());
        std::vector<std::int32_t> labels(m_result.positions());
        std::vector<float> distances(labels.size());
        NearestCode(values, m_slice).find(mine, labels, distances);
        for (std::size_t t = 0; t < labels.size(); ++t)
            std::ranges::copy(std::span(values).subspan(std::size_t(labels[t]) * m_slice, m_slice),
                              own(t, element).begin());
    }

    const PlacedLatents& m_piece;
    const MoveSettings& m_settings;
    PieceLatents m_result;
    std::size_t m_slice;
    std::array<bool, elements> m_moved = {};
};

} // namespace

BarPlaces barPlaces(std::span<const Word> words, const WordDictionary& dictionary,
                    bool encodesInput) {
    const std::optional<std::int32_t> bar = dictionary.find(WordFamily::BarBeat, "Bar");
    const std::optional<std::int32_t> metrical = dictionary.find(WordFamily::Type, "Metrical");
    const std::size_t first = encodesInput ? 0 : 1;
    BarPlaces places;
    for (std::size_t row = first; row < words.size(); ++row)
        if (words[row][std::size_t(WordFamily::BarBeat)] == bar &&
            words[row][std::size_t(WordFamily::Type)] == metrical)
            places.starts.push_back(row - first);
    places.end = words.size() - std::min(words.size(), first);
    for (std::size_t row = first; row < words.size(); ++row) {
        std::uint8_t said = 0;
        for (std::size_t element = 0; element < elements; ++element)
            if (elementOrder[element] == WordFamily::Type ||
                words[row][std::size_t(elementOrder[element])] != 0)
                said |= std::uint8_t(1u << element);
        places.said.push_back(said);
    }
    return places;
}

PlacedLatents placed(PieceLatents latents, std::span<const Word> words,
                     const WordDictionary& dictionary, const MuserConfig& config) {
    PlacedLatents piece{std::move(latents), barPlaces(words, dictionary, config.encodesInput)};
    if (!config.quantises())
        piece.bars.said.clear();
    return piece;
}

std::vector<float> meanWhereSaid(const PlacedLatents& piece) {
    const PieceLatents& latents = piece.latents;
    const std::size_t positions = std::min(latents.rows, latents.positions());
    std::vector<double> sums(latents.width);
    std::array<std::size_t, elements> counts = {};
    const std::size_t slice = latents.width / elements;
    for (std::size_t t = 0; t < positions; ++t)
        for (std::size_t element = 0; element < elements; ++element) {
            if (!piece.bars.says(t, element))
                continue;
            ++counts[element];
            const std::span<const float> own = elementSlice(latents.at(t), element);
            for (std::size_t i = 0; i < slice; ++i)
                sums[element * slice + i] += double(own[i]);
        }
    std::vector<float> mean(latents.width);
    for (std::size_t i = 0; i < mean.size(); ++i)
        if (const std::size_t count = counts[i / slice]; count > 0)
            mean[i] = float(sums[i] / double(count));
    return mean;
}

Alignment alignmentNamed(std::string_view text) {
    if (text == "position")
        return Alignment::Position;
    if (text == "bar")
        return Alignment::Bar;
    if (text == "mean")
        return Alignment::Mean;
    noSuchChoice("An alignment", "position, bar or mean", text);
}

Snap snapNamed(std::string_view text) {
    if (text == "off")
        return Snap::Off;
    if (text == "code")
        return Snap::Code;
    if (text == "slice")
        return Snap::Slice;
    noSuchChoice("A way to snap", "off, code or slice", text);
}

PieceLatents moved(const PlacedLatents& piece, std::span<const ElementMove> moves,
                   const MoveSettings& settings) {
    Moving moving(piece, settings);
    for (const ElementMove& move : moves)
        moving.move(move);
    return moving.finish();
}

std::vector<ElementMove> movesTowards(double valence, double arousal, const QuadrantMeans& means,
                                      const std::array<bool, elements>& which) {
    std::vector<ElementMove> moves;
    for (const auto& [axis, amount] :
         {std::pair(MoodAxis::Valence, valence), std::pair(MoodAxis::Arousal, arousal)}) {
        if (amount == 0)
            continue;
        const std::vector<float> direction = means.direction(axis);
        for (std::size_t element = 0; element < elements; ++element) {
            if (!which[element])
                continue;
            const std::span<const float> slice = elementSlice(direction, element);
            moves.push_back({.element = element,
                             .towards = ElementMove::Towards::Along,
                             .amount = amount,
                             .slice = {slice.begin(), slice.end()}});
        }
    }
    return moves;
}

const std::array<PublishedTransfer, 6>& publishedTransfers() {
    static constexpr std::array<PublishedTransfer, 6> transfers = {
        {{"Q4+Q1 velocity", 4, 1, "velocity"},
         {"Q3+Q1 pitch+duration+velocity", 3, 1, "pitch,duration,velocity"},
         {"Q4+Q1 tempo", 4, 1, "tempo"},
         {"Q3+Q1 pitch", 3, 1, "pitch"},
         {"Q3+Q2 duration", 3, 2, "duration"},
         {"Q4+Q2 chord", 4, 2, "chord"}}};
    return transfers;
}

} // namespace antiphon::emotion
