#include "app/panels/stemtagsteps.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/pageparts.h"
#include "app/panels/stemverdict.h"

namespace antiphon {

StemTagSteps::StemTagSteps(Session& session, QWidget* parent)
    : TrainingSteps(session, parent),
      m_folderLine(folderRow(tr("Folder of songs"),
                             tr("Choose the folder of your songs, or drop it here: a folder a "
                                "song, in it one a stem (drums, bass, …)."))),
      m_learned(new EmotionChoice(session, tr("Learned tags"), tr("None yet"), {"stem.tags"},
                                  "model", {tr("Learned tags (*.json)")})) {
    addStep({"stem.tags",
             tr("1. Train"),
             tr("Learns from the songs that have tags which of them can be told from how a song "
                "sounds, and tries each on songs that it did not learn from. What is not told "
                "better than by chance is never suggested."),
             tr("Train"),
             {"least"}});
    addStep({"stem.suggest-tags",
             tr("2. Suggest"),
             tr("Listens to the songs without genres or moods. What it suggests is shown below the "
                "songs; nothing is written until you accept it."),
             tr("Suggest"),
             {"certainty", "all"}},
            namedField(m_learned));
    m_inARow = Steps;
    connect(m_learned, &EmotionChoice::changed, this, [this] { showState(); });
    connect(&session.jobs(), &Jobs::runsChanged, this, [this] { showState(); });
    completeLayout();
}

void StemTagSteps::forget() {
    m_learned->setTakesFirst(true);
    m_learned->setPath({});
}

QString StemTagSteps::obstacle(int step) const {
    if (const QString why = TrainingSteps::obstacle(step); !why.isEmpty())
        return why;
    if (folder().empty())
        return tr("Choose a folder of songs first.");
    if (step == Suggest && m_learned->path().empty())
        return tr("Train first, or choose tags that were learned.");
    return {};
}

Inputs StemTagSteps::inputsOf(int step) const {
    Inputs inputs = {{"dataset", {{ItemKind::Audio, folder(), "dataset"}}}};
    if (step == Suggest)
        inputs["model"] = {{ItemKind::Model, m_learned->path(), "model"}};
    return inputs;
}

void StemTagSteps::startAll() {
    m_goesOn = true;
    start(Learn);
}

QString StemTagSteps::allObstacle() const {
    return obstacle(Learn);
}

QString StemTagSteps::allTip() const {
    return tr("Learn from the songs that have tags, then suggest some for the others");
}

QString StemTagSteps::resultOf(int step) const {
    const RunRow* run = done(step);
    if (!run)
        return {};
    if (step == Learn)
        return tagVerdict(run->figures);
    const int songs = run->figures.value("suggested", 0);
    return songs == 0 ? tr("Nothing was suggested.")
                      : tr("Tags were suggested for %n song(s).", nullptr, songs);
}

void StemTagSteps::wrote(int step, const Item& item) {
    if (step == Learn && item.role == "model")
        m_learned->setPath(item.path);
}

Json StemTagSteps::state() const {
    Json state = TrainingSteps::state();
    state["learned"] = m_learned->path().string();
    return state;
}

void StemTagSteps::restore(const Json& state) {
    TrainingSteps::restore(state);
    m_learned->setPath(state.value("learned", std::string()));
}

} // namespace antiphon
