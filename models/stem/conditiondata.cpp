#include "models/stem/conditiondata.h"

#include "core/error.h"
#include "models/stem/conditionbatch.h"
#include "models/torchtensors.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

namespace {

std::vector<float> floatsOf(const at::Tensor& tensor) {
    const at::Tensor dense = tensor.to(at::kFloat).contiguous();
    return {dense.data_ptr<float>(), dense.data_ptr<float>() + dense.numel()};
}

} // namespace

std::vector<float> styleOf(const Matrix& latents) {
    std::vector<float> style(2 * latents.columns);
    for (std::size_t c = 0; c < latents.columns; ++c) {
        double sum = 0, squares = 0;
        for (std::size_t r = 0; r < latents.rows; ++r)
            sum += double(latents.row(r)[c]);
        const double mean = latents.rows ? sum / double(latents.rows) : 0;
        for (std::size_t r = 0; r < latents.rows; ++r)
            squares += std::pow(double(latents.row(r)[c]) - mean, 2);
        style[c] = float(mean);
        style[latents.columns + c] =
            float(latents.rows ? std::sqrt(squares / double(latents.rows)) : 0);
    }
    return style;
}

ConditionInput conditionInput(const LmConfig& config, std::span<const ConditionData* const> rows,
                              const std::string& origin) {
    const auto require = [&](bool holds, const std::string& sentence) {
        if (!holds)
            throw UserError(origin + ": " + sentence);
    };
    const auto count = std::int64_t(rows.size());
    std::size_t tags = 1, text = 1, frames = 0;
    for (const ConditionData* row : rows) {
        tags = std::max(tags, row->tags.size());
        text = std::max(text, row->text.rows);
        frames = std::max(frames, row->beats.size() / 2);
        for (const std::int32_t tag : row->tags)
            require(config.description != "tags" || (tag >= 0 && tag < config.tags),
                    "a tag is none of the model's.");
        require(config.description != "t5" || row->text.rows == 0 ||
                    std::int64_t(row->text.columns) == config.textWidth,
                "the text encoder is of another size than the model's.");
        require(config.style == "none" || row->style.empty() ||
                    std::int64_t(row->style.size()) == config.styleWidth,
                "the style comes from another codec than the model's.");
    }
    ConditionInput input;
    if (config.description == "tags") {
        input.tags = at::full({count, std::int64_t(tags)}, -1, at::kLong);
    } else if (config.description == "t5") {
        input.text = at::zeros({count, std::int64_t(text), config.textWidth});
        input.textMask = at::zeros({count, std::int64_t(text)}, at::kBool);
    }
    if (config.beat != "none" && frames > 0) {
        input.beats = at::zeros({count, std::int64_t(frames), 2});
        input.beatMask = at::zeros({count}, at::kBool);
    }
    if (config.style != "none") {
        input.style = at::zeros({count, config.styleWidth});
        input.styleMask = at::zeros({count}, at::kBool);
    }
    for (std::int64_t r = 0; r < count; ++r) {
        const ConditionData& row = *rows[std::size_t(r)];
        if (input.tags.defined())
            std::ranges::copy(row.tags, input.tags[r].data_ptr<std::int64_t>());
        if (input.text.defined() && row.text.rows > 0) {
            std::ranges::copy(row.text.values, input.text[r].data_ptr<float>());
            input.textMask[r].narrow(0, 0, std::int64_t(row.text.rows)).fill_(true);
        }
        if (input.beats.defined() && !row.beats.empty()) {
            require(row.beats.size() == 2 * frames, "beats of sequences of different lengths.");
            std::ranges::copy(row.beats, input.beats[r].data_ptr<float>());
            input.beatMask[r].fill_(true);
        }
        if (input.style.defined() && !row.style.empty()) {
            std::ranges::copy(row.style, input.style[r].data_ptr<float>());
            input.styleMask[r].fill_(true);
        }
    }
    return input;
}

RowConditions rowConditions(const LmConfig& config, std::span<const RawTensor> weights,
                            const ConditionData& data, const std::string& origin) {
    const at::NoGradGuard noGradient;
    const auto wanted = conditionTensors(config);
    const ConditionNet net(config, [&](const std::string& name) {
        const auto named = std::ranges::find(wanted, name, &NamedShape::name);
        const RawTensor& raw = tensorOf(weights, name, named->shape, origin);
        return fromRaw(RawTensor::of(name, raw.shape, raw.floats()));
    });
    const ConditionData* const rows[] = {&data};
    const EmbeddedConditions c = net.embed(conditionInput(config, rows, origin), 1);
    RowConditions row;
    if (c.cross.defined())
        row.cross = floatsOf(c.cross[0].index({c.crossMask[0]}));
    if (c.prepend.defined()) {
        row.prepend = floatsOf(c.prepend[0]);
        for (std::int64_t i = 0; i < c.prepend.size(1); ++i)
            row.prependMask.push_back(c.prependMask[0][i].item<bool>());
    }
    if (c.sum.defined() && c.sumMask[0][0].item<bool>())
        row.sum = floatsOf(c.sum[0][0]);
    return row;
}

} // namespace antiphon::stem
