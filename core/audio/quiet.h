#pragma once

namespace antiphon {

/// While one lives, nothing reaches the standard error stream: for libraries that chatter there
/// about devices a machine does not have. Holds for the whole process, so keep it short; text that
/// other threads write meanwhile is lost too. One at a time.
class Quiet {
public:
    Quiet();
    ~Quiet();
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

private:
    int m_former; ///< the real stream; -1 when there was none to redirect
};

} // namespace antiphon
