#include "core/error.h"
#include "core/formats/agentzip.h"
#include "core/formats/littleendian.h"

#include <array>
#include <bit>
#include <limits>

namespace antiphon {

namespace {

struct Algorithm {
    std::string_view name;
    const char* module;
    const char* policy;
    bool rmsProp;
};
constexpr std::array<Algorithm, 3> algorithms{
    {{"dqn", "stable_baselines3.dqn.policies", "DQNPolicy", false},
     {"ppo", "stable_baselines3.common.policies", "ActorCriticPolicy", false},
     {"a2c", "stable_baselines3.common.policies", "ActorCriticPolicy", true}}};

// Pieces of a pickle of protocol 5: each leaves one value on the reader's stack.
namespace pickle {

const std::string none = "N", no = "\x89", yes = "\x88";

std::string text(std::string_view text) {
    std::string piece = "X";
    appendLittle(piece, std::uint32_t(text.size()));
    return piece += text;
}
std::string integer(std::int64_t number) {
    std::string piece = "\x8A\x08";
    appendLittle(piece, number);
    return piece;
}
std::string real(double number) {
    std::string piece = "G";
    appendLittle(piece, __builtin_bswap64(std::bit_cast<std::uint64_t>(number)));
    return piece;
}
std::string bytes(std::string_view bytes) {
    std::string piece = "B";
    appendLittle(piece, std::uint32_t(bytes.size()));
    return piece += bytes;
}
std::string byteArray(std::string_view bytes) {
    std::string piece = "\x96";
    appendLittle(piece, std::uint64_t(bytes.size()));
    return piece += bytes;
}
template <class... Pieces>
std::string tuple(const Pieces&... pieces) {
    return (std::string("(") + ... + pieces) + "t";
}
template <class... Pieces>
std::string dict(const Pieces&... keysAndValues) {
    return (std::string("}(") + ... + keysAndValues) + "u";
}
std::string global(std::string_view module, std::string_view name) {
    return text(module) + text(name) + "\x93";
}
std::string call(const std::string& callee, const std::string& arguments) {
    return callee + arguments + "R";
}
/// An object without constructor call, by its attributes.
std::string object(const std::string& type, const std::string& attributes) {
    return type + ")\x81" + attributes + "b";
}
std::string whole(const std::string& piece) {
    return "\x80\x05" + piece + ".";
}

/// numpy.dtype and its state, as NumPy pickles it.
std::string dataType(std::string_view code, std::string_view order) {
    return call(global("numpy", "dtype"), tuple(text(code), no, yes)) +
           tuple(integer(3), text(order), none, none, none, integer(-1), integer(-1), integer(0)) +
           "b";
}
std::string array(std::string_view content, const std::string& type, std::int64_t size) {
    return call(global("numpy.core.numeric", "_frombuffer"),
                tuple(byteArray(content), type, tuple(integer(size)), text("C")));
}
std::string scalar(std::int64_t number) {
    std::string raw;
    appendLittle(raw, number);
    return call(global("numpy.core.multiarray", "scalar"), tuple(dataType("i8", "<"), bytes(raw)));
}

std::string value(const Json& json) {
    if (json.is_object()) {
        std::string items;
        for (const auto& [key, item] : json.items())
            items += text(key) + value(item);
        return dict(items);
    }
    if (json.is_array()) {
        std::string items;
        for (const Json& item : json)
            items += value(item);
        return "](" + items + "e";
    }
    if (json.is_boolean())
        return json.get<bool>() ? yes : no;
    if (json.is_number_integer())
        return integer(json.get<std::int64_t>());
    if (json.is_number())
        return real(json.get<double>());
    return json.is_string() ? text(json.get_ref<const std::string&>()) : none;
}

} // namespace pickle

std::string base64(std::string_view bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (i + k < bytes.size() ? std::uint8_t(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k <= bytes.size() ? digits[group >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

/// How the library's JSON holds what JSON cannot: its type, for people, and a pickle.
Json serialized(const char* type, const std::string& piece) {
    return {{":type:", type}, {":serialized:", base64(pickle::whole(piece))}};
}

/// gymnasium's Box without bounds; float64, as the published environment has it.
Json boxOf(std::int64_t size) {
    std::string low, high;
    for (std::int64_t i = 0; i < size; ++i) {
        appendLittle(low, -std::numeric_limits<double>::infinity());
        appendLittle(high, std::numeric_limits<double>::infinity());
    }
    const std::string flags(std::size_t(size), '\0');
    using namespace pickle;
    const std::string number = dataType("f8", "<"), flag = dataType("b1", "|");
    Json box = serialized(
        "<class 'gymnasium.spaces.box.Box'>",
        object(global("gymnasium.spaces.box", "Box"),
               dict(text("dtype"), number, text("bounded_below"), array(flags, flag, size),
                    text("bounded_above"), array(flags, flag, size), text("_shape"),
                    tuple(integer(size)), text("low"), array(low, number, size), text("high"),
                    array(high, number, size), text("low_repr"), text("-inf"), text("high_repr"),
                    text("inf"), text("_np_random"), none)));
    box.update({{"dtype", "float64"},
                {"_shape", {size}},
                {"low_repr", "-inf"},
                {"high_repr", "inf"},
                {"_np_random", nullptr}});
    return box;
}

Json discreteOf(std::int64_t n) {
    using namespace pickle;
    Json discrete = serialized(
        "<class 'gymnasium.spaces.discrete.Discrete'>",
        object(global("gymnasium.spaces.discrete", "Discrete"),
               dict(text("n"), scalar(n), text("start"), scalar(0), text("_shape"), tuple(),
                    text("dtype"), dataType("i8", "<"), text("_np_random"), none)));
    discrete.update({{"n", std::to_string(n)},
                     {"start", "0"},
                     {"_shape", Json::array()},
                     {"dtype", "int64"},
                     {"_np_random", nullptr}});
    return discrete;
}

/// The policy's arguments with the optimiser that A2C puts among them.
Json rmsPropArguments(const Json& arguments) {
    const Json optimizer = {{"alpha", 0.99}, {"eps", 1e-5}, {"weight_decay", 0}};
    using namespace pickle;
    std::string items = text("optimizer_class") + global("torch.optim.rmsprop", "RMSprop") +
                        text("optimizer_kwargs") + value(optimizer);
    for (const auto& [key, item] : arguments.items())
        items += text(key) + value(item);
    Json made = serialized("<class 'dict'>", dict(items));
    made["optimizer_class"] = "<class 'torch.optim.rmsprop.RMSprop'>";
    made["optimizer_kwargs"] = optimizer;
    made.update(arguments);
    return made;
}

} // namespace

Json agentData(const std::string& algorithm, std::int64_t observation, std::int64_t actions,
               const Json& hyper) {
    const Algorithm* found = nullptr;
    for (const Algorithm& one : algorithms)
        if (one.name == algorithm)
            found = &one;
    if (!found)
        throw UserError("'" + algorithm +
                            "' is no algorithm that Stable-Baselines3 models are written for; "
                            "choose dqn, ppo or a2c.",
                        UserError::Kind::Usage);
    Json data = Json::object();
    data["policy_class"] =
        serialized("<class 'abc.ABCMeta'>", pickle::global(found->module, found->policy));
    data["verbose"] = 0;
    data["policy_kwargs"] = Json::object();
    data["num_timesteps"] = 0;
    data["seed"] = nullptr;
    data["_n_updates"] = 0;
    data["observation_space"] = boxOf(observation);
    data["action_space"] = discreteOf(actions);
    data["n_envs"] = 1;
    data.update(hyper);
    if (found->rmsProp)
        data["policy_kwargs"] = rmsPropArguments(data["policy_kwargs"]);
    return data;
}

TorchValue freshOptimizer(const AgentZip& agent) {
    const auto text = [](const char* name) { return TorchValue{std::string(name)}; };
    const Json arguments = agent.data.value("policy_kwargs", Json::object());
    const bool rmsProp = arguments.is_object() && arguments.contains("optimizer_class") &&
                         arguments["optimizer_class"].dump().find("RMSprop") != std::string::npos;
    const bool dqn = !agent.policy.empty() && agent.policy[0].name.starts_with("q_net.");
    const Json rate = agent.data.value("learning_rate", Json());
    const double usualRate = rmsProp ? 7e-4 : dqn ? 1e-4 : 3e-4;
    TorchDict group{
        {text("lr"), {rate.is_number() ? rate.get<double>() : usualRate}},
        {text("eps"), {rmsProp || !dqn ? 1e-5 : 1e-8}},
        {text("weight_decay"), {std::int64_t(0)}},
        {text("maximize"), {false}},
        {text("foreach"), {}},
        {text("differentiable"), {false}},
    };
    if (rmsProp) {
        group.emplace_back(text("alpha"), TorchValue{0.99});
        group.emplace_back(text("momentum"), TorchValue{std::int64_t(0)});
        group.emplace_back(text("centered"), TorchValue{false});
    } else {
        group.emplace_back(text("betas"), TorchValue::list({{0.9}, {0.999}}, true));
        group.emplace_back(text("amsgrad"), TorchValue{false});
        group.emplace_back(text("capturable"), TorchValue{false});
        group.emplace_back(text("fused"), TorchValue{});
    }
    TorchList parameters;
    for (std::size_t i = 0; i < agent.policy.size(); ++i)
        parameters.push_back({std::int64_t(i)});
    group.emplace_back(text("params"), TorchValue::list(std::move(parameters)));
    return TorchValue::dict(
        {{text("state"), TorchValue::dict({})},
         {text("param_groups"), TorchValue::list({TorchValue::dict(std::move(group))})}});
}

} // namespace antiphon
