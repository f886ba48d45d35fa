#include "core/synth/puredata.h"

#include "core/error.h"
#include "core/json.h"
#include "core/synth/pdpatch.h"

namespace antiphon {

namespace {

constexpr std::uint64_t largestPatch = 16 << 20;
constexpr int mostParameters = 64;
constexpr std::size_t longestName = 100;

constexpr const char* example = "{\"parameters\": [\"Pitch\", \"Level\"]}";

std::vector<std::string> numbered(long count, const std::string& origin) {
    if (count < 1 || count > mostParameters)
        throw UserError(origin + ": " + std::to_string(count) +
                        " parameters are declared; between 1 and 64 are possible.");
    std::vector<std::string> names;
    for (long i = 1; i <= count; ++i)
        names.push_back("Parameter " + std::to_string(i));
    return names;
}

/// The parameters that synth.json declares.
std::vector<std::string> declared(const fs::path& file) {
    const std::string origin = display(file);
    const Json json = readJson(file);
    const Json* value = &json;
    if (json.is_object()) {
        const auto found = json.find("parameters");
        value = found == json.end() ? nullptr : &*found;
    }
    if (value && value->is_number_integer() && value->get<double>() < 1e6 &&
        value->get<double>() > -1e6)
        return numbered(value->get<long>(), origin);
    if (!value || !json.is_object() || !value->is_array())
        throw UserError(origin + ": does not say which parameters the patch has; write " + example +
                        " or only their number.");
    numbered(long(value->size()), origin);
    std::vector<std::string> names;
    for (const Json& name : *value) {
        const std::string text = name.is_string() ? name.get<std::string>() : std::string();
        if (text.empty() || text.size() > longestName)
            throw UserError(origin + ": parameter " + std::to_string(names.size() + 1) +
                            " needs a name of 1 to 100 letters in quotes, as in " + example + ".");
        names.push_back(text);
    }
    return names;
}

} // namespace

PdSynth openPdSynth(const fs::path& folder, int parameters) {
    PdSynth synth;
    synth.folder = folder;
    std::error_code error;
    if (folder.filename() == "synth.pd" && fs::is_regular_file(folder, error))
        synth.folder = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
    if (!fs::is_directory(synth.folder, error))
        throw UserError(display(folder) +
                        ": there is no such folder; name one that holds a Pure Data patch "
                        "'synth.pd'.");
    if (!fs::exists(synth.patch(), error))
        throw UserError(
            display(synth.folder) +
            ": holds no 'synth.pd'; save the patch under that name, with one inlet that "
            "takes a list of numbers from 0 to 1 and an outlet~ (see the examples in "
            "share/antiphon/puredata).");

    const PdPatch patch =
        parsePdPatch(readFile(synth.patch(), largestPatch), display(synth.patch()));
    synth.inlet = patch.messageInlet();
    synth.outlet = patch.signalOutlet();
    if (synth.inlet < 0)
        throw UserError(display(synth.patch()) +
                        ": has no inlet; add an [inlet] that takes the parameters as one list of "
                        "numbers from 0 to 1.");
    if (synth.outlet < 0)
        throw UserError(display(synth.patch()) +
                        ": has no signal outlet, so nothing could be heard; send the sound to an "
                        "[outlet~] instead of [dac~].");

    const fs::path file = synth.folder / "synth.json";
    if (fs::exists(file, error))
        synth.parameters = declared(file);
    else if (parameters != 0)
        synth.parameters = numbered(parameters, display(synth.folder));
    else
        throw UserError(display(synth.folder) +
                        ": nothing says how many parameters the patch has; put a file 'synth.json' "
                        "with " +
                        example + " beside it, or give their number (--params).");
    if (parameters != 0 && std::size_t(parameters) != synth.parameters.size())
        throw UserError(display(file) + ": declares " + std::to_string(synth.parameters.size()) +
                        " parameters, but " + std::to_string(parameters) +
                        " were asked for; leave the number out or correct the file.");
    return synth;
}

} // namespace antiphon
