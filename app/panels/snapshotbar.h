#pragma once

#include "app/panels/synthsound.h"

#include <QGroupBox>

class QToolButton;

namespace antiphon {

class Midi;
class Slider;
class UntypedBox;

/// Ten places to keep parameters in, and a slider from one of them to another. A click recalls, or
/// stores where nothing is yet; Shift+click stores.
class SnapshotBar : public QGroupBox {
    Q_OBJECT

public:
    using Snapshots = std::array<SynthPoint, SynthMemory::snapshots>;

    explicit SnapshotBar(Midi& midi, QWidget* parent = nullptr);

    /// Emits nothing.
    void setSnapshots(const Snapshots& snapshots);
    /// "1" ... "9", "0", as on the keyboard.
    static QString label(int snapshot);
    /// Which two the slider goes between; -1: none.
    int from() const;
    int to() const;
    void setEnds(int from, int to);

Q_SIGNALS:
    void storeRequested(int snapshot);
    void recallRequested(int snapshot);
    void clearRequested(int snapshot);
    /// The slider went to this part of the way.
    void morphed(double way);
    void endsChanged();

protected:
    void changeEvent(QEvent*) override;

private:
    void clicked(int snapshot);
    void showMenu(int snapshot, const QPoint& at);
    void showButtons();
    void showMorph();
    void fill(UntypedBox* box, int chosen);

    Snapshots m_snapshots;
    std::array<QToolButton*, SynthMemory::snapshots> m_buttons{};
    UntypedBox *m_from, *m_to;
    Slider* m_way;
};

} // namespace antiphon
