#pragma once

#include "core/files.h"
#include "core/json.h"
#include "models/impro/environment.h"

#include <cstdint>
#include <functional>
#include <string>

namespace antiphon::impro {

/// What a performer asks of an agent that is being trained. A value.
struct AgentRequest {
    enum class Kind {
        Rate,   ///< what sample `sample` did is worth `rate` to do again
        Corpus, ///< a recording or a corpus file more to follow
        Forbid, ///< the agent may not enter `box`
        Allow,  ///< it may again: `box` is one that was forbidden
        Freeze  ///< the weights stay, or change again
    } kind = Kind::Freeze;
    int rate = 1; ///< +1 or -1
    std::int64_t sample = 0;
    fs::path corpus = {}; ///< absolute
    Box box = {};
    bool freeze = true;
};

/// {"rate": 1, "sample": 5000}, {"corpus": path}, {"forbid": {"low": [...], "high": [...]}},
/// {"allow": ...}, {"freeze": true}, and back. The latter throws UserError naming `origin` and what
/// is wrong.
Json toJson(const AgentRequest& request);
AgentRequest requestOf(const Json& json, const std::string& origin);

/// requests.jsonl of a run: one request a line. Whoever asks appends, from any process; a training
/// that is not running finds it when it goes on. Throws UserError: no run, or it cannot be written.
fs::path requestFile(const fs::path& run);
void appendRequest(const fs::path& run, const AgentRequest& request);

/// Throws UserError where a run cannot do what is asked of it: a sample that it does not have, an
/// algorithm that is not rated, a region of other parameters or of everything, a recording or
/// corpus that it cannot follow. Reads table and recording. Any thread.
void checkRequest(const fs::path& run, const AgentRequest& request);

/// Reads what was appended to a file of requests from byte `position` on, and moves it behind the
/// last whole line. A line that is no request is told to `refused` as a sentence and passed over.
/// No file: nothing.
void pollRequests(const fs::path& file, std::uint64_t& position,
                  const std::function<void(const AgentRequest&)>& request,
                  const std::function<void(const std::string&)>& refused);

} // namespace antiphon::impro
