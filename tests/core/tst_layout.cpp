#include "tests/testing.h"

#include "core/layout.h"

using namespace antiphon;
using Layout = Placement::Layout;

namespace {

struct Expected {
    const char* file;
    Layout layout;
    const char* song;
    const char* role;
    int emotion = 0;
    Split split = Split::None;
};

void check(const std::vector<Expected>& expected, const std::vector<std::string>& more = {}) {
    std::vector<std::string> files;
    for (const Expected& e : expected)
        files.push_back(std::string("/data/set/") + e.file);
    for (const std::string& file : more)
        files.push_back("/data/set/" + file);
    const std::vector<std::string> roots = {"/data/set"};
    const std::vector<Placement> places = recogniseLayouts(files, roots);
    QCOMPARE(places.size(), files.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Expected& e = expected[i];
        const Placement& p = places[i];
        const std::string got = p.song + "|" + p.role + "|" + std::to_string(p.emotion) + "|" +
                                std::to_string(int(p.layout)) + std::string(name(p.split));
        const std::string want = std::string(e.song) + "|" + e.role + "|" +
                                 std::to_string(e.emotion) + "|" + std::to_string(int(e.layout)) +
                                 std::string(name(e.split));
        QVERIFY2(got == want, (files[i] + ": " + got + " instead of " + want).c_str());
    }
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stems() {
        check(
            {{"song1/drums_mixed/drums.wav", Layout::Stems, "song1", "drums_mixed"},
             {"song1/bass/take 1.wav", Layout::Stems, "song1", "bass"},
             {"song1/bass/take 2.wav", Layout::Stems, "song1", "bass"},
             {"song1/Theremin/t.wav", Layout::Stems, "song1", "theremin"}, // every folder is a stem
             {"song1/mixed.wav", Layout::Stems, "song1", "mixed"},
             {"song2/piano/p.flac", Layout::Stems, "song2", "piano"},
             {"loose.wav", Layout::Plain, "", ""}});
    }

    void stemsWithSplitsAndDescription() {
        check({{"train/a/guitar/1.wav", Layout::Stems, "a", "guitar", 0, Split::Train},
               {"val/b/other_keys/1.wav", Layout::Stems, "b", "other_keys", 0, Split::Validation},
               {"test/c/lead/1.wav", Layout::Stems, "c", "lead", 0, Split::Test},
               {"test/c/pad/1.wav", Layout::Stems, "c", "pad", 0, Split::Test}},
              {"test/c/data.json"});
    }

    void flatStems() {
        check({{"song/bass.wav", Layout::Stems, "song", "bass"},
               {"song/drums.wav", Layout::Stems, "song", "drums"},
               {"song/mix.wav", Layout::Stems, "song", "mixed"},
               {"album/bass.wav", Layout::Plain, "", ""},
               {"album/the wind.wav", Layout::Plain, "", ""}});
    }

    void guideMemory() {
        check({{"duo/x/Guide_piano.wav", Layout::GuideMemory, "x", "guide"},
               {"duo/x/Mem_sax.wav", Layout::GuideMemory, "x", "memory"},
               {"duo/x/Mem2_voice.wav", Layout::GuideMemory, "x", "memory2"},
               {"duo/x/notes.wav", Layout::GuideMemory, "x", ""},
               {"pairs/04f2/guide.flac", Layout::GuideMemory, "04f2", "guide"},
               {"pairs/04f2/memory.flac", Layout::GuideMemory, "04f2", "memory"},
               {"pairs/04f2/original.ogg", Layout::GuideMemory, "04f2", "original"},
               {"talks/guide.wav", Layout::Plain, "", ""},
               {"talks/Memorial.wav", Layout::Plain, "", ""}});
    }

    void paired() {
        check({{"A1/x.wav", Layout::Paired, "x", "A1"},
               {"A2/x.wav", Layout::Paired, "x", "A2"},
               {"A3/x.wav", Layout::Paired, "x", "A3"},
               {"A1/alone.wav", Layout::Plain, "", ""},
               {"series/B1/x.wav", Layout::Plain, "", ""},
               {"series/B2/x.wav", Layout::Plain, "", ""},
               {"series/B4/x.wav", Layout::Plain, "", ""}});
    }

    void emotion() {
        check({{"Q1/Q1_0vLPYiPN7qY_2.mid", Layout::Emotion, "0vLPYiPN7qY", "", 1},
               {"Q1/Q1_0vLPYiPN7qY_3.mid", Layout::Emotion, "0vLPYiPN7qY", "", 1},
               {"all/Q3_a_b_c_10.midi", Layout::Emotion, "a_b_c", "", 3},
               {"all/Q4_x.mid", Layout::Emotion, "x", "", 4},
               {"train/Q2/prelude.mid", Layout::Emotion, "prelude", "", 2, Split::Train},
               {"all/Q5_x.mid", Layout::Plain, "", ""},
               {"all/Q1.mid", Layout::Plain, "", ""},
               {"Q1/x.wav", Layout::Plain, "", ""}});
    }

    void plainInSplits() {
        check({{"train/x.wav", Layout::Plain, "", "", 0, Split::Train},
               {"Test/deeper/x.wav", Layout::Plain, "", "", 0, Split::Test}});
        // A folder above the root says nothing: /data/test/set may be anything.
        const std::vector<std::string> files = {"/data/test/set/x.wav"};
        const std::vector<std::string> roots = {"/data/test/set"};
        QVERIFY(recogniseLayouts(files, roots)[0].split == Split::None);
    }

    void oddPaths() {
        const std::vector<std::string> files = {"/x.wav", "/a/x", "/a/.wav", "/guide.wav",
                                                "/memory.wav"};
        const std::vector<std::string> roots = {"/"};
        QCOMPARE(recogniseLayouts(files, roots).size(), files.size());
        QVERIFY(recogniseLayouts({}, {}).empty());
    }

    void instruments() {
        QCOMPARE(instrumentNamed("Drums_Mixed"), std::string_view("drums"));
        QCOMPARE(instrumentNamed("keyboard"), std::string_view("other_keys"));
        QCOMPARE(instrumentNamed("theremin"), std::string_view("UNK"));
    }
};

QTEST_APPLESS_MAIN(TestLayout)
#include "tst_layout.moc"
