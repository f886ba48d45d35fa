#pragma once

#include "app/window/media.h"

#include <QWidget>

class QSplitter;

namespace antiphon {

class TimeRuler;
class TimeScrollBar;

/// Ruler, waveform, spectrogram and scroll bar of one sound on one time axis.
class AudioLanes : public QWidget {
    Q_OBJECT

public:
    explicit AudioLanes(TimeAxis* axis, QWidget* parent = nullptr);

    void setAxis(TimeAxis* axis);
    /// Shows the sound as soon as it is open; null: none. Keeps the view alive meanwhile.
    void setView(std::shared_ptr<SoundView> view);
    void showLanes(bool waveform, bool spectrogram);

    WaveformView* waveform() const { return m_waveform; }
    SpectrogramView* spectrogram() const { return m_spectrogram; }

private:
    void showSources();

    std::shared_ptr<SoundView> m_view;
    TimeRuler* m_ruler;
    WaveformView* m_waveform;
    SpectrogramView* m_spectrogram;
    QSplitter* m_splitter;
    TimeScrollBar* m_scroll;
};

} // namespace antiphon
