#include "models/stem/stemwriter.h"

#include "core/error.h"
#include "models/stem/lmpieces.h"
#include "models/stem/lmuse.h"
#include "models/stem/weightsloss.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace antiphon::stem {

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Codes that are decoded at once: more is cheaper, less is sooner.
constexpr double blockSeconds = 0.2;

void append(Codes& to, const Codes& more) {
    Codes joined{more.books, to.frames + more.frames, {}};
    for (std::int64_t k = 0; k < more.books; ++k) {
        const auto add = [&](const Codes& codes) {
            const auto from = codes.values.begin() + k * codes.frames;
            joined.values.insert(joined.values.end(), from, from + codes.frames);
        };
        add(to);
        add(more);
    }
    to = std::move(joined);
}

} // namespace

/// The stems as sound, from codes that come frame by frame.
class StemWriter::Stream {
public:
    Stream(const Codec& codec, const StemRequest& request, const SamplesReady& ready)
        : m_ready(ready), m_samples(std::size_t(request.samples * codec.config().channels)),
          m_block(
              std::max<std::int64_t>(1, std::int64_t(blockSeconds * codec.config().frameRate()))) {
        for (std::int64_t i = 0; i < request.count; ++i) {
            m_decoders.emplace_back(codec);
            m_waiting.push_back({codec.config().books, 0, {}});
            m_sounds.push_back({int(codec.config().rate), int(codec.config().channels), {}});
        }
    }
    /// requests x books.
    void push(std::span<const std::int32_t> codes) {
        for (std::size_t i = 0; i < m_waiting.size(); ++i) {
            const auto books = std::size_t(m_waiting[i].books);
            const auto own = codes.subspan(i * books, books);
            append(m_waiting[i], {m_waiting[i].books, 1, {own.begin(), own.end()}});
        }
        ++m_frames;
        if (m_waiting.front().frames >= m_block)
            decode();
    }
    void finish() {
        decode();
        const auto begin = Clock::now();
        for (std::size_t i = 0; i < m_decoders.size(); ++i)
            take(i, m_decoders[i].finish());
        m_seconds += since(begin);
    }
    std::int64_t frames() const { return m_frames; }
    std::vector<Sound> sounds() { return std::move(m_sounds); }
    double firstAudio() const { return m_first; }
    double seconds() const { return m_seconds; } ///< decoding

private:
    void decode() {
        const auto begin = Clock::now();
        for (std::size_t i = 0; i < m_decoders.size(); ++i) {
            if (m_waiting[i].frames > 0)
                take(i, m_decoders[i].push(m_waiting[i]));
            m_waiting[i] = {m_waiting[i].books, 0, {}};
        }
        m_seconds += since(begin);
    }
    /// The last frame goes on behind the length asked for.
    void take(std::size_t stem, std::vector<float> samples) {
        std::vector<float>& all = m_sounds[stem].samples;
        samples.resize(std::min(samples.size(), m_samples - all.size()));
        if (samples.empty())
            return;
        if (m_first == 0)
            m_first = since(m_begin);
        all.insert(all.end(), samples.begin(), samples.end());
        if (m_ready)
            m_ready(stem, samples);
    }

    const SamplesReady& m_ready;
    std::size_t m_samples; ///< of a stem
    std::int64_t m_block, m_frames = 0;
    std::vector<CodecDecoder> m_decoders;
    std::vector<Codes> m_waiting;
    std::vector<Sound> m_sounds;
    double m_first = 0, m_seconds = 0;
    Clock::time_point m_begin = Clock::now();
};

StemWriter::StemWriter(const LmModel& model, const CodecModel& codec, const std::string& weights,
                       const std::string& device, int threads)
    : m_model(model), m_codec(codec, threads) {
    const std::string origin = display(model.origin);
    if (device != "cpu") {
        m_engine = torchLmEngine(model.config, model.weights, device, origin);
        return;
    }
    m_workers = std::make_unique<Workers>(threads);
    m_engine = streamLmEngine(model.config, model.weights, weightTypeFor(model, weights), origin,
                              m_workers.get());
}

ConditionData StemWriter::conditionsOf(const StemRequest& request, std::int64_t from,
                                       std::int64_t frames) const {
    const CodecConfig& codec = m_codec.config();
    ConditionData data;
    data.tags = request.tags;
    data.text = request.text;
    data.style = request.style;
    ChunkBeats beats;
    const auto inside = [&](const std::vector<double>& seconds, std::vector<std::int64_t>& to) {
        for (const double second : seconds)
            if (const std::int64_t at =
                    std::llround(second * double(codec.rate)) - from * codec.hop();
                at >= 0 && at < frames * codec.hop())
                to.push_back(at);
    };
    inside(request.beats.beats, beats.beats);
    inside(request.beats.downbeats, beats.downbeats);
    data.beats = beatsFor(m_model.config, beats, codec.hop(), frames);
    return data;
}

WrittenStems StemWriter::write(const StemRequest& request,
                               const std::function<void(double)>& report,
                               const SamplesReady& ready) {
    const CodecConfig& shape = m_codec.config();
    if (request.samples < 1 || request.count < 1)
        throw UserError("Ask for at least one stem of some length.", UserError::Kind::Usage);
    const std::string origin = display(m_model.origin);
    const auto begin = Clock::now();
    Stream stream(m_codec, request, ready);
    const Codes context = m_codec.encode(request.context.samples);
    const std::int64_t total = shape.frames(request.samples);
    const auto window =
        std::max<std::int64_t>(2, std::int64_t(windowOf(m_model) * shape.frameRate()));
    WrittenStems written;
    if (request.prompt.frames > total)
        throw UserError("What the stem begins with is longer than the stem.",
                        UserError::Kind::Usage);
    written.codes.assign(std::size_t(request.count),
                         request.prompt.frames > 0 ? request.prompt : Codes{shape.books, 0, {}});
    for (std::int64_t t = 0; t < request.prompt.frames; ++t) {
        std::vector<std::int32_t> codes;
        for (std::int64_t i = 0; i < request.count; ++i) {
            const Codes frame = framesOf(request.prompt, t, 1);
            codes.insert(codes.end(), frame.values.begin(), frame.values.end());
        }
        stream.push(codes);
    }
    std::int64_t done = request.prompt.frames;
    for (std::uint64_t number = 0; done < total; ++number) {
        // Windows go on by half of themselves; the first takes what there is to begin with.
        const std::int64_t known = std::min(done, number == 0 ? window - window / 2 : window / 2);
        const std::int64_t from = done - known, frames = std::min(window, total - from);
        const std::int64_t heard = std::clamp<std::int64_t>(context.frames - from, 0, frames);
        const Codes part = heard > 0 ? framesOf(context, from, heard) : Codes{shape.books, 0, {}};
        std::vector<Codes> prompts;
        for (const Codes& codes : written.codes)
            prompts.push_back(framesOf(codes, from, known));
        std::vector<CodeRequest> requests;
        for (const Codes& prompt : prompts)
            requests.push_back({heard > 0 ? &part : nullptr, known > 0 ? &prompt : nullptr,
                                rowConditions(m_model.config, m_model.weights,
                                              conditionsOf(request, from, frames), origin)});
        CodeGeneration settings;
        settings.frames = frames;
        settings.guidance = request.guidance;
        settings.sampling = request.sampling;
        settings.seed = number == 0 ? request.seed : seedFor(request.seed, number);
        const std::vector<Codes> stems = generateCodes(
            *m_engine, requests, settings,
            [&] {
                if (report)
                    report(double(stream.frames()) / double(total));
            },
            [&](std::int64_t frame, std::span<const std::int32_t> codes) {
                if (frame >= known)
                    stream.push(codes);
            });
        for (std::size_t i = 0; i < stems.size(); ++i)
            append(written.codes[i], framesOf(stems[i], known, frames - known));
        done = from + frames;
    }
    written.seconds = since(begin) - stream.seconds();
    stream.finish();
    written.tokens = (total - request.prompt.frames) * request.count * shape.books;
    written.firstAudio = stream.firstAudio();
    written.stems = stream.sounds();
    return written;
}

} // namespace antiphon::stem
