#include "app/panels/performerlive.h"

#include "app/window/background.h"
#include "core/error.h"

#include <QTimer>

#include <optional>
#include <utility>

// Inputs, scenes, recordings and ports: what may wait for a disk or a driver. See performer.h.
namespace antiphon {

void Performer::openFile(const fs::path& file) {
    m_file = file;
    if (m_live)
        work([file](Live& live) { live.performance->openFile(file); });
}

void Performer::openLeader(const std::string& synth) {
    m_leader = synth;
    if (m_live)
        work([synth](Live& live) { live.performance->openLeader(synth); });
}

fs::path Performer::sceneFile() const {
    return m_session.store().isOpen() ? m_session.store().folder() / "scenes.json" : fs::path();
}

void Performer::readScenes() {
    const fs::path file = sceneFile();
    m_scenes = {};
    inBackground(
        this,
        [file] {
            std::error_code none;
            try {
                return fs::exists(file, none) ? impro::readLiveScenes(file) : impro::LiveScenes();
            } catch (const UserError&) {
                // Set aside, so that the next scene that is stored does not take its place.
                fs::rename(file, file.parent_path() / "scenes (damaged).json", none);
                throw;
            }
        },
        [this, file](const impro::LiveScenes& scenes) {
            if (file != sceneFile())
                return;
            m_scenes = scenes;
            if (m_live)
                work([scenes](Live& live) { live.performance->setScenes(scenes); });
            Q_EMIT scenesChanged();
        },
        [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_pool);
    Q_EMIT scenesChanged();
}

bool Performer::hasScene(int slot) const {
    return m_scenes.slots[std::size_t(slot - 1)].has_value();
}

QString Performer::sceneName(int slot) const {
    const auto& scene = m_scenes.slots[std::size_t(slot - 1)];
    return scene ? QString::fromStdString(scene->name) : QString();
}

void Performer::store(int slot, const QString& name) {
    if (!m_live)
        return;
    inBackground(
        this,
        [live = m_live, slot, name = name.toStdString()] {
            live->performance->store(slot, name);
            return live->performance->scenes();
        },
        [this, slot](const impro::LiveScenes& scenes) {
            const auto place = std::size_t(slot - 1);
            m_scenes.slots[place] = scenes.slots[place];
            saveScenes();
            Q_EMIT scenesChanged();
        },
        [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_pool);
}

void Performer::clearScene(int slot) {
    m_scenes.slots[std::size_t(slot - 1)].reset();
    if (m_live)
        work([scenes = m_scenes](Live& live) { live.performance->setScenes(scenes); });
    saveScenes();
    Q_EMIT scenesChanged();
}

void Performer::saveScenes() {
    if (const fs::path file = sceneFile(); !file.empty())
        inBackground(
            this, [file, scenes = m_scenes] { impro::writeLiveScenes(file, scenes); }, [] {},
            [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_pool);
}

double Performer::recorded() const {
    return m_meters.recording && m_recordedFrom >= 0
               ? double(m_meters.clock - m_recordedFrom) / m_session.player().rate()
               : 0;
}

void Performer::toggleRecording(bool on) {
    if (!m_live)
        return;
    if (!on) {
        endRecording();
        return;
    }
    const auto refuse = [this](const QString& sentence) {
        m_records = false;
        set(QStringLiteral("record"), 0);
        Q_EMIT failed(sentence);
    };
    if (!m_session.store().isOpen()) {
        refuse(tr("A recording is kept in a project: open or make one first."));
        return;
    }
    m_records = true;
    m_recordedFrom = m_meters.clock;
    inBackground(
        this,
        [live = m_live, folder = m_session.store().folder() / "audio"] {
            live->performance->startRecording(folder);
        },
        [] {}, refuse, &m_pool);
}

void Performer::endRecording() {
    if (!std::exchange(m_records, false))
        return;
    inBackground(
        this,
        [live = m_live] {
            live->performance->finishRecording();
            return live->performance->recording();
        },
        [this](const std::optional<impro::LiveRecording>& recording) {
            if (!recording)
                return;
            m_lastRecording = recording->sound; // whatever there is of it
            Q_EMIT recordingEnded(QString::fromStdString(recording->sound.string()));
            if (!recording->error.empty())
                Q_EMIT failed(QString::fromStdString(recording->error));
        },
        [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_pool);
}

void Performer::setPorts(const Ports& ports) {
    if (ports == m_ports)
        return;
    m_ports = ports;
    Q_EMIT portsChanged(); // before what may be wrong with them is told
    applyPorts();
}

void Performer::applyPorts() {
    if (!m_live)
        return;
    impro::LivePortSettings settings; // MIDI comes in through the window's own port
    try {
        if (!m_ports.oscFeedback.isEmpty()) {
            settings.feedback = oscFeedbackTo(m_ports.oscFeedback.toStdString());
            settings.feedback->open = m_ports.oscOpen;
        }
    } catch (const UserError& e) { // the other ports are opened all the same
        Q_EMIT failed(QString::fromUtf8(e.what()));
    }
    if (m_ports.osc)
        settings.osc =
            OscBridge::Settings{.server = {.port = m_ports.oscPort, .open = m_ports.oscOpen},
                                .form = m_ports.oscFloats ? OscForm::Floats : OscForm::Text};
    settings.midiOut = m_ports.midiOut.toStdString();
    work([settings](Live& live) {
        live.tap.setPorts(nullptr); // its port is free before the next one is opened
        live.tap.setPorts(std::make_shared<impro::LivePorts>(*live.performance, settings));
    });
}

void Performer::listMidiOutputs() {
    using Listing = std::pair<QStringList, QString>;
    inBackground(
        this,
        [] {
            Listing listing;
            try {
                for (const std::string& name : systemMidiOut()->ports())
                    listing.first << QString::fromStdString(name);
            } catch (const UserError& e) {
                listing.second = QString::fromUtf8(e.what());
            }
            return listing;
        },
        [this](const Listing& listing) { Q_EMIT midiOutputsListed(listing.first, listing.second); },
        {}, &m_pool);
}

} // namespace antiphon
