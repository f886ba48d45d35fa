#include "app/cli/cli.h"

#include "core/audio/device.h"
#include "models/device.h"

#include <cstdio>

namespace antiphon::cli {

namespace {

void printDevices(const std::vector<ComputeDevice>& compute,
                  const std::vector<AudioDeviceInfo>& audio) {
    for (const ComputeDevice& device : compute)
        std::printf("Computes on %s (%s).\n", device.id.c_str(), device.name.c_str());
    for (const AudioDeviceInfo& device : audio)
        std::printf("Plays through %s: %d in, %d out, %.0f Hz%s.\n", device.id.c_str(),
                    device.inputs, device.outputs, device.defaultRate,
                    device.isDefault ? ", default" : "");
    if (audio.empty())
        std::printf("There is no audio device; playing goes on without sound.\n");
}

} // namespace

void addMachineVerbs(CLI::App& app, Session& session) {
    auto* devices = app.add_subcommand("devices", "What this machine computes and plays with");
    devices->callback([&session] {
        session.action = [&session] {
            const std::vector<ComputeDevice> computers = computeDevices();
            const std::vector<AudioDeviceInfo> players = audioDevices();
            if (!session.json) {
                printDevices(computers, players);
                return 0;
            }
            Json compute = Json::array();
            for (const ComputeDevice& device : computers)
                compute.push_back({{"id", device.id},
                                   {"name", device.name},
                                   {"memory", device.memory},
                                   {"free", device.free}});
            Json audio = Json::array();
            for (const AudioDeviceInfo& device : players)
                audio.push_back({{"id", device.id},
                                 {"name", device.name},
                                 {"host", device.host},
                                 {"inputs", device.inputs},
                                 {"outputs", device.outputs},
                                 {"default_rate", device.defaultRate},
                                 {"default", device.isDefault}});
            session.print({{"compute", compute}, {"audio", audio}});
            return 0;
        };
    });
}

} // namespace antiphon::cli
