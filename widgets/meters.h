#pragma once

#include <QWidget>

#include <span>
#include <vector>

namespace antiphon {

/// What a channel did since the last report; linear, 1 is full scale.
struct ChannelLevel {
    float peak = 0;
    float rms = 0;
};

/// Peak and RMS of some channels as bars from -60 to 0 dBFS with a line that holds the highest peak
/// for 1.5 s and a lamp for clipping that stays lit until a click (or Space). Owns no timer:
/// whoever pulls the levels (30 times a second) says how much time went by.
class LevelMeter : public QWidget {
    Q_OBJECT

public:
    explicit LevelMeter(int channels = 2, Qt::Orientation orientation = Qt::Vertical,
                        QWidget* parent = nullptr);

    void setChannels(int channels);
    /// Bars rise at once and fall by 20 dB a second. Missing channels count as silent.
    void setLevels(std::span<const ChannelLevel> levels, double secondsSinceLast);
    bool clipped() const;
    void resetClip();
    /// What the bar and the hold line of a channel show, in dBFS (-inf: nothing).
    double shownDb(int channel) const { return m_channels[std::size_t(channel)].peakDb; }
    double heldDb(int channel) const { return m_channels[std::size_t(channel)].heldDb; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clipReset();

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    bool event(QEvent*) override;

private:
    struct Channel {
        double peakDb, rmsDb, heldDb;
        double heldFor = 0;
        bool clipped = false;
    };
    double placeOf(double db) const; ///< 0 ... 1
    void tellState();

    Qt::Orientation m_orientation;
    std::vector<Channel> m_channels;
    bool m_toldClip = false;
};

} // namespace antiphon
