#include "models/stem/lmengine.h"

#include "models/device.h"
#include "models/stem/lmnet.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <stdexcept>

namespace antiphon::stem {

namespace {

class TorchLmEngine final : public LmEngine {
public:
    TorchLmEngine(const LmConfig& config, std::span<const RawTensor> weights,
                  const std::string& device, const std::string& origin)
        : m_net(config, weights, origin), m_device(resolveDevice(device)) {
        const at::NoGradGuard noGradient;
        for (auto& [name, tensor] : m_net.model().parameters)
            tensor.set_data(tensor.to(m_device));
    }

    const LmConfig& config() const override { return m_net.config(); }

    void start(const PromptSequence& s, std::span<const RowConditions> conditions,
               std::int64_t step, std::span<float> logits) override {
        const at::NoGradGuard noGradient;
        m_cache = m_net.start(s.rows, s.steps, embedded(conditions));
        read(s, 0, step, logits);
    }
    void extend(const PromptSequence& s, std::int64_t step, std::span<float> logits) override {
        const at::NoGradGuard noGradient;
        read(s, step, step + 1, logits);
    }

private:
    void read(const PromptSequence& s, std::int64_t from, std::int64_t to,
              std::span<float> logits) {
        LmInput input = lmInput(s, from, to);
        for (at::Tensor* part : {&input.tokens, &input.stepMask, &input.positions, &input.beside})
            *part = part->to(m_device);
        const at::Tensor answer = m_net.extend(*m_cache, input).to(at::kCPU).contiguous();
        if (std::size_t(answer.numel()) != logits.size())
            throw std::invalid_argument("room for another number of logits");
        std::copy_n(answer.data_ptr<float>(), logits.size(), logits.data());
    }

    /// Rows of different lengths are filled up with vectors that do not count.
    EmbeddedConditions embedded(std::span<const RowConditions> rows) const {
        const std::int64_t dim = config().dim, count = std::int64_t(rows.size());
        std::size_t longest = 0, before = 0;
        bool sums = false;
        for (const RowConditions& row : rows) {
            longest = std::max(longest, row.cross.size());
            before = std::max(before, row.prepend.size());
            sums |= !row.sum.empty();
        }
        const auto blank = [&](std::size_t size, at::Tensor& values, at::Tensor& mask) {
            values = at::zeros({count, std::int64_t(size) / dim, dim});
            mask = at::zeros({count, std::int64_t(size) / dim}, at::kBool);
        };
        EmbeddedConditions c;
        if (longest > 0)
            blank(longest, c.cross, c.crossMask);
        if (before > 0)
            blank(before, c.prepend, c.prependMask);
        if (sums)
            blank(std::size_t(dim), c.sum, c.sumMask);
        for (std::int64_t r = 0; r < count; ++r) {
            const RowConditions& row = rows[std::size_t(r)];
            const auto fill = [&](const std::vector<float>& from, at::Tensor& values,
                                  at::Tensor& mask) {
                if (from.empty())
                    return;
                std::ranges::copy(from, values[r].data_ptr<float>());
                mask[r].narrow(0, 0, std::int64_t(from.size()) / dim).fill_(true);
            };
            fill(row.cross, c.cross, c.crossMask);
            fill(row.prepend, c.prepend, c.prependMask);
            fill(row.sum, c.sum, c.sumMask);
            for (std::size_t i = 0; i < row.prependMask.size(); ++i)
                c.prependMask[r][std::int64_t(i)].fill_(row.prependMask[i] != 0);
        }
        for (at::Tensor* part :
             {&c.cross, &c.crossMask, &c.prepend, &c.prependMask, &c.sum, &c.sumMask})
            if (part->defined())
                *part = part->to(m_device);
        return c;
    }

    LmNet m_net;
    at::Device m_device;
    std::shared_ptr<LmNet::Cache> m_cache;
};

} // namespace

std::unique_ptr<LmEngine> torchLmEngine(const LmConfig& config, std::span<const RawTensor> weights,
                                        const std::string& device, const std::string& origin) {
    return std::make_unique<TorchLmEngine>(config, weights, device, origin);
}

} // namespace antiphon::stem
