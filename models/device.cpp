#include "models/device.h"

#include "core/error.h"
#include "core/machine.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/version.h>

#include <atomic>
#include <dlfcn.h>
#include <thread>
#include <unistd.h>

namespace antiphon {

namespace {

std::atomic<int> chosen = 0;

// Name and memory of a CUDA device through the driver's own library, found at run time: one build
// serves machines with and without it, and no CUDA header is needed.
void describeCuda(int index, ComputeDevice& device) {
    void* driver = ::dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!driver)
        return;
    const auto name =
        reinterpret_cast<int (*)(char*, int, int)>(::dlsym(driver, "cuDeviceGetName"));
    const auto retain =
        reinterpret_cast<int (*)(void**, int)>(::dlsym(driver, "cuDevicePrimaryCtxRetain"));
    const auto release =
        reinterpret_cast<int (*)(int)>(::dlsym(driver, "cuDevicePrimaryCtxRelease"));
    const auto push = reinterpret_cast<int (*)(void*)>(::dlsym(driver, "cuCtxPushCurrent_v2"));
    const auto pop = reinterpret_cast<int (*)(void**)>(::dlsym(driver, "cuCtxPopCurrent_v2"));
    const auto memory =
        reinterpret_cast<int (*)(std::size_t*, std::size_t*)>(::dlsym(driver, "cuMemGetInfo_v2"));
    char text[256] = {};
    if (name && name(text, sizeof text - 1, index) == 0)
        device.name = text;
    void* context = nullptr;
    if (retain && release && push && pop && memory && retain(&context, index) == 0) {
        std::size_t free = 0, total = 0;
        if (push(context) == 0) {
            if (memory(&free, &total) == 0) {
                device.free = std::int64_t(free);
                device.memory = std::int64_t(total);
            }
            pop(&context);
        }
        release(index);
    }
    ::dlclose(driver);
}

} // namespace

std::vector<ComputeDevice> computeDevices() {
    std::vector<ComputeDevice> devices;
    const std::string processor = processorName();
    const MachineMemory memory = machineMemory();
    devices.push_back({"cpu", processor.empty() ? "CPU" : processor, memory.all, memory.available});
    const int count =
        at::globalContext().hasCUDA() ? int(at::detail::getCUDAHooks().getNumGPUs()) : 0;
    for (int i = 0; i < count; ++i) {
        ComputeDevice device{"cuda:" + std::to_string(i), "CUDA device", 0, 0};
        describeCuda(i, device);
        devices.push_back(device);
    }
    return devices;
}

std::string resolveDevice(const std::string& request) {
    const auto devices = computeDevices();
    if (request == "auto")
        return devices.size() > 1 ? devices[1].id : devices[0].id;
    const std::string wanted = request == "cuda" ? "cuda:0" : request;
    std::string known;
    for (const auto& device : devices) {
        if (device.id == wanted)
            return wanted;
        known += (known.empty() ? "" : ", ") + device.id;
    }
    throw UserError("Device '" + request + "' is not available; this machine has: " + known + ".",
                    UserError::Kind::Usage);
}

std::int64_t freeMemory(const std::string& device) {
    if (device == "cpu")
        return processRoom();
    for (const ComputeDevice& known : computeDevices())
        if (known.id == device)
            return known.free;
    return 0;
}

void setThreads(int threads) {
    chosen = std::max(0, threads);
    if (threads <= 0)
        threads = std::max(1u, std::thread::hardware_concurrency());
    at::set_num_threads(threads);
    // OpenBLAS keeps a pool of its own; absent when another BLAS is loaded.
    if (const auto set =
            reinterpret_cast<void (*)(int)>(::dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
        set(threads);
}

int chosenThreads() {
    return chosen;
}

std::string torchVersion() {
    return TORCH_VERSION;
}

std::string loadedBlas() {
    const void* gemm = ::dlsym(RTLD_DEFAULT, "sgemm_");
    Dl_info info{};
    if (!gemm || ::dladdr(gemm, &info) == 0 || !info.dli_fname)
        return "unknown";
    char resolved[4096];
    return ::realpath(info.dli_fname, resolved) ? resolved : info.dli_fname;
}

} // namespace antiphon
