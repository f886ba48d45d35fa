#include "core/audio/livelog.h"

#include "core/error.h"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace antiphon {

namespace {

/// The shortest decimal that is read back as the same float: half the log's size.
double shortly(float value) {
    char text[32];
    const char* const end = std::to_chars(text, text + sizeof text, value).ptr;
    double decimal = 0;
    std::from_chars(text, end, decimal);
    return float(decimal) == value ? decimal : double(value);
}

Json listOf(std::span<const float> values, std::size_t count) {
    Json list = Json::array();
    for (const float value : values.first(std::min(count, values.size())))
        list.push_back(shortly(value));
    return list;
}

Json toJson(const LiveVoiceState& voice) {
    return {{"target", listOf(voice.target, ParameterBox::capacity)},
            {"ramp", listOf(voice.ramp, ParameterBox::capacity)},
            {"level", double(voice.level)},
            {"fade", double(voice.fade)},
            {"gate", voice.gate},
            {"attack", voice.attack}};
}

Json line(const logged::Begin& item) {
    return {{"type", "begin"}, {"clock", item.clock}};
}
Json line(const logged::Voice& item) {
    return {{"type", "voice"},       {"clock", item.clock},
            {"slot", item.slot},     {"synth", toJson(item.synth)},
            {"number", item.number}, {"starts", item.starts}};
}
Json line(const logged::State& item) {
    Json voices = Json::array();
    for (const LiveVoiceState& voice : item.snapshot.voice)
        voices.push_back(toJson(voice));
    return {{"type", "state"},
            {"clock", item.clock},
            {"heard", item.snapshot.heardUpTo},
            {"monitor", double(item.snapshot.monitor)},
            {"gain", double(item.snapshot.gain)},
            {"muted", item.snapshot.muted},
            {"panic", item.snapshot.panic},
            {"voices", std::move(voices)}};
}
Json line(const logged::Control& item) {
    return {{"type", "control"}, {"clock", item.clock}, {"name", item.name}, {"value", item.value}};
}
Json line(const logged::Scene& item) {
    return {{"type", "scene"}, {"clock", item.clock}, {"slot", item.slot}, {"name", item.name}};
}
Json line(const logged::Fault& item) {
    return {{"type", "fault"}, {"clock", item.clock}, {"slot", item.slot}};
}
Json line(const logged::Gap& item) {
    return {{"type", "gap"},
            {"clock", item.clock},
            {"number", item.number},
            {"voice", item.gap.voice},
            {"chunk", item.gap.number}};
}
Json line(const logged::End& item) {
    return {{"type", "end"}, {"clock", item.clock}, {"lost", item.lost}};
}
Json line(const LiveMoment& item) {
    return {{"type", "frame"},
            {"clock", item.clock},
            {"action", item.action < 0 ? Json() : Json(item.action)},
            {"agent", listOf(item.agentPoint, item.parameters)},
            {"sounding", listOf(item.sounding, item.parameters)},
            {"rmse", item.rmse},
            {"resting", item.resting},
            {"heard", listOf(item.heard, item.columns)}};
}

ParameterBox::Values valuesOf(const Json& list) {
    ParameterBox::Values values{};
    for (std::size_t i = 0; i < std::min(list.size(), values.size()); ++i)
        values[i] = list.at(i).get<float>();
    return values;
}

LiveVoiceState voiceOf(const Json& json) {
    LiveVoiceState voice;
    voice.target = valuesOf(json.at("target"));
    voice.ramp = valuesOf(json.at("ramp"));
    json.at("level").get_to(voice.level);
    json.at("fade").get_to(voice.fade);
    json.at("gate").get_to(voice.gate);
    json.at("attack").get_to(voice.attack);
    const auto within = [](float x, float most) { return x >= 0 && x <= most; };
    for (const float ramp : voice.ramp)
        if (!within(ramp, 60))
            throw std::out_of_range("a ramp out of its range");
    if (!within(voice.fade, 60) || !within(voice.level, 1000))
        throw std::out_of_range("a fade or level out of its range");
    return voice;
}

LiveSynth synthOf(const Json& json) {
    LiveSynth synth;
    json.at("name").get_to(synth.name);
    json.at("parameters").get_to(synth.parameters);
    SynthSettings& s = synth.settings;
    json.at("parity").get_to(s.parity);
    json.at("seed").get_to(s.seed);
    s.grains = json.at("grains").get<std::string>();
    json.at("jitter").get_to(s.jitter);
    json.at("semitones").get_to(s.semitones);
    json.at("levelled").get_to(s.levelled);
    synth.hash = json.value("hash", std::string());
    if (synth.parameters > ParameterBox::capacity)
        throw std::out_of_range("too many parameters");
    return synth;
}

int slotOf(const Json& json) {
    const int slot = json.at("slot").get<int>();
    if (slot < 0 || slot >= int(LiveSnapshot::voices))
        throw std::out_of_range("a voice that there is not");
    return slot;
}

/// Each costs a patch some time when it is rendered again.
std::uint32_t startsOf(const Json& json) {
    const auto starts = json.value("starts", std::uint32_t(0));
    if (starts > 1'000'000)
        throw std::out_of_range("more new beginnings than there can be");
    return starts;
}

LiveMoment momentOf(const Json& json) {
    LiveMoment moment;
    json.at("clock").get_to(moment.clock);
    moment.action = json.at("action").is_null() ? -1 : json.at("action").get<std::int32_t>();
    moment.parameters = std::min(json.at("sounding").size(), ParameterBox::capacity);
    moment.agentPoint = valuesOf(json.at("agent"));
    moment.sounding = valuesOf(json.at("sounding"));
    moment.rmse = json.at("rmse").is_null() ? 0 : json.at("rmse").get<double>();
    json.at("resting").get_to(moment.resting);
    const Json& heard = json.at("heard");
    moment.columns = std::min(heard.size(), moment.heard.size());
    for (std::size_t c = 0; c < moment.columns; ++c)
        moment.heard[c] = heard.at(c).is_null() ? 0 : heard.at(c).get<float>();
    return moment;
}

std::optional<LiveLogItem> itemOf(const Json& json) {
    const auto type = json.at("type").get<std::string>();
    const auto clock = json.at("clock").get<std::int64_t>();
    if (type == "begin")
        return logged::Begin{clock};
    if (type == "voice")
        return logged::Voice{clock, slotOf(json), synthOf(json.at("synth")),
                             json.value("number", 0u), startsOf(json)};
    if (type == "gap")
        return logged::Gap{
            clock,
            json.at("number").get<std::uint32_t>(),
            {json.at("voice").get<std::uint32_t>(), json.at("chunk").get<std::uint32_t>()}};
    if (type == "state") {
        logged::State state{clock, {}};
        const Json& voices = json.at("voices");
        for (std::size_t v = 0; v < LiveSnapshot::voices; ++v)
            state.snapshot.voice[v] = voiceOf(voices.at(v));
        json.at("heard").get_to(state.snapshot.heardUpTo);
        json.at("monitor").get_to(state.snapshot.monitor);
        json.at("gain").get_to(state.snapshot.gain);
        json.at("muted").get_to(state.snapshot.muted);
        json.at("panic").get_to(state.snapshot.panic);
        return state;
    }
    if (type == "frame")
        return momentOf(json);
    if (type == "control")
        return logged::Control{clock, json.at("name").get<std::string>(),
                               json.at("value").get<double>()};
    if (type == "scene")
        return logged::Scene{clock, json.at("slot").get<int>(), json.at("name").get<std::string>()};
    if (type == "fault")
        return logged::Fault{clock, json.at("slot").get<int>()};
    if (type == "end")
        return logged::End{clock, json.at("lost").get<std::uint64_t>()};
    return std::nullopt; // of a newer program
}

} // namespace

Json toJson(const LiveSynth& synth) {
    const SynthSettings& s = synth.settings;
    Json json{{"name", synth.name},       {"parameters", synth.parameters}, {"parity", s.parity},
              {"seed", s.seed},           {"grains", display(s.grains)},    {"jitter", s.jitter},
              {"semitones", s.semitones}, {"levelled", s.levelled}};
    if (!synth.hash.empty())
        json["hash"] = synth.hash;
    return json;
}

std::string logLine(const LiveLogItem& item) {
    return std::visit([](const auto& what) { return line(what); }, item)
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

LiveLog::LiveLog(const fs::path& file, const Json& header) : m_file(file) {
    m_descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (m_descriptor < 0)
        throw UserError("The performance's log " + display(file) + " cannot be begun (" +
                            std::strerror(errno) + "); choose another name or folder.",
                        UserError::Kind::System);
    const std::string first = header.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    if (::write(m_descriptor, first.data(), first.size()) != ssize_t(first.size()))
        m_error = writeFailure(m_file, errno);
    m_writer = std::thread([this] { write(); });
}

LiveLog::~LiveLog() {
    finish();
    ::close(m_descriptor);
}

void LiveLog::finish() {
    close();
    if (m_writer.joinable())
        m_writer.join();
}

void LiveLog::add(LiveLogItem item) {
    const std::lock_guard lock(m_mutex);
    m_items.push_back(std::move(item));
}

std::string LiveLog::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

void LiveLog::write() {
    std::vector<LiveLogItem> items;
    std::string text;
    for (bool last = false; !last;) {
        last = m_closing.load(std::memory_order_acquire);
        bool failed = false;
        {
            const std::lock_guard lock(m_mutex);
            std::swap(items, m_items);
            failed = !m_error.empty();
        }
        text.clear();
        for (const LiveLogItem& item : items)
            text += logLine(item) + "\n";
        items.clear();
        for (std::size_t done = 0; done < text.size() && !failed;) {
            const ssize_t count = ::write(m_descriptor, text.data() + done, text.size() - done);
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0) {
                const std::lock_guard lock(m_mutex);
                m_error = writeFailure(m_file, errno);
                failed = true;
            } else {
                done += std::size_t(count);
            }
        }
        if (!last)
            std::this_thread::sleep_for(20ms);
    }
}

LivePerformanceLog readLiveLog(const fs::path& file) {
    const std::string text = readFile(file);
    LivePerformanceLog log;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        ++number;
        if (end == std::string::npos)
            break; // cut off
        const std::string origin = display(file) + ", line " + std::to_string(number);
        const auto read = std::string_view(text).substr(at, end - at);
        if (number == 1 && !read.starts_with('{'))
            throw UserError(display(file) + ": is no log of a performance; name the .jsonl that "
                                            "lies beside its sound.");
        const Json json = parseJson(read, origin);
        at = end + 1;
        try {
            if (number == 1) {
                if (json.at("type") != "performance" || json.at("version") != 1)
                    throw UserError(display(file) + ": is no log of a performance.");
                log.header = json;
                json.at("rate").get_to(log.rate);
                json.at("columns").get_to(log.columns);
                json.at("parameters").get_to(log.parameterNames);
                log.parameters = log.parameterNames.size();
                if (log.rate < 8000 || log.rate > 384000 || log.parameters > ParameterBox::capacity)
                    throw std::out_of_range("a number out of its range");
            } else if (auto item = itemOf(json)) {
                if (const auto* begin = std::get_if<logged::Begin>(&*item))
                    log.first = begin->clock;
                log.complete = log.complete || std::holds_alternative<logged::End>(*item);
                log.items.push_back(std::move(*item));
            }
        } catch (const Json::exception& e) {
            throw UserError(origin + ": is no part of a performance's log (" + e.what() + ").");
        } catch (const std::out_of_range& e) {
            throw UserError(origin + ": is no part of a performance's log (" + e.what() + ").");
        }
    }
    if (number == 0 || log.header.is_null())
        throw UserError(display(file) + ": is no log of a performance.");
    return log;
}

} // namespace antiphon
