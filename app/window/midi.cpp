#include "app/window/midi.h"

#include "app/window/background.h"

#include <QSettings>
#include <QTimer>

namespace antiphon {

namespace {

const QString portKey = QStringLiteral("midi/port");
const QString controllersKey = QStringLiteral("midi/controllers");

/// A note is late by at most so much, and by as much as a buffer of the sound device.
constexpr int drainMs = 4;
constexpr int watchMs = 1000;

} // namespace

struct Midi::Shared {
    explicit Shared(std::unique_ptr<MidiSource> source) : input(std::move(source)) {}
    MidiInput input; ///< poll() for the window, the rest for the pool's thread
};

Midi::Midi(QSettings& settings, std::unique_ptr<MidiSource> source, QObject* parent)
    : QObject(parent), m_settings(settings),
      m_shared(std::make_shared<Shared>(source ? std::move(source) : systemMidi())),
      m_drain(new QTimer(this)), m_watch(new QTimer(this)) {
    m_pool.setMaxThreadCount(1);
    const std::string text = settings.value(controllersKey).toString().toStdString();
    if (!text.empty())
        m_controllers = ControllerMap::of(Json::parse(text, nullptr, false));
    m_drain->setTimerType(Qt::PreciseTimer);
    m_drain->setInterval(drainMs);
    connect(m_drain, &QTimer::timeout, this, &Midi::poll);
    m_watch->setInterval(watchMs);
    connect(m_watch, &QTimer::timeout, this, [this] {
        work([](MidiInput&) {}); // which watches
    });
    if (const QString name = settings.value(portKey).toString(); !name.isEmpty())
        setPort(name);
}

Midi::~Midi() {
    m_pool.clear();
    m_pool.waitForDone();
}

/// Does something with the input on its thread, and shows how it is afterwards.
void Midi::work(std::function<void(MidiInput&)> task) {
    struct State {
        bool changed = false, listening = false;
        QString trouble, odd;
    };
    inBackground(
        this,
        [shared = m_shared, task = std::move(task)] {
            task(shared->input);
            State state;
            state.changed = shared->input.watch();
            state.listening = shared->input.listening();
            state.trouble = QString::fromStdString(shared->input.trouble());
            state.odd = QString::fromStdString(shared->input.oddities());
            return state;
        },
        [this](const State& state) {
            if (!state.odd.isEmpty())
                Q_EMIT leftOut(state.odd);
            if (!state.changed)
                return;
            m_listening = state.listening;
            m_trouble = state.trouble;
            Q_EMIT changed();
        },
        {}, &m_pool);
}

void Midi::setPort(const QString& name) {
    if (name == m_port)
        return;
    m_port = name;
    m_settings.setValue(portKey, name);
    if (name.isEmpty()) {
        m_drain->stop();
        m_watch->stop();
    } else {
        m_drain->start();
        m_watch->start();
    }
    work([name = name.toStdString()](MidiInput& input) { input.select(name); });
}

void Midi::list() {
    using Listing = std::pair<QStringList, QString>;
    inBackground(
        this,
        [shared = m_shared] {
            Listing listing;
            try {
                for (const std::string& name : shared->input.ports())
                    listing.first << QString::fromStdString(name);
            } catch (const UserError& e) {
                listing.second = QString::fromUtf8(e.what());
            }
            return listing;
        },
        [this](const Listing& listing) { Q_EMIT portsListed(listing.first, listing.second); }, {},
        &m_pool);
}

void Midi::learn(const QString& target) {
    if (target.isEmpty())
        m_controllers.cancel();
    else
        m_controllers.learn(target.toStdString());
    Q_EMIT learningChanged();
}

QString Midi::learning() const {
    return QString::fromStdString(m_controllers.learning());
}

void Midi::forget(const QString& target) {
    m_controllers.forget(target.toStdString());
    saveControllers();
}

QString Midi::controllerText(const QString& target) const {
    const auto controller = m_controllers.controllerOf(target.toStdString());
    return controller ? tr("controller %1 on channel %2")
                            .arg(controller->number)
                            .arg(controller->channel + 1)
                      : QString();
}

void Midi::saveControllers() {
    m_settings.setValue(controllersKey, QString::fromStdString(m_controllers.json().dump()));
    Q_EMIT controllersChanged();
}

void Midi::poll() {
    for (const MidiMessage& message : m_shared->input.poll()) {
        // What means the same everywhere, in the place of a learned controller.
        if (message.kind == MidiKind::Program)
            Q_EMIT moved(QStringLiteral("midi/program"), message.first / 127.0);
        if (message.kind == MidiKind::Control && (message.first == 120 || message.first == 123))
            Q_EMIT moved(QStringLiteral("midi/off"), 1);
        if (message.kind == MidiKind::NoteOn)
            Q_EMIT noteOn(message.first, message.second);
        else if (message.kind == MidiKind::NoteOff)
            Q_EMIT noteOff(message.first);
        const auto move = m_controllers.take(message);
        if (!move)
            continue;
        if (move->learned) {
            saveControllers();
            Q_EMIT learningChanged();
        }
        Q_EMIT moved(QString::fromStdString(move->target), move->value);
    }
}

} // namespace antiphon
