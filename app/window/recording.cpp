#include "app/window/recording.h"

#include "app/window/background.h"
#include "app/window/player.h"
#include "core/audio/recorder.h"
#include "core/error.h"
#include "core/store/project.h"

#include <algorithm>
#include <charconv>

namespace antiphon {

fs::path unusedName(const fs::path& wanted) {
    const std::string stem = wanted.stem().string(), extension = wanted.extension().string();
    const std::size_t dash = stem.rfind('-');
    int number = 0;
    std::string name = stem;
    if (dash != std::string::npos) {
        const char* end = stem.data() + stem.size();
        if (std::from_chars(stem.data() + dash + 1, end, number).ptr == end)
            name = stem.substr(0, dash);
        else
            number = 0;
    }
    fs::path file = wanted;
    while (fs::exists(file))
        file = wanted.parent_path() / (name + "-" + std::to_string(++number) + extension);
    return file;
}

Recording::Recording(Player& player) : m_player(player) {}

Recording::~Recording() = default;

void Recording::start(const fs::path& file) {
    if (m_wanted || m_recorder || m_making)
        return;
    const DeviceSettings& now = m_player.output().settings();
    m_deaf = now.inputs < 1;
    if (m_deaf) {
        DeviceSettings listening = now;
        listening.inputs = 1;
        m_player.configure(listening, m_player.rate());
    }
    m_player.open();
    m_file = file;
    m_wanted = true;
    Q_EMIT changed(true);
    makeFile();
}

/// As soon as the device is open.
void Recording::makeFile() {
    if (m_file.empty() || m_player.opening())
        return;
    const fs::path file = std::exchange(m_file, {});
    const AudioOutput& output = m_player.output();
    if (!output.audible()) {
        const QString why = m_player.banner();
        if (m_deaf) { // what was heard without an input goes on
            DeviceSettings before = output.settings();
            before.inputs = 0;
            m_player.configure(before, m_player.rate());
        }
        return end(tr("Nothing can be recorded. %1").arg(why));
    }
    m_making = true;
    inBackground(
        this,
        [file, rate = m_player.rate(), channels = output.settings().inputs] {
            std::error_code error; // the recorder says what is wrong with the folder
            fs::create_directories(file.parent_path(), error);
            return std::make_shared<Recorder>(unusedName(file), rate, channels);
        },
        [this](std::shared_ptr<Recorder> recorder) {
            m_making = false;
            begin(std::move(recorder));
        },
        [this](const QString& sentence) {
            m_making = false;
            end(sentence);
        });
}

void Recording::begin(std::shared_ptr<Recorder> recorder) {
    m_recorder = std::move(recorder);
    if (!m_player.output().control().record(m_recorder))
        end(tr("The sound engine does not answer; press Reconnect and record again."));
    else if (!m_wanted) // the button was pressed again meanwhile
        m_player.output().control().stopRecording();
}

void Recording::stop() {
    if (!m_wanted)
        return;
    m_wanted = false;
    m_file.clear();
    if (m_recorder)
        m_player.output().control().stopRecording();
    Q_EMIT changed(false);
}

void Recording::end(const QString& sentence) {
    Q_EMIT failed(sentence);
    stop();
    m_recorder.reset();
}

void Recording::poll() {
    makeFile();
    if (!m_recorder)
        return;
    const Recorder::Status status = m_recorder->status();
    if (!status.error.empty())
        return end(QString::fromStdString(status.error));
    if (m_wanted && !m_player.output().audible()) {
        Q_EMIT failed(tr("The recording ended early because the sound device has gone."));
        stop();
    }
    if (!m_wanted && !status.finished && m_recorder.use_count() == 1)
        m_recorder->close(); // its engine went with the device, before it could say its last
    if (m_wanted || !status.finished)
        return;
    const QString file = QString::fromStdString(m_recorder->file().string());
    m_recorder.reset();
    if (status.dropped > 0)
        Q_EMIT failed(tr("The disk was too slow: %n sample(s) of the recording are missing.",
                         nullptr, int(status.dropped)));
    Q_EMIT recorded(file);
}

fs::path unfinishedRecordings(const fs::path& project) {
    return project / "audio" / "unfinished";
}

void settleRecordings(Project& project) {
    Library& library = project.library();
    const fs::path place = unfinishedRecordings(project.folder());
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(place, error))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        auto row = library.atPath(file.lexically_relative(project.folder()).string());
        if (!row)
            continue;
        const fs::path target = unusedName(place.parent_path() / file.filename());
        fs::rename(file, target, error);
        if (error)
            throw UserError(display(file) + ": cannot be moved to " + display(target) + " (" +
                                error.message() + ").",
                            UserError::Kind::System);
        row->path = target.lexically_relative(project.folder()).string();
        row->title = target.stem().string();
        library.put(*row);
    }
    library.flush();
    fs::remove(place, error); // where it is empty now
}

} // namespace antiphon
