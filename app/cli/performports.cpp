#include "app/cli/perform.h"

#include "core/error.h"
#include "models/impro/liveports.h"

#include <cstdio>

// What plays along with a performance: OSC and MIDI.
namespace antiphon::cli {

namespace {

using namespace impro;

/// Tells what is odd on the standard error stream, as everything that is no result.
class SpeakingPorts final : public LiveTap {
public:
    SpeakingPorts(LivePerformance& performance, const LivePortSettings& settings)
        : m_ports(performance, settings) {
        if (m_ports.oscPort() > 0)
            std::fprintf(stderr, "OSC: listening to port %d.\n", m_ports.oscPort());
    }
    void decided(const LiveMoment& moment) override { m_ports.decided(moment); }
    void poll() override {
        m_ports.poll();
        for (const std::string& sentence : m_ports.takeRemarks())
            std::fprintf(stderr, "%s\n", sentence.c_str());
    }

private:
    LivePorts m_ports;
};

/// {"channel,controller": "stance"}; channels from 0 on.
ControllerMap mapOf(const fs::path& file, const LiveControls& controls) {
    Json named = parseJson(readFile(file), display(file));
    if (!named.is_object())
        throw UserError(display(file) +
                        ": must be an object such as {\"0,21\": \"stance\"}: channel from 0, "
                        "controller, control.");
    for (auto& [key, control] : named.items()) {
        if (!control.is_string())
            throw UserError(display(file) + ": '" + key + "' must be the name of a control.");
        const std::string name = control.get<std::string>();
        if (!controls.find(name))
            throw UserError(display(file) + ": '" + key + "' is given '" + name +
                            "', which is no control of this performance; 'osc list' has them all.");
        control = "perform/" + name;
    }
    ControllerMap map = ControllerMap::of(named);
    if (map.json().size() != named.size())
        throw UserError(display(file) + ": a key is no channel (0 to 15) and controller (0 to "
                                        "127), such as \"0,21\".");
    return map;
}

struct PortOptions {
    int osc = 0; ///< 0: none
    bool open = false, floats = false;
    std::string host = "127.0.0.1";
    int agentPort = 6667, targetPort = 6668;
    std::string feedback; ///< HOST:PORT; empty: none
    double feedbackRate = OscFeedback::Settings().rate;
    std::string midiIn, midiOut;
    fs::path midiMap;
    int midiChannel = 1;
    std::vector<int> controllers = ControllerOutput::Settings().controllers;
    bool fine = false;

    LivePortSettings settings(const LiveControls& controls) const {
        LivePortSettings settings;
        if (osc > 0)
            settings.osc = OscBridge::Settings{.server = {.port = osc, .open = open},
                                               .host = host,
                                               .agentPort = agentPort,
                                               .targetPort = targetPort,
                                               .form = floats ? OscForm::Floats : OscForm::Text};
        if (!feedback.empty()) {
            settings.feedback = oscFeedbackTo(feedback);
            settings.feedback->open = open;
            settings.feedback->rate = feedbackRate;
        }
        settings.midiIn = midiIn;
        settings.midiOut = midiOut;
        settings.controllers = {midiChannel - 1, controllers, fine};
        if (!midiMap.empty())
            settings.learned = mapOf(midiMap, controls);
        return settings;
    }
};

} // namespace

void addPortOptions(CLI::App& verb, PerformRequest& request) {
    const auto options = std::make_shared<PortOptions>();
    CLI::Option* const osc = verb.add_flag(
        "--osc{6666}", options->osc, "Listen to OSC, on port 6666 or --osc=PORT; see 'osc list'");
    verb.add_flag("--osc-open", options->open, "Other computers may send and be sent to, too");
    verb.add_flag("--osc-floats", options->floats, "Send numbers, not one text as the original")
        ->needs(osc);
    verb.add_option("--osc-host", options->host, "Where the parameters are sent to")->needs(osc);
    verb.add_option("--osc-agent-port", options->agentPort, "/agent-params goes to this port")
        ->check(CLI::Range(1, 65535))
        ->needs(osc);
    verb.add_option("--osc-target-port", options->targetPort, "/target-params goes to this port")
        ->check(CLI::Range(1, 65535))
        ->needs(osc);
    verb.add_option("--osc-feedback", options->feedback,
                    "HOST:PORT that controls, levels and parameters go back to, for controllers "
                    "with a display; see 'osc list'");
    verb.add_option("--osc-feedback-rate", options->feedbackRate, "Times a second at most")
        ->check(CLI::Range(1.0, 100.0));
    verb.add_option("--midi-in", options->midiIn, "MIDI port that moves controls; see 'osc midi'");
    verb.add_option("--midi-map", options->midiMap,
                    "JSON file of controllers: {\"0,21\": \"stance\", ...}");
    verb.add_option("--midi-out", options->midiOut,
                    "MIDI port that the agent's parameters are sent to");
    verb.add_option("--midi-channel", options->midiChannel, "For them, from 1")
        ->check(CLI::Range(1, 16));
    verb.add_option("--midi-controllers", options->controllers,
                    "For the parameters, with commas in between")
        ->delimiter(',');
    verb.add_flag("--midi-fine", options->fine, "14 bits: controllers 0 to 31 with a fine half");
    request.ports.push_back([options](LivePerformance& performance) -> std::unique_ptr<LiveTap> {
        return std::make_unique<SpeakingPorts>(performance,
                                               options->settings(performance.controls()));
    });
}

} // namespace antiphon::cli
