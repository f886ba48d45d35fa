#pragma once

#include "core/json.h"

#include <cstdint>
#include <vector>

namespace antiphon {

/// The order in which a training meets its items: each once an epoch, every epoch shuffled anew.
/// The order of an epoch depends on seed and number alone, so two numbers are all there is to keep.
/// Torch-free, a value.
class Epochs {
public:
    /// `items` > 0.
    Epochs(std::int64_t items, std::uint64_t seed);

    /// The next `count` items; runs on into the next epoch.
    std::vector<std::int64_t> next(std::int64_t count);

    std::int64_t epoch() const noexcept { return m_epoch; }

    Json toJson() const;
    /// Throws UserError naming `origin` when it is of another number of items.
    void load(const Json& json, const std::string& origin);

private:
    void shuffle();

    std::uint64_t m_seed;
    std::int64_t m_epoch = 0;
    std::int64_t m_position = 0;
    std::vector<std::int64_t> m_order;
};

} // namespace antiphon
