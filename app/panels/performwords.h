#pragma once

#include <QString>

namespace antiphon {

/// What a control of a performance is called, for people: "follow/loudness" -> "Follow or oppose:
/// Loudness".
QString liveControlWords(const QString& name);
/// The same where a title or its row says of what it is: "follow/loudness" -> "Loudness".
QString liveControlLabel(const QString& name);
/// What moving it does, as a tool tip; may be empty.
QString liveControlHelp(const QString& name);

} // namespace antiphon
