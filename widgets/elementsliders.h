#pragma once

#include <QWidget>

#include <array>

class QComboBox;
class QToolButton;

namespace antiphon {

class Slider;

/// Towards what an element of a piece is pulled: another piece, the mean of a quadrant, or along a
/// direction of the valence-arousal plane.
enum class ElementSource { Piece, Q1, Q2, Q3, Q4, Arousal, Valence };
constexpr bool isDirection(ElementSource source) {
    return source == ElementSource::Arousal || source == ElementSource::Valence;
}

/// One element of compound words. A value.
struct ElementSetting {
    ElementSource source = ElementSource::Piece;
    double amount = 0;   ///< 0 ... 1; along a direction -2 ... 2. 0: stays as it is
    bool locked = false; ///< only the user's hand on its lock changes it
    bool operator==(const ElementSetting&) const = default;
};
/// Tempo, chord, beat, type, pitch, duration, velocity.
constexpr std::size_t elementCount = 7;
using ElementSettings = std::array<ElementSetting, elementCount>;

/// "Tempo".
QString elementTitle(std::size_t element);
/// What stands for an element wherever it is seen. Pair it with its name or its row.
QColor elementColor(std::size_t element);

/// A row for each element: lock, source and amount. Fits 320 pixels. Sliders are those of Slider:
/// Ctrl+click resets, numbers are typed.
class ElementSliders : public QWidget {
    Q_OBJECT

public:
    explicit ElementSliders(QWidget* parent = nullptr);

    const ElementSettings& value() const { return m_value; }
    /// All rows as given, locks included; amounts are clamped. Emits valueChanged() when it is
    /// another one.
    void setValue(const ElementSettings& value);
    /// The same but for the rows that are locked now; their locks stay as they are.
    void setUnlocked(const ElementSettings& value);
    /// What the other piece is called; empty: there is none, and its entry says so.
    void setOtherPiece(const QString& title);

Q_SIGNALS:
    void valueChanged(const ElementSettings& value);
    /// The hand left a control: the moment for one undo step.
    void editingFinished();

private:
    struct Row {
        QToolButton* lock;
        QComboBox* source;
        Slider* amount;
    };
    void addRow(std::size_t element);
    void change(std::size_t element, const ElementSetting& setting);
    void showRow(std::size_t element);

    ElementSettings m_value;
    std::array<Row, elementCount> m_rows{};
    bool m_showing = false;
};

} // namespace antiphon
