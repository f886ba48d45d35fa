#include "core/audio/demo.h"

#include "core/audio/instrument.h"
#include "core/error.h"
#include "core/json.h"
#include "core/loudness.h"
#include "core/soundfile.h"
#include "core/synth/patch.h"
#include "core/version.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace antiphon {

namespace {

constexpr double mixLoudness = -17; // LUFS
constexpr double mixPeak = -1.1;    // dB re full scale; a little room for rounding to 16 bits

const Patch* patchOf(Voice voice) {
    switch (voice) {
    case Voice::Drums:
        return nullptr;
    case Voice::Bass:
        return &patches::bass;
    case Voice::Lead:
        return &patches::lead;
    case Voice::SquareLead:
        return &patches::squareLead;
    case Voice::Keys:
        return &patches::keys;
    case Voice::Pad:
        return &patches::pad;
    case Voice::Pluck:
        return &patches::pluck;
    case Voice::Reed:
        return &patches::reed;
    }
    return nullptr;
}

void scale(Sound& sound, double gain) {
    for (float& s : sound.samples)
        s *= float(gain);
}

double decibels(double db) {
    return std::pow(10.0, db / 20);
}

/// Takes away what lies below hearing (some samples of SoundFonts carry a constant part): a
/// first-order high-pass at 16 Hz.
void blockConstant(Sound& sound) {
    const double keep = std::exp(-2 * M_PI * 16 / sound.rate);
    for (int c = 0; c < sound.channels; ++c) {
        double in = 0, out = 0;
        for (std::size_t i = 0; i < sound.frames(); ++i) {
            const double now = sound.at(i, c);
            out = keep * (out + now - in);
            in = now;
            sound.at(i, c) = float(out);
        }
    }
}

/// Cuts or pads to a length and fades the last 0.3 s out like a raised cosine.
void trim(Sound& sound, std::size_t frames) {
    sound.samples.resize(frames * std::size_t(sound.channels));
    const std::size_t fade = std::min(frames, std::size_t(sound.rate) * 3 / 10);
    for (std::size_t i = 0; i < fade; ++i) {
        const float gain = float(0.5 - 0.5 * std::cos(M_PI * double(i) / double(fade)));
        for (int c = 0; c < sound.channels; ++c)
            sound.at(frames - 1 - i, c) *= gain;
    }
}

/// What a General MIDI part sounds like by the built-in synthesiser: volume and pan are the mix's.
Sound synthesise(const Composition& piece, std::size_t part, int rate,
                 const std::function<void()>& checkpoint) {
    const MidiFile file = stemOf(piece, part);
    const ComposedPart& composed = piece.parts[part];
    Sound sound =
        playNotes(notesOf(file), patchOf(composed.voice), rate, piece.seconds, checkpoint);
    const double place = composed.pan / 127.0; // constant power, 0 dB in the middle
    const float left = float(std::cos(place * M_PI / 2) * M_SQRT2);
    const float right = float(std::sin(place * M_PI / 2) * M_SQRT2);
    for (std::size_t i = 0; i < sound.frames(); ++i) {
        sound.at(i, 0) *= left;
        sound.at(i, 1) *= right;
    }
    return sound;
}

/// Empty, with the reason, where nobody asked for a SoundFont and there is none.
std::optional<fs::path> availableSoundFont(std::string& why) {
    if (!haveFluidSynth()) {
        why = "this build has no FluidSynth";
        return std::nullopt;
    }
    const char* named = std::getenv("ANTIPHON_SOUNDFONT");
    if (!named || !*named) {
        const auto places = soundFontPlaces();
        std::error_code error;
        if (std::ranges::none_of(places, [&](const fs::path& p) { return fs::exists(p, error); })) {
            why = "no SoundFont is installed (package timgm6mb-soundfont)";
            return std::nullopt;
        }
    }
    return findSoundFont();
}

} // namespace

DemoPiece renderDemoPiece(Composition piece, const std::optional<fs::path>& soundFont, int rate,
                          const std::function<void()>& checkpoint) {
    DemoPiece demo;
    demo.synthesiserOnly = !soundFont.has_value();
    const auto frames = std::size_t(std::llround(piece.seconds * rate));
    demo.mix = {.rate = rate, .channels = 2, .samples = std::vector<float>(2 * frames)};
    for (std::size_t p = 0; p < piece.parts.size(); ++p) {
        if (checkpoint)
            checkpoint();
        const ComposedPart& part = piece.parts[p];
        Sound stem;
        if (soundFont && !part.synthetic)
            stem = renderMidi(stemOf(piece, p),
                              {.rate = rate, .soundFont = *soundFont, .tail = 0.5}, checkpoint)
                       .sound;
        else
            stem = synthesise(piece, p, rate, checkpoint);
        blockConstant(stem);
        trim(stem, frames);
        const auto loudness = loudnessOf(stem).integrated;
        if (!loudness)
            throw std::logic_error("the demo's stem " + part.stem + " of " + piece.id +
                                   " is silent");
        scale(stem, decibels(part.loudness - *loudness));
        for (std::size_t i = 0; i < stem.samples.size(); ++i)
            demo.mix.samples[i] += stem.samples[i];
        demo.stems.push_back(std::move(stem));
    }
    float peak = peakOf(demo.mix.samples);
    for (const Sound& stem : demo.stems)
        peak = std::max(peak, peakOf(stem.samples));
    const double wanted = decibels(mixLoudness - loudnessOf(demo.mix).integrated.value());
    const double gain = std::min(wanted, decibels(mixPeak) / peak);
    scale(demo.mix, gain);
    for (Sound& stem : demo.stems)
        scale(stem, gain);
    demo.piece = std::move(piece);
    return demo;
}

std::vector<Item> makeDemo(const fs::path& folder, std::uint64_t seed, JobContext& context,
                           bool replace) {
    const fs::path stems = folder / "stems", pairs = folder / "guide-memory";
    std::error_code error;
    for (const fs::path& part : {stems, pairs})
        if (!replace && fs::exists(part, error))
            throw UserError(display(part) + " exists already; choose an empty folder for the demo, "
                                            "or --force to replace it.");
    std::string why;
    const std::optional<fs::path> soundFont = availableSoundFont(why);
    const std::string sounds = soundFont
                                   ? display(soundFont->filename()) + " and built-in synthesiser"
                                   : "built-in synthesiser only";
    context.log(soundFont ? "The demo is played with " + display(*soundFont) + "."
                          : "The built-in synthesiser plays the whole demo, because " + why + ".");

    std::vector<Item> items;
    const auto produced = [&](ItemKind kind, const fs::path& path, const char* role) {
        items.push_back({kind, path, role});
        context.produced(items.back());
    };
    auto pieces = compose(seed);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        context.progress(double(i) / double(pieces.size()), pieces[i].title);
        const DemoPiece demo =
            renderDemoPiece(std::move(pieces[i]), soundFont, 44100, [&] { context.checkpoint(); });
        const Composition& piece = demo.piece;
        const auto provenance = [&](const std::string& part) {
            const Json comment = {{"task", "demo"},
                                  {"piece", piece.id},
                                  {"part", part},
                                  {"seed", seed},
                                  {"sounds", sounds}};
            return Provenance{software(), comment.dump()};
        };
        const auto save = [&](const fs::path& path, const Sound& sound, const std::string& part,
                              const char* role) {
            context.checkpoint();
            writeSound(path, sound, SampleFormat::Int16, provenance(part));
            produced(ItemKind::Audio, path, role);
        };
        for (std::size_t p = 0; p < demo.stems.size(); ++p) {
            const std::string& name = piece.parts[p].stem;
            save(stems / piece.id / name / (name + ".wav"), demo.stems[p], name, "stem");
            if (name == piece.guide)
                save(pairs / piece.id / ("Guide_" + name + ".wav"), demo.stems[p], name, "guide");
            if (name == piece.memory)
                save(pairs / piece.id / ("Mem_" + name + ".wav"), demo.stems[p], name, "memory");
        }
        MidiFile midi = piece.midi;
        addProvenance(midi, provenance("score"));
        writeMidi(stems / piece.id / (piece.id + ".mid"), midi);
        produced(ItemKind::Notes, stems / piece.id / (piece.id + ".mid"), "notes");
        save(stems / piece.id / (piece.id + "_mix.wav"), demo.mix, "mix", "mix");
    }
    context.progress(1, "");
    return items;
}

} // namespace antiphon
