#include "app/cli/cli.h"

#include "models/device.h"

namespace antiphon::cli {

void addMachineVerbs(CLI::App& app, Session& session) {
    auto* devices = app.add_subcommand("devices", "What this machine computes and plays with");
    devices->callback([&session] {
        session.action = [&session] {
            Json compute = Json::array();
            for (const ComputeDevice& device : computeDevices())
                compute.push_back({{"id", device.id},
                                   {"name", device.name},
                                   {"memory", device.memory},
                                   {"free", device.free}});
            session.print({{"compute", compute}, {"audio", Json::array()}});
            return 0;
        };
    });
}

} // namespace antiphon::cli
