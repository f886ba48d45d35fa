#pragma once

#include <QKeyEvent>

#include <optional>
#include <vector>

namespace antiphon {

/// The computer's keyboard as an instrument, by where its keys lie (US layout: A to K are white
/// keys from C to C, W E T Y U black ones). Nothing for other keys and with Ctrl, Alt or Meta.
std::optional<int> noteKey(const QKeyEvent& event); ///< MIDI key, 60 ... 72
/// 0 ... 9 for the keys 1 ... 9, 0, also with Shift, whatever they print.
std::optional<int> snapshotKey(const QKeyEvent& event);

/// Keys that are held down: the latest is heard, then the one before.
class HeldKeys {
public:
    /// Held already: false, and no effect.
    bool press(int key);
    bool release(int key); ///< false: it was not held
    void clear() { m_keys.clear(); }
    bool empty() const { return m_keys.empty(); }
    bool holds(int key) const;
    int latest() const { return m_keys.back(); } ///< there must be one

private:
    std::vector<int> m_keys;
};

} // namespace antiphon
