#include "app/window/selftest.h"

#include "app/window/mainwindow.h"
#include "app/window/wait.h"
#include "core/sampletones.h"
#include "models/systems.h"

#include <algorithm>
#include <cstdio>

namespace antiphon {

namespace {

/// Says how each step went and remembers whether all went well.
class Steps {
public:
    bool check(const std::string& name, bool ok) {
        std::fprintf(stderr, "%-28s %s\n", name.c_str(), ok ? "ok" : "FAILED");
        m_failed += ok ? 0 : 1;
        return ok;
    }
    int failed() const { return m_failed; }

private:
    int m_failed = 0;
};

bool needsAudioOnly(const Task& task) {
    return std::all_of(task.inputs.begin(), task.inputs.end(),
                       [](const Slot& slot) { return slot.kind == ItemKind::Audio; });
}

void runTask(MainWindow& window, const Task& task, const fs::path& folder, Steps& steps) {
    Session& session = window.session();
    Inputs inputs;
    for (const Slot& slot : task.inputs)
        inputs[slot.key] = {{slot.kind, folder / (std::string(slot.key) + ".wav"), slot.key}};
    const Jobs::Id id = session.start(task, inputs, task.options(), 1);
    waitUntil([&] { return session.jobs().job(id)->ended(); }, 20000);
    const JobInfo& job = *session.jobs().job(id);
    const bool files = !job.outcome.items.empty() &&
                       std::all_of(job.outcome.items.begin(), job.outcome.items.end(),
                                   [](const Item& item) { return fs::is_regular_file(item.path); });
    steps.check(task.id, job.row.state == JobState::Done && files);
    if (!job.row.error.empty())
        std::fprintf(stderr, "  %s\n", job.row.error.c_str());
}

} // namespace

int selfTest(MainWindow& window, const fs::path& folder) {
    Steps steps;
    Session& session = window.session();
    window.show();

    session.store().create(folder / "project");
    if (!steps.check("project", waitUntil([&] { return session.store().isOpen(); }, 5000)))
        return 1;
    std::vector<fs::path> sounds;
    for (const System& system : systems())
        for (const Task& task : system.tasks)
            for (const Slot& slot : task.inputs)
                if (slot.kind == ItemKind::Audio)
                    sounds.push_back(folder / (std::string(slot.key) + ".wav"));
    for (const fs::path& sound : sounds)
        writeSound(sound, sampleTones(sound.stem().string()));
    session.import(sounds);
    const auto imported = [&] { return session.store().items().size() >= sounds.size(); };
    if (!steps.check("import", waitUntil(imported, 5000)))
        return 1;

    for (const Layout& layout : layouts()) {
        window.setLayoutId(layout.id);
        settle(20);
        steps.check("layout " + layout.id.toStdString(), window.layoutId() == layout.id);
    }
    for (const PanelSpec& spec : panelSpecs()) {
        window.showPanel(spec.id);
        settle(20);
        const Panel* panel = window.panel(spec.id);
        steps.check("panel " + spec.id.toStdString(), panel && panel->isVisible());
    }

    Player& player = session.player();
    player.load({QStringLiteral("self-test"), nullptr, {{QStringLiteral("tones"), sounds[0]}}}, 0,
                true);
    steps.check("playing", waitUntil([&] { return player.position() > 0.2; }, 5000));
    player.stop();
    for (const System& system : systems())
        for (const Task& task : system.tasks)
            if (needsAudioOnly(task))
                runTask(window, task, folder, steps);

    session.closeProject();
    steps.check("closed", waitUntil([&] { return !session.store().isOpen(); }, 5000));
    return steps.failed() ? 1 : 0;
}

} // namespace antiphon
