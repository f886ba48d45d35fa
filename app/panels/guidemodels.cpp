#include "app/panels/guidemodels.h"

#include "app/window/background.h"
#include "core/error.h"

#include <QLocale>

#include <algorithm>
#include <set>

namespace antiphon {

namespace {

bool learns(const std::string& task) {
    return task == "guide.train" || task == "guide.finetune" || task == "guide.import-checkpoint";
}

QString pairsOf(const Json& training) {
    if (training.contains("imported"))
        return QString::fromStdString(training.value("imported", std::string()));
    QStringList names;
    for (const Json& pair : training.value("pairs", Json::array())) {
        // Two files are a song of their own, with the same name: "a > b: a > b".
        const QString name = QString::fromStdString(pair.value("name", std::string()));
        const QString song = name.section(QLatin1String(": "), 0, 0);
        names << (name == song + QLatin1String(": ") + song ? song : name);
    }
    if (names.size() > 2) {
        const int more = int(names.size()) - 1;
        //: what a model was learned from: the first of many pairs, and how many more
        return GuideModels::tr("%1 and %n more", nullptr, more).arg(names.first());
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

QString modelTitle(const fs::path& path) {
    // ".../runs/12-guide.train/out/model" is known by its number.
    for (fs::path at = path; at.has_filename(); at = at.parent_path()) {
        const std::string name = at.filename().string();
        const auto dash = name.find('-');
        if (dash != std::string::npos && dash > 0 && learns(name.substr(dash + 1)))
            return GuideModels::tr("Model %1").arg(QString::fromStdString(name.substr(0, dash)));
    }
    const bool generic = path.filename() == "model" && path.has_parent_path();
    return QString::fromStdString(display((generic ? path.parent_path() : path).filename()));
}

GuideModel readGuideModel(const fs::path& path) {
    GuideModel found;
    found.model = guide::readModelRecord(path);
    found.path = path;
    found.title = modelTitle(path);
    try {
        found.pairs = pairsOf(found.model.training);
    } catch (const Json::exception&) { // of another version: it answers nevertheless
    }
    return found;
}

QString nameOf(const GuideModel& model) {
    return model.pairs.isEmpty() ? model.title
                                 //: a model and the recordings that it was learned from
                                 : GuideModels::tr("%1: %2").arg(model.title, model.pairs);
}

QString worthOf(const GuideModel& model) {
    const Json& figures = model.model.evaluation;
    if (!figures.is_object() || !figures.contains("baselines"))
        return model.stopped ? GuideModels::tr("stopped early, not evaluated")
                             : GuideModels::tr("not evaluated");
    double best = 0;
    for (const char* name : {"random", "majority", "repeat", "shuffled"})
        best = std::max(best, figures["baselines"].value(name, 0.0));
    const auto percent = [](double share) { return QLocale().toString(100 * share, 'f', 0); };
    //: how many labels of what was held back a model gets right by itself, in percent
    return GuideModels::tr("%1 % right, the best baseline %2 %")
        .arg(percent(figures.value("free_running_accuracy", 0.0)), percent(best));
}

GuideModels::GuideModels(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    connect(&session.jobs(), &Jobs::runsChanged, this, &GuideModels::refresh);
    refresh();
}

const GuideModel* GuideModels::find(const fs::path& path) const {
    const auto it = std::ranges::find(m_models, path, &GuideModel::path);
    return it == m_models.end() ? nullptr : &*it;
}

void GuideModels::refresh() {
    struct Place {
        fs::path path;
        bool stopped;
    };
    std::vector<Place> places;
    for (const RunRow& run : m_session.jobs().runs()) {
        if (!learns(run.task))
            continue;
        const auto model = std::ranges::find(run.items, "model", &Item::role);
        if (run.state == RunState::Done && model != run.items.end())
            places.push_back({model->path, false});
        else if (run.state != RunState::Running && run.state != RunState::Done)
            places.push_back({run.folder, true});
    }
    inBackground(
        this,
        [places, known = m_models] {
            std::vector<GuideModel> models;
            for (const Place& place : places)
                try {
                    const auto before = std::ranges::find(known, place.path, &GuideModel::path);
                    if (before != known.end() && !place.stopped) {
                        models.push_back(*before);
                        continue;
                    }
                    GuideModel model = readGuideModel(place.path);
                    model.stopped = place.stopped;
                    models.push_back(std::move(model));
                } catch (const UserError&) { // stopped before there was anything to keep
                }
            return models;
        },
        [this, asked = ++m_generation](std::vector<GuideModel> models) {
            if (asked != m_generation)
                return;
            m_models = std::move(models);
            Q_EMIT changed();
        });
}

} // namespace antiphon
