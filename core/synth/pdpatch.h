#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

/// What the text of a Pure Data patch (.pd) tells of it before Pure Data has read it.
struct PdPatch {
    struct Port {
        double x = 0; ///< where it lies, in pixels
        bool signal = false;
    };
    std::vector<Port> inlets; ///< as Pure Data numbers them: from left to right
    std::vector<Port> outlets;
    std::size_t objects = 0; ///< in all its canvases

    /// Number of the leftmost inlet that takes messages, or of the leftmost outlet that sounds; -1
    /// when there is none.
    int messageInlet() const;
    int signalOutlet() const;
};

/// Reads a patch; `origin` names it in errors. Only its outermost canvas has inlets and outlets of
/// its own. Throws UserError with the line where it is no patch or cut off.
PdPatch parsePdPatch(std::string_view text, const std::string& origin);

} // namespace antiphon
