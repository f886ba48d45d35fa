#include "app/panels/stemtraining.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/pageparts.h"
#include "app/panels/stemverdict.h"
#include "app/window/choosefiles.h"
#include "models/stem/trainforecast.h"

#include <QLocale>

#include <algorithm>

namespace antiphon {

namespace {

QString text(double value) {
    return QLocale().toString(value, 'f', 2);
}

} // namespace

StemTraining::StemTraining(Session& session, EmotionChoice& model, QWidget* parent)
    : TrainingSteps(session, parent), m_model(model),
      m_codec(new EmotionChoice(session, tr("Codec"), tr("No codec yet"),
                                {"stem.train-codec", "stem.import"}, "codec")) {
    addStep({"stem.prepare",
             tr("1. Songs"),
             tr("Finds beats, tempo and key of each song, and sums its drums. Nothing of yours is "
                "changed: what is found lies beside it."),
             tr("Prepare"),
             {}},
            folderRow(tr("Folder of songs"),
                      tr("Choose the folder of your songs, or drop it here: a folder a song, in it "
                         "one a stem (drums, bass, …).")));
    addStep({"stem.train-codec",
             tr("2. Codec"),
             tr("Learns to write sound as few codes and back. “tiny” takes minutes and sounds "
                "rough."),
             tr("Train"),
             {"preset", "steps"},
             stem::codecForecast,
             true});
    addStep({"stem.train",
             tr("3. Model"),
             tr("Learns to write the codes of a stem that plays along to the others. It stops by "
                "itself where more would only be learned by heart."),
             tr("Train"),
             {"preset", "target", "seconds", "augment", "steps"},
             stem::lmForecast,
             true},
            namedField(m_codec));
    addStep({"stem.evaluate",
             tr("4. Measured"),
             tr("Writes stems to what was held back, once with its context and once with that of "
                "another song, and compares both with the true stems: a table, plots and a page to "
                "listen to."),
             tr("Measure"),
             {"items", "draws"}});
    addStep({"stem.import",
             tr("Or: published weights"),
             tr("Makes a model or a codec of checkpoints of STAGE, MusicGen or EnCodec that you "
                "have. MusicGen has to be trained further before it plays along."),
             tr("Choose files…"),
             {"text_to_music"}});
    m_inARow = Measure;
    connect(m_codec, &EmotionChoice::changed, this, [this] { showState(); });
    connect(&session.jobs(), &Jobs::runsChanged, this, [this] { showState(); });
    completeLayout();
}

void StemTraining::forget() {
    m_codec->setTakesFirst(true);
    m_codec->setPath({});
}

QString StemTraining::obstacle(int step) const {
    if (const QString why = TrainingSteps::obstacle(step); !why.isEmpty())
        return why;
    if (step != Import && folder().empty())
        return tr("Choose a folder of songs first.");
    if (step == Model && m_codec->path().empty())
        return tr("Train or choose a codec first.");
    if (step == Measure && m_model.path().empty())
        return tr("Train or choose a model first.");
    return {};
}

Inputs StemTraining::inputsOf(int step) const {
    Inputs inputs;
    if (step == Import)
        for (const fs::path& file : m_files)
            inputs["file"].push_back({ItemKind::Model, file, "file"});
    else
        inputs["dataset"] = {{ItemKind::Audio, folder(), "dataset"}};
    if (step == Measure)
        inputs["model"] = {{ItemKind::Model, m_model.path(), "model"}};
    if (step == Model || (step == Import && !m_codec->path().empty()))
        inputs["codec"] = {{ItemKind::Model, m_codec->path(), "codec"}};
    return inputs;
}

void StemTraining::pressed(int step) {
    if (step != Import)
        return start(step);
    chooseFiles(this, tr("Checkpoints"),
                {tr("Checkpoints (*.safetensors *.th *.pt *.bin *.ckpt *.model)")},
                [this](const std::vector<fs::path>& files) { import(files); });
}

void StemTraining::import(const std::vector<fs::path>& files) {
    m_files = files;
    m_goesOn = false;
    if (!files.empty())
        start(Import);
}

void StemTraining::startAll() {
    m_goesOn = true;
    start(!done(Prepare) ? Prepare : m_codec->path().empty() ? Codec : Model);
}

QString StemTraining::allObstacle() const {
    return obstacle(Codec);
}

QString StemTraining::allTip() const {
    return tr("From the songs to a model, all that is not done yet, one after the other");
}

QString StemTraining::resultOf(int step) const {
    const RunRow* run = done(step);
    if (!run)
        return {};
    if (step == Prepare)
        return tr("Done: %n song(s) have beats, tempo and key", nullptr,
                  int(run->figures.value("songs", Json::array()).size()));
    if (step == Measure) {
        const Json findings = run->figures.value("findings", Json::array());
        const auto holds = std::ranges::count_if(
            findings, [](const Json& finding) { return finding.value("holds", false); });
        return tr("Of %1 things that are asked of it %2 hold; report.html in the folder of the run "
                  "has all of it.")
            .arg(findings.size())
            .arg(holds);
    }
    return step == Codec   ? codecVerdict(run->figures)
           : step == Model ? stemVerdict(run->figures)
                           : tr("Done");
}

void StemTraining::told(const JobInfo& info) {
    if (m_step == Codec) {
        if (const auto distance = newest(info, "validation/log_mel"))
            setLive(
                tr("By now what comes out differs by %1 from what went in.").arg(text(*distance)));
    } else if (m_step == Model) {
        const auto truth = newest(info, "validation/loss"),
                   shuffled = newest(info, "validation/shuffled"),
                   dropped = newest(info, "validation/dropped");
        if (truth && shuffled && dropped)
            setLive(tr("By now it errs by %1 with the true context, by %2 with another one and by "
                       "%3 without any.")
                        .arg(text(*truth), text(*shuffled), text(*dropped)));
    }
}

void StemTraining::wrote(int, const Item& item) {
    if (item.role == "codec")
        m_codec->setPath(item.path);
    if (item.role == "model")
        m_model.setPath(item.path);
}

Json StemTraining::state() const {
    Json state = TrainingSteps::state();
    state["codec"] = m_codec->path().string();
    return state;
}

void StemTraining::restore(const Json& state) {
    TrainingSteps::restore(state);
    m_codec->setPath(state.value("codec", std::string()));
}

} // namespace antiphon
