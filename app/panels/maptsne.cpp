// The part of MapProjector that runs t-SNE and measures maps.
#include "app/panels/maptsne.h"

#include "app/window/background.h"
#include "core/maps/mapquality.h"
#include "core/maps/tsne.h"

#include <QThread>

#include <cmath>

namespace antiphon {

namespace {

constexpr double snapshots = 0.05; ///< seconds between places that are shown

/// One processor stays for the window and the sound.
int spareThreads() {
    return std::max(1, QThread::idealThreadCount() - 1);
}

} // namespace

bool MapProjector::Run::follow(const MapAxes& axes) {
    if (axes.seed != m_seed)
        return false;
    m_followed = m_followed || axes.perplexity != m_perplexity;
    m_perplexity = axes.perplexity;
    return true;
}

void MapProjector::Run::setPaused(bool on) {
    {
        const std::lock_guard lock(m_mutex);
        m_paused = on;
    }
    m_wake.notify_all();
}

void MapProjector::Run::stop(bool drop) {
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_dropped = m_dropped || drop;
    }
    m_wake.notify_all();
}

bool MapProjector::Run::goOn() {
    if (m_paused) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return !m_paused || m_stopped; });
    }
    if (m_dropped)
        throw Cancelled{};
    return !m_stopped;
}

void MapProjector::startTsne(bool warm) {
    struct End {
        std::vector<float> xy;
        double kl = 0;
        QString notes;
        bool whole = false; ///< it was not stopped
    };
    m_run = std::make_shared<Run>(m_axes);
    std::vector<float> start;
    if (warm)
        for (const std::size_t row : m_space->kept)
            for (std::size_t k = 0; k < 2; ++k) {
                const float at = m_positions[2 * row + k];
                start.push_back(std::isfinite(at) ? at : 0);
            }
    auto work = [self = QPointer<QObject>(this), this, run = m_run, space = m_space,
                 start = std::move(start)] {
        TsneOptions options;
        options.perplexity = run->perplexity();
        options.seed = run->seed();
        options.threads = spareThreads();
        options.checkpoint = [&run] {
            if (!run->goOn())
                throw Cancelled{};
        };
        std::optional<Tsne> running;
        try {
            running.emplace(space->points, options, start);
        } catch (const Cancelled&) {
            run->goOn();  // dropped: nobody waits
            return End{}; // stopped before the first step: what is shown stays
        }
        Tsne& tsne = *running;
        double perplexity = options.perplexity;
        const auto places = [&] {
            const std::vector<float> xy = tsne.positions();
            Matrix matrix(space->kept.size(), 2);
            matrix.values = xy;
            return space->spread(matrix);
        };
        while (!tsne.done() && run->goOn()) {
            if (const double now = run->perplexity(); now != perplexity)
                tsne.setPerplexity(perplexity = now);
            tsne.stepFor(snapshots);
            // A window that is busy gets the next ones.
            if (run->taken.exchange(false))
                inWindow(self, [this, run, xy = places(),
                                progress = double(tsne.iteration()) / tsne.iterations()]() mutable {
                    run->taken = true;
                    if (m_run != run)
                        return;
                    m_positions = std::move(xy);
                    m_embedded = true;
                    m_progress = progress;
                    Q_EMIT positionsChanged(false);
                    Q_EMIT stateChanged();
                });
        }
        End end{places(), tsne.kl(), {}, tsne.done()};
        QStringList notes;
        for (const std::string& note : tsne.notes())
            notes << QString::fromStdString(note);
        end.notes = notes.join(QLatin1Char(' '));
        return end;
    };
    inBackground(
        this, std::move(work),
        [this, run = m_run, warm](End end) {
            if (m_run != run)
                return;
            m_run.reset();
            m_progress = 1;
            if (!end.xy.empty()) {
                m_positions = std::move(end.xy);
                m_embedded = true;
                m_figures.kl = end.kl;
            }
            if (!end.notes.isEmpty())
                m_trouble += (m_trouble.isEmpty() ? QString() : QStringLiteral(" ")) + end.notes;
            Q_EMIT positionsChanged(true);
            Q_EMIT stateChanged();
            measure(end.whole && !warm && !run->followed());
        },
        [this, run = m_run](const QString& sentence) {
            if (m_run != run)
                return;
            m_run.reset();
            m_trouble = sentence;
            Q_EMIT positionsChanged(true);
            Q_EMIT stateChanged();
        },
        &m_pool);
    Q_EMIT stateChanged();
}

/// Slow for many rows, so it comes after the picture.
void MapProjector::measure(bool keep) {
    if (!m_space || m_space->kept.size() < 3) {
        if (keep)
            keepMap();
        return;
    }
    std::vector<float> map;
    for (const std::size_t row : m_space->kept)
        map.insert(map.end(), {m_positions[2 * row], m_positions[2 * row + 1]});
    inBackground(
        this,
        [space = m_space, map = std::move(map), dropped = m_dropped] {
            Workers workers(spareThreads());
            return mapQuality(space->points, map, workers, [&dropped] {
                if (*dropped)
                    throw Cancelled{};
            });
        },
        [this, keep, dropped = m_dropped](const MapQuality& quality) {
            if (*dropped)
                return;
            m_figures.trustworthiness = quality.trustworthiness;
            m_figures.recall = quality.recall;
            if (keep)
                keepMap();
            Q_EMIT stateChanged();
        },
        {}, &m_pool);
}

} // namespace antiphon
