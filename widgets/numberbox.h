#pragma once

#include <QAbstractSpinBox>

#include <cstdint>

namespace antiphon {

/// A spin box that keeps a double exactly: 0.00003 stays 0.00003, and the shortest text that reads
/// back as the same number is shown. Steps are a 1, 2 or 5 with the value's order of magnitude.
/// Typed text is taken over on Return or when the focus leaves; out of range counts as the nearest
/// admitted value, text that is no number is dropped. Decimal comma and point are both understood.
class RealBox : public QAbstractSpinBox {
    Q_OBJECT
    Q_PROPERTY(double value READ value WRITE setValue NOTIFY valueChanged USER true)

public:
    explicit RealBox(QWidget* parent = nullptr);

    double value() const { return m_value; }
    /// Not finite: ignored.
    void setValue(double value);
    void setRange(double min, double max);
    double minimum() const { return m_min; }
    double maximum() const { return m_max; }
    /// Such as "s"; shown after the number.
    void setUnit(const QString& unit);
    /// Shown instead of the smallest value; empty: nothing is.
    void setMinimumText(const QString& text);
    /// At most this many decimals are shown (values stay exact); -1: as many as it takes.
    void setShownDecimals(int decimals);
    /// 0: by magnitude.
    void setStep(double step) { m_step = step; }

    void stepBy(int steps) override;
    QValidator::State validate(QString& text, int& position) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void valueChanged(double value);

protected:
    StepEnabled stepEnabled() const override;

private:
    void take();
    void show();
    QString textOf(double value) const;

    double m_value = 0;
    double m_min, m_max;
    double m_step = 0;
    int m_decimals = -1;
    QString m_unit;
};

/// The same for all 64-bit whole numbers.
class WholeBox : public QAbstractSpinBox {
    Q_OBJECT
    Q_PROPERTY(qint64 value READ value WRITE setValue NOTIFY valueChanged USER true)

public:
    explicit WholeBox(QWidget* parent = nullptr);

    qint64 value() const { return m_value; }
    void setValue(qint64 value);
    void setRange(qint64 min, qint64 max);
    void setUnit(const QString& unit);
    void setMinimumText(const QString& text);

    void stepBy(int steps) override;
    QValidator::State validate(QString& text, int& position) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void valueChanged(qint64 value);

protected:
    StepEnabled stepEnabled() const override;

private:
    void take();
    void show();
    QString shownText() const;

    qint64 m_value = 0;
    qint64 m_min, m_max;
    QString m_unit;
};

} // namespace antiphon
