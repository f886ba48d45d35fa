#include "app/window/desktoptheme.h"

#include "app/window/session.h"
#include "widgets/boxstyle.h"

#include <QApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace antiphon {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");

} // namespace

DesktopTheme::DesktopTheme(const QDBusConnection& bus, QObject* parent)
    : QObject(parent), m_bus(bus), m_desktop(schemeOf(QApplication::palette())) {
    QApplication::setStyle(new BoxStyle);
    if (m_bus.isConnected()) {
        // Qt finds the slot by the names of its types and refuses those it has not met yet.
        qRegisterMetaType<QDBusVariant>("QDBusVariant");
        // From any sender: a match by the portal's name would wait for the name's owner and miss
        // what is said before it is known.
        m_bus.connect(QString(), path, interface, QStringLiteral("SettingChanged"), this,
                      SLOT(settingChanged(QString, QString, QDBusVariant)));
        ask("ReadOne");
    }
    apply();
}

void DesktopTheme::ask(const char* method) {
    QDBusMessage message =
        QDBusMessage::createMethodCall(service, path, interface, QLatin1String(method));
    message << appearance << colorScheme;
    auto* call = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    const bool first = qstrcmp(method, "ReadOne") == 0;
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call, first] {
        answered(*call, first);
        call->deleteLater();
    });
}

void DesktopTheme::answered(QDBusPendingCallWatcher& call, bool canAskAgain) {
    const QDBusPendingReply<QDBusVariant> reply = call;
    if (reply.isValid())
        take(reply.value().variant());
    else if (canAskAgain)
        ask("Read"); // portals before version 2
}

void DesktopTheme::settingChanged(const QString& space, const QString& key,
                                  const QDBusVariant& value) {
    if (space == appearance && key == colorScheme)
        take(value.variant());
}

void DesktopTheme::take(QVariant value) {
    // `Read` wraps its answer twice.
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    bool number = false;
    const uint wanted = value.toUInt(&number);
    if (!number)
        return;
    m_desktop = wanted == 1 ? Scheme::Dark : Scheme::Light; // 0, no preference, is light
    apply();
}

void DesktopTheme::setWish(Wish wish) {
    m_wish = wish;
    apply();
}

void DesktopTheme::setWish(const QString& name) {
    setWish(name == QLatin1String("light")  ? Wish::Light
            : name == QLatin1String("dark") ? Wish::Dark
                                            : Wish::Follow);
}

void DesktopTheme::follow(Session& session) {
    const auto take = [this, &session] {
        const QSettings& settings = session.settings();
        m_onStage = session.store().isOpen() &&
                    settings.value(QStringLiteral("window/layout")).toString() ==
                        QLatin1String("perform") &&
                    settings.value(QStringLiteral("perform/dark"), true).toBool();
        setWish(settings.value(QStringLiteral("appearance/scheme")).toString());
    };
    connect(&session, &Session::settingChanged, this, [take](const QString& key) {
        if (key == QLatin1String("appearance/scheme") || key == QLatin1String("window/layout") ||
            key == QLatin1String("perform/dark"))
            take();
    });
    connect(&session.store(), &Store::opened, this, take);
    connect(&session.store(), &Store::closed, this, take);
    take();
}

Scheme DesktopTheme::scheme() const {
    if (m_onStage)
        return Scheme::Dark;
    return m_wish == Wish::Light ? Scheme::Light : m_wish == Wish::Dark ? Scheme::Dark : m_desktop;
}

void DesktopTheme::apply() {
    if (m_applied && scheme() == m_shown)
        return;
    m_applied = true;
    m_shown = scheme();
    QApplication::setPalette(paletteOf(m_shown));
    Q_EMIT schemeChanged(m_shown);
}

} // namespace antiphon
