#include "app/window/demoproject.h"
#include "app/window/desktoptheme.h"
#include "app/window/language.h"
#include "app/window/mainwindow.h"
#include "app/window/screenshots.h"
#include "app/window/selftest.h"
#include "app/window/wait.h"
#include "core/audio/nulldevice.h"
#include "core/version.h"
#include "models/device.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace {

using namespace antiphon;

const auto languageKey = QStringLiteral("appearance/language");
const auto threadsKey = QStringLiteral("computing/threads");

/// One core is kept free for sound and window unless the user says otherwise.
int threadsFor(int wish) {
    return wish > 0 ? wish : std::max(1, QThread::idealThreadCount() - 1);
}

QIcon windowIcon() {
    QIcon icon;
    for (int size : {16, 32, 48, 128, 256})
        icon.addFile(QStringLiteral(":/icons/%1x%1/apps/org.antiphon.Antiphon.png").arg(size));
    return icon;
}

/// A self-test touches neither the user's settings nor the sound card.
Session::Setup silentSetup(const QString& folder) {
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    Session::Setup setup;
    setup.player = std::make_unique<Player>(
        48000, DeviceSettings{}, [](Engine& engine, const DeviceSettings& settings) {
            return std::unique_ptr<Device>(std::make_unique<NullDevice>(engine, settings));
        });
    setup.cache = folder.toStdString();
    return setup;
}

int run(QApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "A workstation for music machine learning."));
    const QCommandLineOption test(
        QStringLiteral("self-test"),
        QCoreApplication::translate("main", "Try every panel and one small job, then quit."));
    const QCommandLineOption pictures(
        QStringLiteral("screenshots"),
        QCoreApplication::translate("main", "Write pictures of the project's panels, then quit."),
        QStringLiteral("folder"));
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        QCoreApplication::translate("main", "Open the demo project in this folder; compose it "
                                            "there if need be."),
        QStringLiteral("folder"));
    parser.addOptions({test, pictures, demo});
    parser.addPositionalArgument(
        QStringLiteral("project"),
        QCoreApplication::translate("main", "A project's folder or its .antiphon file."),
        QStringLiteral("[project]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    QTemporaryDir temporary;
    const bool silent = parser.isSet(test) || parser.isSet(pictures);
    Session session(silent ? silentSetup(temporary.path()) : Session::Setup{});
    const auto setting = [&session](const QString& key) {
        return session.settings().value(key).toString();
    };
    const auto computeWith = [&] { setThreads(threadsFor(setting(threadsKey).toInt())); };
    computeWith();
    Language language;
    language.use(setting(languageKey));
    DesktopTheme theme;
    theme.follow(session);
    auto window = std::make_unique<MainWindow>(session);

    // A window in another language is another window; project, sound and jobs go on.
    const auto rebuild = [&] {
        const QByteArray geometry = window->saveGeometry();
        QApplication::setQuitOnLastWindowClosed(false);
        window->close();
        language.use(setting(languageKey));
        window = std::make_unique<MainWindow>(session);
        window->restoreGeometry(geometry);
        window->show();
        session.store().announceOpen();
        QApplication::setQuitOnLastWindowClosed(true);
    };
    QObject::connect(&session, &Session::settingChanged, &theme, [&](const QString& key) {
        if (key == threadsKey)
            computeWith();
        else if (key == languageKey) // later: the old window is still telling us
            QTimer::singleShot(0, &session, rebuild);
    });

    if (parser.isSet(test))
        return selfTest(*window, temporary.path().toStdString());
    const QStringList projects = parser.positionalArguments();
    if (parser.isSet(demo))
        openDemo(session, fs::absolute(parser.value(demo).toStdString()).lexically_normal());
    else if (!projects.isEmpty())
        window->openProject(projects.front().toStdString());
    if (parser.isSet(pictures)) {
        if (!waitUntil([&] { return session.store().isOpen(); }, 15000)) {
            std::fprintf(stderr, "antiphon: --screenshots needs a project that can be opened.\n");
            return 3;
        }
        takeScreenshots(*window, parser.value(pictures));
        return 0;
    }
    window->show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    // A file that may not grow is an error of write(), not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("antiphon"));
    QCoreApplication::setApplicationVersion(QString::fromStdString(antiphon::version()));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.antiphon.Antiphon"));
    QApplication::setWindowIcon(windowIcon());
    try {
        return run(app);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "antiphon: %s\n", e.what());
        return 1;
    }
}
