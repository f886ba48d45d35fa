#include "tests/app/workbench.h"

#include "app/window/desktoptheme.h"
#include "widgets/waveform.h"

#include <QApplication>
#include <QDBusAbstractAdaptor>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// The settings portal of a desktop, on a private bus.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    FakePortal(QDBusConnection bus, bool modern) : m_bus(std::move(bus)), m_modern(modern) {
        m_bus.registerObject(path(), this, QDBusConnection::ExportAllSlots);
    }
    ~FakePortal() override { m_bus.unregisterObject(path()); }
    bool claimName() {
        return m_bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }
    void releaseName() {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }
    void change(uint value) {
        m_value = value;
        QDBusMessage signal =
            QDBusMessage::createSignal(path(), QStringLiteral("org.freedesktop.portal.Settings"),
                                       QStringLiteral("SettingChanged"));
        signal << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme")
               << QVariant::fromValue(QDBusVariant(value));
        m_bus.send(signal);
    }
    uint m_value = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString&, const QString&) {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_value)));
    }
    QDBusVariant ReadOne(const QString& space, const QString& key, const QDBusMessage& message) {
        if (!m_modern) {
            message.setDelayedReply(true);
            m_bus.send(message.createErrorReply(QDBusError::UnknownMethod, space + key));
        }
        return QDBusVariant(m_value);
    }

private:
    static QString path() { return QStringLiteral("/org/freedesktop/portal/desktop"); }
    QDBusConnection m_bus;
    bool m_modern;
};

} // namespace

/// Light and dark follow the desktop while the program runs.
class TestDesktopTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--nosyslog"), QStringLiteral("--print-address")});
        if (!m_daemon.waitForStarted(5000) || !m_daemon.waitForReadyRead(5000))
            QSKIP("no dbus-daemon here");
        m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
    }
    void cleanupTestCase() {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    void init() { QApplication::setPalette(paletteOf(Scheme::Light)); }
    void cleanup() {
        QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
        QDBusConnection::disconnectFromBus(QStringLiteral("program"));
    }

    void follows_data() {
        QTest::addColumn<bool>("modern");
        QTest::newRow("ReadOne") << true;
        QTest::newRow("Read") << false;
    }
    void follows() {
        QFETCH(bool, modern);
        FakePortal portal(QDBusConnection::connectToBus(m_address, QStringLiteral("portal")),
                          modern);
        QVERIFY(portal.claimName());
        portal.m_value = 1;
        const QDBusConnection bus =
            QDBusConnection::connectToBus(m_address, QStringLiteral("program"));
        QVERIFY(bus.isConnected());
        DesktopTheme theme(bus);
        QTRY_COMPARE(theme.scheme(), Scheme::Dark);
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Dark);

        TimeAxis axis;
        axis.setLength(10);
        WaveformView lane(&axis);
        lane.show();
        QCoreApplication::processEvents();
        const QImage dark = lane.grab().toImage();
        for (int i = 0; i < 5; ++i) {
            portal.change(2);
            QTRY_COMPARE(schemeOf(QApplication::palette()), Scheme::Light);
            QTRY_VERIFY(lane.grab().toImage() != dark);
            portal.change(1);
            QTRY_COMPARE(schemeOf(QApplication::palette()), Scheme::Dark);
            QTRY_VERIFY(lane.grab().toImage() == dark);
        }
        portal.change(0);
        QTRY_COMPARE(theme.scheme(), Scheme::Light);
    }

    /// A portal that comes, or comes again, after the program.
    void followsAPortalThatComesLater() {
        const QDBusConnection bus =
            QDBusConnection::connectToBus(m_address, QStringLiteral("program"));
        DesktopTheme theme(bus);
        QCOMPARE(theme.scheme(), Scheme::Light);
        FakePortal portal(QDBusConnection::connectToBus(m_address, QStringLiteral("portal")), true);
        QVERIFY(portal.claimName());
        portal.change(1);
        QTRY_COMPARE(theme.scheme(), Scheme::Dark);
        portal.releaseName();
        QVERIFY(portal.claimName());
        portal.change(2);
        QTRY_COMPARE(theme.scheme(), Scheme::Light);
    }

    void theUsersWishCounts() {
        FakePortal portal(QDBusConnection::connectToBus(m_address, QStringLiteral("portal")), true);
        QVERIFY(portal.claimName());
        const QDBusConnection bus =
            QDBusConnection::connectToBus(m_address, QStringLiteral("program"));
        DesktopTheme theme(bus);
        QSignalSpy changes(&theme, &DesktopTheme::schemeChanged);
        theme.setWish(QStringLiteral("dark"));
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Dark);
        portal.change(2);
        QTest::qWait(100);
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Dark);
        theme.setWish(QStringLiteral("follow"));
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Light);
        QCOMPARE(changes.count(), 2);
    }

    /// The layout Perform of an open project is dark, with all that is around its panel.
    void theStageIsDark() {
        Workbench bench;
        Session& session = *bench.session;
        session.settings().setValue(QStringLiteral("appearance/scheme"), QStringLiteral("light"));
        session.settings().setValue(QStringLiteral("window/layout"), QStringLiteral("perform"));
        DesktopTheme theme(QDBusConnection(QStringLiteral("none")));
        theme.follow(session);
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Light); // the first page
        QVERIFY(bench.openProject());
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Dark);
        session.set(QStringLiteral("perform/dark"), false);
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Light);
        session.set(QStringLiteral("perform/dark"), true);
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Dark);
        session.set(QStringLiteral("window/layout"), QStringLiteral("explore"));
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Light);
        session.set(QStringLiteral("appearance/scheme"), QStringLiteral("dark"));
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Dark);
    }

    void worksWithoutABus() {
        DesktopTheme theme(QDBusConnection(QStringLiteral("none")));
        QCOMPARE(theme.scheme(), Scheme::Light);
        theme.setWish(DesktopTheme::Wish::Dark);
        QCOMPARE(schemeOf(QApplication::palette()), Scheme::Dark);
    }

private:
    QProcess m_daemon;
    QString m_address;
};

QTEST_MAIN(TestDesktopTheme)
#include "app_desktoptheme.moc"
