#include "widgets/numberbox.h"

#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace antiphon {

namespace {

QString bare(QString text, const QString& unit) {
    text = text.trimmed();
    if (!unit.isEmpty() && text.endsWith(unit))
        text.chop(unit.size());
    return text.trimmed();
}

std::optional<double> realOf(QString text) {
    text.replace(QLatin1Char(','), QLatin1Char('.'));
    bool ok = false;
    const double v = text.toDouble(&ok);
    return ok && std::isfinite(v) ? std::optional(v) : std::nullopt;
}

QString shortest(double value) {
    // Plain digits where they are few: 0.00003 reads better than 3e-05.
    char text[64];
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-6 && size < 1e15);
    const auto end =
        plain ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr
              : std::to_chars(text, text + sizeof text, value).ptr;
    return QString::fromLatin1(text, int(end - text));
}

int widthFor(const QAbstractSpinBox& box, const QString& sample) {
    const QFontMetrics metrics = box.fontMetrics();
    const bool buttons = box.buttonSymbols() != QAbstractSpinBox::NoButtons;
    return metrics.horizontalAdvance(sample) + (buttons ? metrics.height() * 2 : 0) + 16;
}

QString withUnit(const QString& number, const QString& unit) {
    return unit.isEmpty() ? number : number + QLatin1Char(' ') + unit;
}

} // namespace

RealBox::RealBox(QWidget* parent)
    : QAbstractSpinBox(parent), m_min(-std::numeric_limits<double>::max()),
      m_max(std::numeric_limits<double>::max()) {
    connect(this, &QAbstractSpinBox::editingFinished, this, &RealBox::take);
    show();
}

QString RealBox::textOf(double value) const {
    if (value == m_min && !specialValueText().isEmpty())
        return specialValueText();
    if (m_decimals < 0)
        return withUnit(shortest(value), m_unit);
    QString fixed = QString::number(value, 'f', m_decimals);
    if (fixed.startsWith(QLatin1Char('-')) && fixed.toDouble() == 0)
        fixed.remove(0, 1); // no "-0.0"
    return withUnit(fixed, m_unit);
}

void RealBox::show() {
    lineEdit()->setText(textOf(m_value));
}

void RealBox::setValue(double value) {
    if (!std::isfinite(value))
        return;
    value = std::clamp(value, m_min, m_max);
    const bool changed = value != m_value;
    m_value = value;
    show();
    if (changed)
        Q_EMIT valueChanged(value);
}

void RealBox::setRange(double min, double max) {
    m_min = min;
    m_max = std::max(min, max);
    setValue(m_value);
}

void RealBox::setUnit(const QString& unit) {
    m_unit = unit;
    show();
    updateGeometry();
}

void RealBox::setMinimumText(const QString& text) {
    setSpecialValueText(text);
    show();
    updateGeometry();
}

void RealBox::setShownDecimals(int decimals) {
    m_decimals = decimals;
    show();
}

void RealBox::take() {
    // Untouched text is a rounding of the value and must not replace it.
    if (lineEdit()->text() == textOf(m_value))
        return;
    const auto typed = realOf(bare(lineEdit()->text(), m_unit));
    typed ? setValue(*typed) : show();
}

void RealBox::stepBy(int steps) {
    take();
    double step = m_step;
    if (step <= 0) {
        // A tenth of the value's magnitude, and of the range for a value at zero.
        double size = std::abs(m_value);
        if (size == 0)
            size =
                std::isfinite(m_max) && m_max < 1e300 && m_max > 0 ? std::min(m_max / 10, 1.0) : 1;
        step = std::pow(10, std::floor(std::log10(size) + 1e-9) - 1);
        if (step * 10 > std::abs(m_value) * (1 - 1e-9) && m_value * steps < 0)
            step /= 10; // 1 - 0.1 = 0.9, then by 0.01
    }
    // Land on multiples of the step, free of binary dust.
    const double multiple = std::round((m_value + steps * step) / step);
    double next = multiple * step;
    if (std::abs(next - (m_value + steps * step)) > step * 0.499)
        next = m_value + steps * step;
    const int digits = std::max(0, 2 - int(std::floor(std::log10(step))));
    next = digits < 15 ? QString::number(next, 'f', digits).toDouble() : next;
    setValue(next);
    selectAll();
}

QAbstractSpinBox::StepEnabled RealBox::stepEnabled() const {
    StepEnabled enabled = StepNone;
    if (m_value < m_max)
        enabled |= StepUpEnabled;
    if (m_value > m_min)
        enabled |= StepDownEnabled;
    return enabled;
}

QValidator::State RealBox::validate(QString& text, int&) const {
    const QString typed = bare(text, m_unit);
    if (const auto v = realOf(typed))
        return *v >= m_min && *v <= m_max ? QValidator::Acceptable : QValidator::Intermediate;
    for (const QChar c : typed)
        if (!c.isDigit() && !QStringLiteral("+-.,eE ").contains(c) && !m_unit.contains(c) &&
            !specialValueText().contains(c))
            return QValidator::Invalid;
    return QValidator::Intermediate;
}

QSize RealBox::sizeHint() const {
    // With so many decimals the ends of the range are the longest texts.
    const bool known = m_decimals >= 0 && std::abs(m_min) < 1e9 && std::abs(m_max) < 1e9;
    const int width = known
                          ? std::max(widthFor(*this, textOf(m_min)), widthFor(*this, textOf(m_max)))
                          : std::max(widthFor(*this, withUnit(QStringLiteral("-0.00000"), m_unit)),
                                     widthFor(*this, specialValueText()));
    return {width, QAbstractSpinBox::sizeHint().height()};
}

WholeBox::WholeBox(QWidget* parent)
    : QAbstractSpinBox(parent), m_min(std::numeric_limits<qint64>::min()),
      m_max(std::numeric_limits<qint64>::max()) {
    connect(this, &QAbstractSpinBox::editingFinished, this, &WholeBox::take);
    show();
}

QString WholeBox::shownText() const {
    return m_value == m_min && !specialValueText().isEmpty()
               ? specialValueText()
               : withUnit(QString::number(m_value), m_unit);
}

void WholeBox::show() {
    lineEdit()->setText(shownText());
}

void WholeBox::setValue(qint64 value) {
    value = std::clamp(value, m_min, m_max);
    const bool changed = value != m_value;
    m_value = value;
    show();
    if (changed)
        Q_EMIT valueChanged(value);
}

void WholeBox::setRange(qint64 min, qint64 max) {
    m_min = min;
    m_max = std::max(min, max);
    setValue(m_value);
}

void WholeBox::setUnit(const QString& unit) {
    m_unit = unit;
    show();
    updateGeometry();
}

void WholeBox::setMinimumText(const QString& text) {
    setSpecialValueText(text);
    show();
    updateGeometry();
}

void WholeBox::take() {
    if (lineEdit()->text() == shownText())
        return; // words may begin with digits
    const QString typed = bare(lineEdit()->text(), m_unit);
    bool ok = false;
    const qint64 v = typed.toLongLong(&ok);
    if (ok)
        return setValue(v);
    // 1e6 and the like, and what lies beyond 64 bits.
    const auto real = realOf(typed);
    if (!real)
        return show();
    if (*real >= 9.2e18 || *real <= -9.2e18)
        return setValue(*real > 0 ? m_max : m_min);
    setValue(std::llround(*real));
}

void WholeBox::stepBy(int steps) {
    take();
    // Saturating: the ends of the range may be those of the type.
    if (steps > 0)
        setValue(m_value > m_max - steps ? m_max : m_value + steps);
    else
        setValue(m_value < m_min - steps ? m_min : m_value + steps);
    selectAll();
}

QAbstractSpinBox::StepEnabled WholeBox::stepEnabled() const {
    StepEnabled enabled = StepNone;
    if (m_value < m_max)
        enabled |= StepUpEnabled;
    if (m_value > m_min)
        enabled |= StepDownEnabled;
    return enabled;
}

QValidator::State WholeBox::validate(QString& text, int&) const {
    const QString typed = bare(text, m_unit);
    bool ok = false;
    const qint64 v = typed.toLongLong(&ok);
    if (ok)
        return v >= m_min && v <= m_max ? QValidator::Acceptable : QValidator::Intermediate;
    for (const QChar c : typed)
        if (!c.isDigit() && !QStringLiteral("+-.eE ").contains(c) && !m_unit.contains(c) &&
            !specialValueText().contains(c))
            return QValidator::Invalid;
    return QValidator::Intermediate;
}

QSize WholeBox::sizeHint() const {
    return {std::max(widthFor(*this, withUnit(QStringLiteral("-0000000"), m_unit)),
                     widthFor(*this, specialValueText())),
            QAbstractSpinBox::sizeHint().height()};
}

} // namespace antiphon
