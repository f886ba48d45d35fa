#include "app/panels/idmtraining.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/pageparts.h"
#include "core/error.h"
#include "core/text.h"
#include "models/idm/trainforecast.h"
#include "widgets/form.h"

#include <QLocale>

#include <cmath>

namespace antiphon {

namespace {

/// Of the three numbers that a validation has, the one that a user can picture.
constexpr const char* levelMetric = "validation/mel_db";

/// NaN: it is not there.
double figure(const Json& figures, std::initializer_list<const char*> path) {
    const Json* at = &figures;
    for (const char* key : path) {
        if (!at->is_object() || !at->contains(key))
            return std::nan("");
        at = &(*at)[key];
    }
    return at->is_number() ? at->get<double>() : std::nan("");
}

} // namespace

idm::CurriculumOptions curriculumOf(const Json& options) {
    idm::CurriculumOptions curriculum;
    if (!options.is_object())
        return curriculum;
    Json own = Json::object();
    for (const FieldRow& row : fieldsOf(Options(curriculum)))
        if (options.contains(row.field.key))
            own[row.field.key] = options[row.field.key];
    Options fields = curriculum;
    try {
        readJson(fields, own, "curriculum");
        return fields.as<idm::CurriculumOptions>();
    } catch (const UserError&) { // of another version
        return curriculum;
    }
}

IdmTraining::IdmTraining(Session& session, EmotionChoice& model, QWidget* parent)
    : TrainingSteps(session, parent), m_model(model),
      m_data(new EmotionChoice(session, tr("Data set"), tr("No data set yet"), {"idm.dataset"},
                               "scores", {tr("Tables (*.csv)")})) {
    addStep({"idm.dataset",
             tr("1. Clips"),
             tr("Cuts recordings into clips and measures how involved each of them is. Nothing of "
                "yours is changed."),
             tr("Prepare"),
             {"seconds", "step"}},
            folderRow(tr("Folder of recordings"),
                      tr("Choose the folder of your recordings, or drop it here.")));
    addStep({"idm.train",
             tr("2. Model"),
             tr("Learns to draw clips from noise, easy ones first. “tiny” takes minutes. Its pace "
                "can be drawn at the right before it starts."),
             tr("Train"),
             {"preset", "steps", "curriculum", "pacing"},
             idm::trainForecast,
             true},
            namedField(m_data));
    addStep({"idm.evaluate",
             tr("3. How good it is"),
             tr("Measures what the model draws, beside real clips and a network that learned "
                "nothing."),
             tr("Measure"),
             {"clips"}});
    addStep({"idm.synthesize",
             tr("Or: clips out of nothing"),
             tr("Makes clips of known onsets, density and repetition with the built-in "
                "synthesizers, to learn from without recordings."),
             tr("Synthesise"),
             {"count", "seconds"}});
    m_inARow = Synthesise;
    connect(m_data, &EmotionChoice::changed, this, [this] { showState(); });
    connect(&m_model, &EmotionChoice::changed, this, [this] { showState(); });
    connect(&session.jobs(), &Jobs::runsChanged, this, [this] { showState(); });
    connect(form(Train), &OptionsForm::changed, this, &IdmTraining::curriculumChanged);
    completeLayout();
}

void IdmTraining::forget() {
    m_data->setTakesFirst(true);
    m_data->setPath({});
}

QString IdmTraining::obstacle(int step) const {
    if (const QString why = TrainingSteps::obstacle(step); !why.isEmpty())
        return why;
    if (step == Prepare && folder().empty())
        return tr("Choose a folder of recordings first, or synthesise clips below.");
    if ((step == Train || step == Measure) && m_data->path().empty())
        return tr("Prepare or choose a data set first.");
    if (step == Measure && m_model.path().empty())
        return tr("Train or choose a model first.");
    return {};
}

Inputs IdmTraining::inputsOf(int step) const {
    Inputs inputs;
    if (step == Prepare)
        inputs["audio"] = {{ItemKind::Audio, folder(), "audio"}};
    if (step == Train || step == Measure)
        inputs["data"] = {{ItemKind::Table, m_data->path(), "data"}};
    if (step == Measure)
        inputs["model"] = {{ItemKind::Model, m_model.path(), "model"}};
    return inputs;
}

void IdmTraining::startAll() {
    m_goesOn = true;
    start(!done(Prepare) && m_data->path().empty() ? Prepare : Train);
}

QString IdmTraining::allObstacle() const {
    return obstacle(m_data->path().empty() ? Prepare : Train);
}

QString IdmTraining::allTip() const {
    return tr("From the recordings to a model that is measured, one after the other");
}

QString IdmTraining::resultOf(int step) const {
    const RunRow* run = done(step);
    if (!run)
        return {};
    const auto number = [](double value, int decimals = 2) {
        return QLocale().toString(value, 'f', decimals);
    };
    if (step == Prepare || step == Synthesise)
        return tr("Done: %n clip(s)", nullptr, int(run->figures.value("clips", std::int64_t(0))));
    if (step == Train) {
        const double level = figure(run->figures, {"mel_db"});
        return std::isfinite(level) ? tr("Done: what is held back is cleaned of noise up to %1 dB.")
                                          .arg(number(level, 1))
                                    : tr("Done");
    }
    const double ratio = figure(run->figures, {"distance", "ratio"}),
                 drawn = figure(run->figures, {"distance", "model"}),
                 blank = figure(run->figures, {"distance", "untrained"});
    if (!std::isfinite(ratio))
        return tr("Done");
    return tr("Scores of what it draws are %1 times as far from real ones as real ones are from "
              "each other (%2; untrained %3).")
        .arg(number(ratio, 1), number(drawn), number(blank));
}

void IdmTraining::told(const JobInfo& info) {
    if (m_step != Train)
        return;
    if (const auto level = newest(info, levelMetric))
        setLive(tr("By now what is held back is cleaned of noise up to %1 dB.")
                    .arg(QLocale().toString(*level, 'f', 1)));
}

void IdmTraining::wrote(int step, const Item& item) {
    if (item.role == "scores")
        m_data->setPath(item.path);
    if (item.role == "model")
        m_model.setPath(item.path);
    if (step == Synthesise && item.role == "manifest")
        setFolder(item.path.parent_path());
}

idm::CurriculumOptions IdmTraining::curriculum() const {
    return curriculumOf(optionsOf(Train));
}

void IdmTraining::setPace(double begin, double end) {
    Options options = form(Train)->options();
    setField(options, "c0", numberText(begin));
    setField(options, "a", numberText(end));
    form(Train)->setOptions(options);
}

Json IdmTraining::state() const {
    Json state = TrainingSteps::state();
    state["data"] = m_data->path().string();
    return state;
}

void IdmTraining::restore(const Json& state) {
    if (!state.is_object())
        return;
    TrainingSteps::restore(state);
    if (const auto data = state.find("data"); data != state.end() && data->is_string())
        m_data->setPath(data->get<std::string>());
}

} // namespace antiphon
