#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/lookupside.h"
#include "models/impro/reachmatch.h"
#include "models/impro/songs.h"

#include <cmath>

using namespace antiphon;
using namespace antiphon::impro;

namespace {

constexpr const char* song = ",loudness-dB,specshape-centroid\n0,0.5,100\n1,0.25,200\n";

Corpus makeCorpus(const DescriptorSettings& analysis) {
    Corpus corpus;
    corpus.columns = {"loudness-dB"};
    corpus.frames = Matrix(3, 1);
    corpus.analysis = analysis;
    corpus.side = {{"kind", "corpus"}, {"analysis", analysisJson(analysis)}};
    return corpus;
}

/// A table that says how it was made.
LookupTable makeTable(const DescriptorSettings& analysis) {
    LookupSettings settings;
    settings.analysis = analysis;
    LookupTable table;
    table.side = lookupSide(settings, {}, "hash");
    return table;
}

std::string messageOf(const fs::path& corpus) {
    try {
        readSongs(corpus, {});
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestSongs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldersAreReadByName();
    void thePublishedFolders();
    void brokenFilesAreNamed();
    void otherWindowsAreWarnedOf();
    void meanAndDeviationAreMatched();
    void quantilesAreMatched();
    void matchesAreStored();
};

void TestSongs::foldersAreReadByName() {
    const testing::TemporaryFolder folder;
    writeFile(folder / "b.csv", song);
    writeFile(folder / "a.csv", song);
    writeFile(folder / "notes.txt", "not a corpus");
    const Songs songs = readSongs(folder.path(), {});
    QCOMPARE(songs.names, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(songs.corpora[1].frames.rows, 2u);
    QVERIFY(songs.warnings.empty() && !songs.stepSeconds);
    QCOMPARE(readSongs(folder / "b.csv", {}).names, std::vector<std::string>{"b"});
    QVERIFY_THROWS_EXCEPTION(Cancelled, readSongs(folder.path(), {}, [] { throw Cancelled(); }));
}

void TestSongs::thePublishedFolders() {
    const testing::TemporaryFolder folder;
    writeFile(folder / "features/all-files-in-corpus/x.csv", song);
    QCOMPARE(readSongs(folder.path(), {}).names, std::vector<std::string>{"x"});
    if (fs::exists(testing::data() / "corpus-features")) {
        const Songs songs = readSongs(testing::data() / "corpus-features", {});
        QCOMPARE(songs.names.size(), 3u);
        QCOMPARE(songs.names[1], std::string("00_Jazz1-200-B_solo_mix"));
        QCOMPARE(songs.corpora[1].frames.rows, 4960u);
    }
}

void TestSongs::brokenFilesAreNamed() {
    const testing::TemporaryFolder folder;
    QVERIFY(messageOf(folder.path()).find(".csv") != std::string::npos);
    QVERIFY(messageOf(folder / "missing").find("missing") != std::string::npos);
    writeFile(folder / "a.csv", ",loudness-dB,specshape-centroid\n0,0.5,100\n1,nan,200\n");
    const std::string message = messageOf(folder.path());
    QVERIFY2(message.find("a.csv line 3") != std::string::npos &&
                 message.find("loudness-dB") != std::string::npos,
             message.c_str());
    writeFile(folder / "a.csv", ",loudness-dB\n");
    QVERIFY(messageOf(folder.path()).find("a.csv") != std::string::npos);
}

void TestSongs::otherWindowsAreWarnedOf() {
    const DescriptorSettings usual{.hop = 128, .loudnessHop = 128};
    DescriptorSettings wide = usual;
    wide.window = 1024;
    const testing::TemporaryFolder folder;
    writeCorpus(folder / "a.csv", makeCorpus(usual));
    const LookupTable table = makeTable({});
    const Songs fine = readSongs(folder.path(), table);
    QVERIFY(fine.warnings.empty());
    QCOMPARE(fine.stepSeconds.value(), 128.0 / 44100);
    writeCorpus(folder / "b.csv", makeCorpus(wide));
    const Songs songs = readSongs(folder.path(), table);
    QCOMPARE(songs.warnings.size(), 1u);
    QVERIFY2(songs.warnings[0].starts_with("b.csv") &&
                 songs.warnings[0].find("window is 1024") != std::string::npos,
             songs.warnings[0].c_str());
    wide = usual;
    wide.hop = 256;
    writeCorpus(folder / "b.csv", makeCorpus(wide));
    QCOMPARE(readSongs(folder.path(), table).warnings.size(), 1u); // another speed
}

void TestSongs::meanAndDeviationAreMatched() {
    LookupTable table;
    table.descriptors = {"loudness-dB", "mfcc-0"};
    table.rows = 2;
    table.values = {1, 5, 3, 5}; // mean 2, deviation 1; always 5
    Corpus corpus;
    corpus.columns = {"loudness-dB", "mfcc-0", "mfcc-1"};
    corpus.frames = Matrix(2, 3);
    corpus.frames.values = {10, 1, 7, 30, 2, 8};
    const std::vector<Corpus> songs{corpus};
    const ReachMatch match = fitReachMatch(songs, table, ReachMatch::Kind::Affine);
    match.apply(corpus);
    QCOMPARE(corpus.frames.values, (std::vector<float>{1, 5, 7, 3, 5, 8}));
    QVERIFY_THROWS_EXCEPTION(UserError, fitReachMatch({}, table, ReachMatch::Kind::Affine));
}

void TestSongs::quantilesAreMatched() {
    LookupTable table;
    table.descriptors = {"loudness-dB"};
    for (int row = 0; row <= 200; ++row, ++table.rows)
        table.values.push_back(row / 200.0 * (row / 200.0));
    Corpus corpus;
    corpus.columns = table.descriptors;
    corpus.frames = Matrix(1001, 1);
    for (std::size_t frame = 0; frame <= 1000; ++frame)
        corpus.frames.row(frame)[0] = -80 + 0.05f * float(frame);
    const std::vector<Corpus> songs{corpus};
    const ReachMatch match = fitReachMatch(songs, table, ReachMatch::Kind::Quantile);
    match.apply(corpus);
    for (std::size_t frame = 0; frame <= 1000; ++frame) {
        const double share = double(frame) / 1000;
        QVERIFY(std::abs(double(corpus.frames.row(frame)[0]) - share * share) < 1e-4);
    }
    QCOMPARE(match.apply(0, -1000), 0.0);
    QCOMPARE(match.apply(0, 1000), 1.0);
}

void TestSongs::matchesAreStored() {
    LookupTable table;
    table.descriptors = {"loudness-dB"};
    table.rows = 3;
    table.values = {1, 2, 4};
    const std::vector<Corpus> songs{makeCorpus({})};
    for (const ReachMatch::Kind kind : reachMatches()) {
        const ReachMatch match = fitReachMatch(songs, table, kind);
        const ReachMatch again = ReachMatch::of(match.json(), "model");
        QVERIFY(again.kind == kind && again.columns == match.columns);
        QCOMPARE(again.from, match.from);
        QCOMPARE(again.to, match.to);
    }
    QVERIFY_THROWS_EXCEPTION(UserError, ReachMatch::of(Json::object(), "model"));
    QVERIFY_THROWS_EXCEPTION(UserError, ReachMatch::of({{"reach_match", "affine"},
                                                        {"columns", {"mfcc-0"}},
                                                        {"from", {{1.0}}},
                                                        {"to", {{1.0, 2.0}}}},
                                                       "model"));
}

QTEST_GUILESS_MAIN(TestSongs)
#include "tst_songs.moc"
