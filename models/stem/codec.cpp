#include "models/stem/codec.h"

#include "core/error.h"
#include "models/device.h"
#include "models/stem/codecparts.h"

#include <algorithm>

namespace antiphon::stem {

namespace {

/// Numbers in a layer's rows of what is worked through at once: some megabytes.
constexpr std::int64_t partNumbers = 1 << 20;

} // namespace

Codec::Parts::Parts(const CodecModel& model, int threadCount)
    : config(model.config), origin(model.origin.empty() ? "The codec" : display(model.origin)),
      threads(threadCount > 0 ? threadCount : chosenThreads()) {
    const CodecConfig& c = config;
    const auto stack = [&](std::span<const CodecLayer> layers, std::size_t n, const char* prefix) {
        return CodecStack(layers, n, c, model.weights, prefix, origin);
    };
    const auto lstm = [&](const char* prefix, std::size_t n) {
        return CodecLstm(c.lstmLayers, c.width(), model.weights,
                         prefix + std::to_string(n) + ".lstm", origin);
    };
    const auto encoder = encoderLayers(c), decoder = decoderLayers(c);
    const std::span<const CodecLayer> e(encoder), d(decoder);
    const bool remembers = c.lstmLayers > 0;
    const std::size_t behind = e.size() - 2; // ELU and the last convolution
    front.emplace(stack(e.first(behind - (remembers ? 1 : 0)), 0, "encoder.model."));
    tail.emplace(stack(e.subspan(behind), behind, "encoder.model."));
    head.emplace(stack(d.first(1), 0, "decoder.model."));
    const std::size_t first = remembers ? 2 : 1;
    back.emplace(stack(d.subspan(first), first, "decoder.model."));
    if (remembers) {
        encoderLstm = lstm("encoder.model.", behind - 1);
        decoderLstm = lstm("decoder.model.", 1);
    }
    for (std::int64_t k = 0; k < c.books; ++k) {
        const std::int64_t shape[] = {c.card, c.dimension};
        auto rows =
            tensorOf(model.weights, "quantizer.vq.layers." + std::to_string(k) + "._codebook.embed",
                     shape, origin)
                .floats();
        NearestCode nearest(rows, std::size_t(c.dimension));
        books.push_back({std::move(rows), std::move(nearest)});
    }
    stretch = std::max<std::int64_t>(8, partNumbers / (c.hop() * c.filters));
}

Codes Codec::Parts::codesOf(std::span<const float> latents) const {
    const auto width = std::size_t(config.dimension);
    const std::size_t count = latents.size() / width;
    Codes codes{config.books, std::int64_t(count), std::vector<std::int32_t>(count * books.size())};
    std::vector<float> residual(latents.begin(), latents.end()), distances(count);
    for (std::size_t k = 0; k < books.size(); ++k) {
        const std::span labels(codes.values.data() + k * count, count);
        books[k].nearest.find(residual, labels, distances);
        for (std::size_t t = 0; t < count; ++t) {
            const float* row = books[k].rows.data() + std::size_t(labels[t]) * width;
            for (std::size_t i = 0; i < width; ++i)
                residual[t * width + i] -= row[i];
        }
    }
    return codes;
}

std::vector<float> Codec::Parts::rowsOf(const Codes& codes) const {
    const auto width = std::size_t(config.dimension), frames = std::size_t(codes.frames);
    if (codes.books != config.books)
        throw UserError(origin + ": has " + std::to_string(config.books) +
                        " books, but the codes are of " + std::to_string(codes.books) +
                        "; encode the recording with this codec.");
    if (codes.frames < 0 || codes.values.size() != frames * books.size())
        throw UserError("There are " + std::to_string(codes.values.size()) + " codes for " +
                        std::to_string(codes.frames) + " frames of " + std::to_string(codes.books) +
                        " books; encode the recording again.");
    std::vector<float> sum(frames * width);
    for (std::size_t k = 0; k < books.size(); ++k)
        for (std::size_t t = 0; t < frames; ++t) {
            const std::int32_t code = codes.values[k * frames + t];
            if (code < 0 || code >= config.card)
                throw UserError("Frame " + std::to_string(t) + " of book " + std::to_string(k) +
                                " has code " + std::to_string(code) + ", but " + origin +
                                " has 0 to " + std::to_string(config.card - 1) +
                                "; encode the recording with this codec.");
            const float* row = books[k].rows.data() + std::size_t(code) * width;
            for (std::size_t i = 0; i < width; ++i)
                sum[t * width + i] += row[i];
        }
    return sum;
}

Codec::Codec(const CodecModel& model, int threads)
    : m_parts(std::make_shared<const Parts>(model, threads)) {}

const CodecConfig& Codec::config() const noexcept {
    return m_parts->config;
}

Matrix Codec::latents(std::span<const float> samples,
                      const std::function<void(double)>& progress) const {
    CodecEncoder encoder(*this);
    const std::size_t piece =
        std::size_t(partsAtOnce * m_parts->stretch * config().hop() * config().channels);
    Matrix result;
    result.columns = std::size_t(config().dimension);
    const auto add = [&](const std::vector<float>& frames) {
        result.values.insert(result.values.end(), frames.begin(), frames.end());
    };
    for (std::size_t from = 0; from < samples.size(); from += piece) {
        const auto part = samples.subspan(from, std::min(piece, samples.size() - from));
        encoder.m_state->push(part);
        add(encoder.m_state->latents(false));
        progress(double(from + part.size()) / double(samples.size()));
    }
    add(encoder.m_state->latents(true));
    result.rows = result.values.size() / result.columns;
    return result;
}

Codes Codec::encode(std::span<const float> samples,
                    const std::function<void(double)>& progress) const {
    return m_parts->codesOf(latents(samples, progress).values);
}

Matrix Codec::quantised(const Codes& codes) const {
    Matrix result;
    result.values = m_parts->rowsOf(codes);
    result.rows = std::size_t(codes.frames);
    result.columns = std::size_t(config().dimension);
    return result;
}

std::vector<float> Codec::decode(const Codes& codes,
                                 const std::function<void(double)>& progress) const {
    CodecDecoder decoder(*this);
    const Matrix rows = quantised(codes);
    const auto piece = std::size_t(partsAtOnce * m_parts->stretch);
    std::vector<float> samples;
    const auto add = [&](const std::vector<float>& more) {
        samples.insert(samples.end(), more.begin(), more.end());
    };
    for (std::size_t from = 0; from < rows.rows; from += piece) {
        const std::size_t count = std::min(piece, rows.rows - from);
        decoder.m_state->head.push({rows.row(from).data(), count * rows.columns});
        add(decoder.m_state->samples(false));
        progress(double(from + count) / double(rows.rows));
    }
    add(decoder.m_state->samples(true));
    return samples;
}

} // namespace antiphon::stem
