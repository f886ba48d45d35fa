#pragma once

#include "models/emotion/editoptions.h"

#include <QGroupBox>

class QPushButton;

namespace antiphon {

class OptionsForm;

/// Edits of a piece that need no model: scales and steps, and the button that writes it. GUI
/// thread.
class EmotionEdit : public QGroupBox {
    Q_OBJECT

public:
    explicit EmotionEdit(QWidget* parent = nullptr);

    emotion::EditOptions value() const;
    /// Tells nothing.
    void setValue(const emotion::EditOptions& value);
    /// Why it cannot be written; empty: it can.
    void setObstacle(const QString& why);

Q_SIGNALS:
    /// The user changed value().
    void edited();
    /// What the pad shows is wanted as an edit.
    void padWanted();
    void requested();

private:
    void showButton();

    OptionsForm* m_form;
    QPushButton* m_write;
    QString m_obstacle;
    bool m_showing = false;
};

} // namespace antiphon
