#include "tests/testing.h"

#include "core/error.h"
#include "core/maps/pca.h"
#include "core/maps/silhouette.h"
#include "core/music/notes.h"
#include "core/music/worddecode.h"
#include "core/music/wordset.h"
#include "models/device.h"
#include "models/emotion/emotion.h"
#include "models/emotion/modelfacts.h"
#include "models/emotion/moodestimate.h"
#include "models/emotion/musertraining.h"
#include "models/emotion/options.h"
#include "models/emotion/transferjudge.h"

#include <algorithm>

// What the specification's section 18 asks of a trained `compact` model, over the labelled clips
// and by songs that it did not learn from. Two hours on one core; ANTIPHON_EMOTION_MODEL (a run of
// emotion.train or one of its checkpoints) with ANTIPHON_EMOTION_DATA (the data set it was trained
// with) judges that model instead; ANTIPHON_EMOTION_STEPS trains for so many steps, to see whether
// the way there works.
using namespace antiphon;
using namespace antiphon::emotion;

namespace {

/// As many steps as it takes for the sliders to be heard on other songs.
constexpr std::int64_t enoughSteps = 1600;
/// What is judged below was settled by the songs that seed 1 holds back; this one holds back
/// others.
constexpr std::uint64_t seed = 7;

std::int64_t wantedSteps() {
    const QByteArray given = qgetenv("ANTIPHON_EMOTION_STEPS");
    return given.isEmpty() ? enoughSteps : given.toLongLong();
}

const JudgedGroup& named(const std::vector<JudgedGroup>& groups, const std::string& name) {
    const auto found =
        std::ranges::find(groups, name, [](const JudgedGroup& group) { return group.move.name; });
    if (found == groups.end())
        qFatal("no group %s", name.c_str());
    return *found;
}

} // namespace

class TestEmotionAcceptanceLong : public QObject {
    Q_OBJECT

    testing::TemporaryFolder m_folder;
    WordSet m_set;
    Muser m_model;

private Q_SLOTS:
    void initTestCase() {
        const fs::path clips = testing::data() / "midi-emotion";
        if (!fs::exists(clips))
            QSKIP("The labelled clips are not here.");
        setThreads(0);
        const fs::path given = testing::environmentPath("ANTIPHON_EMOTION_MODEL");
        if (!given.empty()) {
            m_model = readMuser(given);
            m_set =
                readWordSet(testing::environmentPath("ANTIPHON_EMOTION_DATA"), m_model.dictionary);
            return;
        }
        WordSetReport report;
        m_set = compileWordSet(clips, {}, report);
        QCOMPARE(m_set.pieces.size(), std::size_t(400));
        writeWordSet(m_folder / "d.npz", m_set);
        m_set = readWordSet(m_folder / "d.npz");
        MuserTrainOptions options;
        options.preset = "compact";
        options.usePreset();
        options.variant = "MEAN_CA_GE";
        options.training.epochs = 0;
        options.training.torch.train.steps = wantedSteps();
        options.training.torch.train.evaluateEvery = std::min<std::int64_t>(100, wantedSteps());
        options.training.torch.schedule.kind = "cosine";
        options.training.torch.schedule.warmup = 50;
        JobControl control;
        fs::create_directories(m_folder / "out");
        JobContext context(control, seed, m_folder / "out", m_folder / "checkpoints");
        const System whole = emotion::system();
        const auto task = std::ranges::find(whole.tasks, "emotion.train", &Task::id);
        const Outcome outcome =
            task->run({{"data", {{ItemKind::Corpus, m_folder / "d.npz", "data"}}}},
                      Options(options), context);
        m_model = readMuser(outcome.items.front().path);
        qInfo("%s", outcome.figures.dump().c_str());
    }

    /// Loud and soft pieces are apart by the velocity slice, as chance would not have it.
    void velocityTellsArousal() {
        const MuserEncoder encoder(m_model);
        const std::vector<PieceLatents> latents = encoder.encode(m_set.pieces);
        Matrix means(latents.size(), std::size_t(m_model.config.codeWidth()));
        std::vector<int> aroused;
        for (std::size_t i = 0; i < latents.size(); ++i) {
            std::ranges::copy(meanVector(latents[i], MeanOver::Piece), means.row(i).begin());
            aroused.push_back(m_set.pieces[i].quadrant() <= 2);
        }
        Workers workers(2);
        const Matrix slices = sliceOf(means, 6);
        const SilhouetteTest test =
            testSilhouette(Pca(slices).project(slices), aroused, 1000, 1, workers);
        qInfo("velocity, {Q1, Q2} from {Q3, Q4}: silhouette %.3f, p = %.4f, by chance %.3f at most",
              test.value, test.p(), test.greatest);
        QVERIFY(test.p() < 0.01);
    }

    /// Velocities of the other half of arousal are heard; what is no such velocity is not.
    void velocityMovesVelocity() {
        const std::vector<WordPiece> held = heldBack(m_model, m_set.pieces, "the clips");
        JudgeSettings settings;
        settings.sampling = TransferOptions().draw.sampling;
        JobControl control;
        JobContext context(control, 1, m_folder.path(), m_folder.path());
        const MuserDecoder decoder = decoderOf(m_model, "auto");
        const std::vector<JudgedGroup> groups =
            judgeTransfers(m_model, decoder, held, judgedMoves(), settings, context);
        for (const JudgedGroup& group : groups) {
            qInfo("%s", group.json().dump().c_str());
            for (const JudgedRender& render : group.renders)
                QVERIFY(render.kept); // pitch, onset and duration: the same rows
        }
        const JudgedGroup& up = named(groups, "Q1 into Q4");
        QVERIFY(up.raised() >= 0.8 && up.raisedOverDrawn() >= 0.8 && up.heardUp() >= 0.8);
        const JudgedGroup& down = named(groups, "Q4 into Q1");
        QVERIFY(down.raised() <= 0.2 && down.raisedOverDrawn() <= 0.2 && down.heardDown() >= 0.8);
        QVERIFY(named(groups, "another Q4 into Q4").raised() < 0.6);
        // Nothing else does what can be heard, though all that disturbs raises the softest a
        // little.
        for (const char* other : {"another Q4 into Q4", "as far in a random direction",
                                  "its own in another order", "only the emotion told", "nothing"})
            QVERIFY2(named(groups, other).heardUp() < 0.6, other);
        // Over all pieces of either half of arousal. Some of Q2 are softer than some of Q3, so that
        // these two alone go the way of their means and not each its own.
        const JudgedGroup &takenLouder = named(groups, "Q2 into Q3"),
                          &takenSofter = named(groups, "Q3 into Q2");
        double right = 0, heard = 0, all = 0;
        for (const JudgedGroup* group : {&up, &takenLouder, &down, &takenSofter}) {
            const bool rises = group == &up || group == &takenLouder;
            const auto count = double(group->renders.size());
            right += count * (rises ? group->raised() : 1 - group->raised());
            heard += count * (rises ? group->heardUp() : group->heardDown());
            all += count;
        }
        qInfo(
            "from one half of arousal into the other: %.3f the right way, %.3f so that it is heard",
            right / all, heard / all);
        QVERIFY(right / all >= 0.8);
        QVERIFY(heard / all >= 0.8); // by the measure that the controls are held to
        QVERIFY(takenLouder.raisedOverDrawn() > 0.6 && takenSofter.raisedOverDrawn() < 0.4);
        // Piece by piece: measured 0.86, 0.78 and, at 1600 steps, 0.58 for the last.
        for (const char* other : {"another Q4 into Q4", "Q2 into Q3"})
            QVERIFY2(named(groups, other).followed() >= 0.7, other);
        QEXPECT_FAIL("", "Q3 is not brought to Q2's velocities piece by piece.", Continue);
        QVERIFY(takenSofter.followed() >= 0.7);
    }

    /// Nine figures of the notes tell quadrant, arousal and valence of other songs as well as the
    /// specification measured.
    void figuresTellTheEmotion() {
        std::vector<MoodExample> examples;
        for (const WordPiece& piece : m_set.pieces)
            examples.push_back({noteFeatures(notesOf(midiOf(piece.words, m_set.dictionary))),
                                piece.quadrant(), piece.song});
        const MoodAccuracy found = crossValidate(examples);
        qInfo("logistic regression: four quadrants %.3f, arousal %.3f, valence %.3f",
              found.quadrant, found.arousal, found.valence);
        QVERIFY(found.quadrant >= 0.54 - 0.03);
        QVERIFY(found.arousal >= 0.83 - 0.03);
        QVERIFY(found.valence >= 0.68 - 0.03);
    }
};

QTEST_GUILESS_MAIN(TestEmotionAcceptanceLong)
#include "tst_emotionacceptance_long.moc"
