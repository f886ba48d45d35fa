#pragma once

#include "app/window/session.h"

#include <QAction>
#include <QWidget>

namespace antiphon {

/// The content of a dock (or the centre). Panels know the session, never each other.
class Panel : public QWidget {
    Q_OBJECT

public:
    Panel(Session& session, const QString& id, const QString& title, QWidget* parent = nullptr);

    Session& session() const { return m_session; }
    const QString& id() const { return m_id; }
    /// Translated; of the dock.
    const QString& title() const { return m_title; }

    /// What brings the panel back when the project is opened again: small, saved every few seconds
    /// when it changed. restore() comes after Store::opened(); unknown or absent keys are ignored.
    virtual Json state() const { return Json::object(); }
    virtual void restore(const Json&) {}

protected:
    /// An action of this panel: shortcut valid while the focus is inside; listed in the palette
    /// under the panel's title and in the shortcut editor. Named "<panel>.<name>".
    QAction* addPanelAction(const char* name, const QString& text, const QKeySequence& keys = {});

private:
    Session& m_session;
    QString m_id, m_title;
};

/// How the main window learns of a panel.
struct PanelSpec {
    QString id;
    Qt::DockWidgetArea area = Qt::LeftDockWidgetArea; ///< NoDockWidgetArea: the centre
    std::function<Panel*(Session&, QWidget*)> make;
};
/// Every panel in the order of the View menu; one line each.
std::vector<PanelSpec> panelSpecs();

} // namespace antiphon
