#pragma once

#include "core/error.h"

#include <cerrno>
#include <csignal>
#include <exception>
#include <filesystem>
#include <string>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sched.h>

// Provokes what only a machine in trouble does. Root may read and write anything, so faults of
// permission happen in a child process that gave its rights up.
namespace antiphon::testing {

#if defined(__SANITIZE_THREAD__)
inline constexpr bool noThreadsInChild = true;
#else
inline constexpr bool noThreadsInChild = false;
#endif

/// Runs `work` in a child process; returns what it threw ("" for nothing). Faults other than a
/// UserError come back with "!" before them: they are no sentence for users.
template <class Work>
std::string messageInChild(Work work) {
    int ends[2];
    if (::pipe(ends) != 0)
        return "!pipe";
    const pid_t child = ::fork();
    if (child == 0) {
        std::string message;
        try {
            work();
        } catch (const UserError& e) {
            message = e.what();
        } catch (const std::exception& e) {
            message = std::string("!") + e.what();
        }
        (void)!::write(ends[1], message.data(), message.size());
        ::_exit(0);
    }
    ::close(ends[1]);
    std::string message;
    char block[4096];
    for (ssize_t got; (got = ::read(ends[0], block, sizeof block)) > 0;)
        message.append(block, std::size_t(got));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? message : "!ended by signal " + std::to_string(WTERMSIG(status));
}

/// In a child: gives up root's rights. False if they could not be given up.
inline bool becomeNobody() {
    return ::geteuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0);
}

/// In a child: files may not grow beyond `bytes`; writes then fail with EFBIG.
inline void limitFileSize(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

/// In a child: puts an empty disk of `bytes` over `folder`, for this process alone. False where
/// that is not permitted.
inline bool mountSmallDisk(const std::filesystem::path& folder, std::size_t bytes) {
    const std::string size = "size=" + std::to_string(bytes);
    return ::unshare(CLONE_NEWNS) == 0 &&
           ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           ::mount("tmpfs", folder.c_str(), "tmpfs", 0, size.c_str()) == 0;
}

/// How many entries a folder has, hidden ones included.
inline std::size_t entries(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder))
        ++count;
    return count;
}

} // namespace antiphon::testing
