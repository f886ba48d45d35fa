#pragma once

#include "app/panels/mapspace.h"
#include "core/dsp/descriptors.h"
#include "widgets/mapdata.h"

namespace antiphon {

/// The frames of a recording, or of a corpus that was made of one.
struct SongFrames {
    fs::path file;              ///< what was laid over the map
    fs::path sound;             ///< the recording; empty where nobody knows it
    std::string soundHash = {}; ///< of it, where a corpus says so
    std::vector<std::string> columns;
    Matrix raw;                  ///< as analysed
    Matrix frames;               ///< some 25 a second: means over what lies between
    std::vector<double> seconds; ///< of each, middle
    std::optional<DescriptorSettings> analysis;
};

/// How much of a song lies within what a table does.
struct SongReach {
    double share = 0;    ///< of the values of all frames and columns; 0 ... 1
    int columns = 0;     ///< that both have
    QStringList outside; ///< columns not worth comparing: less than half of the frames lie within
};

/// A song on a map.
struct SongWay {
    MapTrajectory way;
    SongReach reach;
    QString trouble; ///< a sentence on why there is no way; empty when all is well
};

/// Where a song runs on the map. `space`: null where the axes embed nothing. `places`: x and y of
/// each row of a t-SNE map that stays; empty while it moves, and then the way goes through the rows
/// that are most like the song. For a background thread; throws Cancelled once `dropped` is set.
SongWay songWay(const MapRows& rows, const MapAxes& axes, std::shared_ptr<const MapSpace> space,
                const std::vector<float>& places, const SongFrames& song,
                const std::atomic<bool>& dropped);

} // namespace antiphon
