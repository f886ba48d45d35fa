#pragma once

#include <QWidget>

class QToolButton;

namespace antiphon {

class ElidedLabel;
class Slider;

/// What stands above a lane: its name, mute, solo and level, and where it can be taken out a button
/// for that. Setters emit nothing.
class LaneHead : public QWidget {
    Q_OBJECT

public:
    explicit LaneHead(bool removable, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    void setMix(double gainDb, bool muted, bool solo);

Q_SIGNALS:
    void mixChanged(double gainDb, bool muted, bool solo);
    /// The hand let go of the level.
    void strokeEnded();
    void removeRequested();

private:
    void tell();

    ElidedLabel* m_title;
    QToolButton *m_mute, *m_solo, *m_remove = nullptr;
    Slider* m_gain;
};

} // namespace antiphon
