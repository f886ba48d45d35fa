#pragma once

#include <QEvent>

namespace antiphon {

class Player;

/// Whether a key that is also a shortcut of the whole window belongs to the widget that has the
/// keyboard: Space presses the button and types a blank where those have it, Escape closes and
/// clears unless an audition is to be stopped, Ctrl+Home goes to the first row of a list. For
/// QEvent::ShortcutOverride.
bool keepsKey(const Player& player, const QEvent& event);

} // namespace antiphon
