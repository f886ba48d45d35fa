#pragma once

#include <QGroupBox>

class QLabel;
class QPushButton;
class QToolButton;

namespace antiphon {

class RealBox;

/// Buttons to capture what is played, hear it again, write it, and to render a held sound.
class GestureBar : public QGroupBox {
    Q_OBJECT

public:
    enum class Format { Wav, Midi, Csv };

    explicit GestureBar(QWidget* parent = nullptr);

    struct State {
        bool live = true; ///< something can be captured
        bool capturing = false;
        double seconds = 0;   ///< of the gesture, also while it is being captured
        bool kept = false;    ///< there is one
        bool project = false; ///< there is a library
    };
    void setState(const State& state);
    double renderSeconds() const;
    void setRenderSeconds(double seconds);

Q_SIGNALS:
    void captureToggled(bool on);
    void hearRequested();
    void exportRequested(antiphon::GestureBar::Format format);
    void keepRequested(); ///< the gesture's sound into the library
    void renderRequested();

private:
    QPushButton* m_capture;
    QLabel* m_time;
    QToolButton *m_hear, *m_export, *m_keep;
    RealBox* m_seconds;
    QPushButton* m_render;
};

} // namespace antiphon
