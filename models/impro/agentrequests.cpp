#include "models/impro/agentrequests.h"

#include "core/error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace antiphon::impro {
namespace {

constexpr std::uint64_t mostBytes = std::uint64_t(16) << 20;

Box boxOf(const Json& json) {
    Box box{json.at("low").get<std::vector<double>>(), json.at("high").get<std::vector<double>>()};
    bool fits = box.low.size() == box.high.size() && !box.low.empty();
    for (std::size_t p = 0; fits && p < box.low.size(); ++p)
        fits = box.low[p] >= 0 && box.low[p] <= box.high[p] && box.high[p] <= 1;
    if (!fits)
        throw UserError("a region needs as many low as high values, 0 to 1, low ones first");
    return box;
}

AgentRequest parse(const Json& json) {
    AgentRequest request;
    if (json.contains("rate")) {
        request.kind = AgentRequest::Kind::Rate;
        request.rate = json["rate"].get<int>();
        request.sample = json.at("sample").get<std::int64_t>();
        if (request.rate != 1 && request.rate != -1)
            throw UserError("'rate' must be 1 or -1");
        if (request.sample < 0)
            throw UserError("'sample' must be the step of a sample");
    } else if (json.contains("corpus")) {
        request.kind = AgentRequest::Kind::Corpus;
        request.corpus = json["corpus"].get<std::string>();
        if (!request.corpus.is_absolute())
            throw UserError("'corpus' must be a whole path");
    } else if (json.contains("forbid")) {
        request.kind = AgentRequest::Kind::Forbid;
        request.box = boxOf(json["forbid"]);
    } else if (json.contains("allow")) {
        request.kind = AgentRequest::Kind::Allow;
        request.box = boxOf(json["allow"]);
    } else if (json.contains("freeze")) {
        request.kind = AgentRequest::Kind::Freeze;
        request.freeze = json["freeze"].get<bool>();
    } else {
        throw UserError("it asks for none of rate, corpus, forbid, allow, freeze");
    }
    return request;
}

} // namespace

Json toJson(const AgentRequest& request) {
    switch (request.kind) {
    case AgentRequest::Kind::Rate:
        return {{"rate", request.rate}, {"sample", request.sample}};
    case AgentRequest::Kind::Corpus:
        return {{"corpus", request.corpus.string()}};
    case AgentRequest::Kind::Forbid:
        return {{"forbid", toJson(request.box)}};
    case AgentRequest::Kind::Allow:
        return {{"allow", toJson(request.box)}};
    case AgentRequest::Kind::Freeze:
        return {{"freeze", request.freeze}};
    }
    return {};
}

AgentRequest requestOf(const Json& json, const std::string& origin) {
    std::string fault;
    try {
        return parse(json);
    } catch (const Json::exception&) {
        fault = "a value in it is missing or of the wrong kind";
    } catch (const UserError& e) {
        fault = e.what();
    }
    throw UserError(origin + ": this request is not understood: " + fault + ".");
}

fs::path requestFile(const fs::path& run) {
    return run / "requests.jsonl";
}

void appendRequest(const fs::path& run, const AgentRequest& request) {
    std::error_code error;
    if (!fs::is_regular_file(run / "run.json", error))
        throw UserError(display(run) + ": is no folder of a run; name one with a run.json.");
    const fs::path file = requestFile(run);
    const std::string line = toJson(request).dump() + "\n";
    // One write at the end of the file: those of several programs do not mix.
    const int fd = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        throw UserError(writeFailure(file, errno), UserError::Kind::System);
    const bool written = ::write(fd, line.data(), line.size()) == ssize_t(line.size());
    const int reason = errno;
    ::close(fd);
    if (!written)
        throw UserError(writeFailure(file, reason), UserError::Kind::System);
}

void pollRequests(const fs::path& file, std::uint64_t& position,
                  const std::function<void(const AgentRequest&)>& request,
                  const std::function<void(const std::string&)>& refused) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0 || std::uint64_t(status.st_size) <= position)
        return;
    const std::string text = readFile(file, mostBytes);
    if (text.size() <= position)
        return;
    for (auto end = text.find('\n', position); end != std::string::npos;
         end = text.find('\n', position)) {
        const std::string line = text.substr(position, end - position);
        const std::string origin = display(file) + ", byte " + std::to_string(position);
        position = end + 1;
        try {
            request(requestOf(parseJson(line, origin), origin));
        } catch (const UserError& e) {
            refused(e.what());
        }
    }
}

} // namespace antiphon::impro
