#pragma once

#include <QComboBox>

namespace antiphon {

class Session;

// Settings that both the first page and the settings dialog offer; each writes its setting at once.

/// "appearance/language"; the window is built anew in the chosen one.
QComboBox* languageBox(Session& session, QWidget* parent);
/// "appearance/scheme".
QComboBox* schemeBox(Session& session, QWidget* parent);
/// "computing/device"; the devices are listed in the background.
QComboBox* computingBox(Session& session, QWidget* parent);

} // namespace antiphon
