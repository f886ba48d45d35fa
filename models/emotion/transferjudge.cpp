#include "models/emotion/transferjudge.h"

#include "core/error.h"
#include "models/device.h"
#include "models/emotion/elementmoves.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace antiphon::emotion {

namespace {

using Slice = JudgedMove::Slice;

/// The moved slices, each as far from the own one as before but in another direction, which is the
/// same one everywhere: the numbers of the difference change places and signs.
void turn(PieceLatents& latents, const PieceLatents& own, std::size_t element, Rng& rng) {
    const std::size_t width = own.width / elements;
    std::vector<std::size_t> places(width);
    std::vector<float> signs(width), way(width);
    for (std::size_t i = 0; i < width; ++i) {
        places[i] = i;
        signs[i] = rng.below(2) == 0 ? -1.f : 1.f;
    }
    rng.shuffle(std::span(places));
    for (std::size_t t = 0; t < own.positions(); ++t) {
        float* const to = latents.vectors.data() + t * own.width + element * width;
        const float* const from = own.vectors.data() + t * own.width + element * width;
        for (std::size_t i = 0; i < width; ++i)
            way[i] = to[i] - from[i];
        for (std::size_t i = 0; i < width; ++i)
            to[i] = from[i] + signs[i] * way[places[i]];
    }
}

/// The slices of the rows that have the element, in another order.
void shuffle(PieceLatents& latents, const BarPlaces& places, std::size_t element, Rng& rng) {
    const std::size_t width = latents.width / elements;
    std::vector<std::size_t> rows;
    for (std::size_t t = 0; t < std::min(places.end, latents.positions()); ++t)
        if (places.says(t, element))
            rows.push_back(t);
    std::vector<std::size_t> from = rows;
    rng.shuffle(std::span(from));
    const std::vector<float> own = latents.vectors;
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::copy_n(own.begin() + std::ptrdiff_t(from[i] * latents.width + element * width), width,
                    latents.vectors.begin() +
                        std::ptrdiff_t(rows[i] * latents.width + element * width));
}

/// A render to be made.
struct Pair {
    std::size_t group, render;
};

bool keptBut(std::span<const Word> a, std::span<const Word> b, WordFamily family) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 1; i < a.size(); ++i) // the first row names the emotion
        for (std::size_t f = 0; f < wordFamilies; ++f)
            if (WordFamily(f) != family && a[i][f] != b[i][f])
                return false;
    return true;
}

/// Of the numbers in the vocabulary.
double twoSteps(WordFamily family) {
    switch (family) {
    case WordFamily::Tempo:
        return 6;
    case WordFamily::Duration:
        return 240;
    case WordFamily::Velocity:
        return 4;
    default:
        return 2;
    }
}

double shareOf(std::span<const JudgedRender> renders,
               const std::function<bool(const JudgedRender&)>& is) {
    return double(std::ranges::count_if(renders, is)) /
           double(std::max<std::size_t>(1, renders.size()));
}

} // namespace

std::vector<JudgedMove> judgedMoves() {
    return {{"Q1 into Q4", 4, 1},
            {"Q2 into Q3", 3, 2},
            {"Q4 into Q1", 1, 4},
            {"Q3 into Q2", 2, 3},
            {"Q1 into Q4, its emotion told, too", 4, 1, Slice::Other, true},
            {"another Q4 into Q4", 4, 4},
            {"as far in a random direction", 4, 1, Slice::Elsewhere},
            {"its own in another order", 4, 1, Slice::Shuffled},
            {"only the emotion told", 4, 1, Slice::Own, true},
            {"nothing", 4, 1, Slice::Own}};
}

double elementMean(std::span<const Word> words, WordFamily family,
                   const WordDictionary& dictionary) {
    double sum = 0;
    std::size_t count = 0;
    for (const Word& word : words)
        if (const std::int32_t entry = word[std::size_t(family)]; entry != 0)
            if (const auto value = dictionary.number(family, entry)) {
                sum += double(*value);
                ++count;
            }
    return count > 0 ? sum / double(count) : std::numeric_limits<double>::quiet_NaN();
}

double JudgedGroup::raised() const {
    return shareOf(renders, [](const JudgedRender& r) { return r.moved > r.given; });
}

double JudgedGroup::raisedOverDrawn() const {
    return shareOf(renders, [](const JudgedRender& r) { return r.moved > r.drawn; });
}

double JudgedGroup::heardUp() const {
    return shareOf(renders, [this](const JudgedRender& r) { return r.moved - r.given > heard; });
}

double JudgedGroup::heardDown() const {
    return shareOf(renders, [this](const JudgedRender& r) { return r.given - r.moved > heard; });
}

double JudgedGroup::followed() const {
    return shareOf(renders, [](const JudgedRender& r) {
        return (r.moved - r.given) * (r.wanted - r.given) > 0;
    });
}

Json JudgedGroup::json() const {
    double given = 0, wanted = 0, drawn = 0, moved = 0;
    for (const JudgedRender& render : renders) {
        given += render.given / double(renders.size());
        wanted += render.wanted / double(renders.size());
        drawn += render.drawn / double(renders.size());
        moved += render.moved / double(renders.size());
    }
    return {{"move", move.name},      {"renders", renders.size()},
            {"given", given},         {"source", wanted},
            {"drawn_anew", drawn},    {"moved", moved},
            {"raised", raised()},     {"raised_over_drawn_anew", raisedOverDrawn()},
            {"heard_up", heardUp()},  {"heard_down", heardDown()},
            {"followed", followed()}, {"kept", std::ranges::all_of(renders, &JudgedRender::kept)}};
}

std::vector<JudgedGroup> judgeTransfers(const Muser& model, const MuserDecoder& decoder,
                                        std::span<const WordPiece> given,
                                        std::span<const JudgedMove> moves,
                                        const JudgeSettings& settings, JobContext& context) {
    const WordFamily family = elementOrder.at(settings.element);
    if (family == WordFamily::Chord || family == WordFamily::BarBeat || family == WordFamily::Type)
        throw UserError(
            "'" + std::string(name(family)) +
                "' has no numbers to judge by; take tempo, pitch, duration or velocity.",
            UserError::Kind::Usage);
    const MuserEncoder encoder(model);
    std::vector<PlacedLatents> heard;
    std::vector<WordPiece> pieces(given.begin(), given.end());
    std::array<std::vector<std::size_t>, 5> of;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        context.checkpoint();
        auto& words = pieces[i].words;
        words.resize(std::min(words.size(), std::size_t(model.config.length) - 2));
        heard.push_back(placed(encoder.encode(words), words, model.dictionary, model.config));
        if (auto& quadrant = of.at(std::size_t(pieces[i].quadrant()));
            quadrant.size() < settings.pieces &&
            std::isfinite(elementMean(words, family, model.dictionary)))
            quadrant.push_back(i);
    }
    std::vector<JudgedGroup> groups;
    std::vector<Pair> pairs;
    for (const JudgedMove& move : moves) {
        groups.push_back({move, {}, twoSteps(family)});
        for (const std::size_t piece : of.at(std::size_t(move.of)))
            for (const std::size_t source : of.at(std::size_t(move.towards)))
                if (pieces[piece].song != pieces[source].song || pieces[piece].song.empty()) {
                    pairs.push_back({groups.size() - 1, groups.back().renders.size()});
                    groups.back().renders.push_back({.piece = piece, .source = source});
                }
    }
    Resynthesis anew;
    anew.moved[settings.element] = true;
    const auto render = [&](const PieceLatents& latents, std::size_t piece, int quadrant,
                            std::uint64_t seed) {
        Resynthesis resynthesis = anew;
        resynthesis.piece = pieces[piece].words;
        Rng rng(seed);
        return drawWords(decoder, decoder.source(latents.vectors, latents.rows), mixOf(quadrant),
                         settings.sampling, model.dictionary, rng, resynthesis,
                         [&](const Word&) { context.checkpoint(); });
    };
    const auto judge = [&](const Pair& pair) {
        const JudgedMove& move = groups[pair.group].move;
        JudgedRender& result = groups[pair.group].renders[pair.render];
        const PlacedLatents& own = heard[result.piece];
        const std::uint64_t seed =
            seedFor(settings.seed, result.piece * pieces.size() + result.source);
        PieceLatents latents = own.latents;
        if (move.slice == Slice::Other || move.slice == Slice::Elsewhere) {
            const ElementMove towards{
                .element = settings.element, .amount = 1, .source = &heard[result.source]};
            latents = moved(own, std::span(&towards, 1), {});
        }
        Rng rng(seedFor(seed, 1));
        if (move.slice == Slice::Elsewhere)
            turn(latents, own.latents, settings.element, rng);
        else if (move.slice == Slice::Shuffled)
            shuffle(latents, own.bars, settings.element, rng);
        const auto meanOf = [&](std::span<const Word> words) {
            return elementMean(words, family, model.dictionary);
        };
        const auto words =
            render(latents, result.piece, move.tokenToo ? move.towards : move.of, seed);
        result.given = meanOf(pieces[result.piece].words);
        result.wanted = meanOf(pieces[result.source].words);
        result.drawn = meanOf(render(own.latents, result.piece, move.of, seed));
        result.moved = meanOf(words);
        result.kept = keptBut(pieces[result.piece].words, words, family);
    };
    Workers workers(chosenThreads());
    constexpr std::size_t together = 16;
    for (std::size_t first = 0; first < pairs.size(); first += together) {
        context.progress(double(first) / double(pairs.size()), "Moving pieces");
        workers.run(std::min(together, pairs.size() - first),
                    [&](std::size_t i) { judge(pairs[first + i]); });
    }
    return groups;
}

Table renderTable(std::span<const JudgedGroup> groups, std::span<const WordPiece> pieces) {
    Table table;
    std::vector<std::string> moves, names, sources;
    std::vector<double> given, wanted, drawn, moved, kept;
    for (const JudgedGroup& group : groups)
        for (const JudgedRender& render : group.renders) {
            moves.push_back(group.move.name);
            names.push_back(pieces[render.piece].title);
            sources.push_back(pieces[render.source].title);
            given.push_back(render.given);
            wanted.push_back(render.wanted);
            drawn.push_back(render.drawn);
            moved.push_back(render.moved);
            kept.push_back(render.kept);
        }
    table.rows = moves.size();
    table.add("move", std::move(moves));
    table.add("piece", std::move(names));
    table.add("source", std::move(sources));
    table.add("given", std::move(given));
    table.add("wanted", std::move(wanted));
    table.add("drawn_anew", std::move(drawn));
    table.add("moved", std::move(moved));
    table.add("kept", std::move(kept));
    return table;
}

} // namespace antiphon::emotion
