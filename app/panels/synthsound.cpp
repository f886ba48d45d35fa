#include "app/panels/synthsound.h"

#include <QCoreApplication>

#include <algorithm>

namespace antiphon {

namespace {

/// The synthesizers' own texts, for lupdate, which cannot see them where they are.
[[maybe_unused]] constexpr const char* synthTexts[] = {
    QT_TRANSLATE_NOOP("Synth", "Sine"),
    QT_TRANSLATE_NOOP("Synth", "One sine from 20 to 2520 Hz"),
    QT_TRANSLATE_NOOP("Synth", "Frequency modulation"),
    QT_TRANSLATE_NOOP("Synth", "Two sines, one bending the other: carrier 400 to 800 Hz, modulator "
                               "up to five times as high"),
    QT_TRANSLATE_NOOP("Synth", "Frequency modulation, as published"),
    QT_TRANSLATE_NOOP("Synth", "The fm3 of the original patches with its wrong constants: carrier "
                               "560 to 960 Hz, modulator up to 1.4 times as high"),
    QT_TRANSLATE_NOOP("Synth", "Frequency modulation with amplitude"),
    QT_TRANSLATE_NOOP("Synth", "fm3 whose loudness is the fourth parameter"),
    QT_TRANSLATE_NOOP("Synth", "Granular"),
    QT_TRANSLATE_NOOP("Synth", "Grains of a sound: 1 to 40 a second of 25 to 1025 ms, at up to "
                               "eight times its speed"),
    QT_TRANSLATE_NOOP("Synth", "Granular, own pitch"),
    QT_TRANSLATE_NOOP("Synth", "granular at the sound's own speed"),
    QT_TRANSLATE_NOOP("Synth", "Granular, even grains"),
    QT_TRANSLATE_NOOP("Synth", "granular with grains of 225 ms"),
    QT_TRANSLATE_NOOP("Synth", "Frequency"),
    QT_TRANSLATE_NOOP("Synth", "Amplitude"),
    QT_TRANSLATE_NOOP("Synth", "Carrier"),
    QT_TRANSLATE_NOOP("Synth", "Modulator"),
    QT_TRANSLATE_NOOP("Synth", "Depth"),
    QT_TRANSLATE_NOOP("Synth", "Density"),
    QT_TRANSLATE_NOOP("Synth", "Start"),
    QT_TRANSLATE_NOOP("Synth", "Duration"),
    QT_TRANSLATE_NOOP("Synth", "Pitch"),
};

SynthPoint pointOf(const Json& json) {
    SynthPoint point;
    if (!json.is_array() || json.size() > 64)
        return point;
    for (const Json& value : json)
        point.push_back(value.is_number() ? std::clamp(value.get<float>(), 0.0f, 1.0f) : 0.5f);
    return point;
}

template <class T>
T member(const Json& json, const char* key, const T& usual) {
    if (!json.is_object() || !json.contains(key))
        return usual;
    try {
        return json.at(key).get<T>();
    } catch (const Json::exception&) {
        return usual;
    }
}

Json member(const Json& json, const char* key) {
    return json.is_object() && json.contains(key) ? json.at(key) : Json();
}

} // namespace

SynthPoint middle(std::size_t parameters) {
    return SynthPoint(parameters, 0.5f);
}

SynthPoint between(const SynthPoint& from, const SynthPoint& to, double way) {
    SynthPoint point = from;
    for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i)
        point[i] = float(double(from[i]) + way * (double(to[i]) - double(from[i])));
    return point;
}

QString synthWords(const std::string& sourceText) {
    return QCoreApplication::translate("Synth", sourceText.c_str());
}

Json jsonOf(const SynthSound& sound) {
    const SynthSettings& s = sound.settings;
    return {{"synth", sound.synth},     {"point", sound.point},        {"parity", s.parity},
            {"seed", s.seed},           {"grains", s.grains.string()}, {"jitter", s.jitter},
            {"semitones", s.semitones}, {"levelled", s.levelled}};
}

SynthSound synthSoundOf(const Json& json) {
    SynthSound sound;
    sound.synth = member(json, "synth", sound.synth);
    sound.point = pointOf(member(json, "point"));
    SynthSettings& s = sound.settings;
    s.parity = member(json, "parity", s.parity);
    s.seed = member(json, "seed", s.seed);
    s.grains = member(json, "grains", std::string());
    s.jitter = std::clamp(member(json, "jitter", s.jitter), 0.0, 1.0);
    s.semitones = member(json, "semitones", s.semitones);
    s.levelled = member(json, "levelled", s.levelled);
    return sound;
}

Json jsonOf(const SynthMemory& memory) {
    return {
        {"point", memory.point}, {"snapshots", memory.snapshot}, {"x", memory.x}, {"y", memory.y}};
}

SynthMemory synthMemoryOf(const Json& json) {
    SynthMemory memory;
    memory.point = pointOf(member(json, "point"));
    const Json all = member(json, "snapshots");
    for (std::size_t i = 0; all.is_array() && i < std::min(all.size(), memory.snapshot.size()); ++i)
        memory.snapshot[i] = pointOf(all[i]);
    memory.x = member(json, "x", memory.x);
    memory.y = member(json, "y", memory.y);
    return memory;
}

} // namespace antiphon
