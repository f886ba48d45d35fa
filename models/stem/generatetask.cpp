#include "core/error.h"
#include "core/soundfile.h"
#include "core/version.h"
#include "models/device.h"
#include "models/stem/codecuse.h"
#include "models/stem/lmuse.h"
#include "models/stem/measures.h"
#include "models/stem/soundtrail.h"
#include "models/stem/stemrequest.h"
#include "models/stem/stemwriter.h"
#include "models/stem/tasks.h"
#include "models/stem/textencoder.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace antiphon::stem {

namespace {

/// Louder stems are turned down to this peak.
constexpr float loudest = 0.99f;

/// What the text says in words that the model knows, and what it does not.
Json readText(const std::string& text, const LmModel& model, StemRequest& request,
              JobContext& context) {
    Json told = {{"known", Json::array()}, {"unknown", Json::array()}};
    if (text.empty())
        return told;
    if (model.config.description == "t5") {
        request.text = TextEncoder(model.origin).encode(text);
        told["known"].push_back(text);
        return told;
    }
    if (model.config.description != "tags") {
        context.log("This model takes no words; the text is passed over.");
        told["unknown"].push_back(text);
        return told;
    }
    const TagVocabulary::Reading reading = model.tags.read(text);
    request.tags = reading.tags;
    std::string unknown;
    for (const std::int32_t tag : reading.tags)
        told["known"].push_back(model.tags.tags()[std::size_t(tag)]);
    for (const std::string& word : reading.unknownWords) {
        told["unknown"].push_back(word);
        unknown += (unknown.empty() ? "'" : ", '") + word + "'";
    }
    if (!unknown.empty())
        context.log("The model does not know " + unknown + "; these words are passed over.");
    return told;
}

Json numberOf(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

/// Turned down so that nothing is clipped; the gain.
float wholePeaks(Sound& sound) {
    const float peak = peakOf(sound.samples);
    if (peak <= loudest)
        return 1;
    const float gain = loudest / peak;
    for (float& sample : sound.samples)
        sample *= gain;
    return gain;
}

/// null: none.
Json namesOf(const std::vector<fs::path>& files) {
    if (files.size() == 1)
        return display(files.front());
    Json names;
    for (const fs::path& file : files)
        names.push_back(display(file));
    return names;
}

double decibels(double factor) {
    return 20 * std::log10(factor);
}

Sound sumOf(const Sound& a, const Sound& b) {
    Sound sum = a;
    for (std::size_t i = 0; i < std::min(a.samples.size(), b.samples.size()); ++i)
        sum.samples[i] += b.samples[i];
    return sum;
}

} // namespace

Outcome runGenerate(const Inputs& inputs, const Options& given, JobContext& context) {
    const auto& options = given.as<StemGenerateOptions>();
    context.progress(0, "Reading the model");
    const LmModel model = readLm(only(inputs, "model").path);
    const auto first = [&](const char* slot) {
        const auto paths = pathsOf(inputs, slot);
        return paths.empty() ? fs::path() : paths.front();
    };
    const CodecModel codecModel = codecOf(model, first("codec"));
    const CodecConfig& shape = codecModel.config;
    StemWriter writer(model, codecModel, options.draw.weights, context.device(), chosenThreads());
    AskedStems asked = askedStems(inputs, options, writer, tensorHash(codecModel.weights), context);
    StemRequest& request = asked.request;
    const double seconds = asked.seconds;
    const Json words = readText(options.text, model, request, context);
    if (const fs::path style = first("style"); !style.empty()) {
        if (model.config.style == "none")
            context.log("This model takes no reference sound; it is passed over.");
        else
            request.style = styleOf(
                writer.codec().latents(readSoundFor(style, shape, [&](const std::string& line) {
                                           context.log(line);
                                       }).samples));
    }

    WrittenStems written;
    {
        SoundTrail trail(context, int(shape.rate), int(shape.channels));
        written = writer.write(
            request,
            [&](double share) {
                context.checkpoint();
                context.progress(share, "Writing");
            },
            [&](std::size_t stem, std::span<const float> samples) { trail.add(stem, samples); });
    }
    context.progress(1, "Listening");

    Sound along = request.context;
    along.samples.resize(std::size_t(asked.samples * shape.channels));
    Outcome outcome;
    Json stems = Json::array();
    double beats = 0;
    std::size_t heard = 0;
    const std::string hash = tensorHash(model.weights);
    for (std::size_t i = 0; i < written.stems.size(); ++i) {
        context.checkpoint();
        Sound stem = written.stems[i];
        if (options.loop)
            closeLoop(stem, asked.samples);
        StemMeasures measures;
        if (along.frames() > 0 && request.context.frames() > 0)
            measures = measureStem(stem, along, asked.beats, model.target != "drums");
        const double peak = double(peakOf(stem.samples));
        const float gain = wholePeaks(stem);
        Sound mix = sumOf(stem, along);
        const float mixGain = wholePeaks(mix);
        if (gain < 1) {
            char text[64];
            std::snprintf(text, sizeof text, "%.1f dB", -decibels(double(gain)));
            context.log("Stem " + std::to_string(i + 1) + " was turned down by " + text +
                        " so that its peaks are whole.");
        }
        const Provenance provenance = {software(), Json{{"task", "stem.generate"},
                                                        {"model", hash},
                                                        {"seed", context.seed()},
                                                        {"variation", i + 1},
                                                        {"options", antiphon::toJson(given)}}
                                                       .dump()};
        Json files = Json::object();
        const auto write = [&](const std::string& name, const Sound& sound, const char* role) {
            const fs::path file = context.folder() / name;
            writeSound(file, sound, SampleFormat::Int24, provenance);
            const std::string number = written.stems.size() > 1 ? std::to_string(i + 1) : "";
            outcome.items.push_back({ItemKind::Audio, file, role + number});
            context.produced(outcome.items.back());
            files[role] = display(file.filename());
        };
        write(std::to_string(i + 1) + ".wav", stem, "stem");
        if (request.context.frames() > 0)
            write(std::to_string(i + 1) + "-mix.wav", mix, "mix");
        const fs::path codes = context.folder() / (std::to_string(i + 1) + ".npz");
        // Of a loop without the bar behind its end, so that it can be gone on with.
        writeCodes(codes, {framesOf(written.codes[i], 0, shape.frames(asked.samples)), shape.rate,
                           shape.hop(), asked.samples, tensorHash(codecModel.weights)});
        outcome.items.push_back(
            {ItemKind::Embedding, codes,
             "codes" + (written.stems.size() > 1 ? std::to_string(i + 1) : std::string())});
        files["codes"] = display(codes.filename());
        const bool played = request.context.frames() > 0 && std::isfinite(measures.beats.f);
        if (played) {
            beats += measures.beats.f;
            ++heard;
        }
        if (peak < 0.01)
            context.log("Stem " + std::to_string(i + 1) +
                        " is all but silent; the model is not trained enough, or draw less "
                        "daringly.");
        Json one = {{"files", files},
                    {"peak_db", peak > 0 ? Json(decibels(peak)) : Json()},
                    {"gain_db", decibels(double(gain))},
                    {"mix_gain_db", decibels(double(mixGain))}};
        if (request.context.frames() > 0)
            one.update({{"beat_f1", numberOf(measures.beats.f)},
                        {"onset_alignment", numberOf(measures.onsetAlignment)},
                        {"chroma_correlation", numberOf(measures.chroma)},
                        {"silence_ratio", numberOf(measures.silence)}});
        stems.push_back(one);
    }
    outcome.figures = {
        {"seconds", seconds},
        {"tokens_per_second", written.tokensPerSecond()},
        {"frames_per_second", written.tokensPerSecond() / double(shape.books * request.count)},
        {"first_audio_ms", 1000 * written.firstAudio},
        {"beat_f1", heard > 0 ? Json(beats / double(heard)) : Json()},
        {"words", words},
        {"stems", stems}};
    const fs::path list = context.folder() / "stems.json";
    writeJson(list, {{"model", hash},
                     {"seed", context.seed()},
                     {"context", namesOf(asked.contexts)},
                     {"bpm", numberOf(bpmOf(asked.beats.beats))},
                     {"options", antiphon::toJson(given)},
                     {"words", words},
                     {"stems", stems}});
    outcome.items.push_back({ItemKind::Table, list, "stems"});
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem
