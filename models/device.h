#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace antiphon {

/// A device that networks run on.
struct ComputeDevice {
    std::string id; ///< "cpu", "cuda:0"
    std::string name;
    std::int64_t memory = 0; ///< bytes in all; 0 unknown
    std::int64_t free = 0;   ///< bytes free now; 0 unknown
};

/// CPU first, then the CUDA devices that LibTorch sees. A CPU build of LibTorch has none.
std::vector<ComputeDevice> computeDevices();

/// "auto" becomes the first CUDA device or the CPU. Throws UserError (Usage) naming what there is.
std::string resolveDevice(const std::string& request);

/// Bytes that this process may still take of "cpu" or of a CUDA device; 0: unknown.
std::int64_t freeMemory(const std::string& device);

/// Sizes LibTorch's and OpenBLAS's thread pools together; call once in main(). 0: all cores.
void setThreads(int threads);
/// What setThreads() was last given, for work that brings its own threads; 0: all cores. Any
/// thread.
int chosenThreads();

/// LibTorch's version and the file name of the BLAS library that the process has loaded.
std::string torchVersion();
std::string loadedBlas();

} // namespace antiphon
