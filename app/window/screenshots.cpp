#include "app/window/screenshots.h"

#include "app/window/mainwindow.h"
#include "app/window/wait.h"
#include "core/error.h"
#include "core/run.h"

#include <QDir>

#include <algorithm>

namespace antiphon {

namespace {

void save(QWidget& widget, const QString& file) {
    if (!widget.grab().save(file))
        throw UserError(file.toStdString() + ": cannot be written; choose another folder.",
                        UserError::Kind::System);
}

/// The item that makes the best picture: the longest recording.
std::int64_t showpiece(const Store& store) {
    std::int64_t best = 0;
    double longest = -1;
    for (const auto& [id, item] : store.items())
        if (item.kind == ItemKind::Audio && !item.missing && item.seconds.value_or(0) > longest) {
            longest = item.seconds.value_or(0);
            best = id;
        }
    return best;
}

/// Lanes with a take in them say more than empty ones: the latest, unless one is open.
void openTake(Panel& guide) {
    Json state = guide.state();
    if (!state.value("take", std::string()).empty())
        return;
    for (const RunRow& run : listRuns(guide.session().store().folder() / "runs"))
        if (run.task == "guide.generate" && run.state == RunState::Done)
            state["take"] = Run::open(run.folder).results().string();
    guide.restore(state);
}

} // namespace

int takeScreenshots(MainWindow& window, const QString& folder) {
    QDir().mkpath(folder);
    const QDir target(folder);
    Session& session = window.session();
    window.show();
    settle(200);
    if (session.current() == 0)
        session.setCurrent(showpiece(session.store()));
    waitUntil([&] { return !session.jobs().busy(); }, 60000);
    openTake(*window.panel(QStringLiteral("guide")));
    int count = 0;
    for (const Layout& layout : layouts()) {
        window.setLayoutId(layout.id);
        settle(1200); // pictures of sounds stream in
        save(window, target.filePath(QStringLiteral("layout-%1.png").arg(layout.id)));
        ++count;
    }
    for (const PanelSpec& spec : panelSpecs()) {
        window.showPanel(spec.id);
        settle(300);
        save(*window.panel(spec.id), target.filePath(QStringLiteral("panel-%1.png").arg(spec.id)));
        ++count;
    }
    return count;
}

} // namespace antiphon
