#pragma once

#include <QLabel>

namespace antiphon {

/// One line of plain text that may be narrower than its text: then it ends in an ellipsis, and the
/// tool tip says it all.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setText(const QString& text);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;
};

} // namespace antiphon
