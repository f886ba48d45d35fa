#include "models/stem/codecparts.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace antiphon::stem {

namespace {

std::vector<float> joined(const std::vector<std::vector<float>>& parts) {
    std::vector<float> all;
    for (const std::vector<float>& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace

void CodecEncoder::State::push(std::span<const float> samples) {
    if (!std::ranges::all_of(samples, [](float v) { return std::isfinite(v); }))
        throw UserError("The recording has samples that are not finite; repair it first.");
    if (samples.size() % std::size_t(parts->config.channels))
        throw UserError("The recording ends within a frame of its " +
                        std::to_string(parts->config.channels) + " channels; cut it there.");
    front.push(samples);
}

std::vector<float> CodecEncoder::State::latents(bool end) {
    std::vector<float> made;
    if (end)
        front.end();
    for (bool last = false; !last;) {
        const std::int64_t stretch = parts->stretch;
        const std::int64_t ready = std::min(front.ready(), partsAtOnce * stretch);
        last = end && ready == 0;
        if (ready == 0 && waiting.empty() && !last)
            break;
        std::vector<std::vector<float>> fresh(std::size_t((ready + stretch - 1) / stretch));
        workers.run(fresh.size() + 1, [&](std::size_t part) {
            parts->alone([&](CodecWorkspace& work) {
                if (part > 0) {
                    const std::int64_t from = std::int64_t(part - 1) * stretch;
                    front.make(from, std::min(stretch, ready - from), work, fresh[part - 1]);
                    return;
                }
                parts->encoderLstm.run(waiting, memory);
                tail.push(waiting);
                if (last)
                    tail.end();
                const std::int64_t count = tail.ready();
                tail.make(0, count, work, made);
                tail.advance(count);
            });
        });
        front.advance(ready);
        waiting = joined(fresh);
    }
    return made;
}

std::vector<float> CodecDecoder::State::samples(bool end) {
    std::vector<float> made;
    if (end)
        head.end();
    for (;;) {
        const std::int64_t stretch = parts->stretch;
        const std::int64_t first = std::min(head.ready(), partsAtOnce * stretch);
        if (first == 0 && end)
            back.end();
        const std::int64_t ready = std::min(back.ready(), partsAtOnce * stretch);
        if (first == 0 && ready == 0)
            break;
        std::vector<std::vector<float>> fresh(std::size_t((ready + stretch - 1) / stretch));
        std::vector<float> remembered;
        workers.run(fresh.size() + 1, [&](std::size_t part) {
            parts->alone([&](CodecWorkspace& work) {
                if (part > 0) {
                    const std::int64_t from = std::int64_t(part - 1) * stretch;
                    back.make(from, std::min(stretch, ready - from), work, fresh[part - 1]);
                    return;
                }
                head.make(0, first, work, remembered);
                parts->decoderLstm.run(remembered, memory);
            });
        });
        head.advance(first);
        back.advance(ready);
        back.push(remembered);
        const std::vector<float> all = joined(fresh);
        made.insert(made.end(), all.begin(), all.end());
    }
    return made;
}

CodecEncoder::CodecEncoder(const Codec& codec) : m_state(std::make_unique<State>(codec)) {}
CodecEncoder::~CodecEncoder() = default;
CodecEncoder::CodecEncoder(CodecEncoder&&) noexcept = default;

Codes CodecEncoder::push(std::span<const float> samples) {
    m_state->push(samples);
    return m_state->parts->codesOf(m_state->latents(false));
}

Codes CodecEncoder::finish() {
    return m_state->parts->codesOf(m_state->latents(true));
}

CodecDecoder::CodecDecoder(const Codec& codec) : m_state(std::make_unique<State>(codec)) {}
CodecDecoder::~CodecDecoder() = default;
CodecDecoder::CodecDecoder(CodecDecoder&&) noexcept = default;

std::vector<float> CodecDecoder::push(const Codes& codes) {
    m_state->head.push(m_state->parts->rowsOf(codes));
    return m_state->samples(false);
}

std::vector<float> CodecDecoder::finish() {
    return m_state->samples(true);
}

std::int64_t CodecDecoder::lag() const {
    return m_state->head.context() + m_state->back.context();
}

} // namespace antiphon::stem
