#pragma once

class QLabel;
class QScrollArea;
class QString;
class QWidget;

namespace antiphon {

// What pages are put together of. GUI thread.

/// A bold line above a part of a page, so many times as large as other text.
QLabel* heading(const QString& text, double scale = 1);

/// A field with its accessible name before it.
QWidget* namedField(QWidget* field);

/// Fields that scroll up and down where there is no room for all of them; the fields inside have
/// the focus.
QScrollArea* scrolledFields(QWidget* fields);

} // namespace antiphon
