#include "models/impro/replaymemory.h"

#include "core/error.h"

#include <algorithm>
#include <cstring>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace antiphon::impro {
namespace {

/// Moments are drawn from anywhere: large pages spare the search for each one's small page, a tenth
/// of the time of learning. Where the system has none, nothing happens.
void askForLargePages([[maybe_unused]] const void* from, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__)
    constexpr std::uintptr_t page = 2u << 20;
    const auto first = (reinterpret_cast<std::uintptr_t>(from) + page - 1) / page * page;
    const auto last = (reinterpret_cast<std::uintptr_t>(from) + bytes) / page * page;
    if (first < last)
        ::madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
#endif
}

} // namespace

ReplayMemory::ReplayMemory(std::size_t capacity, std::size_t observationSize)
    : m_places(capacity + 1), m_width(observationSize) {
    // Only addresses are taken, memory when they are written to.
    m_observations.reserve(m_places * m_width);
    m_rewards.reserve(m_places);
    m_kinds.reserve(m_places);
    askForLargePages(m_observations.data(), m_places * m_width * sizeof(float));
}

float* ReplayMemory::advance() {
    if (!empty())
        m_head = after(m_head);
    if (m_head == m_kinds.size()) {
        m_observations.resize(m_observations.size() + m_width);
        m_rewards.push_back(0);
        m_kinds.push_back(none);
    } else {
        if (m_kinds[m_head] != none)
            --m_moments;
        m_kinds[m_head] = none;
    }
    return m_observations.data() + m_head * m_width;
}

std::span<float> ReplayMemory::begin() {
    // Of a terminal situation nothing is read: its place can be taken.
    float* to = m_ended ? m_observations.data() + m_head * m_width : advance();
    m_ended = false;
    return {to, m_width};
}

std::span<float> ReplayMemory::record(std::size_t action, float reward, bool terminal) {
    m_kinds[m_head] = std::uint16_t(action | (terminal ? terminalBit : 0));
    m_rewards[m_head] = reward;
    ++m_moments;
    m_ended = terminal;
    return {advance(), m_width};
}

void ReplayMemory::addReward(std::size_t moments, float reward) {
    std::size_t place = m_head;
    for (moments = std::min(moments, m_moments); moments > 0;) {
        place = (place ? place : m_kinds.size()) - 1;
        if (m_kinds[place] == none)
            continue;
        m_rewards[place] += reward;
        --moments;
    }
}

std::size_t ReplayMemory::draw(Rng& rng) const {
    for (;;) {
        const std::size_t place = rng.below(m_kinds.size());
        if (m_kinds[place] != none)
            return place;
    }
}

void ReplayMemory::save(Checkpoint& out, const std::string& name) const {
    const auto raw = [&](const char* part, DType type, std::vector<std::int64_t> shape,
                        std::span<const std::byte> bytes) {
        return RawTensor{name + part, type, std::move(shape), {bytes.begin(), bytes.end()}};
    };
    const auto places = std::int64_t(m_kinds.size());
    out.state.push_back(raw(".observations", DType::F32, {places, std::int64_t(m_width)},
                            std::as_bytes(std::span(m_observations))));
    out.state.push_back(
        raw(".rewards", DType::F32, {places}, std::as_bytes(std::span(m_rewards))));
    out.state.push_back(
        raw(".kinds", DType::I16, {places}, std::as_bytes(std::span(m_kinds))));
    out.json[name] = {{"places", m_places}, {"head", m_head}, {"ended", m_ended}};
}

void ReplayMemory::load(const Checkpoint& in, const std::string& name) {
    const std::string origin = "The checkpoint";
    const auto fill = [&](const char* part, std::vector<std::int64_t> shape, auto& values) {
        const RawTensor& tensor = tensorOf(in.state, name + part, shape, origin);
        values.resize(std::size_t(tensor.count()));
        if (tensor.bytes.size() != values.size() * sizeof values[0])
            throw UserError(origin + ": " + name + part + " is of another type.");
        if (!values.empty())
            std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    };
    try {
        const Json& json = in.json.at(name);
        fill(".kinds", {-1}, m_kinds);
        const auto places = std::int64_t(m_kinds.size());
        fill(".rewards", {places}, m_rewards);
        fill(".observations", {places, std::int64_t(m_width)}, m_observations);
        m_head = json.at("head").get<std::size_t>();
        m_ended = json.at("ended").get<bool>();
        if (json.at("places").get<std::size_t>() != m_places || m_kinds.size() > m_places ||
            (m_kinds.empty() ? m_head != 0 : m_head >= m_kinds.size()) ||
            (m_kinds.size() < m_places && !m_kinds.empty() && m_head + 1 != m_kinds.size()))
            throw UserError(origin + " is of a memory of another size; train with the same one.");
    } catch (const Json::exception& error) {
        throw UserError(origin + " holds no memory of moments: " + error.what());
    }
    m_moments = m_kinds.size() - std::size_t(std::count(m_kinds.begin(), m_kinds.end(), none));
}

} // namespace antiphon::impro
