#include "app/panels/synthkeys.h"

#include <algorithm>
#include <array>

namespace antiphon {

namespace {

struct Place {
    int key;          ///< Qt's, of a US keyboard
    quint32 scanCode; ///< of the place, as X11 and Wayland count them
};

constexpr std::array<Place, 13> notes{{{Qt::Key_A, 38},
                                       {Qt::Key_W, 25},
                                       {Qt::Key_S, 39},
                                       {Qt::Key_E, 26},
                                       {Qt::Key_D, 40},
                                       {Qt::Key_F, 41},
                                       {Qt::Key_T, 28},
                                       {Qt::Key_G, 42},
                                       {Qt::Key_Y, 29},
                                       {Qt::Key_H, 43},
                                       {Qt::Key_U, 30},
                                       {Qt::Key_J, 44},
                                       {Qt::Key_K, 45}}};

/// Index of the place; the scan code counts where there is one.
template <std::size_t Count>
std::optional<int> find(const std::array<Place, Count>& places, const QKeyEvent& event) {
    const bool scanned = event.nativeScanCode() > 1; // 1: made by a program
    for (std::size_t i = 0; i < Count; ++i)
        if (scanned ? places[i].scanCode == event.nativeScanCode() : places[i].key == event.key())
            return int(i);
    return std::nullopt;
}

bool commands(const QKeyEvent& event) {
    return event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
}

} // namespace

std::optional<int> noteKey(const QKeyEvent& event) {
    if (commands(event) || event.modifiers().testFlag(Qt::ShiftModifier))
        return std::nullopt;
    const auto at = find(notes, event);
    return at ? std::optional(60 + *at) : std::nullopt;
}

std::optional<int> snapshotKey(const QKeyEvent& event) {
    static constexpr auto digits = [] {
        std::array<Place, 10> made{};
        for (int i = 0; i < 10; ++i)
            made[std::size_t(i)] = {Qt::Key_0 + (i + 1) % 10, quint32(10 + i)};
        return made;
    }();
    const bool pad = event.modifiers().testFlag(Qt::KeypadModifier);
    return commands(event) || pad ? std::nullopt : find(digits, event);
}

bool HeldKeys::press(int key) {
    if (holds(key))
        return false;
    m_keys.push_back(key);
    return true;
}

bool HeldKeys::release(int key) {
    return std::erase(m_keys, key) > 0;
}

bool HeldKeys::holds(int key) const {
    return std::ranges::find(m_keys, key) != m_keys.end();
}

} // namespace antiphon
