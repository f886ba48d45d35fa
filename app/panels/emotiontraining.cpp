#include "app/panels/emotiontraining.h"

#include "app/panels/emotionmodels.h"
#include "models/emotion/trainforecast.h"

namespace antiphon {

EmotionTraining::EmotionTraining(Session& session, EmotionChoice& model, QWidget* parent)
    : TrainingSteps(session, parent), m_model(model),
      m_data(new EmotionChoice(session, tr("Data set"), tr("No data set yet"), {"emotion.dataset"},
                               "data", {tr("Data sets (*.npz)")})),
      m_steps(new EmotionSteps(session, this)) {
    addStep({"emotion.dataset",
             tr("1. Data set"),
             tr("MIDI files as compound words. Folders or names Q1 to Q4 tell what emotion a piece "
                "has."),
             tr("Make data set"),
             {"sync"}},
            folderRow(tr("Folder of MIDI files"),
                      tr("Choose a folder of MIDI files, or drop it here.")));
    addStep({"emotion.train",
             tr("2. Latent model"),
             tr("Learns to take pieces apart into seven elements and to write them again."),
             tr("Train"),
             {"preset", "variant", "epochs"},
             emotion::trainForecast,
             true},
            m_data);
    addStep({"emotion.prior",
             tr("3. Prior"),
             tr("Learns which codes follow each other, so that new pieces can be written."),
             tr("Train"),
             {"preset", "epochs"},
             emotion::priorForecast,
             true});
    addStep({"emotion.classifier",
             tr("4. Emotion classifier"),
             tr("Learns to tell the four emotions, and says how often it is right."),
             tr("Train"),
             {"preset", "epochs"},
             nullptr,
             true});
    addStep({"emotion.explore",
             tr("5. Map"),
             tr("Lays the pieces out by each element, to be walked by ear."),
             tr("Draw the map"),
             {}});
    m_inARow = Steps;
    connect(m_data, &EmotionChoice::changed, this, [this] {
        m_folderIsNew = false;
        showState();
        Q_EMIT dataChanged(data());
    });
    connect(&m_model, &EmotionChoice::changed, this, [this] { showState(); });
    connect(m_steps, &EmotionSteps::changed, this, [this] { showState(); });
    completeLayout();
}

fs::path EmotionTraining::data() const {
    return m_data->path();
}

void EmotionTraining::setFolder(const fs::path& chosen) {
    m_folderIsNew = !chosen.empty() && chosen != folder();
    TrainingSteps::setFolder(chosen);
}

void EmotionTraining::forget() {
    m_data->setTakesFirst(true);
    m_data->setPath({});
}

QString EmotionTraining::obstacle(int step) const {
    if (const QString why = TrainingSteps::obstacle(step); !why.isEmpty())
        return why;
    if (step == Data)
        return folder().empty() ? tr("Choose a folder of MIDI files first.") : QString();
    if (m_data->path().empty())
        return tr("Make or choose a data set first.");
    if ((step == Prior || step == Map) && m_model.path().empty())
        return tr("Train or choose a latent model first.");
    return {};
}

Inputs EmotionTraining::inputsOf(int step) const {
    Inputs inputs;
    if (step == Data)
        inputs["midi"] = {{ItemKind::Notes, folder(), "midi"}};
    else
        inputs["data"] = {{ItemKind::Corpus, m_data->path(), "data"}};
    if (step == Prior || step == Map)
        inputs["model"] = {{ItemKind::Model, m_model.path(), "model"}};
    return inputs;
}

void EmotionTraining::startAll() {
    for (int step = Data; step < Steps; ++step)
        if (!done(step)) {
            m_goesOn = true;
            // What was begun as it is wanted now is not begun again.
            const EmotionSteps::Made* made = stoppedRun(step);
            return made && made->options == optionsOf(step) ? goOn(step) : start(step);
        }
}

QString EmotionTraining::allObstacle() const {
    for (int step = Data; step < Steps; ++step)
        if (!form(step))
            return obstacle(step);
    return m_data->path().empty() ? obstacle(Data) : TrainingSteps::obstacle(Data);
}

QString EmotionTraining::allTip() const {
    return tr("From the data set to the map, all that is not done yet, one after the other");
}

/// What a step is done with.
std::map<std::string, fs::path> EmotionTraining::inputPaths(int step) const {
    std::map<std::string, fs::path> paths;
    for (const auto& [slot, items] : inputsOf(step))
        paths[slot] = items.front().path;
    return paths;
}

/// A training with what is chosen now that has not come to its end and does not run; null: none.
const EmotionSteps::Made* EmotionTraining::stoppedRun(int step) const {
    if (step == Data || step == Map || !obstacle(step).isEmpty())
        return nullptr;
    const EmotionSteps::Made* made = m_steps->stopped(taskOf(step), inputPaths(step));
    for (const Jobs::Id id : m_session.jobs().ids())
        if (const JobInfo* info = m_session.jobs().job(id);
            made && info && !info->ended() && info->run == made->run)
            return nullptr;
    return made;
}

fs::path EmotionTraining::stopped(int step) const {
    const EmotionSteps::Made* made = stoppedRun(step);
    return made ? made->run : fs::path();
}

/// The run that has done it; null: none of this project.
const EmotionSteps::Made* EmotionTraining::run(int step) const {
    if (step == Data)
        return m_steps->maker(m_data->path());
    if (step == Model)
        return m_steps->maker(m_model.path());
    return m_steps->newest(taskOf(step), inputPaths(step));
}

bool EmotionTraining::done(int step) const {
    const EmotionSteps::Made* made = run(step);
    if (step == Data)
        return !m_data->path().empty() &&
               (!m_folderIsNew || (made && made->of("midi") == folder()));
    if (step == Model) // one from elsewhere serves, too
        return !m_model.path().empty() && (!made || made->of("data") == m_data->path());
    return made;
}

QString EmotionTraining::resultOf(int step) const {
    if (!done(step))
        return {};
    const EmotionSteps::Made* made = run(step);
    return made ? EmotionSteps::resultText(*made) : tr("Done");
}

void EmotionTraining::wrote(int step, const Item& item) {
    if (step == Data && item.role == "data")
        m_data->setPath(item.path);
    if (step == Model && item.role == "model")
        m_model.setPath(item.path);
}

Json EmotionTraining::state() const {
    Json state = TrainingSteps::state();
    state["folder_is_new"] = m_folderIsNew;
    state["data"] = m_data->path().string();
    return state;
}

void EmotionTraining::restore(const Json& state) {
    TrainingSteps::restore(state);
    m_data->setPath(state.value("data", std::string()));
    m_folderIsNew = state.value("folder_is_new", m_data->path().empty());
    showState();
}

} // namespace antiphon
