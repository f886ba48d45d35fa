#include "models/torchtraining.h"

#include "models/device.h"
#include "models/outofmemory.h"

#include <ATen/ATen.h>
#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>
#include <torch/version.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <numeric>

namespace antiphon {

namespace {

/// Listens to LibTorch's allocators as its own profiler does.
class PeakMemory final : public c10::MemoryReportingInfoBase {
public:
#if TORCH_VERSION_MAJOR >= 2
    using Total = std::size_t;
#else
    using Total = std::int64_t;
#endif
    void reportMemoryUsage(void*, std::int64_t bytes, Total, Total, c10::Device) override {
        const std::int64_t now = m_now += bytes;
        std::int64_t peak = m_peak;
        while (now > peak && !m_peak.compare_exchange_weak(peak, now)) {
        }
    }
    bool memoryProfilingEnabled() const override {
        return true;
    }
    double peak() const {
        return double(m_peak);
    }

private:
    std::atomic<std::int64_t> m_now = 0, m_peak = 0; // backward on CUDA has threads of its own
};

/// Puts back what forward passes change in a network: its buffers (running means).
class UnchangedBuffers {
public:
    explicit UnchangedBuffers(TorchModel& model) : m_model(model) {
        const at::NoGradGuard noGradient;
        for (const auto& [name, buffer] : model.buffers)
            m_values.push_back(buffer.clone());
    }
    ~UnchangedBuffers() {
        const at::NoGradGuard noGradient;
        for (std::size_t i = 0; i < m_values.size(); ++i)
            m_model.buffers[i].second.copy_(m_values[i]);
    }
    UnchangedBuffers(const UnchangedBuffers&) = delete;
    UnchangedBuffers& operator=(const UnchangedBuffers&) = delete;

private:
    TorchModel& m_model;
    std::vector<at::Tensor> m_values;
};

/// The first `count` items, from the beginning again if there are fewer.
std::vector<std::int64_t> someItems(std::int64_t count, std::int64_t all) {
    std::vector<std::int64_t> items(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        items[std::size_t(i)] = i % all;
    return items;
}

} // namespace

double TorchTrainee::peakOf(std::int64_t items) {
    const auto peak = std::make_shared<PeakMemory>();
    {
        const c10::DebugInfoGuard listening(c10::DebugInfoKind::PROFILER_STATE, peak);
        const at::AutoGradMode gradients(true);
        std::vector<Scalar> scalars;
        lossOf(someItems(items, m_task.items), 0, scalars).backward();
    }
    return peak->peak();
}

double TorchTrainee::stepSeconds(std::int64_t piece) {
    using Clock = std::chrono::steady_clock;
    const auto seconds = [](Clock::time_point since) {
        return std::chrono::duration<double>(Clock::now() - since).count();
    };
    const auto items = someItems(piece, m_task.items);
    const auto once = [&] {
        const auto start = Clock::now();
        const at::AutoGradMode gradients(true);
        std::vector<Scalar> scalars;
        const at::Tensor loss = lossOf(items, 0, scalars);
        loss.backward();
        m_parameters.gradients()[0].item<float>(); // waits for the device
        return seconds(start);
    };
    double best = once(); // the first also loads kernels
    for (double spent = best; spent < 1 && spent < 20 * best;) {
        const double again = once();
        best = std::min(best, again);
        spent += again;
    }
    // The update, on copies.
    const at::NoGradGuard noGradient;
    at::Tensor values = m_parameters.values().clone(), gradient = at::zeros_like(values);
    TorchOptimiser optimizer(m_options.optimizer, values);
    double update = INFINITY;
    for (int i = 0; i < 3; ++i) {
        const auto start = Clock::now();
        optimizer.step(values, gradient, 0);
        values[0].item<float>();
        update = std::min(update, seconds(start));
    }
    return best * double(m_options.accumulate) + update;
}

Forecast TorchTrainee::forecast(bool timed) {
    const std::int64_t parts = m_options.accumulate * (m_processes ? m_processes->size() : 1);
    Forecast forecast;
    forecast.parameters = m_parameters.count();
    forecast.weightBytes = double(forecast.parameters) * sizeof(float);
    forecast.trainBytes =
        forecast.weightBytes + double(forecast.parameters) * m_optimizer.bytesPerParameter();
    forecast.piece = (m_options.batch + parts - 1) / parts;
    forecast.freeBytes = double(freeMemory(m_device));

    const UnchangedBuffers buffers(m_task.model);
    try {
        // From two points that are small, but not of one item where a batch has more: it has no
        // variance. Never more than will be trained on.
        const std::int64_t few =
            std::min(forecast.piece, std::max<std::int64_t>(2, forecast.piece / 16));
        const std::int64_t more = std::min(forecast.piece, 2 * few);
        peakOf(few); // workspaces that stay
        const double low = peakOf(few);
        const double each = more > few ? std::max(1.0, (peakOf(more) - low) / double(more - few))
                                       : low / double(few);
        const double fixed = std::max(0.0, low - each * double(few));
        forecast.batchBytes = fixed + each * double(forecast.piece);
        // A tenth for what lies between the pieces of memory.
        const double room = forecast.freeBytes * 0.9 - fixed;
        forecast.fittingPiece = forecast.freeBytes > 0
                                    ? std::int64_t(std::max(0.0, std::floor(room / each)))
                                    : forecast.piece;
        if (timed && forecast.fits()) {
            forecast.stepSeconds = stepSeconds(forecast.piece);
            forecast.seconds = forecast.stepSeconds * double(m_options.train.steps - m_step);
        }
    } catch (const std::exception& e) {
        if (!isOutOfMemory(e))
            throw;
        forecast.fittingPiece = std::min(forecast.fittingPiece, forecast.piece - 1);
    }
    m_parameters.gradients().zero_();
    return forecast;
}

} // namespace antiphon
