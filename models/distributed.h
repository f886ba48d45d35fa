#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace at {
class Tensor;
}

namespace antiphon {

/// One of several processes that train one network together, on one machine or several.
struct ProcessGroupSettings {
    int rank = 0;                     ///< 0 ... size - 1; only rank 0 writes files
    int size = 1;                     ///< processes
    int local = 0;                    ///< number on this machine: which CUDA device
    std::string master = "127.0.0.1"; ///< host of rank 0
    int port = 29500;                 ///< at which it listens
    double timeout = 120;             ///< seconds that all have for coming together
};

/// What `torchrun` (RANK, WORLD_SIZE, LOCAL_RANK, MASTER_ADDR, MASTER_PORT) or else SLURM's `srun`
/// (SLURM_PROCID, SLURM_STEP_NUM_TASKS, SLURM_LOCALID, SLURM_JOB_NODELIST, of which the first host
/// is the master; MASTER_PORT, or one made of SLURM_JOB_ID) say; nothing for a single process.
/// Throws UserError (Usage) naming the variable that is missing or no number in range.
std::optional<ProcessGroupSettings>
processGroupFromEnvironment(const std::function<const char*(const char*)>& variable = {});

/// The first host of a list such as "node[001-004,7],gpu3".
std::string firstHost(const std::string& nodes);

/// The processes, connected (c10d: Gloo; NCCL for tensors on CUDA where LibTorch has it). All must
/// call the same members in the same order. They throw UserError (System) when another process is
/// gone. One thread at a time.
class ProcessGroup {
public:
    /// Waits for all; throws UserError (System) when not all have come within the time-out, or the
    /// master cannot be reached.
    explicit ProcessGroup(const ProcessGroupSettings& settings);
    ~ProcessGroup();
    ProcessGroup(const ProcessGroup&) = delete;
    ProcessGroup& operator=(const ProcessGroup&) = delete;

    int rank() const noexcept { return m_settings.rank; }
    int size() const noexcept { return m_settings.size; }
    int local() const noexcept { return m_settings.local; }

    /// Replaced by the sum over all processes, which is the same bits in all of them.
    void sum(at::Tensor& values);
    /// Replaced by what rank 0 has.
    void broadcast(at::Tensor& values);
    void broadcast(std::span<std::byte> bytes);

private:
    struct Data;
    ProcessGroupSettings m_settings;
    std::unique_ptr<Data> m_data;
};

} // namespace antiphon
