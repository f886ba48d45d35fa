#include "app/panels/maphand.h"

#include "app/window/background.h"
#include "core/audio/synthvoice.h"
#include "core/error.h"
#include "core/soundfile.h"
#include "core/version.h"

#include <QTimer>

#include <algorithm>

namespace antiphon {

namespace {

constexpr const char* gesturesName = "gestures.json"; ///< in the project
constexpr std::uint64_t largestGestures = 256u << 20; ///< bytes; hours of gliding

bool sameVoice(const TableSound& a, const TableSound& b) {
    return a.synth == b.synth && a.settings == b.settings && a.parameters == b.parameters;
}

} // namespace

MapHand::MapHand(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_timer(new QTimer(this)) {
    m_timer->setInterval(33);
    connect(m_timer, &QTimer::timeout, this, &MapHand::poll);
    connect(&session.player(), &Player::panicked, this, [this] {
        if (!m_wanted)
            return;
        release();
        Q_EMIT cut();
    });
    // Another device: what sounds goes on with it, from its beginning.
    connect(&session.player(), &Player::rateChanged, this, [this] {
        drop();
        if (m_wanted || m_pending)
            make();
    });
    m_files.setMaxThreadCount(1);
    connect(&session.store(), &Store::opened, this, &MapHand::readGestures);
    if (session.store().isOpen())
        readGestures();
}

MapHand::~MapHand() {
    drop();
}

void MapHand::readGestures() {
    m_gestures = {};
    Q_EMIT gestureChanged();
    const fs::path folder = m_session.store().folder();
    inBackground(
        this,
        [file = folder / gesturesName] {
            if (!fs::exists(file))
                return GestureShelf();
            return GestureShelf::of(parseJson(readFile(file, largestGestures), display(file)),
                                    display(file));
        },
        [this, folder](const GestureShelf& read) {
            if (folder != m_session.store().folder() || read.count() == 0)
                return;
            const bool more = m_gestures.count() > 0; // recorded meanwhile
            m_gestures.addOlder(read);
            if (more)
                keepGestures();
            Q_EMIT gestureChanged();
        },
        [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_files);
}

void MapHand::keepGestures() {
    if (!m_session.store().isOpen())
        return;
    inBackground(
        this,
        [file = m_session.store().folder() / gesturesName, shelf = m_gestures] {
            writeFile(file, shelf.json().dump(-1, ' ', false, Json::error_handler_t::replace));
        },
        [] {}, [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_files);
}

void MapHand::play(const TableSound& sound, std::vector<double> parameters, float gain) {
    if (!sound.trouble.isEmpty()) {
        Q_EMIT failed(sound.trouble);
        return;
    }
    if (sound.patch) {
        Q_EMIT failed(tr("A Pure Data patch is heard point by point; it cannot be held or glided "
                         "through."));
        return;
    }
    m_parameters.assign(parameters.begin(), parameters.end());
    m_gain = gain;
    m_wanted = true;
    const bool same = sameVoice(sound, m_sound);
    if (m_pending && same)
        return;
    if (!m_voice || !same) {
        m_sound = sound;
        make();
    } else {
        give();
    }
}

void MapHand::make() {
    drop();
    m_pending = true;
    const int asked = ++m_making;
    inBackground(
        this,
        [sound = m_sound, rate = m_session.player().rate()] {
            return std::make_shared<SynthVoice>(sound.synth, sound.settings, rate);
        },
        [this, asked](std::shared_ptr<SynthVoice> voice) {
            if (asked != m_making)
                return;
            m_pending = false;
            m_session.player().open(); // which may tell of another rate
            if (asked != m_making)
                return;
            if (!m_session.player().addVoice(voice)) {
                m_wanted = false;
                Q_EMIT cut();
                return;
            }
            m_voice = std::move(voice);
            m_timer->start();
            if (m_recording)
                m_voice->startCapture();
            give();
        },
        [this, asked](const QString& sentence) {
            if (asked != m_making)
                return;
            m_pending = false;
            m_wanted = false;
            Q_EMIT failed(sentence);
        });
}

void MapHand::give() {
    if (!m_voice)
        return;
    m_voice->setGlide(m_voice->gate() ? m_glide : 0); // a new voice begins where it is put
    m_voice->setLevel(m_gain);
    m_voice->setParameters(m_parameters);
    if (m_wanted && !m_voice->gate())
        m_voice->noteOn();
    else if (!m_wanted && m_voice->gate())
        m_voice->noteOff();
}

void MapHand::setGain(float gain) {
    m_gain = gain;
    if (m_voice)
        m_voice->setLevel(gain);
}

void MapHand::release() {
    m_wanted = false;
    if (m_voice)
        m_voice->noteOff();
}

void MapHand::setGlide(double seconds) {
    m_glide = std::clamp(seconds, 0.0, 0.5);
}

void MapHand::drop() {
    if (m_recording && m_voice)
        stopRecording();
    if (m_voice)
        m_session.player().removeVoice(m_voice);
    m_voice.reset(); // the engine's loan keeps it as long as it needs it
    m_timer->stop();
}

void MapHand::poll() {
    if (m_voice)
        m_voice->poll();
}

void MapHand::startRecording() {
    if (m_recording)
        return;
    m_recording = true;
    if (m_voice) {
        m_voice->poll();
        m_voice->startCapture();
    }
    Q_EMIT recordingChanged(true);
}

void MapHand::stopRecording() {
    if (!m_recording)
        return;
    m_recording = false;
    if (m_voice) {
        m_voice->poll();
        const bool began = m_voice->capturing();
        if (auto gesture = m_voice->stopCapture(); gesture && gesture->frames > 0) {
            m_gestures.add(std::move(*gesture), m_liveNames);
            keepGestures();
            Q_EMIT gestureChanged();
        } else if (began) {
            Q_EMIT failed(tr("What was played could not be taken down; record it again."));
        }
    }
    Q_EMIT recordingChanged(false);
}

void MapHand::chooseGesture(int index) {
    m_gestures.choose(index);
    Q_EMIT gestureChanged();
}

void writeGesture(const Gesture& gesture, const QStringList& parameters, const fs::path& file,
                  const std::function<void()>& checkpoint) {
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](unsigned char c) { return char(tolower(c)); });
    std::vector<std::string> names;
    for (const QString& name : parameters)
        names.push_back(name.toStdString());
    if (ending == ".csv") {
        writeFile(file, csvOf(gesture, names));
    } else if (ending == ".mid" || ending == ".midi") {
        std::vector<int> controllers = {19, 23, 27, 31, 35, 39, 43, 47};
        while (controllers.size() < gesture.parameters)
            controllers.push_back(controllers.back() + 1);
        writeMidi(file, midiOf(gesture, controllers));
    } else {
        const Json note = {{"task", "map.gesture"}, {"gesture", jsonOf(gesture)}};
        writeSound(file, renderGesture(gesture, checkpoint), SampleFormat::Int24,
                   {software(), note.dump()});
    }
}

} // namespace antiphon
