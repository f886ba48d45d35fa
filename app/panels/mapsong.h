#pragma once

#include "app/panels/songway.h"
#include "app/window/session.h"

namespace antiphon {

/// The settings a table was analysed with; none where it does not say.
std::optional<DescriptorSettings> analysisOfTable(const MapTable& table);

/// A recording laid over the map: where its frames would be among the sounds of the tables.
/// Analyses in the background, as a job. GUI thread.
class MapSong : public QObject {
    Q_OBJECT

public:
    explicit MapSong(Session& session, QObject* parent = nullptr);
    ~MapSong() override;

    /// A recording, or a corpus (CSV). Empty: none.
    void lay(const fs::path& file);
    const fs::path& file() const { return m_file; }
    /// The recording to be heard; empty: not known.
    fs::path sound() const { return m_frames ? m_frames->sound : fs::path(); }
    bool busy() const { return m_job != 0 || m_placing; }

    /// The map it lies on. Analyses again where the table was made with other settings. `places`: x
    /// and y of each row; empty while they move: on a t-SNE map the way then goes through the rows
    /// that are most like it, else between them.
    void setMap(std::shared_ptr<const MapRows> rows, const MapAxes& axes,
                std::shared_ptr<const MapSpace> space, const std::vector<float>& places);

    /// The way through the map; nothing while there is none.
    const std::optional<MapTrajectory>& way() const { return m_way; }
    const std::optional<SongReach>& reach() const { return m_reach; }
    /// Sentences: what does not fit.
    const QString& warning() const { return m_warning; }
    /// Loads the recording into the transport and plays it.
    void play();
    /// Where the cursor is, while the transport plays this recording.
    std::optional<double> time() const;

Q_SIGNALS:
    void changed(); ///< busy, way, reach, warning
    void timeChanged();
    void failed(const QString& sentence);

private:
    void analyse();
    void take(const std::shared_ptr<SongFrames>& frames);
    void place();
    void drop();
    DescriptorSettings wantedAnalysis() const;

    Session& m_session;
    fs::path m_file;
    std::shared_ptr<const SongFrames> m_frames;
    Jobs::Id m_job = 0;
    DescriptorSettings m_analysed; ///< with which the job or m_frames was made
    std::shared_ptr<const MapRows> m_rows;
    MapAxes m_axes;
    std::shared_ptr<const MapSpace> m_space;
    std::vector<float> m_places; ///< of the rows; empty while they move
    std::optional<MapTrajectory> m_way;
    std::optional<SongReach> m_reach;
    QString m_warning;
    bool m_placing = false;
    std::shared_ptr<std::atomic<bool>> m_dropped = std::make_shared<std::atomic<bool>>(false);
    std::unique_ptr<TimeAxis> m_axis;
};

} // namespace antiphon
