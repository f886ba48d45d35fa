#pragma once

#include "app/window/media.h"
#include "core/frames.h"
#include "core/peaks.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <map>
#include <mutex>
#include <vector>

// How a SoundView works; for media.cpp and soundview.cpp alone.
namespace antiphon {

/// The threads that serve all views of a window: what a click waits for never queues behind hours
/// of peaks.
struct MediaThreads {
    MediaThreads();
    QThreadPool quick; ///< opens files, reads samples and notes
    QThreadPool peaks; ///< one file after the other
    QThreadPool spectra;
};

/// What a view shares with the work it started, which may outlive it.
struct SoundWork {
    fs::path file;
    std::shared_ptr<const Sound> sound; ///< instead of a file
    fs::path cache;                     ///< of the peaks; empty: none
    std::atomic<bool> gone = false;     ///< nobody looks any more: end soon

    std::mutex mutex; ///< of what follows
    PeakPyramid pyramid;
    std::vector<std::unique_ptr<Frames>> idle; ///< opened before: some formats open slowly

    std::unique_ptr<Frames> borrow();
    void giveBack(std::unique_ptr<Frames> frames);
    /// Loads or builds the pyramid. Throws UserError.
    void makePeaks();
    static fs::path cacheName(const fs::path& folder, const fs::path& file);
};

struct SoundView::Private {
    Private(std::shared_ptr<MediaThreads> threads, std::shared_ptr<SoundWork> work);
    ~Private();

    void open();
    void startPeaks();
    void announcePeaks();
    void fail(const QString& sentence);

    std::vector<PeakColumn> peaks(int channel, std::int64_t first, std::int64_t last, int columns);
    std::vector<float> samples(int channel, std::int64_t first, std::int64_t last);
    /// Interleaved frames; empty while some of them are being read.
    std::vector<float> gather(std::int64_t first, std::int64_t last);
    void readBlocks();
    std::optional<SpectrogramTile> tile(TimeSpan span, int columns);
    void computeTiles();

    struct Block {
        std::vector<float> interleaved;
        std::uint64_t used = 0;
    };
    struct TileKey {
        double start = 0, length = 0;
        int columns = 0;
        auto operator<=>(const TileKey&) const = default;
    };
    struct Tile {
        SpectrogramTile tile;
        std::uint64_t used = 0; ///< 0: handed out, the first to be forgotten
    };

    SoundView* view = nullptr;
    std::shared_ptr<MediaThreads> threads;
    std::shared_ptr<SoundWork> work;
    SoundInfo info;
    bool isOpen = false, peaksReady = false;
    QString error;
    QTimer growth;              ///< looks how far the peaks are
    std::int64_t announced = 0; ///< frames whose peaks were signalled
    std::uint64_t clock = 0;    ///< orders uses
    std::map<std::int64_t, Block> blocks;
    std::vector<std::int64_t> wantedBlocks; ///< the newest at the back
    bool reading = false;
    std::map<TileKey, Tile> tiles;
    std::vector<TileKey> wantedTiles, busyTiles, droppedTiles;
};

} // namespace antiphon
