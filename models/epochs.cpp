#include "models/epochs.h"

#include "core/error.h"
#include "core/rng.h"

#include <numeric>

namespace antiphon {

Epochs::Epochs(std::int64_t items, std::uint64_t seed) : m_seed(seed), m_order(std::size_t(items)) {
    shuffle();
}

void Epochs::shuffle() {
    std::iota(m_order.begin(), m_order.end(), 0);
    Rng rng(seedFor(m_seed, std::uint64_t(m_epoch)));
    rng.shuffle(std::span(m_order));
}

std::vector<std::int64_t> Epochs::next(std::int64_t count) {
    std::vector<std::int64_t> items;
    items.reserve(std::size_t(count));
    while (std::int64_t(items.size()) < count) {
        if (m_position == std::int64_t(m_order.size())) {
            ++m_epoch;
            m_position = 0;
            shuffle();
        }
        items.push_back(m_order[std::size_t(m_position++)]);
    }
    return items;
}

Json Epochs::toJson() const {
    return {{"items", m_order.size()}, {"epoch", m_epoch}, {"position", m_position}};
}

void Epochs::load(const Json& json, const std::string& origin) {
    const auto number = [&](const char* key) {
        const auto it = json.find(key);
        if (it == json.end() || !it->is_number_integer() || it->get<std::int64_t>() < 0)
            throw UserError(origin + ": the place in the data ('" + key + "') is missing.");
        return it->get<std::int64_t>();
    };
    const std::int64_t items = number("items"), position = number("position");
    if (items != std::int64_t(m_order.size()) || position > items)
        throw UserError(origin + ": was trained on " + std::to_string(items) +
                        " items, but there are " + std::to_string(m_order.size()) +
                        " now; start a new run, or bring the data back.");
    m_epoch = number("epoch");
    m_position = position;
    shuffle();
}

} // namespace antiphon
