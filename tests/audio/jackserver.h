#pragma once

#include "tests/testing.h"

#include "core/audio/device.h"

#include <QProcess>
#include <QStandardPaths>

#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

// A clocked sound device for tests, where JACK is installed.
namespace antiphon::testing {

/// A JACK server with a dummy device and a name of its own; gone with this value.
class JackServer {
public:
    static constexpr int period = 128;

    static QString name() { return QStringLiteral("antiphon-%1").arg(::getpid()); }
    static bool installed() {
        return !QStandardPaths::findExecutable("jackd").isEmpty() &&
               !QStandardPaths::findExecutable("jack_connect").isEmpty();
    }
    static void useIt() {
        qputenv("JACK_NO_AUDIO_RESERVATION", "1");
        qputenv("JACK_NO_START_SERVER", "1");
        qputenv("JACK_DEFAULT_SERVER", name().toUtf8());
    }

    explicit JackServer(bool realtime = false) : m_realtime(realtime) { start(); }
    /// Ended in peace, so that nothing stays in the shared memory of the machine.
    ~JackServer() {
        if (m_process.state() == QProcess::NotRunning)
            start(); // under the same name it takes over what the killed one has left
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            kill();
        std::error_code ignored; // semaphores of clients that saw their server killed
        for (const auto& entry : fs::directory_iterator("/dev/shm", ignored))
            if (entry.path().string().find(name().toStdString() + "_") != std::string::npos)
                fs::remove(entry.path(), ignored);
    }

    bool running() const { return m_running; }
    void kill() {
        m_process.kill();
        m_process.waitForFinished();
    }
    static int tool(const QString& program, const QStringList& arguments) {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(program, arguments);
        return process.waitForFinished(5000) ? process.exitCode() : -1;
    }

private:
    void start() {
        m_running = false;
        // If this test crashes, the server goes with it.
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        const QStringList how =
            m_realtime ? QStringList{"--realtime", "-P", "60"} : QStringList{"--no-realtime"};
        m_process.start("jackd", how + QStringList{"-n", name(), "-d", "dummy", "-r", "48000", "-p",
                                                   QString::number(period), "-C", "2", "-P", "2"});
        m_process.waitForStarted();
        for (int i = 0; i < 50 && !m_running && m_process.state() != QProcess::NotRunning; ++i) {
            m_process.waitForFinished(100);
            m_running = tool("jack_lsp", {}) == 0;
        }
    }
    bool m_realtime;
    QProcess m_process;
    bool m_running = false;
};

/// Of the server that useIt() names; empty where PortAudio was built without JACK.
inline std::string jackId() {
    for (const AudioDeviceInfo& device : audioDevices())
        if (device.host.find("JACK") != std::string::npos && device.outputs > 0)
            return device.id;
    return {};
}

} // namespace antiphon::testing
