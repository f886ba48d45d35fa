#include "app/panels/mapmodel.h"

#include "app/window/background.h"
#include "core/maps/lookupside.h"
#include "core/tabletail.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace antiphon {

namespace {

constexpr int firstPoll = 6, polls = 120; ///< ms

struct Grown {
    std::shared_ptr<const MapRows> rows; ///< null: nothing new
    qint64 took = 0;                     ///< ms
};

Grown growth(TableTail& tail, const fs::path& file) {
    QElapsedTimer clock;
    clock.start();
    Grown grown;
    if (!tail.poll())
        return grown;
    auto table = std::make_shared<MapTable>(
        growingMapTable(file, readLookupSide(file), tail.names(), tail.values()));
    grown.rows =
        std::make_shared<MapRows>(std::vector<std::shared_ptr<const MapTable>>{std::move(table)});
    grown.took = clock.elapsed();
    return grown;
}

} // namespace

MapModel::MapModel(QObject* parent)
    : QObject(parent), m_rows(std::make_shared<MapRows>()), m_timer(new QTimer(this)) {
    m_pool.setMaxThreadCount(1);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &MapModel::poll);
}

MapModel::~MapModel() {
    m_pool.clear();
}

void MapModel::open(std::vector<fs::path> files) {
    m_tail.reset();
    ++m_generation;
    m_files.clear();
    std::erase_if(m_tables, [&](const auto& table) {
        return std::find(files.begin(), files.end(), table->file) == files.end();
    });
    add(files);
    if (files.empty())
        join();
}

void MapModel::add(const std::vector<fs::path>& files) {
    if (m_tail && !files.empty())
        endFollowing();
    m_trouble.clear();
    for (const fs::path& file : files) {
        if (std::find(m_files.begin(), m_files.end(), file) != m_files.end())
            continue;
        m_files.push_back(file);
        read(file);
    }
    Q_EMIT filesChanged();
}

void MapModel::remove(const fs::path& file) {
    if (std::erase(m_files, file) == 0)
        return;
    if (m_tail) {
        m_tail.reset();
        ++m_generation;
    }
    std::erase_if(m_tables, [&](const auto& table) { return table->file == file; });
    Q_EMIT filesChanged();
    join();
}

void MapModel::reload(const fs::path& file) {
    if (std::find(m_files.begin(), m_files.end(), file) != m_files.end() && !m_tail)
        read(file);
}

void MapModel::read(const fs::path& file) {
    ++m_reading;
    const int asked = ++m_asked[file];
    const auto wanted = [this, file, asked] {
        return asked == m_asked[file] &&
               std::find(m_files.begin(), m_files.end(), file) != m_files.end();
    };
    inBackground(
        this, [file] { return std::make_shared<const MapTable>(readMapTable(file)); },
        [this, wanted](std::shared_ptr<const MapTable> table) {
            --m_reading;
            if (wanted()) {
                std::erase_if(m_tables, [&](const auto& old) { return old->file == table->file; });
                m_tables.push_back(std::move(table));
            }
            join();
        },
        [this, file, wanted](const QString& sentence) {
            --m_reading;
            if (wanted()) {
                std::erase(m_files, file);
                m_trouble += (m_trouble.isEmpty() ? QString() : QStringLiteral(" ")) + sentence;
                Q_EMIT failed(sentence);
                Q_EMIT filesChanged();
            }
            join();
        },
        &m_pool);
}

/// In the order of the files; not before all of them are there, so that points are numbered once.
void MapModel::join() {
    if (m_reading > 0 || m_tail)
        return;
    std::vector<std::shared_ptr<const MapTable>> ordered;
    for (const fs::path& file : m_files)
        for (const auto& table : m_tables)
            if (table->file == file)
                ordered.push_back(table);
    m_rows = std::make_shared<MapRows>(std::move(ordered));
    Q_EMIT rowsChanged();
}

void MapModel::follow(const fs::path& file) {
    ++m_generation;
    m_files = {file};
    m_tables.clear();
    m_tail = std::make_shared<TableTail>(file);
    m_rows = std::make_shared<MapRows>();
    Q_EMIT filesChanged();
    Q_EMIT rowsChanged();
    m_timer->start(firstPoll);
}

void MapModel::poll() {
    if (!m_tail)
        return;
    inBackground(
        this, [tail = m_tail, file = m_files.front()] { return growth(*tail, file); },
        [this, asked = m_generation](const Grown& grown) {
            if (asked != m_generation || !m_tail)
                return;
            if (grown.rows) {
                m_rows = grown.rows;
                Q_EMIT rowsChanged();
            }
            // A large table is looked at less often, so that the building gets the processor.
            m_timer->start(m_rows->empty() ? firstPoll : std::max(polls, int(4 * grown.took)));
        },
        [this, asked = m_generation](const QString&) {
            if (asked == m_generation && m_tail)
                m_timer->start(polls);
        },
        &m_pool);
}

void MapModel::endFollowing() {
    if (!m_tail)
        return;
    m_tail.reset();
    ++m_generation;
    m_timer->stop();
    read(m_files.front());
}

} // namespace antiphon
