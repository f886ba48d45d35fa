#pragma once

#include "core/mailbox.h"

#include <algorithm>
#include <span>

namespace antiphon {

/// Hands parameters from one thread to another: see Mailbox. Values are clipped to 0 ... 1.
class ParameterBox {
public:
    static constexpr std::size_t capacity = 8;
    using Values = std::array<float, capacity>;

    explicit ParameterBox(float initial = 0) noexcept
        : m_written(filled(initial)), m_box(m_written) {}

    /// Writer: missing values, and those that are no numbers, stay as they are.
    void set(std::span<const float> values) noexcept {
        merge(m_written, values);
        m_box.write(m_written);
    }
    static void merge(Values& into, std::span<const float> values) noexcept {
        for (std::size_t i = 0; i < std::min(values.size(), capacity); ++i)
            if (values[i] == values[i])
                into[i] = std::clamp(values[i], 0.0f, 1.0f);
    }

    /// Reader: true when values() has changed since the last call.
    bool refresh() noexcept { return m_box.refresh(); }
    const Values& values() const noexcept { return m_box.value(); }

private:
    static Values filled(float value) noexcept {
        Values values;
        values.fill(value);
        return values;
    }

    Values m_written; // writer's
    Mailbox<Values> m_box;
};

} // namespace antiphon
