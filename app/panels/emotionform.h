#pragma once

#include "app/panels/emotionwish.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace antiphon {

class EmotionEdit;
class EmotionPad;
class OptionsForm;
class SeedWidget;
class WholeBox;

/// The hand on a piece: the pad, a slider an element, presets, what is drawn and how, and the
/// buttons. Shows a wish and tells every change of it. GUI thread.
class EmotionForm : public QWidget {
    Q_OBJECT

public:
    explicit EmotionForm(QWidget* parent = nullptr);

    const EmotionWish& wish() const { return m_wish; }
    /// Tells nothing.
    void setWish(const EmotionWish& wish);
    /// What a classifier thinks of piece and render, valence and arousal.
    /// `compared`: the render came of the piece.
    void setEstimates(std::optional<QPointF> piece, std::optional<QPointF> render, bool compared);

    std::uint64_t seed() const;
    void setSeed(std::uint64_t seed);
    void showSeed(std::uint64_t used);

    /// Why a button cannot be pressed; empty: it can.
    struct Obstacles {
        QString transfer, way, generate, edit;
    };
    void setObstacles(const Obstacles& obstacles);
    /// A negative fraction: nothing runs.
    void setProgress(double fraction, const QString& text);

    EmotionPad& pad() const { return *m_pad; }
    ElementSliders& sliders() const { return *m_sliders; }

Q_SIGNALS:
    /// The user changed wish(); `what` names it for undo. Until strokeEnded() it is one change.
    void edited(const QString& what);
    void strokeEnded();
    void transferRequested();
    void wayRequested(int steps);
    void generateRequested();
    void editRequested();
    void cancelRequested();

private:
    QWidget* buildElements();
    QWidget* buildOptions();
    QWidget* buildButtons();
    void usePreset(std::size_t preset);
    void reset();
    void tell(const QString& what, bool whole);
    void showButtons();

    EmotionWish m_wish;
    EmotionPad* m_pad;
    ElementSliders* m_sliders;
    EmotionEdit* m_edit;
    QToolButton* m_presets;
    OptionsForm *m_transferForm, *m_generateForm;
    SeedWidget* m_seed;
    QComboBox* m_emotion;
    WholeBox* m_steps;
    QPushButton *m_transfer, *m_way, *m_generate, *m_cancel;
    QProgressBar* m_progress;
    Obstacles m_obstacles;
    bool m_showing = false, m_running = false;
};

} // namespace antiphon
