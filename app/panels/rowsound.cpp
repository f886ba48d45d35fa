#include "app/panels/rowsound.h"

#include "core/audio/control.h"
#include "core/error.h"
#include "core/loudness.h"
#include "core/maps/lookupside.h"
#include "core/synth/puredata.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon {

namespace {

class SoundWords {
    Q_DECLARE_TR_FUNCTIONS(RowSound)
};

constexpr std::size_t block = 512;

bool builtIn(const std::string& name) {
    return std::ranges::any_of(synths(), [&](const SynthInfo& s) { return s.name == name; });
}

/// What is too short to be measured is measured as if it went on.
Loudness loudnessOfRow(const Sound& sound) {
    if (sound.seconds() >= 0.4 || sound.frames() == 0)
        return loudnessOf(sound);
    Sound longer{sound.rate, 1, {}};
    while (longer.seconds() < 0.5)
        longer.samples.insert(longer.samples.end(), sound.samples.begin(), sound.samples.end());
    return loudnessOf(longer);
}

} // namespace

TableSound tableSound(const MapTable& table, const std::string& chosen) {
    TableSound made;
    made.parameters = table.parameters;
    if (!table.files.empty()) {
        made.files = true;
        made.trouble = SoundWords::tr("The rows of %1 are pieces: they are heard as they are, no "
                                      "synthesizer mixes them.")
                           .arg(table.title);
        return made;
    }
    if (table.parameters == 0) {
        made.trouble = SoundWords::tr("%1 has no parameters of a synthesizer, so its rows have no "
                                      "sound; they can be looked at and compared.")
                           .arg(table.title);
        return made;
    }
    try {
        if (isLookupSide(table.side)) {
            const LookupSettings settings = lookupSettings(table.side, table.title.toStdString());
            made.synth = settings.synth;
            made.settings = settings.sound;
            made.seconds = settings.seconds;
            made.preRoll = std::max(0.0, settings.preRoll);
        }
        if (!chosen.empty() && chosen != made.synth) {
            made.synth = chosen;
            made.settings = {};
            // A table without a side file is one of the published system.
            made.settings.parity = table.side.is_null();
        }
        if (made.synth.empty()) {
            made.trouble = SoundWords::tr("%1 does not say which synthesizer made it; choose one "
                                          "under Sound to hear its rows.")
                               .arg(table.title);
            return made;
        }
        made.patch = !builtIn(made.synth);
        std::error_code none;
        if (made.patch && !fs::exists(made.synth, none)) {
            made.trouble = SoundWords::tr("%1 was made with the patch in %2, which is not there "
                                          "any more; put it back to hear the rows.")
                               .arg(table.title, QString::fromStdString(made.synth));
            return made;
        }
        if (made.patch)
            openPdSynth(made.synth, int(made.parameters));
        else if (const SynthInfo info = synthInfo(made.synth);
                 info.parameters.size() != made.parameters)
            made.trouble =
                SoundWords::tr("%1 has %n parameters, which is not what the synthesizer %2 takes; "
                               "choose another one under Sound.",
                               nullptr, int(made.parameters))
                    .arg(table.title, QString::fromStdString(made.synth));
        if (!made.settings.grains.empty() && !fs::exists(made.settings.grains, none))
            made.trouble =
                SoundWords::tr("%1 was made from the sound %2, which is not there any "
                               "more; put it back to hear the rows.")
                    .arg(table.title, QString::fromStdString(display(made.settings.grains)));
    } catch (const UserError& e) {
        made.trouble = QString::fromUtf8(e.what());
    }
    return made;
}

float RowSound::match() const {
    return matchingGain(lufs, peakDb, rowLoudness);
}

std::shared_ptr<const Sound> RowRenderer::samples(std::span<const double> parameters,
                                                  const std::function<void()>& checkpoint) {
    Sound made{m_rate, 1, {}};
    const std::vector<float> values(parameters.begin(), parameters.end());
    if (m_sound.patch) {
        PdRender render;
        render.rate = m_rate;
        render.seconds = m_sound.seconds;
        render.preRoll = m_sound.preRoll;
        if (checkpoint)
            render.checkpoint = checkpoint;
        const std::vector<float> points[] = {values};
        renderPdPoints(openPdSynth(m_sound.synth, int(m_sound.parameters)), points, render,
                       [&made](std::size_t, std::span<const float> samples) {
                           made.samples.assign(samples.begin(), samples.end());
                       });
        return std::make_shared<const Sound>(std::move(made));
    }
    std::unique_ptr<Synth> synth;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            synth = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!synth) {
        synth = makeSynth(m_sound.synth, m_sound.settings);
        synth->prepare(m_rate, block);
    }
    made.samples.resize(std::size_t(std::llround(m_sound.seconds * m_rate)));
    renderVoice(*synth, values, m_sound.preRoll, m_rate, made.samples);
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(synth));
    return std::make_shared<const Sound>(std::move(made));
}

namespace {

RowSound measured(std::shared_ptr<const Sound> sound) {
    constexpr double none = -std::numeric_limits<double>::infinity();
    const Loudness loudness = loudnessOfRow(*sound);
    return {std::move(sound), loudness.integrated.value_or(none), loudness.truePeak.value_or(none)};
}

} // namespace

float matchOf(const Sound& sound) {
    return measured(std::shared_ptr<const Sound>(std::shared_ptr<void>(), &sound)).match();
}

RowSound RowRenderer::render(std::span<const double> parameters,
                             const std::function<void()>& checkpoint) {
    return measured(samples(parameters, checkpoint));
}

} // namespace antiphon
