#include "app/panels/performerlive.h"

#include "app/panels/synthchooser.h"
#include "app/window/background.h"
#include "app/window/livebus.h"
#include "core/audio/livesnapshot.h"
#include "core/error.h"
#include "models/impro/livereach.h"
#include "models/impro/starters.h"

#include <QTimer>

#include <algorithm>
#include <cmath>

// Opening, controls and what is shown; files and ports are in performerfiles.cpp.
namespace antiphon {

namespace {

constexpr int controlMs = 10, displayMs = 33;

/// What is done, not how it is: never remembered.
bool isMomentary(const LiveControl& control) {
    return control.kind == LiveControl::Kind::Trigger || control.name == "scene" ||
           control.name == "record" || control.name == "play" || control.name == "file/seek" ||
           (control.name.starts_with("param/") && control.name.rfind('/') == 5);
}

} // namespace

Performer::Performer(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_values(m_controls.initial()),
      m_control(new QTimer(this)), m_display(new QTimer(this)) {
    m_pool.setMaxThreadCount(1);
    m_control->setInterval(controlMs);
    m_control->setTimerType(Qt::PreciseTimer);
    m_display->setInterval(displayMs);
    connect(m_control, &QTimer::timeout, this, [this] {
        if (!m_live || m_polling)
            return;
        m_polling = true; // also where it fails: nothing here throws
        inBackground(
            this,
            [live = m_live] {
                live->performance->poll();
                return live->performance->cast();
            },
            [this, live = m_live](std::shared_ptr<const impro::LiveCast> plays) {
                m_polling = false;
                if (live != m_live || plays == m_cast)
                    return;
                show(std::move(plays)); // a scene has brought others on stage
                Q_EMIT castChanged();
                Q_EMIT stateChanged();
            },
            [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_pool);
    });
    connect(m_display, &QTimer::timeout, this, &Performer::poll);
    connect(&session.player(), &Player::panicked, this, [this] {
        if (m_live)
            m_live->performance->set("panic", 1);
    });
    // The engine is another one: so must be what plays in it.
    connect(&session.player(), &Player::rateChanged, this, [this] {
        m_source.reset();
        if (m_cast)
            open(m_cast->settings);
    });
    connect(&session.midi(), &Midi::moved, this, &Performer::takeMidi);
    connect(&session.store(), &Store::opened, this, &Performer::readScenes);
    connect(&session.store(), &Store::closed, this, &Performer::close);
    if (session.store().isOpen())
        readScenes();
}

Performer::~Performer() {
    ++m_generation;
    if (m_live) {
        removeSource();
        work([](Live& live) {
            live.performance->stop();
            live.performance->finishRecording();
        });
    }
    m_pool.waitForDone();
}

void Performer::work(std::function<void(Live&)> task, std::function<void()> then) {
    inBackground(
        this, [live = m_live, task = std::move(task)] { task(*live); },
        [then = std::move(then)] {
            if (then)
                then();
        },
        [this](const QString& sentence) { Q_EMIT failed(sentence); }, &m_pool);
}

void Performer::open(const impro::LiveCastSettings& cast) {
    const int asked = ++m_generation;
    m_state = State::Opening;
    Q_EMIT stateChanged();
    impro::LivePerformanceSettings settings;
    settings.rate = m_session.player().rate();
    settings.inputChannel = m_channel;
    settings.tables = m_session.cache() / "tables";
    settings.admit = [allowed = allowedPatches(m_session)](const std::string& patch) {
        if (!allowed.contains(QString::fromStdString(patch)))
            throw UserError(tr("%1 is a Pure Data patch, and patches are programs: choose its "
                               "folder as the synthesizer, if you want it to run.")
                                .arg(QString::fromStdString(patch))
                                .toStdString());
    };
    inBackground(
        this,
        [cast = cast, settings, file = m_file, leader = m_leader]() mutable {
            for (impro::LivePolicy& policy : cast.policies) // as scenes are to name them
                policy.agent = impro::agentName(policy.agent);
            auto live = std::make_shared<Live>();
            impro::SceneTold told;
            told.remark = [&](const std::string& sentence) { live->remarks.push_back(sentence); };
            live->cast = impro::openCast(cast, settings.tables, told);
            live->performance = std::make_unique<impro::LivePerformance>(live->cast, settings);
            live->performance->addTap(live->tap);
            if (!file.empty())
                live->performance->openFile(file);
            if (!leader.empty())
                live->performance->openLeader(leader);
            return live;
        },
        [this, asked](std::shared_ptr<Live> live) {
            if (asked == m_generation)
                begin(std::move(live));
        },
        [this, asked](const QString& sentence) {
            if (asked == m_generation) {
                m_state = m_live ? State::Playing : State::Closed;
                Q_EMIT stateChanged();
                Q_EMIT failed(sentence);
            }
        });
}

void Performer::begin(std::shared_ptr<Live> live) {
    end();
    Player& player = m_session.player();
    player.open();
    m_source = player.output().control().addSource(live->performance->source(), live);
    if (!m_source) {
        m_state = State::Closed;
        Q_EMIT stateChanged();
        Q_EMIT failed(tr("There is no room for another synthesizer; stop one first."));
        return;
    }
    m_live = std::move(live);
    for (const std::string& sentence : m_live->remarks)
        m_session.tell(QString::fromStdString(sentence));
    if (const std::size_t count = m_live->cast->parameters; m_controls.parameters() != count) {
        m_controls = LiveControls(count);
        m_midi = LiveMidi(m_controls);
    }
    apply();
    m_values = m_live->performance->values();
    m_live->performance->start();
    show(m_live->cast);
    m_state = State::Playing;
    m_control->start();
    m_display->start();
    applyPorts();
    work([scenes = m_scenes](Live& playing) { playing.performance->setScenes(scenes); });
    Q_EMIT stateChanged();
    for (std::size_t i = 0; i < m_controls.size(); ++i)
        Q_EMIT moved(QString::fromStdString(m_controls[i].name), m_values[i]);
}

void Performer::show(std::shared_ptr<const impro::LiveCast> cast) {
    m_cast = std::move(cast);
    m_reach = impro::tableReach(*m_cast);
    measureCorpus();
}

/// What was set before holds.
void Performer::apply() {
    for (const auto& [name, value] : m_set)
        if (const auto control = m_controls.find(name);
            control && !isMomentary(m_controls[*control]))
            m_live->performance->set(name, value);
}

void Performer::end() {
    if (!m_live)
        return;
    m_control->stop();
    m_display->stop();
    m_polling = false;
    if (m_records && m_session.store().isOpen()) {
        endRecording();
        m_session.tell(tr("The recording has ended with the performance that it is of."));
    }
    removeSource(); // fades out
    work([](Live& live) {
        live.performance->finishRecording();
        live.performance->stop();
    });
    m_live.reset();
    m_cast.reset();
    m_meters = {};
    m_bars = {};
    m_reach.clear();
    m_corpus.clear();
    m_oscPort = 0;
    LiveBus::of(m_session).tell({});
}

void Performer::close() {
    ++m_generation;
    end();
    m_state = State::Closed;
    Q_EMIT stateChanged();
    Q_EMIT metersChanged();
}

void Performer::removeSource() {
    if (m_source)
        m_session.player().output().control().removeSource(*m_source);
    m_source.reset();
}

void Performer::takeMidi(const QString& target, double place) {
    std::vector<LiveMove> moves;
    m_midi.setFileSeconds(m_live ? m_live->performance->fileSeconds() : 0);
    if (target == QStringLiteral("midi/program"))
        moves = m_midi.take({MidiKind::Program, 0, std::uint8_t(std::lround(place * 127)), 0});
    else if (target == QStringLiteral("midi/off"))
        moves = m_midi.take({MidiKind::Control, 0, 123, 0});
    else
        moves = m_midi.moved(target.toStdString(), place);
    for (const LiveMove& move : moves)
        take(move);
}

void Performer::take(const LiveMove& move) {
    set(QString::fromStdString(m_controls[move.control].name), move.value);
}

void Performer::set(const QString& name, double value) {
    const std::string plain = name.toStdString();
    const auto control = m_controls.find(plain);
    if (!control)
        return;
    const double admitted = m_controls[*control].admitted(value);
    if (!isMomentary(m_controls[*control]))
        m_set[plain] = admitted;
    if (m_live)
        m_live->performance->set(plain, admitted);
    if (plain == "panic" && m_live)
        work([](Live& live) { live.tap.panic(); });
    if (m_controls[*control].kind == LiveControl::Kind::Trigger)
        return;
    if (m_values[*control] == admitted)
        return;
    m_values[*control] = admitted;
    Q_EMIT moved(name, admitted);
    if (plain == "record")
        toggleRecording(admitted > 0);
}

double Performer::value(const QString& name) const {
    const auto control = m_controls.find(name.toStdString());
    return control ? m_values[*control] : 0;
}

Json Performer::values() const {
    return Json(m_set);
}

void Performer::setValues(const Json& values) {
    if (!values.is_object())
        return;
    for (const auto& [name, value] : values.items())
        if (value.is_number())
            set(QString::fromStdString(name), value.get<double>());
}

void Performer::poll() {
    if (!m_live)
        return;
    m_meters = m_live->performance->meters();
    follow();
    for (const std::string& sentence : m_live->performance->takeRemarks())
        m_session.warn(QString::fromStdString(sentence));
    for (const std::string& sentence : m_live->tap.takeRemarks())
        m_session.warn(QString::fromStdString(sentence));
    m_oscPort = m_live->tap.oscPort();
    showPlaces();
    Q_EMIT metersChanged();
}

/// Shows what others have moved: OSC, scenes.
void Performer::follow() {
    const std::vector<double> now = m_live->performance->values();
    for (std::size_t i = 0; i < std::min(now.size(), m_values.size()); ++i) {
        if (now[i] == m_values[i])
            continue;
        const bool record = m_controls[i].name == "record";
        m_values[i] = now[i];
        if (!isMomentary(m_controls[i]))
            m_set[m_controls[i].name] = now[i];
        Q_EMIT moved(QString::fromStdString(m_controls[i].name), now[i]);
        if (record)
            toggleRecording(now[i] > 0);
    }
}

std::vector<double> Performer::parameterValues() const {
    const auto count = std::ptrdiff_t(std::min(m_meters.parameters, m_meters.sounding.size()));
    return {m_meters.sounding.begin(), m_meters.sounding.begin() + count};
}

/// The songs are read on a thread of their own: the stage does not wait for them.
void Performer::measureCorpus() {
    m_corpus.clear();
    inBackground(
        this,
        [cast = m_cast, tables = m_session.cache() / "tables"] {
            return impro::corpusReach(*cast, tables);
        },
        [this, cast = m_cast](std::vector<impro::LiveRange> corpus) {
            if (cast != m_cast)
                return;
            m_corpus = std::move(corpus);
            Q_EMIT corpusMeasured();
        },
        // Whoever has thrown the songs away does not miss them on stage.
        [this](const QString& sentence) { m_session.tell(sentence); });
}

/// Where both are, on the bars and on the map.
void Performer::showPlaces() {
    const impro::LiveMember& member = m_cast->members.front();
    const impro::World& world = *member.world;
    if (m_meters.frames == 0)
        return;
    std::vector<double> point(world.parameters());
    for (std::size_t i = 0; i < point.size(); ++i)
        point[i] = double(m_meters.sounding[i]);
    const std::size_t agentRow = world.nearestByParameters(point);
    const auto own = world.scaledRow(agentRow);
    m_bars.agent.assign(own.begin(), own.end());
    int followed = -1; // nobody plays
    if (int(value(QStringLiteral("input"))) == int(LiveInput::Table)) {
        for (std::size_t i = 0; i < point.size(); ++i)
            point[i] = value(QStringLiteral("target/%1").arg(i + 1));
        followed = int(world.nearestByParameters(point));
        const auto there = world.scaledRow(std::size_t(followed));
        m_bars.heard.assign(there.begin(), there.end());
    } else {
        hear(member);
        if (!m_meters.resting)
            followed = int(world.nearestByFeatures(m_bars.heard));
    }
    aim(member);
    LiveBus::of(m_session).tell({m_cast->table, world.rows(), followed, int(agentRow)});
}

/// What stance and following make of it for the member.
void Performer::aim(const impro::LiveMember& member) {
    const auto& categories = impro::LiveCast::categories();
    m_bars.target = m_bars.heard;
    for (std::size_t i = 0; i < m_bars.target.size(); ++i) {
        const std::string& category = categories[std::size_t(member.categories[i])];
        m_bars.target[i] *= value(QStringLiteral("stance")) *
                            value(QStringLiteral("follow/") + QString::fromStdString(category));
    }
    if (m_bars.target == m_bars.heard)
        m_bars.target.clear();
}

/// What comes in, as the member hears it.
void Performer::hear(const impro::LiveMember& member) {
    m_bars.heard.resize(member.world->columns());
    for (std::size_t i = 0; i < member.places.size(); ++i) {
        const double heard = double(m_meters.heard[member.places[i]]);
        const int match = member.matchColumns[i];
        m_bars.heard[i] = match < 0 ? heard : member.agent.match.apply(std::size_t(match), heard);
    }
    member.world->scaling().apply(m_bars.heard, m_bars.heard);
}

} // namespace antiphon
