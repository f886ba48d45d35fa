#include "app/window/demoproject.h"

#include "core/audio/demo.h"
#include "core/error.h"
#include "models/systems.h"

#include <QStandardPaths>

#include <algorithm>

namespace antiphon {

namespace {

constexpr std::uint64_t seed = 1;

std::vector<Item> withRole(const std::vector<Item>& items, const std::string& role) {
    std::vector<Item> found;
    std::copy_if(items.begin(), items.end(), std::back_inserter(found),
                 [&](const Item& item) { return item.role == role; });
    return found;
}

/// Shows the first mix, and lets the first guide be answered.
void present(Session& session, const std::vector<Item>& items) {
    const auto mixes = withRole(items, "mix");
    const auto guides = withRole(items, "guide"), memories = withRole(items, "memory");
    if (!mixes.empty())
        session.setCurrent(session.store().idOf(mixes.front().path));
    const Task* task = findTask(systems(), "guide.generate");
    if (task && !guides.empty() && !memories.empty())
        session.start(*task, {{"guide", {guides.front()}}, {"memory", {memories.front()}}},
                      task->options(), seed);
}

void compose(Session& session, const fs::path& folder) {
    const fs::path pieces = folder / "audio" / "demo";
    auto items = std::make_shared<std::vector<Item>>();
    session.jobs().work(
        Session::tr("Compose the demo"),
        [pieces, items](JobControl& control) {
            JobContext context(control, seed, pieces, pieces);
            *items = makeDemo(pieces, seed, context, true);
        },
        [&session, pieces, items] {
            const Jobs::Id import = session.import({pieces / "stems", pieces / "guide-memory"});
            auto* waiting = new QObject(&session);
            QObject::connect(&session.jobs(), &Jobs::ended, waiting,
                             [&session, items, import, waiting](quint64 id) {
                                 if (id != import)
                                     return;
                                 waiting->deleteLater();
                                 // Else its project was closed meanwhile.
                                 if (session.jobs().job(id)->row.state == JobState::Done)
                                     present(session, *items);
                             });
        });
}

} // namespace

fs::path demoFolder() {
    QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    if (music.isEmpty())
        music = QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
    return fs::path(music.toStdString()) / "Antiphon Demo";
}

void openDemo(Session& session, const fs::path& folder) {
    session.closeProject();
    if (Project::isProject(folder)) {
        session.store().open(folder);
    } else {
        ProjectFile settings;
        settings.name = Session::tr("Antiphon demo").toStdString();
        session.store().create(folder, settings);
    }
    session.onceOpen(folder, [&session, folder] {
        if (session.store().items().empty()) // also one that was left before it was composed
            compose(session, folder);
    });
}

} // namespace antiphon
