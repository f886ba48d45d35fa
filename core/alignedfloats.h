#pragma once

#include <cstddef>
#include <vector>

namespace antiphon {

/// Floats at an address that is a multiple of 64 bytes, a multiple of 16 of them, at first 0. A
/// value.
class AlignedFloats {
public:
    AlignedFloats() = default;
    explicit AlignedFloats(std::size_t count) { resize(count); }

    void resize(std::size_t count) { m_lines.resize((count + 15) / 16); }
    std::size_t size() const noexcept { return m_lines.size() * 16; }
    float* data() noexcept { return reinterpret_cast<float*>(m_lines.data()); }
    const float* data() const noexcept { return reinterpret_cast<const float*>(m_lines.data()); }
    float* begin() noexcept { return data(); }
    float* end() noexcept { return data() + size(); }
    const float* begin() const noexcept { return data(); }
    const float* end() const noexcept { return data() + size(); }

private:
    struct alignas(64) Line {
        float values[16] = {};
    };
    std::vector<Line> m_lines;
};

} // namespace antiphon
