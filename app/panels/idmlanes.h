#pragma once

#include "app/window/media.h"
#include "core/dsp/lscore.h"

#include <QWidget>

namespace antiphon {

class TimeRuler;
class TimeScrollBar;
class ValueStrip;

/// A recording with what its score is made of: onsets on the waveform, the onset function and the
/// entropy of the spectrum below it, silent frames hatched. GUI thread.
class IdmLanes : public QWidget {
    Q_OBJECT

public:
    explicit IdmLanes(QWidget* parent = nullptr);

    TimeAxis* axis() const { return m_axis; }
    WaveformView* waveform() const { return m_waveform; }
    ValueStrip* entropy() const { return m_entropy; }

    /// Shows the sound as soon as it is open; null: none.
    void setView(std::shared_ptr<SoundView> view);
    /// Of a stretch that begins at `from` seconds; null: nothing is measured.
    void setReport(const LScoreReport* report, double from = 0);

Q_SIGNALS:
    /// A sentence: the sound cannot be shown.
    void failed(const QString& sentence);

private:
    void showSource();

    TimeAxis* m_axis;
    std::shared_ptr<SoundView> m_view;
    TimeRuler* m_ruler;
    WaveformView* m_waveform;
    ValueStrip *m_onsets, *m_entropy;
    TimeScrollBar* m_scroll;
};

} // namespace antiphon
