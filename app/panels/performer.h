#pragma once

#include "app/window/session.h"
#include "core/audio/livemidi.h"
#include "models/impro/liveperformance.h"
#include "models/impro/liveports.h"

#include <QThreadPool>

class QTimer;

namespace antiphon {

/// How an agent sounds to itself and what it follows, in deviations of its table.
struct LiveBarsState {
    std::vector<double> heard, agent; ///< one a column
    /// What the agent goes for, one a column; empty where that is what is heard.
    std::vector<double> target;
};

/// The performance of the window: opened in the background, heard through the player, moved by hand
/// and MIDI, with its ports. Whatever may wait for a disk or a port happens on a thread of its own,
/// one thing after the other. GUI thread.
class Performer : public QObject {
    Q_OBJECT

public:
    explicit Performer(Session& session, QObject* parent = nullptr);
    ~Performer() override; ///< a recording is finished

    enum class State { Closed, Opening, Playing };
    State state() const { return m_state; }
    /// Who plays, and on what. A performance under way gives its place to the new one, whose
    /// controls are as they were.
    void open(const impro::LiveCastSettings& cast);
    void close();

    // Controls; what is set while nothing plays is in force when it does.
    void set(const QString& name, double value);
    double value(const QString& name) const;
    const LiveControls& controls() const { return m_controls; }
    /// To be remembered with the project.
    Json values() const;
    void setValues(const Json& values);

    // While it plays.
    const std::shared_ptr<const impro::LiveCast>& cast() const { return m_cast; }
    const LiveMeters& meters() const { return m_meters; }
    const LiveBarsState& bars() const { return m_bars; }
    /// 5 and 95 % of the table, of each column.
    const std::vector<std::pair<double, double>>& reach() const { return m_reach; }
    /// The same of what the first agent was trained on; empty: it was on no songs, or they are
    /// still being read.
    const std::vector<std::pair<double, double>>& corpus() const { return m_corpus; }
    std::vector<double> parameterValues() const;

    // Inputs.
    void openFile(const fs::path& file);
    void openLeader(const std::string& synth);
    const fs::path& file() const { return m_file; }
    int inputChannel() const { return m_channel; }
    /// From 0; below 0: the mean of all. In force at the next open().
    void setInputChannel(int channel) { m_channel = channel; }

    // Scenes, 1 ... 8.
    QString sceneName(int slot) const;
    bool hasScene(int slot) const;
    void store(int slot, const QString& name);
    void recall(int slot) { set(QStringLiteral("scene"), slot); }
    void clearScene(int slot);

    // Recording.
    bool recording() const { return m_meters.recording; }
    /// Seconds of the present one; 0: none.
    double recorded() const;
    /// The newest one that is complete; empty: none.
    const fs::path& lastRecording() const { return m_lastRecording; }

    // Ports.
    struct Ports {
        bool osc = false, oscOpen = false, oscFloats = false;
        int oscPort = 6666;
        QString oscFeedback; ///< HOST:PORT; empty: nothing goes back
        QString midiOut;
        bool operator==(const Ports&) const = default;
    };
    const Ports& ports() const { return m_ports; }
    void setPorts(const Ports& ports);
    /// The port that is listened to; 0: none.
    int oscPort() const { return m_oscPort; }
    void listMidiOutputs();

    /// Takes in what has happened; called by a timer.
    void poll();

Q_SIGNALS:
    void stateChanged();
    /// By a scene, not by open().
    void castChanged();
    /// A control moved, by whomever.
    void moved(const QString& name, double value);
    void metersChanged();
    void scenesChanged();
    void corpusMeasured();
    void recordingEnded(const QString& sound);
    void portsChanged();
    void midiOutputsListed(const QStringList& names, const QString& trouble);
    void failed(const QString& sentence);

private:
    struct Live;
    void work(std::function<void(Live&)> task, std::function<void()> then = {});
    void begin(std::shared_ptr<Live> live);
    void end();
    void apply();
    void removeSource();
    void takeMidi(const QString& target, double place);
    void take(const LiveMove& move);
    void follow();
    void show(std::shared_ptr<const impro::LiveCast> cast);
    void measureCorpus();
    void showPlaces();
    void hear(const impro::LiveMember& member);
    void aim(const impro::LiveMember& member);
    void toggleRecording(bool on);
    void endRecording();
    void applyPorts();
    void saveScenes();
    void readScenes();
    fs::path sceneFile() const;

    Session& m_session;
    State m_state = State::Closed;
    int m_generation = 0;
    std::shared_ptr<Live> m_live;
    std::optional<std::uint32_t> m_source; ///< in the engine
    std::shared_ptr<const impro::LiveCast> m_cast;
    LiveControls m_controls{2};
    std::vector<double> m_values;
    std::map<std::string, double> m_set; ///< by the user's hand, to be in force again
    LiveMidi m_midi{LiveControls(2)};
    LiveMeters m_meters;
    LiveBarsState m_bars;
    std::vector<std::pair<double, double>> m_reach, m_corpus;
    impro::LiveScenes m_scenes;
    fs::path m_file, m_lastRecording;
    std::string m_leader;
    int m_channel = -1;
    std::int64_t m_recordedFrom = 0;
    Ports m_ports;
    int m_oscPort = 0;
    bool m_polling = false;
    bool m_records = false; ///< it was asked for and has not been ended
    QTimer *m_control, *m_display;
    QThreadPool m_pool; ///< one thread; last: it ends first
};

} // namespace antiphon
