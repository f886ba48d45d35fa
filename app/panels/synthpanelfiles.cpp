// Gestures and held sounds as files; patches rendered to be heard. See synthpanel.h.
#include "app/panels/synthpanel.h"
#include "app/panels/synthplayer.h"
#include "app/window/background.h"
#include "app/window/recording.h"
#include "core/error.h"
#include "core/soundfile.h"
#include "core/synth/synthrender.h"

#include <QFileDialog>

namespace antiphon {

namespace {

SynthRequest requestOf(const SynthSound& sound, double seconds, int rate) {
    return {.synth = sound.synth,
            .parameters = std::vector<double>(sound.point.begin(), sound.point.end()),
            .settings = sound.settings,
            .seconds = seconds,
            .rate = rate};
}

/// A gesture is its own provenance: the same samples can be made from it.
Provenance provenanceOf(const Gesture& gesture) {
    Provenance made =
        provenanceOf(SynthRequest{.synth = gesture.synth,
                                  .parameters = std::vector<double>(gesture.parameters, 0.5),
                                  .settings = gesture.settings});
    // A long one has no room in a sound file's comment.
    const Json all = jsonOf(gesture);
    Json comment = {{"task", "synth gesture"}, {"synth", gesture.synth}};
    constexpr std::size_t most = 60000;
    if (std::string text = all.dump(); text.size() < most)
        comment["gesture"] = all;
    made.comment = comment.dump();
    return made;
}

std::string stemOf(const std::string& synth) {
    return fs::path(synth).filename().string();
}

} // namespace

/// On a worker; where the file shall be in the library, it is imported at the end.
void SynthPanel::write(const QString& title, std::function<fs::path(JobControl&)> make,
                       bool import) {
    auto file = std::make_shared<fs::path>();
    session().jobs().work(
        title, [make = std::move(make), file](JobControl& control) { *file = make(control); },
        // The session outlives its jobs; the panel need not.
        [import, file, &to = session(), folder = session().store().folder()] {
            if (import && to.store().isOpen() && to.store().folder() == folder)
                to.import({*file});
            else
                to.tell(tr("Written: %1").arg(QString::fromStdString(display(*file))));
        });
}

void SynthPanel::renderHeld() {
    if (!session().store().isOpen() || !allowed())
        return;
    const SynthRequest request =
        requestOf(m_sound, m_gestures->renderSeconds(), session().player().rate());
    const fs::path wanted =
        session().store().folder() / "audio" / (stemOf(m_sound.synth) + "-1.wav");
    write(
        tr("Render %1").arg(synthWords(m_info.title)),
        [request, wanted](JobControl& control) {
            const Sound sound = renderSynth(
                request, [&] { control.checkpoint(); },
                [&](const std::string& line) {
                    control.append({.type = Event::Type::Log, .text = line, .item = {}});
                });
            const fs::path file = unusedName(wanted);
            writeSound(file, sound, SampleFormat::Float32, antiphon::provenanceOf(request));
            return file;
        },
        true);
}

void SynthPanel::keepGesture() {
    const auto gesture = m_captured.gesture();
    if (!gesture || !session().store().isOpen())
        return;
    const fs::path wanted =
        session().store().folder() / "audio" / (stemOf(gesture->synth) + "-gesture-1.wav");
    write(
        tr("Keep the gesture"),
        [gesture, wanted](JobControl& control) {
            const Sound sound = renderGesture(*gesture, [&] { control.checkpoint(); });
            const fs::path file = unusedName(wanted);
            writeSound(file, sound, SampleFormat::Float32, provenanceOf(*gesture));
            return file;
        },
        true);
}

void SynthPanel::exportGesture(GestureBar::Format format, const fs::path& file) {
    const auto gesture = m_captured.gesture();
    if (!gesture)
        return;
    std::vector<std::string> names;
    for (const QString& name : m_captured.parameterNames())
        names.push_back(name.toStdString());
    write(
        tr("Export the gesture"),
        [gesture, format, file, names](JobControl& control) {
            switch (format) {
            case GestureBar::Format::Wav:
                writeSound(file, renderGesture(*gesture, [&] { control.checkpoint(); }),
                           SampleFormat::Float32, provenanceOf(*gesture));
                break;
            case GestureBar::Format::Midi:
                writeMidi(file, midiOf(*gesture));
                break;
            case GestureBar::Format::Csv:
                writeFile(file, csvOf(*gesture, names));
                break;
            }
            return file;
        },
        false);
}

void SynthPanel::askWhere(GestureBar::Format format) {
    const bool sound = format == GestureBar::Format::Wav, midi = format == GestureBar::Format::Midi;
    const QString ending = sound  ? QStringLiteral("wav")
                           : midi ? QStringLiteral("mid")
                                  : QStringLiteral("csv");
    auto* dialog = new QFileDialog(this, tr("Export the gesture"), session().exportFolder(),
                                   sound  ? tr("Sounds (*.wav)")
                                   : midi ? tr("MIDI files (*.mid)")
                                          : tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(QStringLiteral("gesture.") + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& name) {
        const fs::path file = name.toStdString();
        session().setExportFolder(file.parent_path());
        exportGesture(format, file);
    });
    dialog->open();
}

void SynthPanel::hearGesture() {
    const auto gesture = m_captured.gesture();
    if (!gesture)
        return;
    inBackground(
        this, [gesture] { return std::make_shared<const Sound>(renderGesture(*gesture)); },
        [this](std::shared_ptr<const Sound> sound) {
            session().player().audition(std::move(sound));
        },
        [this](const QString& sentence) { session().warn(sentence); });
}

void SynthPanel::hearPatch() {
    if (m_rendering || !allowed())
        return;
    m_rendering = true;
    m_remark.clear();
    showState();
    struct Heard {
        std::shared_ptr<const Sound> sound;
        QStringList said;
    };
    const SynthRequest request =
        requestOf(m_sound, m_gestures->renderSeconds(), session().player().rate());
    inBackground(
        this,
        [request] {
            Heard heard;
            heard.sound = std::make_shared<const Sound>(
                renderSynth(request, {}, [&](const std::string& line) {
                    heard.said << QString::fromStdString(line);
                }));
            return heard;
        },
        [this](const Heard& heard) {
            m_rendering = false;
            m_remark = heard.said.mid(0, 3).join(QLatin1Char('\n'));
            for (const QString& line : heard.said)
                session().tell(tr("Pure Data: %1").arg(line));
            session().player().audition(heard.sound);
            showState();
        },
        [this](const QString& sentence) {
            m_rendering = false;
            m_remark = sentence;
            showState();
        });
}

} // namespace antiphon
