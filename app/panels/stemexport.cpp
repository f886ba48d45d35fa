// What leaves the program of a take in the accompaniment panel (see stempanel.h).
#include "app/panels/exportpage.h"
#include "app/panels/stembeats.h"
#include "app/panels/stempanel.h"
#include "app/panels/stemtakes.h"
#include "app/window/background.h"
#include "core/music/midifile.h"
#include "core/music/soundnotes.h"
#include "core/resample.h"
#include "core/soundfile.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

/// What is exported, without the panel that may be gone by then.
struct Exported {
    StemWish wish;
    fs::path take;
    double place = 0, bpm = 0;
    Provenance provenance;
};

float gainOf(const StemMix& mix, bool anySolo) {
    return mix.muted || (anySolo && !mix.solo) ? 0.f : float(std::pow(10, mix.gainDb / 20));
}

/// Context and take as they are mixed in the panel, at the higher of the rates, from where the take
/// begins on.
Sound mixOf(const Exported& e) {
    bool anySolo = e.wish.mixOf("take").solo;
    for (const fs::path& file : e.wish.contexts)
        anySolo = anySolo || e.wish.mixOf(file.string()).solo;
    struct Part {
        Sound sound;
        float gain;
        double from;
    };
    std::vector<Part> parts;
    parts.push_back({readSound(e.take), gainOf(e.wish.mixOf("take"), anySolo), 0});
    for (const fs::path& file : e.wish.contexts)
        parts.push_back({readSound(file), gainOf(e.wish.mixOf(file.string()), anySolo), e.place});
    Sound mix{0, 1, {}};
    for (const Part& part : parts) {
        mix.rate = std::max(mix.rate, part.sound.rate);
        mix.channels = std::max(mix.channels, std::min(2, part.sound.channels));
    }
    const auto frames = std::size_t(parts.front().sound.seconds() * mix.rate);
    mix.samples.assign(frames * std::size_t(mix.channels), 0.f);
    for (const Part& part : parts) {
        const Sound sound = resample(part.sound, mix.rate);
        const std::vector<float> mono = monoOf(sound);
        const auto first = std::size_t(part.from * mix.rate);
        for (std::size_t i = 0; i < frames && first + i < sound.frames(); ++i)
            for (int c = 0; c < mix.channels; ++c)
                mix.at(i, c) += part.gain * (sound.channels == mix.channels ? sound.at(first + i, c)
                                                                            : mono[first + i]);
    }
    return mix;
}

void writeNotes(const Exported& e, bool drums, const fs::path& file) {
    const Sound sound = readSound(e.take);
    const std::vector<float> mono = monoOf(sound);
    const std::vector<Note> notes =
        drums ? drumNotes(mono, sound.rate) : bassNotes(mono, sound.rate);
    constexpr int fingeredBass = 33;
    writeMidi(file, midiOfNotes(notes, drums ? "drums" : "bass", drums ? 0 : fingeredBass,
                                e.bpm >= 20 && e.bpm <= 400 ? e.bpm : 0, e.provenance));
}

} // namespace

void StemPanel::exportTake() {
    const fs::path take = m_wish.take;
    if (take.empty())
        return;
    Exported e{m_wish, take, placeOf(take), bpmOf(m_beats->grid().beats), {}};
    struct Facts {
        SoundInfo info;
        Provenance provenance;
    };
    inBackground(
        this,
        [take] {
            return Facts{SoundReader(take).info(), readProvenance(take)};
        },
        [this, e](const Facts& facts) mutable {
            e.provenance = facts.provenance;
            ExportOffer offer;
            offer.title = tr("Export %1").arg(m_takes->titleOf(e.take));
            offer.name = m_takes->titleOf(e.take);
            const SoundInfo& info = facts.info;
            const auto other = [&](const char* what, const QString& label, const char* ending) {
                ExportOffer::Choice choice{.what = what, .label = label};
                choice.ending = ending;
                offer.choices.push_back(std::move(choice));
            };
            offer.choices = {
                {"stem", tr("Stem"), info.rate, info.channels, info.frames, {}},
                {"mix", tr("Mix as it is heard"), info.rate, info.channels, info.frames, {}}};
            other("drums", tr("Strokes as drum notes (MIDI)"), ".mid");
            other("bass", tr("Pitches as bass notes (MIDI)"), ".mid");
            other("json", tr("What it was made of (JSON)"), ".json");
            other("codes", tr("Its codes"), ".npz");
            offer.provenance = e.provenance;
            offer.tracks = [e](const std::string& what, const fs::path& file) {
                std::vector<ExportTrack> tracks;
                tracks.push_back({what, file,
                                  what == "mix" ? Frames(std::make_shared<const Sound>(mixOf(e)))
                                                : Frames(e.take)});
                return tracks;
            };
            offer.write = [e](const std::string& what, const fs::path& file) {
                fs::path codes = e.take;
                codes.replace_extension(".npz");
                if (what == "json")
                    writeFile(file, readFile(e.take.parent_path() / "stems.json"));
                else if (what == "codes")
                    writeFile(file, readFile(codes));
                else
                    writeNotes(e, what == "drums", file);
            };
            auto* page = new ExportPage(session(), std::move(offer), this);
            page->setAttribute(Qt::WA_DeleteOnClose);
            page->show();
        },
        [this](const QString& sentence) {
            m_trouble = sentence;
            showHint();
        });
}

} // namespace antiphon
