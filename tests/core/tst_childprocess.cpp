#include "tests/testing.h"

#include "core/childprocess.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

using namespace antiphon;
using std::chrono::milliseconds;

namespace {

/// Everything it says until it ends.
std::vector<std::string> allWords(ChildProcess& child) {
    std::vector<std::string> lines;
    while (child.wait(milliseconds(50), lines)) {
    }
    return lines;
}

std::vector<std::string> shell(const std::string& script) {
    return {"/bin/sh", "-c", script};
}

bool alive(pid_t process) {
    // A dead one that nobody has reaped yet still has a number.
    std::string state;
    try {
        state = readFile("/proc/" + std::to_string(process) + "/stat");
    } catch (const std::exception&) {
        return false;
    }
    return state.substr(state.rfind(')') + 2, 1) != "Z";
}

} // namespace

class TestChildProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsOfBothStreamsComeLineByLine() {
        ChildProcess child(shell("echo one; echo two >&2; echo; printf rest; exit 3"), "/");
        QCOMPARE(allWords(child), (std::vector<std::string>{"one", "two", "", "rest"}));
        QCOMPARE(child.ending(), std::string("ended with code 3"));
    }

    void longLinesComeInPieces() {
        ChildProcess child({"head", "-c", "10000", "/dev/zero"}, "/");
        const auto lines = allWords(child);
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(lines[0].size(), std::size_t(4096));
        QCOMPARE(lines[2].size(), std::size_t(10000 - 2 * 4096));
    }

    void argumentsAreNotInterpreted() {
        testing::TemporaryFolder folder;
        ChildProcess child({"printf", "%s|", "a b", "$HOME", "'; exit 1; '", "ö\\n"},
                           folder.path());
        QCOMPARE(allWords(child).at(0), std::string("a b|$HOME|'; exit 1; '|ö\\n|"));
    }

    void runsInItsFolder() {
        testing::TemporaryFolder folder;
        const fs::path odd = folder / "o d,d;$1";
        fs::create_directory(odd);
        ChildProcess child({"pwd", "-P"}, odd);
        QCOMPARE(allWords(child).at(0), fs::canonical(odd).string());
    }

    void inheritsNoFilesAndNoBlockedSignals() {
        const int open = ::open("/dev/null", O_RDONLY); // not closed on exec
        sigset_t blocked, before;
        ::sigemptyset(&blocked);
        ::sigaddset(&blocked, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &blocked, &before);
        ChildProcess files({"ls", "/proc/self/fd"}, "/");
        ChildProcess signals({"grep", "SigBlk", "/proc/self/status"}, "/");
        ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
        // 3 is the folder that ls reads.
        QCOMPARE(allWords(files), (std::vector<std::string>{"0", "1", "2", "3"}));
        QVERIFY(allWords(signals).at(0).ends_with("0000000000000000"));
        ::close(open);
    }

    void missingProgramsAreAnError() {
        for (const char* name : {"antiphon-no-such-program", "/no/such/program"}) {
            bool thrown = false;
            try {
                ChildProcess child({name}, "/");
            } catch (const std::system_error& error) {
                thrown = error.code() == std::errc::no_such_file_or_directory;
            }
            QVERIFY2(thrown, name);
        }
        testing::TemporaryFolder folder;
        writeFile(folder / "program", "#!/bin/sh\n");
        QVERIFY_THROWS_EXCEPTION(std::system_error,
                                 ChildProcess({(folder / "program").string()}, "/"));
    }

    void saysWhichSignalEndedIt() {
        ChildProcess child(shell("kill -SEGV $$"), "/");
        allWords(child);
        QCOMPARE(child.ending(), std::string("was ended by signal 11 (Segmentation fault)"));
    }

    /// The program and what it has started are gone, though they hold on to the pipe and ignore
    /// polite requests.
    void theWholeGroupIsStopped() {
        pid_t started = 0, itself = 0;
        {
            ChildProcess child(shell("trap '' TERM; sleep 1000 & echo $!; echo $$; wait"), "/");
            std::vector<std::string> lines;
            while (lines.size() < 2)
                QVERIFY(child.wait(milliseconds(50), lines));
            started = std::stoi(lines[0]);
            itself = std::stoi(lines[1]);
            QVERIFY(alive(started));
        }
        QTRY_VERIFY(!alive(started)); // its new parent reaps it
        QVERIFY(!alive(itself));
        QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1);
        QCOMPARE(errno, ECHILD);
    }

    void anEndIsSeenThoughOthersHoldThePipe() {
        ChildProcess child(shell("sleep 1000 & echo $!; exit 7"), "/");
        const auto lines = allWords(child);
        QCOMPARE(lines.size(), std::size_t(1));
        QCOMPARE(child.ending(), std::string("ended with code 7"));
        QTRY_VERIFY(!alive(std::stoi(lines[0])));
    }

    /// When the program that started it is killed it goes as well, though it ignores what it can.
    void nothingOutlivesUs() {
        int report[2];
        QCOMPARE(::pipe(report), 0);
        const pid_t parent = ::fork();
        if (parent == 0) {
            ChildProcess child(
                shell("trap '' TERM HUP IO PIPE; sleep 1000 & echo $!; while :; do :; done"), "/");
            std::vector<std::string> lines;
            while (lines.empty())
                child.wait(milliseconds(50), lines);
            lines[0] += '\n';
            (void)!::write(report[1], lines[0].data(), lines[0].size());
            ::pause();
            ::_exit(0);
        }
        char text[32] = {};
        QVERIFY(::read(report[0], text, sizeof text - 1) > 0);
        const pid_t grandchild = std::atoi(text);
        QVERIFY(grandchild > 0 && alive(grandchild));
        const pid_t group = ::getpgid(grandchild);
        ::kill(parent, SIGKILL);
        ::waitpid(parent, nullptr, 0);
        QTRY_VERIFY(!alive(grandchild));
        QTRY_VERIFY(!alive(group)); // the leader's number is the group's
        ::close(report[0]);
        ::close(report[1]);
    }
};

QTEST_APPLESS_MAIN(TestChildProcess)
#include "tst_childprocess.moc"
