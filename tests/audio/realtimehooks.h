#pragma once

// What an audio thread must not do: allocate, lock, call the system. Allocations and locks of a
// watched thread are counted by standing in for malloc and pthread_mutex_lock; system calls kill a
// child under strict seccomp. For one file a program.

#include <atomic>
#include <cstdint>
#include <cstdlib>

#include <dlfcn.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

std::atomic<std::uint64_t> allocations{0};
std::atomic<std::uint64_t> locks{0};
thread_local bool watched = false;

} // namespace

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool counting = false; // the sanitizers stand in for these functions themselves
#else
constexpr bool counting = true;

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);

void* malloc(std::size_t size) {
    allocations += watched;
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
    allocations += watched;
    return __libc_calloc(count, size);
}
void* realloc(void* block, std::size_t size) {
    allocations += watched;
    return __libc_realloc(block, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    allocations += watched;
    return __libc_memalign(alignment, size);
}
void free(void* block) {
    allocations += watched && block;
    __libc_free(block);
}
int pthread_mutex_lock(pthread_mutex_t* mutex) {
    using Lock = int (*)(pthread_mutex_t*);
    static const auto real = reinterpret_cast<Lock>(dlsym(RTLD_NEXT, "pthread_mutex_lock"));
    locks += watched;
    return real(mutex);
}
}
#endif

namespace {

constexpr int exitNoSeccomp = 77;
constexpr int exitNothingDone = 78;

/// Runs `work` under strict seccomp in a child; returns its wait status.
template <class Work>
int underSeccomp(Work work) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) != 0)
            ::_exit(exitNoSeccomp);
        const int code = work();
        ::syscall(SYS_exit, code); // exit_group, which _exit() calls, is forbidden
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

} // namespace
