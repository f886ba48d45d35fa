#pragma once

#include "tests/testing.h"

#include "core/rng.h"
#include "models/torchtraining.h"

#include <torch/torch.h>

namespace antiphon::testing {

/// A small regression with everything that an exact resume must keep: dropout, running means, noise
/// in the data.
struct ToyNetImpl : torch::nn::Module {
    explicit ToyNetImpl(double dropout, std::int64_t width = 16)
        : first(register_module("first", torch::nn::Linear(3, width))),
          norm(register_module("norm", torch::nn::BatchNorm1d(width))),
          drop(register_module("drop", torch::nn::Dropout(dropout))),
          second(register_module("second", torch::nn::Linear(width, 1))) {}

    at::Tensor forward(const at::Tensor& x) {
        at::Tensor h = torch::relu(first(x));
        if (normed)
            h = norm(h);
        return second(drop(h)).squeeze(1);
    }

    torch::nn::Linear first;
    torch::nn::BatchNorm1d norm;
    torch::nn::Dropout drop;
    torch::nn::Linear second;
    bool normed = true;
};
TORCH_MODULE(ToyNet);

constexpr std::uint64_t toySeed = 21;

/// The same weights each time.
inline ToyNet toyNet(double dropout, std::int64_t width = 16) {
    torch::manual_seed(3);
    return ToyNet(dropout, width);
}

/// y = x0 x1 - x2 at 100 points that the index gives; `noise` on x.
inline TorchTask toyTask(ToyNet net, double noise = 0.1) {
    TorchTask task;
    task.model = modelOf(*net);
    task.items = 100;
    task.batch = [noise](std::span<const std::int64_t> items, Rng& rng) {
        at::Tensor x = torch::empty({std::int64_t(items.size()), 3});
        float* to = x.data_ptr<float>();
        for (const std::int64_t item : items) {
            Rng point{std::uint64_t(item)};
            for (int i = 0; i < 3; ++i)
                *to++ = float(point.normal());
        }
        const at::Tensor y = x.select(1, 0) * x.select(1, 1) - x.select(1, 2);
        to = x.data_ptr<float>();
        for (std::int64_t i = 0; noise > 0 && i < x.numel(); ++i)
            to[i] += float(noise * rng.normal());
        return TorchTask::Batch{x, y};
    };
    task.loss = [net](const TorchTask::Batch& batch, std::vector<Scalar>&) mutable {
        return torch::mse_loss(net(batch[0]), batch[1]);
    };
    task.evaluate = [net, batch = task.batch](const std::function<void()>& checkpoint) mutable {
        checkpoint();
        std::vector<std::int64_t> all(100);
        for (std::int64_t i = 0; i < 100; ++i)
            all[std::size_t(i)] = i;
        Rng rng(1);
        const auto points = batch(all, rng);
        return std::vector<Scalar>{
            {"eval/loss", torch::mse_loss(net(points[0]), points[1]).item<double>()}};
    };
    return task;
}

inline TorchOptions toyOptions() {
    TorchOptions options;
    options.train.steps = 60;
    options.train.evaluateEvery = 20;
    options.device = "cpu";
    options.batch = 12;
    options.clip = 1;
    options.schedule = {.kind = "cosine", .rate = 0.02, .warmup = 10};
    return options;
}

} // namespace antiphon::testing
