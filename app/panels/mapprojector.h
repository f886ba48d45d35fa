#pragma once

#include "app/panels/mapspace.h"

#include <QObject>
#include <QThreadPool>

namespace antiphon {

/// How good the picture is that two axes give of many columns; absent: not known.
struct MapFigures {
    std::optional<double> explained; ///< share of the variance, of PCA
    std::optional<double> kl;        ///< of t-SNE
    std::optional<double> trustworthiness, recall;
};

/// Finds a place for every row: at once for columns, in a moment for PCA, step by step for t-SNE,
/// which can be paused, stopped and changed while it runs. Maps that were finished as they
/// were begun are kept in `cache` and come back at once. GUI thread; the work is done in the
/// background.
class MapProjector : public QObject {
    Q_OBJECT

public:
    explicit MapProjector(QObject* parent = nullptr);
    ~MapProjector() override;

    /// Where finished maps are kept; empty: nowhere.
    void setCache(const fs::path& folder) { m_cache = folder; }

    /// Other rows or axes: what is under way is dropped. t-SNE with another perplexity goes
    /// on from what is seen; all else, and `fresh`, begins anew, so that the same rows, columns,
    /// perplexity and seed give the same map. `fresh` computes also what is kept.
    void show(std::shared_ptr<const MapRows> rows, const MapAxes& axes, bool fresh = false);
    const MapAxes& axes() const { return m_axes; }

    bool running() const { return m_run != nullptr; } ///< t-SNE is under way
    bool paused() const;
    void setPaused(bool on);
    /// Keeps what t-SNE has come to.
    void stop();
    /// Of t-SNE, 0 ... 1.
    double progress() const { return m_progress; }

    /// What is shown: x and y a row; as many rows as were given once positionsChanged() came.
    const std::vector<float>& positions() const { return m_positions; }
    /// Null unless the axes embed.
    const std::shared_ptr<const MapSpace>& space() const { return m_space; }
    const MapFigures& figures() const { return m_figures; }
    /// What cannot be shown, as sentences; empty when all is well.
    const QString& trouble() const { return m_trouble; }
    /// Names what is shown, for whoever keeps places on it: the same for the same map.
    std::string mapName() const;

Q_SIGNALS:
    /// Positions are new. `settled`: they stay, until something else is asked for.
    void positionsChanged(bool settled);
    /// Figures, progress, paused, running or trouble are new.
    void stateChanged();

private:
    struct Run; ///< a t-SNE under way, shared with its thread
    void showColumns();
    /// From `warm` places, where there are any; `fresh`: not from what is kept.
    void showSpace(std::vector<float> warm, bool fresh);
    void takeSpace(std::shared_ptr<const MapSpace> space, std::vector<float> warm, bool fresh);
    void findTsne(bool warm, bool fresh);
    void startTsne(bool warm);
    void measure(bool keep);
    void keepMap();
    void drop();
    void trouble(const QString& text);
    fs::path cacheFile() const;

    fs::path m_cache;
    std::shared_ptr<const MapRows> m_rows;
    MapAxes m_axes;
    std::vector<float> m_positions;
    bool m_embedded = false; ///< they are t-SNE's
    std::shared_ptr<const MapSpace> m_space;
    MapFigures m_figures;
    QString m_trouble;
    double m_progress = 0;
    std::shared_ptr<std::atomic<bool>> m_dropped; ///< stops the work under way
    std::shared_ptr<Run> m_run;
    QThreadPool m_pool; ///< last
};

} // namespace antiphon
