#include "tests/testing.h"

#include "core/error.h"
#include "models/emotion/elementmoves.h"

#include <cmath>

using namespace antiphon;
using namespace antiphon::emotion;

namespace {

/// Vectors of 14 numbers, two an element: 100 t + the number's place.
PieceLatents ramp(std::size_t positions, std::size_t rows, float base = 0) {
    PieceLatents piece{.rows = rows, .width = 14};
    for (std::size_t t = 0; t < positions; ++t) {
        piece.codes.push_back(std::int32_t(t));
        for (std::size_t i = 0; i < 14; ++i)
            piece.vectors.push_back(base + 100 * float(t) + float(i));
    }
    return piece;
}

/// The first number of an element's slice at each position.
std::vector<float> track(const PieceLatents& piece, std::size_t element) {
    std::vector<float> values;
    for (std::size_t t = 0; t < piece.positions(); ++t)
        values.push_back(elementSlice(piece.at(t), element)[0]);
    return values;
}

QuadrantMeans fourMeans() {
    Matrix vectors(5, 14);
    for (std::size_t r = 0; r < 5; ++r)
        for (std::size_t c = 0; c < 14; ++c)
            vectors.row(r)[c] = float(r * r) + float(c);
    return quadrantMeans(vectors, std::vector<int>{1, 2, 3, 4, 1});
}

std::string messageOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestElementMoves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void means() {
        const PieceLatents piece = ramp(4, 3);
        QCOMPARE(meanVector(piece, MeanOver::Piece)[5], 105.f);
        QCOMPARE(meanVector(piece, MeanOver::All)[5], 155.f);
        QCOMPARE(meanVector(PieceLatents{.width = 14}, MeanOver::All), std::vector<float>(14));
        QCOMPARE(meanOverNamed("all"), MeanOver::All);
        QVERIFY(messageOf([] { meanOverNamed("some"); }).find("padding") != std::string::npos);
    }

    void quadrants() {
        const QuadrantMeans means = fourMeans(); // 8, 1, 4, 9 + c
        QCOMPARE(means.pieces, (std::array<std::size_t, 4>{2, 1, 1, 1}));
        QCOMPARE(means.of(1)[3], 11.f);
        QCOMPARE(means.direction(4, 2)[0], 8.f);
        QCOMPARE(means.direction(MoodAxis::Arousal)[9], (8 + 1 - 4 - 9) / 2.f);
        QCOMPARE(means.direction(MoodAxis::Valence)[9], (8 + 9 - 1 - 4) / 2.f);
        const QuadrantMeans read = quadrantMeans(toJson(means), "here");
        QCOMPARE(read.means, means.means);
        QCOMPARE(read.pieces, means.pieces);
        QuadrantMeans three = means;
        three.means[2].clear();
        QVERIFY(messageOf([&] { three.of(3); }).find("Q3") != std::string::npos);
        QVERIFY(messageOf([&] { three.direction(MoodAxis::Valence); }).size() > 0);
        QVERIFY(messageOf([&] { quadrantMeans(toJson(three), "here"); }).find("here") !=
                std::string::npos);
        QVERIFY(messageOf([] { quadrantMeans(Json::object(), "here"); }).size() > 0);
        const Matrix slices = sliceOf(Matrix(3, 14), 6);
        QCOMPARE(slices.columns, std::size_t(2));
        QCOMPARE(sliceOf(Matrix(3, 14), elements).columns, std::size_t(14));
    }

    void elementNames() {
        const auto some = elementsNamed(" velocity, tempo ");
        QCOMPARE(some, (std::array<bool, elements>{true, false, false, false, false, false, true}));
        QCOMPARE(std::ranges::count(elementsNamed("all"), true), std::ptrdiff_t(7));
        QCOMPARE(std::ranges::count(elementsNamed(""), true), std::ptrdiff_t(0));
        QVERIFY(messageOf([] { elementsNamed("loudness"); }).find("bar-beat") != std::string::npos);
    }

    void byPosition() {
        const PlacedLatents a{ramp(4, 4), {}}, b{ramp(3, 2, 1000), {}};
        const ElementMove move{.element = 6, .amount = 0.25, .source = &b};
        const PieceLatents result = moved(a, std::span(&move, 1), {.align = Alignment::Position});
        // Padding goes along, too; what the source does not have stays.
        QCOMPARE(track(result, 6), (std::vector<float>{262, 362, 462, 312}));
        QCOMPARE(track(result, 5), track(a.latents, 5));
        QVERIFY(result.codes.empty());
    }

    /// Three bars of 2, 1 and 3 rows against two of 1 and 4; the first row stands before the bars.
    void byBar() {
        const PlacedLatents a{ramp(8, 7), {{1, 2, 4}, 7}};
        const PlacedLatents b{ramp(5, 5), {{0, 1}, 5}};
        const ElementMove move{.element = 0, .amount = 1, .source = &b};
        const PieceLatents result = moved(a, std::span(&move, 1), {});
        // Bars begin at 0, 1, 2, 4: bars 0 1 2 3 of 4 go to round(i / 2) = 0 1 1 1 of 2.
        QCOMPARE(track(result, 0), (std::vector<float>{0, 100, 100, 300, 100, 200, 300, 700}));
    }

    /// Rows that have the element meet rows that have it, whatever stands between.
    void notesMeetNotes() {
        constexpr std::uint8_t note = 1u << 6, beat = 1u << 2;
        // A: a bar with two notes, one with one; B: an empty bar, one with four notes.
        const PlacedLatents a{ramp(6, 5), {{0, 3}, 5, {beat, note, note, beat, note}}};
        const PlacedLatents b{ramp(7, 7, 1000),
                              {{0, 2}, 7, {beat, beat, beat, note, note, note, note}}};
        const ElementMove move{.element = 6, .amount = 1, .source = &b};
        const PieceLatents result = moved(a, std::span(&move, 1), {});
        // Bar 0 asks the nearest bar with notes: the first and the third of its four.
        QCOMPARE(track(result, 6), (std::vector<float>{12, 1312, 1512, 312, 1312, 512}));

        const PieceLatents mean = moved(a, std::span(&move, 1), {.align = Alignment::Mean});
        const float whole = track(b.latents, 6)[3] + 150;
        QCOMPARE(track(mean, 6), (std::vector<float>{12, whole, whole, 312, whole, 512}));
        QCOMPARE(meanWhereSaid(a)[12],
                 (track(a.latents, 6)[1] + track(a.latents, 6)[2] + track(a.latents, 6)[4]) / 3);
        QCOMPARE(meanWhereSaid(a)[0], 0.f); // no row has a tempo

        const ElementMove slice{
            .element = 6, .towards = ElementMove::Towards::Slice, .amount = 1, .slice = {7, 7}};
        const PieceLatents towards = moved(a, std::span(&slice, 1), {});
        QCOMPARE(track(towards, 6), (std::vector<float>{12, 7, 7, 312, 7, 512}));

        // A source without the element moves nothing.
        const PlacedLatents none{ramp(3, 3, 1000), {{0}, 3, {beat, beat, beat}}};
        const ElementMove nothing{.element = 6, .amount = 1, .source = &none};
        QCOMPARE(track(moved(a, std::span(&nothing, 1), {}), 6), track(a.latents, 6));
    }

    void byMean() {
        const PlacedLatents a{ramp(2, 2), {}}, b{ramp(4, 3), {}};
        const ElementMove move{.element = 1, .amount = 0.5, .source = &b};
        const PieceLatents result = moved(a, std::span(&move, 1), {.align = Alignment::Mean});
        QCOMPARE(track(result, 1), (std::vector<float>{52, 102}));
    }

    void quadrantsAndDirections() {
        const PlacedLatents a{ramp(2, 2), {}};
        const std::vector<ElementMove> moves = {
            {.element = 2,
             .towards = ElementMove::Towards::Slice,
             .amount = 0.5,
             .slice = {10, 20}},
            {.element = 2, .towards = ElementMove::Towards::Along, .amount = -2, .slice = {1, 2}}};
        const PieceLatents result = moved(a, moves, {});
        QCOMPARE(track(result, 2), (std::vector<float>{5, 55}));
        QCOMPARE(result.vectors[5], 2.5f + 10 - 4);

        const auto there = movesTowards(0.5, -1, fourMeans(), elementsNamed("pitch"));
        QCOMPARE(there.size(), std::size_t(2));
        QCOMPARE(there[0].element, std::size_t(4));
        QCOMPARE(track(moved(a, there, {}), 4)[0], 8 + 0.5f * 6 + 2);
        QVERIFY(movesTowards(0, 0, fourMeans(), elementsNamed("all")).empty());
    }

    void snapping() {
        const PlacedLatents a{ramp(2, 2), {}};
        std::vector<float> codebook;
        for (const float base : {0.f, 90.f, 500.f})
            for (std::size_t i = 0; i < 14; ++i)
                codebook.push_back(base + float(i));
        const ElementMove move{
            .element = 3, .towards = ElementMove::Towards::Slice, .amount = 1, .slice = {480, 480}};
        MoveSettings settings{.snap = Snap::Slice, .codebook = codebook};
        const PieceLatents slices = moved(a, std::span(&move, 1), settings);
        QCOMPARE(track(slices, 3), (std::vector<float>{506, 506}));
        QCOMPARE(track(slices, 2), (std::vector<float>{4, 104}));
        const std::vector<std::int32_t> used = {0, 1};
        settings.used = used;
        QCOMPARE(track(moved(a, std::span(&move, 1), settings), 3), (std::vector<float>{96, 96}));
        settings.snap = Snap::Code;
        const PieceLatents codes = moved(a, std::span(&move, 1), settings);
        QCOMPARE(codes.codes, (std::vector<std::int32_t>{1, 1}));
        QCOMPARE(track(codes, 0), (std::vector<float>{90, 90}));
        // Nothing moves, nothing is snapped.
        ElementMove still = move;
        still.amount = 0;
        QCOMPARE(moved(a, std::span(&still, 1), settings).vectors, a.latents.vectors);
        QCOMPARE(moved(a, std::span(&still, 1), settings).codes, a.latents.codes);
    }

    void refusals() {
        const PlacedLatents a{ramp(2, 2), {}};
        ElementMove move{.element = 6, .amount = 1.5, .source = &a};
        QVERIFY(messageOf([&] { moved(a, std::span(&move, 1), {}); }).find("velocity") !=
                std::string::npos);
        move.amount = std::nan("");
        QVERIFY(messageOf([&] { moved(a, std::span(&move, 1), {}); }).size() > 0);
        move = {.element = 6, .amount = 1, .source = nullptr};
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, moved(a, std::span(&move, 1), {}));
        move.source = &a;
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 moved(a, std::span(&move, 1), {.snap = Snap::Code}));
        QVERIFY(messageOf([] { alignmentNamed("beat"); }).find("bar") != std::string::npos);
        QVERIFY(messageOf([] { snapNamed("on"); }).find("slice") != std::string::npos);
    }

    void barsAreFound() {
        const WordDictionary& dictionary = WordDictionary::standard();
        const std::int32_t bar = dictionary.find(WordFamily::BarBeat, "Bar").value();
        std::vector<Word> words(6);
        words[0] = {0, 0, 0, wordtype::emotion, 0, 0, 0, 1};
        for (const std::size_t row : {1, 4})
            words[row] = {0, 0, bar, wordtype::metrical, 0, 0, 0, 0};
        QCOMPARE(barPlaces(words, dictionary).starts, (std::vector<std::size_t>{0, 3}));
        QCOMPARE(barPlaces(words, dictionary).end, std::size_t(5));
        QVERIFY(barPlaces(words, dictionary).says(0, 2));
        QVERIFY(!barPlaces(words, dictionary).says(0, 6));
        QVERIFY(!barPlaces(words, dictionary).says(5, 2)); // behind the end
        QCOMPARE(barPlaces(words, dictionary, true).starts, (std::vector<std::size_t>{1, 4}));
        QCOMPARE(barPlaces({}, dictionary).end, std::size_t(0));
    }

    void publishedTransfersCanBeNamed() {
        for (const PublishedTransfer& transfer : publishedTransfers())
            QVERIFY(std::ranges::count(elementsNamed(transfer.elements), true) >= 1);
        QCOMPARE(std::ranges::count(elementsNamed(publishedTransfers()[1].elements), true),
                 std::ptrdiff_t(3));
    }
};

QTEST_GUILESS_MAIN(TestElementMoves)
#include "tst_elementmoves.moc"
