#pragma once

#include "core/machine.h"
#include "models/device.h"

#include <QWidget>

#include <cstdint>
#include <vector>

class QHBoxLayout;
class QTimer;

namespace antiphon {

class LoadBar;

/// What the machine is doing, as the system tells. Any thread; each its own.
class SystemLoad {
public:
    struct Now {
        double cpu = -1; ///< of all cores since the last look, 0 ... 1; -1: unknown
        std::int64_t memory = 0, all = 0; ///< bytes in use, and there are; 0: unknown
        std::int64_t own = 0;             ///< bytes of this program
    };
    Now look();

private:
    ProcessorTime m_time;
};

/// CPU, memory and the memory of each GPU as small bars, once a second while they are seen.
class LoadStrip : public QWidget {
    Q_OBJECT

public:
    explicit LoadStrip(QWidget* parent = nullptr);

    /// Asks once, now.
    void refresh();

protected:
    void showEvent(QShowEvent*) override;
    void hideEvent(QHideEvent*) override;

private:
    void askDevices();
    void take(const std::vector<ComputeDevice>& devices);

    SystemLoad m_load;
    QTimer* m_timer;
    QHBoxLayout* m_layout;
    LoadBar *m_cpu, *m_memory;
    std::vector<LoadBar*> m_gpus;
    bool m_asking = false, m_anyGpu = true; ///< until we know better
};

} // namespace antiphon
