#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

/// Something that can be turned while an agent plays: by hand, by MIDI, by OSC, by a scene.
struct LiveControl {
    enum class Kind {
        Continuous, ///< low ... high
        Toggle,     ///< 0 or 1
        Trigger,    ///< acts whenever it is set above 0; its value stays 0
        Choice      ///< low, low + 1 ... high; `choices` has a name for each, where they have names
    };
    std::string name;  ///< stable: "stance", "param/2/latch", ...
    std::string title; ///< English source text
    std::string unit;  ///< "dB", "s" or empty
    Kind kind = Kind::Continuous;
    double low = 0, high = 1, initial = 0;
    std::vector<std::string> choices;
    bool inScene = true; ///< a scene stores and recalls it

    /// Brought into the range, whole numbers where only those make sense; NaN is the initial value.
    double admitted(double value) const noexcept;
    /// `share` 0 ... 1 of the way from low to high, as a MIDI controller says it.
    double at(double share) const noexcept { return admitted(low + (high - low) * share); }
};

/// The controls of a performance on a synthesizer with so many parameters. Immutable, any thread.
class LiveControls {
public:
    static constexpr std::size_t mostPolicies = 4;
    static constexpr int sceneSlots = 8;

    explicit LiveControls(std::size_t parameters);

    std::size_t parameters() const noexcept { return m_parameters; }
    std::span<const LiveControl> all() const noexcept { return m_all; }
    std::size_t size() const noexcept { return m_all.size(); }
    const LiveControl& operator[](std::size_t index) const noexcept { return m_all[index]; }
    std::optional<std::size_t> find(std::string_view name) const noexcept;
    /// Throws UserError (Usage) naming the nearest.
    std::size_t index(std::string_view name) const;
    /// Everything at its initial value.
    std::vector<double> initial() const;

private:
    void add(LiveControl control) { m_all.push_back(std::move(control)); }
    void addParameter(std::size_t number);

    std::size_t m_parameters;
    std::vector<LiveControl> m_all;
};

} // namespace antiphon
