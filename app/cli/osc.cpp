#include "app/cli/osc.h"

#include "app/cli/jobs.h"
#include "core/audio/livemidi.h"
#include "core/audio/livemove.h"
#include "core/audio/midiinput.h"
#include "core/audio/midioutput.h"
#include "core/audio/oscfeedback.h"
#include "core/error.h"

#include <array>
#include <cstdio>

namespace antiphon::cli {

namespace {

const char* kindName(LiveControl::Kind kind) {
    constexpr std::array<const char*, 4> names{"continuous", "toggle", "trigger", "choice"};
    return names[std::size_t(kind)];
}

void list(const Session& session, int parameters) {
    const LiveControls controls{std::size_t(parameters)};
    Json all = Json::array();
    for (const LiveControl& control : controls.all()) {
        const std::string address = oscAddress(control);
        all.push_back({{"address", address},
                       {"name", control.name},
                       {"title", control.title},
                       {"kind", kindName(control.kind)},
                       {"low", control.low},
                       {"high", control.high},
                       {"initial", control.initial},
                       {"unit", control.unit.empty() ? Json() : Json(control.unit)},
                       {"choices", control.choices},
                       {"in_scene", control.inScene}});
        if (!session.json)
            std::printf("%-32s %-10s %g ... %g %s  %s\n", address.c_str(), kindName(control.kind),
                        control.low, control.high, control.unit.c_str(), control.title.c_str());
    }
    std::vector<std::array<const char*, 3>> more{
        {"/params", "in", "a number for each parameter: moved by hand"},
        {"/feats/loudness", "in",
         "55 descriptors of the agent, 55 of what it follows, its parameters; answered"},
        {"/agent-params", "out", "the agent's parameters, to port 6667"},
        {"/target-params", "out", "those of what it follows, to port 6668"},
        {oscRefresh, "in", "everything below, and every control, is sent again"},
        {"/antiphon/...", "back",
         "each control but triggers as a number, when it is moved from elsewhere "
         "(perform --osc-feedback HOST:PORT)"},
    };
    for (const auto& [address, help] : oscFeedbackAddresses())
        more.push_back({address, "back", help});
    Json others = Json::array();
    for (const auto& [address, direction, help] : more) {
        others.push_back({{"address", address}, {"direction", direction}, {"help", help}});
        if (!session.json)
            std::printf("%-32s %-10s %s\n", address, direction, help);
    }
    if (session.json)
        session.print({{"controls", all}, {"others", others}});
    else
        std::printf("\nMIDI: program change 1 to 8 recalls a scene, 9 to 12 lets one agent play "
                    "alone, controllers 120 and 123 are a panic.\n");
}

Json portsOf(const std::function<std::vector<std::string>()>& ask, std::string& why) {
    try {
        return ask();
    } catch (const UserError& e) {
        why = e.what();
        return Json::array();
    }
}

void midiPorts(const Session& session) {
    std::string why;
    const Json in = portsOf([] { return systemMidi()->ports(); }, why);
    const Json out = portsOf([] { return systemMidiOut()->ports(); }, why);
    if (session.json) {
        session.print({{"in", in}, {"out", out}, {"trouble", why.empty() ? Json() : Json(why)}});
        return;
    }
    for (const auto& [ports, word] : {std::pair(in, "in"), std::pair(out, "out")})
        for (const Json& port : ports)
            std::printf("%-4s %s\n", word, port.get<std::string>().c_str());
    if (!why.empty())
        std::printf("%s\n", why.c_str());
}

} // namespace

void addOscVerbs(CLI::App& app, Session& session) {
    CLI::App* verbs = group(app, "osc", "What moves a performance from outside: OSC and MIDI");
    const auto parameters = std::make_shared<int>(2);
    CLI::App* one = verbs->add_subcommand("list", "Every address, with its range");
    one->add_option("--parameters", *parameters, "How many the synthesizer has")
        ->check(CLI::Range(1, 8));
    one->callback([parameters, &session] {
        session.action = [parameters, &session] {
            list(session, *parameters);
            return 0;
        };
    });
    CLI::App* two = verbs->add_subcommand("midi", "The MIDI ports that there are");
    two->callback([&session] {
        session.action = [&session] {
            midiPorts(session);
            return 0;
        };
    });
}

} // namespace antiphon::cli
