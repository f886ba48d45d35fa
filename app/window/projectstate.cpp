#include "app/window/projectstate.h"

#include "app/window/background.h"

#include <QTimer>

namespace antiphon {

namespace {

constexpr std::uint64_t largest = 16u << 20; ///< bytes; a state is a few kilobytes

} // namespace

ProjectState::ProjectState(Session& session, QList<Panel*> panels, QObject* parent)
    : QObject(parent), m_session(session), m_panels(std::move(panels)), m_timer(new QTimer(this)) {
    connect(&session.store(), &Store::opened, this, &ProjectState::restore);
    connect(&session.store(), &Store::closing, this, &ProjectState::save);
    connect(&session.store(), &Store::closed, this, [this] { m_file.clear(); });
    m_files.setMaxThreadCount(1);
    m_timer->setInterval(2000);
    connect(m_timer, &QTimer::timeout, this, &ProjectState::save);
    m_timer->start();
}

std::string ProjectState::collect() const {
    Json state = {{"version", 1}, {"panels", Json::object()}};
    for (const Panel* panel : m_panels)
        if (Json one = panel->state(); !one.empty())
            state["panels"][panel->id().toStdString()] = std::move(one);
    // File names need not be text; what cannot be written as such is not found again, and that is
    // all.
    return state.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void ProjectState::restore() {
    const fs::path file = m_session.store().folder() / "window.json";
    inBackground(
        this,
        [file]() -> Json {
            if (!fs::exists(file))
                return Json::object();
            // A damaged state costs the arrangement, not the project.
            Json state = Json::parse(readFile(file, largest), nullptr, false);
            return state.is_object() ? state : Json::object();
        },
        [this, file](const Json& state) {
            if (file.parent_path() != m_session.store().folder())
                return;
            const Json panels = state.value("panels", Json::object());
            for (Panel* panel : m_panels) {
                const auto id = panel->id().toStdString();
                try {
                    if (panels.is_object() && panels.contains(id))
                        panel->restore(panels.at(id));
                } catch (const std::exception&) {
                    m_session.tell(
                        tr("“%1” could not be brought back as it was.").arg(panel->title()));
                }
            }
            m_file = file;
            m_saved = collect();
        },
        [this](const QString& sentence) { m_session.warn(sentence); }, &m_files);
}

void ProjectState::save() {
    if (m_file.empty())
        return;
    std::string text = collect();
    if (text == m_saved)
        return;
    m_saved = text;
    inBackground(
        this, [file = m_file, text = std::move(text)] { writeFile(file, text); }, [] {},
        [this](const QString& sentence) { m_session.warn(sentence); }, &m_files);
}

void ProjectState::saveNow() {
    save();
    m_files.waitForDone();
}

} // namespace antiphon
