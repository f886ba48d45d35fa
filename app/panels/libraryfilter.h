#pragma once

class QLineEdit;
class QToolButton;

namespace antiphon {

/// A button with examples of filters, which it types into `filter`.
QToolButton* filterHelpButton(QLineEdit& filter);

} // namespace antiphon
