#include "core/formats/agentzip.h"

#include "core/error.h"
#include "core/formats/littleendian.h"
#include "core/formats/mappedfile.h"
#include "core/formats/zip.h"

namespace antiphon {

namespace {

constexpr std::string_view dataName = "data", policyName = "policy.pth",
                           optimizerName = "policy.optimizer.pth", systemName = "system_info.txt",
                           versionName = "_stable_baselines3_version";
constexpr std::uint64_t maxData = std::uint64_t(64) << 20; // last observations and the like

} // namespace

AgentZip parseAgentZip(std::span<const std::byte> bytes, const std::string& origin) {
    const Zip zip(bytes, origin);
    for (const std::string_view name : {dataName, policyName})
        if (!zip.find(name))
            throw UserError(origin + ": has no member '" + std::string(name) +
                            "', so it is no model of Stable-Baselines3; choose another file.");
    AgentZip agent;
    agent.version.clear();
    // An archive in the archive multiplies: what both unpack to is measured by this file.
    const auto archive = [&](const ZipContent& content, const std::string& place) {
        return parseTorchArchive(content.bytes(), place, Foreign::Refuse, bytes.size());
    };
    for (const ZipEntry& entry : zip.entries()) {
        const std::string place = zip.place(entry);
        const ZipContent content =
            entry.name == dataName ? zip.read(entry, maxData) : zip.read(entry);
        const std::string_view text = textOf(content.bytes());
        if (entry.name == dataName) {
            agent.data = parseJson(text, place);
            if (!agent.data.is_object())
                throw UserError(place + ": is no JSON object; export the model again.");
        } else if (entry.name == policyName) {
            agent.policy = tensorsOf(archive(content, place));
            if (agent.policy.empty())
                throw UserError(place + ": holds no tensors; export the model again.");
        } else if (entry.name == optimizerName) {
            agent.optimizer = archive(content, place);
        } else if (entry.name == systemName) {
            agent.systemInfo = text;
        } else if (entry.name == versionName) {
            agent.version = text;
        } else {
            agent.others.emplace_back(entry.name,
                                      std::vector(content.bytes().begin(), content.bytes().end()));
        }
    }
    return agent;
}

AgentZip readAgentZip(const fs::path& file) {
    const MappedFile mapped(file);
    return parseAgentZip(mapped.bytes(), display(file));
}

std::vector<std::byte> agentZipBytes(const AgentZip& agent) {
    ZipWriter zip;
    zip.add(dataName, bytesOf(agent.data.dump(4, ' ', false, Json::error_handler_t::replace)));
    for (const auto& [name, bytes] : agent.others)
        zip.add(name, bytes);
    zip.add(policyName, torchArchive(stateDict(agent.policy)));
    const bool fresh = std::holds_alternative<std::monostate>(agent.optimizer.value);
    zip.add(optimizerName, torchArchive(fresh ? freshOptimizer(agent) : agent.optimizer));
    if (!agent.version.empty())
        zip.add(versionName, bytesOf(agent.version));
    if (!agent.systemInfo.empty())
        zip.add(systemName, bytesOf(agent.systemInfo));
    return zip.finish();
}

void writeAgentZip(const fs::path& file, const AgentZip& agent) {
    writeFile(file, textOf(agentZipBytes(agent)));
}

} // namespace antiphon
