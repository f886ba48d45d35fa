#pragma once

#include <QGroupBox>

class QLabel;
class QPushButton;
class QToolButton;

namespace antiphon {

class RealBox;
class UntypedBox;

/// Buttons to capture what is played, hear it again, write it, and to render a held sound.
class GestureBar : public QGroupBox {
    Q_OBJECT

public:
    enum class Format { Wav, Midi, Csv };

    explicit GestureBar(QWidget* parent = nullptr);

    struct State {
        bool live = true; ///< something can be captured
        bool capturing = false;
        double seconds = 0;        ///< of what is being captured
        QStringList gestures = {}; ///< those there are, in words, and the one that is meant
        int chosen = 0;
        bool project = false; ///< there is a library
    };
    void setState(const State& state);
    double renderSeconds() const;
    void setRenderSeconds(double seconds);

Q_SIGNALS:
    void captureToggled(bool on);
    void gestureChosen(int index);
    void hearRequested();
    void exportRequested(antiphon::GestureBar::Format format);
    void keepRequested(); ///< the gesture's sound into the library
    void renderRequested();

private:
    QPushButton* m_capture;
    QLabel* m_time;
    UntypedBox* m_gestures;
    QToolButton *m_hear, *m_export, *m_keep;
    QStringList m_shown;
    RealBox* m_seconds;
    QPushButton* m_render;
};

} // namespace antiphon
