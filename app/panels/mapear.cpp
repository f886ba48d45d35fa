#include "app/panels/mapear.h"

#include "app/window/background.h"
#include "app/window/soundloader.h"
#include "core/audio/control.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace antiphon {

namespace {

constexpr int atOnce = 2; ///< rows rendered at a time
/// Of what nothing is known of: brings a sine at full scale to the loudness of rows.
constexpr float unknownGain = 0.1f;

} // namespace

MapEar::MapEar(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    m_pool.setMaxThreadCount(atOnce);
    m_pool.setExpiryTimeout(-1);
    connect(&session.player(), &Player::auditionEnded, this, [this] {
        if (m_heard) {
            m_playing = -1;
            m_heard = false;
        }
    });
}

MapEar::~MapEar() {
    m_pool.clear();
}

void MapEar::setRows(std::shared_ptr<const MapRows> rows) {
    const bool grown =
        m_rows && rows && m_rows->tables().size() == rows->tables().size() &&
        std::equal(m_rows->tables().begin(), m_rows->tables().end(), rows->tables().begin(),
                   [](const auto& a, const auto& b) {
                       return a->file == b->file && a->side == b->side && b->hash.empty();
                   });
    m_rows = std::move(rows);
    if (grown && m_rows->tables().size() == 1) // the same rows and more behind them
        return;
    stop();
    ++m_generation;
    m_wanted.clear();
    m_underWay.clear();
    m_kept.clear();
    m_byRow.clear();
    m_bytes = 0;
    findSounds();
}

void MapEar::setChosenSynth(const std::string& name) {
    if (name == m_chosen)
        return;
    m_chosen = name;
    setRows(std::exchange(m_rows, nullptr));
}

void MapEar::findSounds() {
    m_renderers.clear();
    m_rate = m_session.player().rate();
    if (!m_rows)
        return;
    inBackground(
        this,
        [rows = m_rows, chosen = m_chosen] {
            std::vector<TableSound> sounds;
            for (const auto& table : rows->tables())
                sounds.push_back(tableSound(*table, chosen));
            return sounds;
        },
        [this, asked = m_generation](std::vector<TableSound> sounds) {
            if (asked != m_generation)
                return;
            for (TableSound& sound : sounds)
                m_renderers.push_back(std::make_shared<RowRenderer>(std::move(sound), m_rate));
            Q_EMIT soundsChanged();
            pump();
        },
        [this](const QString& sentence) { Q_EMIT failed(sentence); });
}

std::shared_ptr<RowRenderer> MapEar::renderer(int row) const {
    if (!m_rows || row < 0 || std::size_t(row) >= m_rows->rows())
        return nullptr;
    const std::size_t table = m_rows->place(std::size_t(row)).table;
    return table < m_renderers.size() ? m_renderers[table] : nullptr;
}

fs::path MapEar::fileOf(int row) const {
    return m_rows && row >= 0 && std::size_t(row) < m_rows->rows() ? m_rows->file(std::size_t(row))
                                                                   : fs::path();
}

QString MapEar::trouble(std::size_t table) const {
    return table < m_renderers.size() ? m_renderers[table]->sound().trouble : QString();
}

QStringList MapEar::troubles() const {
    QStringList list;
    for (const auto& renderer : m_renderers)
        if (const QString& trouble = renderer->sound().trouble;
            !trouble.isEmpty() && !renderer->sound().files && !list.contains(trouble))
            list << trouble;
    return list;
}

const RowSound* MapEar::find(int row) {
    const auto it = m_byRow.find(row);
    if (it == m_byRow.end())
        return nullptr;
    m_kept.splice(m_kept.begin(), m_kept, it->second);
    return &m_kept.front().sound;
}

bool MapEar::isReady(int row) const {
    return m_byRow.contains(row);
}

float MapEar::gain(int row) const {
    const auto it = m_byRow.find(row);
    if (!m_matched)
        return 1;
    return it != m_byRow.end() ? it->second->sound.match() : likelyGain(row);
}

float MapEar::likelyGain(int row) const {
    if (!m_rows || row < 0 || std::size_t(row) >= m_rows->rows())
        return unknownGain;
    if (const int column = m_rows->find("loudness-dBFS"); column >= 0)
        if (const double level = m_rows->value(std::size_t(row), std::size_t(column));
            std::isfinite(level)) // a peak lies no lower than that
            return matchingGain(level, level, rowLoudness);
    const std::size_t table = m_rows->place(std::size_t(row)).table;
    const std::vector<double> point = m_rows->point(std::size_t(row));
    float gain = unknownGain;
    double nearest = std::numeric_limits<double>::infinity();
    for (const Kept& kept : m_kept) {
        if (m_rows->place(std::size_t(kept.row)).table != table)
            continue;
        const std::vector<double> other = m_rows->point(std::size_t(kept.row));
        double distance = 0;
        for (std::size_t p = 0; p < point.size(); ++p)
            distance += (other[p] - point[p]) * (other[p] - point[p]);
        if (distance < nearest) {
            nearest = distance;
            gain = kept.sound.match();
        }
    }
    return gain;
}

void MapEar::keep(int row, RowSound sound) {
    m_bytes += sound.sound->samples.size() * sizeof(float);
    m_kept.push_front({row, std::move(sound)});
    m_byRow[row] = m_kept.begin();
    while (m_bytes > memory && m_kept.size() > 1) {
        m_bytes -= m_kept.back().sound.sound->samples.size() * sizeof(float);
        m_byRow.erase(m_kept.back().row);
        m_kept.pop_back();
    }
}

void MapEar::sound(int row) {
    const RowSound* found = find(row);
    if (!found)
        return;
    m_playing = row;
    m_heard = false; // what played before ends now, and this one has not
    m_session.player().audition(LoadedSound{found->sound, m_matched ? found->match() : 1.0f});
    m_heard = true;
    Q_EMIT started(row);
}

void MapEar::play(int row) {
    if (m_rate != m_session.player().rate() && m_rows) { // the device has changed
        const auto rows = m_rows;
        m_rows = nullptr;
        setRows(rows);
    }
    if (const fs::path file = fileOf(row); !file.empty()) {
        m_playing = row;
        m_heard = false; // what played before ends now, and this one has not
        m_session.player().audition(file);
        m_heard = true;
        Q_EMIT started(row);
        return;
    }
    if (const auto by = renderer(row); by && !by->sound().trouble.isEmpty()) {
        stop();
        return;
    }
    if (isReady(row)) {
        sound(row);
        return;
    }
    m_playing = row;
    m_heard = false;
    std::erase(m_wanted, row);
    m_wanted.push_front(row);
    pump();
}

void MapEar::prefetch(const std::vector<int>& rows) {
    // What was likely a moment ago is not any more.
    m_wanted.clear();
    if (m_playing >= 0 && !m_heard && !m_underWay.contains(m_playing))
        m_wanted.push_back(m_playing);
    for (const int row : rows)
        // Pure Data takes a process for each: only what is asked for.
        if (const auto by = renderer(row); by && !by->sound().patch && row != m_playing)
            m_wanted.push_back(row);
    pump();
}

void MapEar::pump() {
    while (int(m_underWay.size()) < atOnce && !m_wanted.empty()) {
        const int row = m_wanted.front();
        const auto by = renderer(row);
        if (!by && m_rows && std::size_t(row) < m_rows->rows())
            return; // how it sounds is being found out
        m_wanted.pop_front();
        if (!by || !by->sound().trouble.isEmpty() || isReady(row) || m_underWay.contains(row))
            continue;
        m_underWay.insert(row);
        inBackground(
            this, [by, point = m_rows->point(std::size_t(row))] { return by->render(point); },
            [this, row, asked = m_generation](RowSound made) {
                if (asked != m_generation)
                    return;
                m_underWay.erase(row);
                keep(row, std::move(made));
                Q_EMIT ready(row);
                if (row == m_playing && !m_heard)
                    sound(row);
                pump();
            },
            [this, row, asked = m_generation](const QString& sentence) {
                if (asked != m_generation)
                    return;
                m_underWay.erase(row);
                if (row == m_playing)
                    m_playing = -1;
                Q_EMIT failed(sentence);
                pump();
            },
            &m_pool);
    }
}

void MapEar::stop() {
    m_playing = -1;
    if (std::exchange(m_heard, false))
        m_session.player().stopAudition();
}

} // namespace antiphon
