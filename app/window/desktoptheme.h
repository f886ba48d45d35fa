#pragma once

#include "widgets/theme.h"

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

class QDBusPendingCallWatcher;

namespace antiphon {

class Session;

/// Light or dark, as the user wishes or as the desktop says, live. The desktop is asked through the
/// XDG settings portal (org.freedesktop.appearance, color-scheme), because Qt 6.4 does not; where
/// there is no portal the palette that the platform brought at the start decides. GUI thread.
class DesktopTheme : public QObject {
    Q_OBJECT

public:
    enum class Wish { Follow, Light, Dark };

    explicit DesktopTheme(const QDBusConnection& bus = QDBusConnection::sessionBus(),
                          QObject* parent = nullptr);

    void setWish(Wish wish);
    /// "follow", "light", "dark", as the settings have it; anything else is Follow.
    void setWish(const QString& name);
    /// Takes the wish from the settings, and is dark while the layout Perform of an open project
    /// plays on a dark stage, whatever is wished.
    void follow(Session& session);
    Scheme scheme() const;

Q_SIGNALS:
    /// The application's palette is that of the new scheme already.
    void schemeChanged(antiphon::Scheme scheme);

private Q_SLOTS:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void ask(const char* method);
    void answered(QDBusPendingCallWatcher& call, bool canAskAgain);
    void take(QVariant value);
    void apply();

    QDBusConnection m_bus;
    Wish m_wish = Wish::Follow;
    Scheme m_desktop;       ///< what the desktop wants
    bool m_onStage = false; ///< and the stage is dark
    bool m_applied = false;
    Scheme m_shown = Scheme::Light;
};

} // namespace antiphon
