#include "app/panels/mapreplay.h"

#include "app/window/background.h"
#include "core/maps/lookup.h"

#include <algorithm>

namespace antiphon {

namespace {

/// A gesture has a value in every tick; the eye needs one in about 20 ms.
constexpr double pace = 0.02;

std::optional<MapTrajectory> wayOf(const MapRows& rows, const Gesture& gesture) {
    for (std::size_t t = 0; t < rows.tables().size(); ++t) {
        const MapTable& table = *rows.tables()[t];
        const Json synth = table.side.is_object() ? table.side.value("synth", Json()) : Json();
        if (table.parameters != gesture.parameters || table.rows == 0 ||
            (synth.is_object() && synth.value("name", gesture.synth) != gesture.synth))
            continue;
        std::vector<double> points(table.rows * table.parameters);
        for (std::size_t r = 0; r < table.rows; ++r)
            for (std::size_t p = 0; p < table.parameters; ++p)
                points[r * table.parameters + p] = table.columns[p][r];
        MapTrajectory way;
        way.color = 2;
        double next = 0;
        for (const GesturePoint& at : curveOf(gesture)) {
            const double seconds = double(at.frame) / gesture.rate;
            if (!at.sounds || (seconds < next && !way.points.empty()))
                continue;
            next = seconds + pace;
            const std::vector<double> wanted(
                at.parameters.begin(), at.parameters.begin() + std::ptrdiff_t(table.parameters));
            way.points.push_back(int(rows.start(t) + nearestRow(points, table.parameters, wanted)));
            way.seconds.push_back(seconds);
        }
        if (!way.points.empty())
            return way;
    }
    return std::nullopt;
}

} // namespace

MapReplay::MapReplay(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_axis(std::make_unique<TimeAxis>()) {
    connect(&session.player(), &Player::positionChanged, this, &MapReplay::timeChanged);
    connect(&session.player(), &Player::playingChanged, this, &MapReplay::timeChanged);
    connect(&session.player(), &Player::deckChanged, this, &MapReplay::timeChanged);
}

MapReplay::~MapReplay() = default;

void MapReplay::setRows(std::shared_ptr<const MapRows> rows) {
    m_rows = std::move(rows);
    place();
}

void MapReplay::setGesture(std::shared_ptr<const Gesture> gesture) {
    m_gesture = std::move(gesture);
    m_sound.reset();
    place();
}

void MapReplay::place() {
    ++m_asked;
    if (m_way) {
        m_way.reset();
        Q_EMIT changed();
    }
    if (!m_gesture || !m_rows || m_rows->empty())
        return;
    inBackground(
        this, [rows = m_rows, gesture = m_gesture] { return wayOf(*rows, *gesture); },
        [this, asked = m_asked](std::optional<MapTrajectory> way) {
            if (asked != m_asked)
                return;
            m_way = std::move(way);
            if (m_way)
                m_way->name = tr("What was played");
            Q_EMIT changed();
            Q_EMIT timeChanged();
        });
}

void MapReplay::play() {
    if (!m_gesture)
        return;
    const auto start = [this] {
        m_axis->setLength(m_sound->seconds());
        const QString title = tr("What was played");
        m_session.player().load({title, m_axis.get(), {{.title = title, .sound = m_sound}}}, 0,
                                true);
    };
    if (m_sound)
        return start();
    inBackground(
        this,
        [gesture = m_gesture] { return std::make_shared<const Sound>(renderGesture(*gesture)); },
        [this, gesture = m_gesture, start](std::shared_ptr<const Sound> sound) {
            if (gesture != m_gesture)
                return;
            m_sound = std::move(sound);
            start();
        },
        [this](const QString& sentence) { Q_EMIT failed(sentence); });
}

std::optional<double> MapReplay::time() const {
    const auto& tracks = m_session.player().deck().tracks;
    if (!m_sound || std::ranges::none_of(
                        tracks, [this](const DeckTrack& track) { return track.sound == m_sound; }))
        return std::nullopt;
    return m_session.player().position();
}

} // namespace antiphon
