#pragma once

#include "tests/testing.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <csignal>

// Runs the built antiphon-cli as its users do.
namespace antiphon::testing {

struct CliResult {
    int exit = -1; ///< exit code; -2 where a signal ended it
    std::string out, err;

    /// Standard output as JSON objects, one a line; throws UserError if it is anything else.
    std::vector<Json> lines() const {
        std::vector<Json> objects;
        for (const QByteArray& line : QByteArray::fromStdString(out).trimmed().split('\n'))
            if (!line.isEmpty())
                objects.push_back(parseJson(line.toStdString(), "standard output"));
        return objects;
    }
};

using Words = std::vector<std::string>;

inline void startCli(QProcess& process, const Words& words) {
    QStringList arguments;
    for (const std::string& word : words)
        arguments << QString::fromStdString(word);
    process.start(QString::fromStdString(programs() / "antiphon-cli"), arguments);
}

/// \param patience milliseconds, after which the program counts as hanging
inline CliResult resultOf(QProcess& process, int patience = 120000) {
    // waitForFinished() is false for a process that has ended already, too.
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

/// `variables`: of the environment, besides those of the test.
inline CliResult cli(const Words& words,
                     const std::vector<std::pair<QString, QString>>& variables = {}) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : variables)
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    startCli(process, words);
    return resultOf(process);
}

/// Sends `signal` `milliseconds` after `sign` has appeared, unless the program has ended by then.
inline CliResult cliUntil(const Words& words, const fs::path& sign, int signal, int milliseconds) {
    QProcess process;
    startCli(process, words);
    for (int wait = 0; wait < 60000 && !fs::exists(sign) && !process.waitForFinished(1); ++wait) {
    }
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(milliseconds))
        ::kill(pid_t(process.processId()), signal);
    return resultOf(process);
}

/// Whether the process has a handler for the signal by now (Linux).
inline bool catches(qint64 process, int signal) {
    const std::string status =
        readFile(fs::path("/proc") / std::to_string(process) / "status", 1 << 16);
    const auto at = status.find("SigCgt:");
    return at != std::string::npos &&
           (std::stoull(status.substr(at + 7), nullptr, 16) >> (signal - 1) & 1) != 0;
}

/// Ctrl+C as soon as the program listens to it, which means that its job has begun.
inline CliResult cliInterrupted(const Words& words) {
    QProcess process;
    startCli(process, words);
    if (!process.waitForStarted())
        return {};
    for (int wait = 0; wait < 6000 && !catches(process.processId(), SIGINT); ++wait)
        if (process.waitForFinished(10))
            return resultOf(process);
    ::kill(pid_t(process.processId()), SIGINT);
    return resultOf(process);
}

} // namespace antiphon::testing
