#include "core/audio/nulldevice.h"

#include <chrono>

namespace antiphon {

NullDevice::NullDevice(Engine& engine, const DeviceSettings& settings, Pace pace)
    : m_thread([this, &engine, settings, pace] { run(engine, settings, pace); }) {}

NullDevice::~NullDevice() {
    m_stop.store(true, std::memory_order_relaxed);
    m_thread.join();
}

void NullDevice::run(Engine& engine, DeviceSettings settings, Pace pace) {
    using Clock = std::chrono::steady_clock;
    const std::size_t frames = std::size_t(std::max(1, settings.buffer));
    const std::vector<float> silence(frames);
    const std::vector<const float*> in(std::size_t(std::max(0, settings.inputs)), silence.data());
    std::vector<float> bin(frames * std::size_t(std::max(0, settings.outputs)));
    std::vector<float*> out;
    for (std::size_t at = 0; at < bin.size(); at += frames)
        out.push_back(&bin[at]);

    const std::chrono::duration<double> period(double(frames) / engine.rate());
    // Due times are counted from a beginning, so that rounding does not add up.
    Clock::time_point beginning = Clock::now();
    std::int64_t blocks = 0;
    while (!m_stop.load(std::memory_order_relaxed)) {
        const Clock::time_point before = Clock::now();
        engine.process(in, out, frames);
        const std::chrono::duration<double> used = Clock::now() - before;
        engine.countCallback(float(used / period), false);
        ++blocks;
        if (pace == Pace::Free)
            continue;
        const auto due =
            beginning + std::chrono::duration_cast<Clock::duration>(period * double(blocks));
        if (Clock::now() - due > std::chrono::milliseconds(200)) { // the machine slept: do not rush
            beginning = Clock::now();
            blocks = 0;
        } else {
            std::this_thread::sleep_until(due);
        }
    }
}

} // namespace antiphon
