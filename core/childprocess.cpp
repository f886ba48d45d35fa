#include "core/childprocess.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace antiphon {

namespace {

constexpr std::size_t longestLine = 4096;

void check(int error, const char* what) {
    if (error != 0)
        throw std::system_error(error, std::generic_category(), what);
}

// posix_spawn rather than fork: it copies no page tables, so that a large program with a running
// sound device does not stumble, and runs none of our code in the child.
struct Actions {
    posix_spawn_file_actions_t actions;
    Actions() { check(::posix_spawn_file_actions_init(&actions), "posix_spawn"); }
    ~Actions() { ::posix_spawn_file_actions_destroy(&actions); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
};

struct Attributes {
    posix_spawnattr_t attributes;
    Attributes() { check(::posix_spawnattr_init(&attributes), "posix_spawn"); }
    ~Attributes() { ::posix_spawnattr_destroy(&attributes); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
};

struct Pipe {
    int out = -1; ///< to read from
    int in = -1;  ///< to write to
    Pipe() {
        int ends[2];
        check(::pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno, "pipe");
        out = ends[0];
        in = ends[1];
    }
    ~Pipe() {
        for (const int end : {out, in})
            if (end >= 0)
                ::close(end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
};

} // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& arguments, const fs::path& folder) {
    std::vector<std::string> words = arguments;
    // The child changes its folder before it looks for the program.
    if (words.at(0).find('/') != std::string::npos)
        words[0] = fs::absolute(words[0]).string();
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    Attributes how;
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    check(::posix_spawnattr_setsigmask(&how.attributes, &none), "posix_spawn");
    check(::posix_spawnattr_setsigdefault(&how.attributes, &all), "posix_spawn");
    check(::posix_spawnattr_setpgroup(&how.attributes, 0), "posix_spawn");
    check(::posix_spawnattr_setflags(&how.attributes, POSIX_SPAWN_SETPGROUP |
                                                          POSIX_SPAWN_SETSIGMASK |
                                                          POSIX_SPAWN_SETSIGDEF),
          "posix_spawn");

    Pipe read, print;
    Actions child;
    auto* const actions = &child.actions;
    check(::posix_spawn_file_actions_adddup2(actions, read.out, 0), "posix_spawn");
    check(::posix_spawn_file_actions_adddup2(actions, print.in, 1), "posix_spawn");
    check(::posix_spawn_file_actions_adddup2(actions, 1, 2), "posix_spawn");
    // Other parts of the program may have files open that are not closed on exec.
    check(::posix_spawn_file_actions_addclosefrom_np(actions, 3), "posix_spawn");
    check(::posix_spawn_file_actions_addchdir_np(actions, folder.c_str()), "posix_spawn");
    check(::posix_spawnp(&m_process, argv[0], actions, &how.attributes, argv.data(), environ),
          argv[0]);

    // Input of which the system sends word by SIGKILL: when this program is killed, the pipe's
    // writing end closes, and that counts as input. Nothing else ever comes.
    ::fcntl(read.out, F_SETOWN, -m_process);
    ::fcntl(read.out, F_SETSIG, SIGKILL);
    ::fcntl(read.out, F_SETFL, O_ASYNC);
    ::fcntl(print.out, F_SETFL, O_NONBLOCK);
    m_tie = std::exchange(read.in, -1);
    m_words = std::exchange(print.out, -1);
}

ChildProcess::~ChildProcess() {
    // Before it is reaped its number, and thus the group's, is not given to anybody else.
    ::kill(-m_process, SIGKILL);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
    ::close(m_tie);
    if (m_words >= 0)
        ::close(m_words);
}

bool ChildProcess::hasEnded() {
    if (m_ended)
        return true;
    siginfo_t info{};
    if (::waitid(P_PID, id_t(m_process), &info, WEXITED | WNOHANG | WNOWAIT) != 0)
        m_ended = errno != EINTR; // somebody else reaped it
    else if (info.si_pid != 0) {
        m_ended = true;
        ::kill(-m_process, SIGKILL); // what it started and left behind
        m_signalled = info.si_code != CLD_EXITED;
        m_status = info.si_status;
    }
    return m_ended;
}

void ChildProcess::takeLines(std::vector<std::string>& lines, bool rest) {
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = m_line.find('\n', begin);
        const std::size_t length = std::min(end, m_line.size()) - begin;
        if (length > longestLine) {
            lines.push_back(m_line.substr(begin, longestLine));
            begin += longestLine;
        } else if (end != std::string::npos) {
            lines.push_back(m_line.substr(begin, length));
            begin = end + 1;
        } else {
            break;
        }
    }
    m_line.erase(0, begin);
    if (rest && !m_line.empty())
        lines.push_back(std::exchange(m_line, {}));
}

bool ChildProcess::wait(std::chrono::milliseconds limit, std::vector<std::string>& lines) {
    // Its end is asked for before its words are, so that none can come in between.
    const bool ended = hasEnded();
    if (m_words < 0) {
        if (!ended)
            std::this_thread::sleep_for(std::min(limit, std::chrono::milliseconds(2)));
        return !hasEnded();
    }
    pollfd words{m_words, POLLIN, 0};
    ::poll(&words, 1, ended ? 0 : int(limit.count()));
    std::array<char, 1 << 16> block;
    const ssize_t got = ::read(m_words, block.data(), block.size());
    if (got > 0) {
        m_line.append(block.data(), std::size_t(got));
        takeLines(lines, false);
        return true;
    }
    const bool nothing = got < 0 && (errno == EAGAIN || errno == EINTR);
    // A program that it started may hold the pipe open for ever: its own end is what counts.
    if (nothing && !ended)
        return true;
    takeLines(lines, true);
    ::close(std::exchange(m_words, -1));
    return !hasEnded();
}

std::string ChildProcess::ending() const {
    if (!m_signalled)
        return "ended with code " + std::to_string(m_status);
    const char* const name = ::sigdescr_np(m_status);
    return "was ended by signal " + std::to_string(m_status) +
           (name ? " (" + std::string(name) + ")" : std::string());
}

} // namespace antiphon
