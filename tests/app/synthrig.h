#pragma once

#include "app/panels/synthpanel.h"
#include "tests/app/windowuser.h"
#include "widgets/slider.h"
#include "widgets/xypad.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include <cmath>

namespace antiphon::testing {

/// The panel in a window, with a device and a MIDI port that the test drives.
struct SynthRig : WindowBench {
    SynthRig() {
        panel = static_cast<SynthPanel*>(this->WindowBench::panel("synth"));
        window->showPanel(QStringLiteral("synth"));
        QTest::qWait(20);
    }
    /// Scrolled to, under this name.
    template <class W>
    W* named(const QString& name) const {
        for (W* one : panel->findChildren<W*>())
            if (one->accessibleName() == name) {
                panel->findChild<QScrollArea*>()->ensureWidgetVisible(one);
                return one;
            }
        return nullptr;
    }
    Slider* slider(const QString& name) const {
        // The name is the track's.
        for (auto* one : panel->findChildren<Slider*>())
            for (auto* track : one->findChildren<QSlider*>())
                if (track->accessibleName() == name)
                    return one;
        return nullptr;
    }
    QPushButton* button(const QString& text) const {
        for (auto* one : panel->findChildren<QPushButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    QToolButton* tool(const QString& text) const {
        for (auto* one : panel->findChildren<QToolButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    XyPad* pad() const { return panel->findChild<XyPad*>(); }
    QLabel* saying(const QString& part) const {
        for (auto* one : panel->findChildren<QLabel*>())
            if (one->text().contains(part))
                return one;
        return nullptr;
    }
    bool ready() const {
        return QTest::qWaitFor([&] { return button(QStringLiteral("Capture"))->isEnabled(); });
    }
    /// Lets the device run; the left channel.
    std::vector<float> hear(double seconds) {
        const Sound sound = play(seconds);
        QCoreApplication::processEvents();
        std::vector<float> left;
        for (std::size_t i = 0; i < sound.frames(); ++i)
            left.push_back(sound.at(i, 0));
        return left;
    }
    void click(const QString& text) { QTest::mouseClick(button(text), Qt::LeftButton); }

    SynthPanel* panel;
};

inline float peak(std::span<const float> samples) {
    float top = 0;
    for (const float s : samples)
        top = std::max(top, std::abs(s));
    return top;
}

/// Strongest frequency by zero crossings upwards: for sines.
inline double hertz(std::span<const float> sound, int rate = 48000) {
    int count = -1;
    double first = -1, last = -1;
    for (std::size_t i = 1; i < sound.size(); ++i)
        if (sound[i - 1] < 0 && sound[i] >= 0) {
            first = first < 0 ? double(i) : first;
            last = double(i);
            ++count;
        }
    return count > 0 ? count * rate / (last - first) : 0;
}

} // namespace antiphon::testing
