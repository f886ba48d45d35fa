#pragma once

#include "core/json.h"

namespace antiphon {

/// Loss scaling for half precision (Micikevicius et al. 2018): the loss is multiplied so that small
/// gradients do not vanish in float16. Halved, and the update left out, when a gradient is no
/// finite number; doubled after 2000 good updates. Powers of two, so that it changes no digit where
/// nothing overflows. Torch-free, a value.
class GradScaler {
public:
    explicit GradScaler(bool enabled) : m_enabled(enabled), m_scale(enabled ? 65536 : 1) {}

    double scale() const noexcept { return m_scale; }
    /// Whether a gradient that is not finite may be mended by a smaller scale.
    bool canYield() const noexcept { return m_enabled && m_scale > 1; }

    /// After each backward: whether its gradients were finite, that is, the update is made.
    void update(bool finite) noexcept {
        if (!m_enabled)
            return;
        if (!finite) {
            m_scale = m_scale > 1 ? m_scale / 2 : 1;
            m_good = 0;
        } else if (++m_good == 2000) {
            m_scale = m_scale < 1e30 ? m_scale * 2 : m_scale;
            m_good = 0;
        }
    }

    Json toJson() const { return {{"scale", m_scale}, {"good", m_good}}; }
    void load(const Json& json) {
        if (!m_enabled)
            return;
        m_scale = json.value("scale", m_scale);
        m_good = json.value("good", 0);
    }

private:
    bool m_enabled;
    double m_scale;
    int m_good = 0;
};

} // namespace antiphon
