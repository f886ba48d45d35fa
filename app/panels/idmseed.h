#pragma once

#include "app/window/media.h"

#include <QWidget>

class QLabel;

namespace antiphon {

class MaskLane;
class TimeRuler;
class TimeScrollBar;

namespace idm {
struct ChunkWindow;
}

/// The sound that is varied with the stretch of it that is taken, where the model's chunks begin
/// and how much of the variation there is over time; below it the result on show, on an axis of its
/// own. GUI thread.
class IdmSeed : public QWidget {
    Q_OBJECT

public:
    explicit IdmSeed(QWidget* parent = nullptr);

    TimeAxis* axis() const { return m_axis; }
    TimeAxis* resultAxis() const { return m_resultAxis; }
    WaveformView* waveform() const { return m_waveform; }
    MaskLane* mask() const { return m_mask; }

    /// Shows the sound as soon as it is open; null: none.
    void setSeed(std::shared_ptr<SoundView> view);
    void setResult(std::shared_ptr<SoundView> view, const QString& title);
    /// Of the model's clips: what is taken where nothing is selected.
    void setUsual(double seconds);
    double usual() const { return m_usual; }
    /// Where chunks begin in a stretch of the sound, marked on the waveform; selections begin and
    /// end there as long as they snap, but for ends where no chunks were looked for yet.
    void addChunks(const idm::ChunkWindow& window);
    void clearChunks();
    /// All of them, rising.
    const std::vector<double>& chunks() const { return m_chunks; }
    void setSnaps(bool on);
    /// What is selected, as soon as the sound is open; as given, it does not snap. None: the
    /// beginning.
    void setCrop(std::optional<TimeSpan> span);
    std::optional<TimeSpan> crop() const { return m_crop; }
    /// What is taken.
    TimeSpan taken() const;

Q_SIGNALS:
    void cropChanged();
    /// A sentence: the sound cannot be shown.
    void failed(const QString& sentence);

private:
    void showSeed();
    void showResult();
    void selected();
    void showCrop();
    void showTaken();
    double snapped(double seconds) const;

    TimeAxis *m_axis, *m_resultAxis;
    std::shared_ptr<SoundView> m_view, m_resultView;
    WaveformView *m_waveform, *m_result;
    MaskLane* m_mask;
    QLabel* m_title;
    QWidget* m_resultPart;
    std::vector<double> m_chunks;
    std::vector<TimeSpan> m_looked; ///< for chunks
    std::optional<TimeSpan> m_crop;
    double m_usual = 8;
    bool m_snaps = true, m_setting = false;
};

} // namespace antiphon
