#include "core/audio/quiet.h"

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace antiphon {

Quiet::Quiet() {
    std::fflush(stderr);
    m_former = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (m_former >= 0 && nowhere >= 0)
        ::dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0)
        ::close(nowhere);
}

Quiet::~Quiet() {
    std::fflush(stderr);
    if (m_former >= 0) {
        ::dup2(m_former, STDERR_FILENO);
        ::close(m_former);
    }
}

} // namespace antiphon
