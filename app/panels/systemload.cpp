#include "app/panels/systemload.h"

#include "app/panels/words.h"
#include "app/window/background.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace antiphon {

SystemLoad::Now SystemLoad::look() {
    Now now;
    const ProcessorTime time = processorTime();
    if (m_time.all > 0 && time.all > m_time.all)
        now.cpu = std::clamp(double(time.busy - std::min(time.busy, m_time.busy)) /
                                 double(time.all - m_time.all),
                             0., 1.);
    m_time = time;

    const MachineMemory memory = machineMemory();
    now.all = memory.all;
    now.memory = now.all > 0 ? now.all - memory.available : 0;
    now.own = processMemory();
    return now;
}

/// A name, a bar and a value.
class LoadBar : public QWidget {
public:
    LoadBar(const QString& name, bool warns, QWidget* parent)
        : QWidget(parent), m_name(name), m_warns(warns) {
        setAccessibleName(name);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setValue(double part, const QString& text, const QString& tip) {
        m_part = std::clamp(part, 0.0, 1.0);
        m_text = text;
        setToolTip(tip);
        setAccessibleDescription(tip);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(line()) + 12, fontMetrics().height() + 8};
    }
    QSize minimumSizeHint() const override {
        return {fontMetrics().averageCharWidth() * 6, sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const Tones tones = tonesOf(palette());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect().adjusted(2, 0, -2, -4), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(line(), Qt::ElideRight, width() - 4));
        const QRectF track(2, height() - 4, width() - 4, 3);
        const QColor ink = m_warns && m_part > 0.92 ? tones.warning : tones.data;
        painter.fillRect(track, tones.grid);
        painter.fillRect(QRectF(track.topLeft(), QSizeF(track.width() * m_part, track.height())),
                         ink);
    }

private:
    QString line() const {
        //: a thing of the machine and how much of it is in use
        return m_text.isEmpty() ? m_name : LoadStrip::tr("%1 %2").arg(m_name, m_text);
    }
    QString m_name, m_text;
    double m_part = 0;
    bool m_warns; ///< when it is nearly full
};

LoadStrip::LoadStrip(QWidget* parent)
    : QWidget(parent), m_timer(new QTimer(this)), m_layout(new QHBoxLayout(this)),
      m_cpu(new LoadBar(tr("CPU"), false, this)), m_memory(new LoadBar(tr("Memory"), true, this)) {
    setAccessibleName(tr("Load of the machine"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_cpu);
    m_layout->addWidget(m_memory);
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &LoadStrip::refresh);
    refresh();
}

void LoadStrip::refresh() {
    const SystemLoad::Now now = m_load.look();
    if (now.cpu >= 0) {
        const int percent = int(100 * now.cpu + 0.5);
        m_cpu->setValue(now.cpu, tr("%1 %").arg(percent),
                        tr("All cores together are %1 % busy.").arg(percent));
    }
    if (now.all > 0)
        m_memory->setValue(
            double(now.memory) / double(now.all),
            //: memory in use, and in all
            tr("%1 of %2").arg(byteText(double(now.memory)), byteText(double(now.all))),
            tr("%1 of %2 are in use, %3 of them by Antiphon.")
                .arg(byteText(double(now.memory)), byteText(double(now.all)),
                     byteText(double(now.own))));
    if (m_anyGpu && isVisible())
        askDevices();
}

/// Its answer may take a while, the first one most.
void LoadStrip::askDevices() {
    if (std::exchange(m_asking, true))
        return;
    inBackground(this, computeDevices,
                 [this](const std::vector<ComputeDevice>& devices) { take(devices); });
}

void LoadStrip::take(const std::vector<ComputeDevice>& devices) {
    m_asking = false;
    std::vector<const ComputeDevice*> gpus;
    for (const ComputeDevice& device : devices)
        if (device.id != "cpu")
            gpus.push_back(&device);
    m_anyGpu = !gpus.empty();
    for (std::size_t i = m_gpus.size(); i < gpus.size(); ++i) {
        m_gpus.push_back(new LoadBar(queueWords(gpus[i]->id), true, this));
        m_layout->addWidget(m_gpus.back());
    }
    for (std::size_t i = 0; i < gpus.size(); ++i) {
        const double all = double(gpus[i]->memory), used = all - double(gpus[i]->free);
        if (all > 0 && gpus[i]->free > 0)
            m_gpus[i]->setValue(
                used / all, tr("%1 of %2").arg(byteText(used), byteText(all)),
                tr("%1: %2 of %3 of its memory are in use.")
                    .arg(QString::fromStdString(gpus[i]->name), byteText(used), byteText(all)));
    }
}

void LoadStrip::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_timer->start();
    refresh();
}

void LoadStrip::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_timer->stop();
}

} // namespace antiphon
