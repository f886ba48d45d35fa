// Waiting OpenMP threads must sleep, not spin: two spinning pools on a busy two-core machine ran
// ten times slower than one thread. libgomp reads OMP_WAIT_POLICY in its constructor, long before
// main(), so the program starts itself once more with the variable set. Doing that from the preinit
// array, before LibTorch's constructors, costs a few milliseconds instead of a second start.

#include <cstring>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

// Runs before libc and the sanitizers have initialised themselves: no allocation, no library state.
#if defined(__GNUC__) && !defined(__clang__)
__attribute__((no_sanitize("address", "thread", "undefined")))
#endif
void waitPassively(int, char** argv, char** environment) {
    static char policy[] = "OMP_WAIT_POLICY=passive";
    constexpr int capacity = 4096;
    static char* extended[capacity];
    int count = 0;
    for (; environment[count]; ++count) {
        if (std::strncmp(environment[count], policy, sizeof "OMP_WAIT_POLICY") == 0)
            return;
        if (count + 2 >= capacity)
            return;
        extended[count] = environment[count];
    }
    extended[count] = policy;
    extended[count + 1] = nullptr;
    ::syscall(SYS_execve, "/proc/self/exe", argv, extended); // returns only where /proc is missing
}

__attribute__((section(".preinit_array"), used)) void (*const entry)(int, char**,
                                                                     char**) = waitPassively;

} // namespace
