#include "models/distributed.h"

#include "core/error.h"

#include <charconv>
#include <cstdlib>

namespace antiphon {

namespace {

using Variable = std::function<const char*(const char*)>;

class Environment {
public:
    explicit Environment(Variable variable) : m_variable(std::move(variable)) {}

    std::string text(const char* name) const {
        const char* value = m_variable(name);
        return value ? value : "";
    }
    bool has(const char* name) const { return !text(name).empty(); }

    int number(const char* name, int smallest, int largest) const {
        const std::string value = text(name);
        if (value.empty())
            throw UserError(
                std::string("Training with several processes: the environment variable ") + name +
                    " is missing. Start all of them with torchrun or srun.",
                UserError::Kind::Usage);
        int number = 0;
        const auto [rest, bad] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (bad != std::errc() || rest != value.data() + value.size() || number < smallest ||
            number > largest)
            throw UserError(
                std::string("Training with several processes: the environment variable ") + name +
                    " is '" + value + "', but must be a whole number from " +
                    std::to_string(smallest) + " to " + std::to_string(largest) + ".",
                UserError::Kind::Usage);
        return number;
    }

private:
    Variable m_variable;
};

constexpr int mostProcesses = 65536;

ProcessGroupSettings fromTorchrun(const Environment& environment) {
    ProcessGroupSettings settings;
    settings.size = environment.number("WORLD_SIZE", 1, mostProcesses);
    settings.rank = environment.number("RANK", 0, settings.size - 1);
    if (settings.size == 1)
        return settings;
    settings.local = environment.number("LOCAL_RANK", 0, settings.size - 1);
    settings.port = environment.number("MASTER_PORT", 1, 65535);
    settings.master = environment.text("MASTER_ADDR");
    if (settings.master.empty())
        environment.number("MASTER_ADDR", 0, 0); // throws: missing
    return settings;
}

ProcessGroupSettings fromSlurm(const Environment& environment) {
    ProcessGroupSettings settings;
    settings.size = environment.number("SLURM_STEP_NUM_TASKS", 1, mostProcesses);
    settings.rank = environment.number("SLURM_PROCID", 0, settings.size - 1);
    settings.local = environment.number("SLURM_LOCALID", 0, settings.size - 1);
    settings.master = environment.has("MASTER_ADDR")
                          ? environment.text("MASTER_ADDR")
                          : firstHost(environment.text("SLURM_JOB_NODELIST"));
    if (settings.master.empty())
        environment.number("SLURM_JOB_NODELIST", 0, 0); // throws: missing
    // Jobs that share a machine must not share a port.
    settings.port = environment.has("MASTER_PORT") ? environment.number("MASTER_PORT", 1, 65535)
                    : environment.has("SLURM_JOB_ID")
                        ? 15000 + environment.number("SLURM_JOB_ID", 0, 2'147'483'647) % 20000
                        : settings.port;
    return settings;
}

} // namespace

std::string firstHost(const std::string& nodes) {
    const auto bracket = nodes.find('['), comma = nodes.find(',');
    if (bracket == std::string::npos || comma < bracket)
        return nodes.substr(0, comma);
    const auto number = nodes.find_first_of("-,]", bracket);
    const auto close = nodes.find(']', bracket);
    if (close == std::string::npos)
        return {};
    const auto end = nodes.find(',', close);
    return nodes.substr(0, bracket) + nodes.substr(bracket + 1, number - bracket - 1) +
           nodes.substr(close + 1, end == std::string::npos ? end : end - close - 1);
}

std::optional<ProcessGroupSettings> processGroupFromEnvironment(const Variable& variable) {
    const Environment environment(
        variable ? variable : [](const char* name) -> const char* { return std::getenv(name); });
    std::optional<ProcessGroupSettings> settings;
    if (environment.has("RANK") || environment.has("WORLD_SIZE"))
        settings = fromTorchrun(environment);
    // SLURM_NTASKS is the job's: a batch script has it, too, but is a process by itself.
    else if (environment.has("SLURM_PROCID") && environment.has("SLURM_STEP_NUM_TASKS"))
        settings = fromSlurm(environment);
    if (settings && settings->size == 1)
        settings.reset();
    return settings;
}

} // namespace antiphon
