#pragma once

#include "core/files.h"

#include <chrono>
#include <string>
#include <vector>

namespace antiphon {

/// Another program that runs in a process group of its own, without a shell. What it prints (both
/// streams together) comes line by line. The destructor stops the whole group and reaps the
/// program: nothing is left behind, whatever happened. One thread at a time; many objects in many
/// threads.
class ChildProcess {
public:
    /// Starts arguments[0], which is looked for on PATH unless it holds a slash, in `folder`. It
    /// inherits the environment and nothing else: no open files, no blocked signals, nothing to
    /// read. Throws std::system_error when it cannot be started, with ENOENT when there is no such
    /// program.
    ChildProcess(const std::vector<std::string>& arguments, const fs::path& folder);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// Waits at most `limit` for words or the end, and appends the lines that are whole, without
    /// their ends; lines of more than 4096 bytes come in pieces. False when it has ended and all
    /// its words were handed over.
    bool wait(std::chrono::milliseconds limit, std::vector<std::string>& lines);

    /// How it ended, as a text that completes "the program ...": "ended with code 1", "was ended by
    /// signal 11 (Segmentation fault)". Only after wait() returned false.
    std::string ending() const;

private:
    bool hasEnded();
    void takeLines(std::vector<std::string>& lines, bool rest);

    int m_process = -1;
    int m_words = -1; ///< reading end of what it prints; -1 once closed
    int m_tie = -1;   ///< writing end of what it could read: its closing kills the group
    std::string m_line;
    bool m_ended = false;
    bool m_signalled = false;
    int m_status = 0; ///< code or signal
};

} // namespace antiphon
