#pragma once

#include "app/panels/gesturebar.h"
#include "app/panels/gestureshelf.h"
#include "app/panels/synthkeys.h"
#include "app/panels/synthsound.h"
#include "app/window/panel.h"
#include "core/audio/gesture.h"

#include <QElapsedTimer>
#include <QHash>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace antiphon {

class ConfirmStrip;
class Slider;
class SnapshotBar;
class SynthChooser;
class SynthKnobs;
class SynthOptions;
class SynthPlayer;
class UntypedBox;
class XyPad;

/// Plays a synthesizer by hand: a slider for every parameter, an XY pad, the computer's keyboard
/// and MIDI. Snapshots of parameters are kept, recalled and morphed; what is played is captured as
/// a gesture and exported; held sounds are rendered into the library. Patches of Pure Data are
/// rendered and heard, not played live.
///
/// It is built in synthpanel.cpp and shown in synthpanellook.cpp; what sounds is in
/// synthpanelplay.cpp, files are in synthpanelfiles.cpp.
class SynthPanel : public Panel {
    Q_OBJECT

public:
    explicit SynthPanel(Session& session, QWidget* parent = nullptr);
    ~SynthPanel() override;

    Json state() const override;
    void restore(const Json& state) override;

    const SynthSound& sound() const { return m_sound; }
    /// Chooses a built-in synthesizer, or the folder of a patch, as one undo step.
    void choose(const std::string& synth);
    /// The gesture that is meant: the one that was captured last, unless the user chose another;
    /// null: none.
    std::shared_ptr<const Gesture> gesture() const { return m_captured.gesture(); }
    /// Writes it, in the background; what goes wrong is told.
    void exportGesture(GestureBar::Format format, const fs::path& file);

protected:
    bool event(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void keyReleaseEvent(QKeyEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void changeEvent(QEvent*) override;

private:
    class Command;
    class Stored;

    // The look.
    void buildPlaying(QBoxLayout* column);
    void buildPad(QBoxLayout* column);
    void arrange();
    void showSynth();
    void showSound();
    void showSnapshots();
    void showState();
    void light();
    bool isPatch() const;
    bool allowed() const;

    // What sounds.
    /// Another sound by the user's hand, which can be undone; moves of the same `hand` that follow
    /// each other quickly are one step. An empty hand: a step of its own.
    void change(const QString& text, SynthSound next, const QString& hand = {});
    void movePoint(const QString& text, SynthPoint point, const QString& hand = {});
    /// `anew`: what is remembered of the synthesizer is another thing, too.
    void apply(const SynthSound& sound, bool anew = false);
    void updateGate();
    bool holding() const;
    void playKey(int key);
    void releaseKey(int key);
    void releaseKeys();
    bool pitch(int key);
    void store(int snapshot);
    void recall(int snapshot);
    void clear(int snapshot);
    void morph(double way);
    void randomise();
    SynthMemory& memory();
    const SynthMemory& memory() const;

    // Files.
    void hearPatch();
    void hearGesture();
    void keepGesture();
    void renderHeld();
    void askWhere(GestureBar::Format format);
    void write(const QString& title, std::function<fs::path(JobControl&)> make, bool import);

    SynthSound m_sound;
    SynthInfo m_info;
    std::map<std::string, SynthMemory> m_memory; ///< by synthesizer
    GestureShelf m_captured;
    SynthPlayer* m_player;
    HeldKeys m_keys;
    bool m_padHeld = false;
    bool m_told = false;      ///< that a key is out of range
    bool m_rendering = false; ///< a patch
    QString m_remark;         ///< what went wrong; empty when all is well

    QHash<QString, qint64> m_hands; ///< when each moved last, by m_clock
    QElapsedTimer m_clock;
    int m_stroke = 0;

    SynthChooser* m_chooser;
    QLabel* m_help;
    QLabel* m_status;
    ConfirmStrip* m_consent;
    SynthOptions* m_options;
    QPushButton *m_play, *m_hold;
    Slider *m_level, *m_glide;
    SynthKnobs* m_knobs;
    QPushButton *m_random, *m_reset;
    XyPad* m_pad;
    UntypedBox *m_x, *m_y;
    SnapshotBar* m_snapshots;
    GestureBar* m_gestures;
    QBoxLayout* m_columns;
    QWidget *m_left, *m_right;
};

} // namespace antiphon
