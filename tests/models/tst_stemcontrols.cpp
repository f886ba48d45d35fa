#include "tests/models/stemrig.h"

#include "core/error.h"
#include "models/stem/dataset.h"
#include "models/stem/retrieval.h"
#include "models/stem/songsum.h"

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

// What models of stems are held against: stems that are remembered, songs that were not learned.
class TestStemControls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        for (int song = 0; song < 3; ++song) {
            const fs::path folder = songs() / ("song" + std::to_string(song));
            putSound(folder / "bass" / "bass.wav", sineSound(80 + 20 * song, 20, 16000));
            putSound(folder / "piano" / "piano.wav",
                     song == 0 ? clickSound(150, 20, 16000) : sineSound(200 << song, 20, 16000));
        }
    }

    void theNearestContextAnswers() {
        const ItemSource source(readSongs(songs()), settings());
        const StemRetrieval retrieval(source, 12);
        QCOMPARE(retrieval.plans().size(), std::size_t(12));
        for (std::size_t song = 0; song < 3; ++song) {
            const std::string name = "song" + std::to_string(song);
            ItemPlan plan = *std::ranges::find(retrieval.plans(), name, &ItemPlan::song);
            plan.start = 16000 * 9;
            const std::size_t found = retrieval.nearest({16000, 1, source.realise(plan).context});
            QCOMPARE(retrieval.plans()[found].song, name);
            QCOMPARE(retrieval.stem(found).samples,
                     source.realise(retrieval.plans()[found]).target);
        }
    }

    void tailsAreNoMusic() {
        SongSum sum;
        sum.rate = 1000;
        sum.frames = 5000;
        const float music = 0.5f, ringing = 0.04f, soft = 0.06f;
        sum.levels = {{0, music, soft, music, music, music, music, ringing, ringing, 0},
                      {0, music, music, music, music, music, soft, music, ringing, 0}};
        QCOMPARE(sum.sounding(0.01f), (FrameRange{500, 3500}));
        // A song that is soft all along is one all the same.
        for (auto& group : sum.levels)
            for (float& level : group)
                level /= 10;
        QCOMPARE(sum.sounding(0.001f), (FrameRange{500, 3500}));
        QCOMPARE(sum.sounding(0.9f), FrameRange());
    }

    void whatAModelKnows() {
        LmModel model;
        QCOMPARE(known(model).validation.size(), std::size_t(3)); // published
        QVERIFY(known(model).train.empty());

        const SplitSongs parted = heldBackTime(readSongs(songs()), 0.25);
        model.training["options"] = Json::object();
        model.training["ranges"] = rangesOf(parted);
        // All that is left was chosen by; it is used, as nothing else is there.
        SplitSongs songs = known(model);
        QCOMPARE(songs.train[1].range, parted.train[1].range);
        QCOMPARE(songs.validation[1].range, parted.validation[1].range);
        // What lies behind both is better.
        model.training["ranges"]["song1"] = {{"learned", {0, 10}}, {"judged", {10, 12}}};
        songs = known(model);
        QCOMPARE(songs.validation[1].range, (FrameRange{12 * 16000, 20 * 16000}));
        QCOMPARE(songs.train[1].range, (FrameRange{0, 10 * 16000}));
        // But not where it is shorter than a stretch.
        model.training["ranges"]["song1"] = {{"learned", {0, 10}}, {"judged", {10, 19}}};
        QCOMPARE(known(model).validation[1].range, (FrameRange{10 * 16000, 20 * 16000}));
        model.training["ranges"]["song1"]["learned"] = "all";
        QVERIFY_THROWS_EXCEPTION(UserError, known(model));

        model.training.erase("ranges");
        model.training["splits"] = {{"train", {"song0", "song2"}}, {"validation", {"song1"}}};
        songs = known(model);
        QCOMPARE(songs.validation.size(), std::size_t(1));
        QCOMPARE(songs.validation[0].name, std::string("song1"));
        QCOMPARE(songs.train.size(), std::size_t(2));
        model.training["splits"]["train"] = {"song0", "song2", "song1"};
        model.training["splits"]["validation"] = Json::array();
        QCOMPARE(known(model).validation.size(), std::size_t(3));
        QVERIFY(m_told.has("learned from all"));
    }

private:
    fs::path songs() const { return m_folder / "songs"; }
    static ItemSettings settings() {
        ItemSettings settings;
        settings.rate = 16000;
        settings.seconds = settings.leastContext = 3;
        settings.target = "bass";
        return settings;
    }
    SplitSongs known(const LmModel& model) {
        JobControl control;
        JobContext context(control, 1, m_folder / "out", m_folder / "work");
        const fs::path folder = songs();
        const SplitSongs found = songsAsKnown(std::span(&folder, 1), model, 0.2, 3, context);
        for (const Event& event : control.drain())
            m_told.lines.push_back(event.text);
        return found;
    }

    TemporaryFolder m_folder;
    Told m_told;
};

QTEST_APPLESS_MAIN(TestStemControls)
#include "tst_stemcontrols.moc"
