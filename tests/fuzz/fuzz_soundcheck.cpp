#include "core/soundcheck.h"

#include <cstdlib>
#include <sys/mman.h>
#include <unistd.h>

/// The headers of sound files that are looked at before libsndfile sees them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const int fd = ::memfd_create("sound", 0);
    if (::ftruncate(fd, off_t(size)) != 0 || ::pwrite(fd, data, size, 0) != ssize_t(size))
        return 0;
    if (const auto extent = antiphon::soundExtent(fd)) {
        if (extent->presentBytes > extent->declaredBytes || extent->presentBytes > size)
            std::abort();
        if (extent->presentFrames() > extent->declaredFrames && extent->declaredFrames >= 0)
            std::abort();
    }
    if (antiphon::riffInfo(fd, "ICMT").size() > size)
        std::abort();
    return 0;
}
