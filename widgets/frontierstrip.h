#pragma once

#include <QWidget>

#include <vector>

namespace antiphon {

/// Things in the order in which they come in, one beside the other, as high as they are hard; those
/// that are in are filled, and a line stands where the frontier is. A click asks for the one below
/// the pointer, Left and Right choose one, Home and End the first and the newest that is in, Return
/// asks for it.
class FrontierStrip : public QWidget {
    Q_OBJECT

public:
    explicit FrontierStrip(QWidget* parent = nullptr);

    /// 0 ... 1, in order.
    void setHeights(std::vector<double> heights);
    void setAdmitted(int count);
    int admitted() const { return m_admitted; }
    int things() const { return int(m_heights.size()); }
    /// -1: none.
    int current() const { return m_current; }
    void setEmptyText(const QString& text);

    QSize sizeHint() const override { return {320, 64}; }
    QSize minimumSizeHint() const override { return {120, 40}; }

Q_SIGNALS:
    /// The pointer or the keyboard came to another one; -1: none.
    void currentChanged(int thing);
    void chosen(int thing);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

private:
    int thingAt(double x) const;
    void setCurrent(int thing);
    void tell();

    std::vector<double> m_heights;
    int m_admitted = 0, m_current = -1;
    QString m_empty;
};

} // namespace antiphon
