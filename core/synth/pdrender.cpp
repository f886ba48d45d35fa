#include "core/childprocess.h"
#include "core/error.h"
#include "core/synth/pdmessages.h"
#include "core/synth/pdscore.h"
#include "core/synth/puredata.h"
#include "core/workshop.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <memory>
#include <string_view>

namespace antiphon {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto interval = std::chrono::milliseconds(50);
constexpr std::int64_t longest = 1 << 24;       // Pure Data counts in single precision
constexpr std::int64_t bytesABatch = 256 << 20; // of sound that may wait in the temporary folder
constexpr std::string_view prefix = "antiphon-pd-"; // of temporary folders
constexpr std::string_view mark = "antiphon: ";     // begins the lines that our own [print] writes

/// All names in the workshop are plain: the patch's own folder, whose name may hold what Pure Data
/// takes for syntax, is reached through a link.
void linkVoice(const Workshop& workshop, const fs::path& patchFolder) {
    std::error_code error;
    fs::create_directory_symlink(fs::absolute(patchFolder), workshop.folder() / "voice", error);
    if (error)
        throw UserError(writeFailure(workshop.folder(), error.value()), UserError::Kind::System);
}

/// Removes what killed programs left: folders in which nothing has come or gone for a day.
void removeOldWorkshops() {
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(24);
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    for (fs::directory_iterator it(parent, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        if (it->path().filename().string().starts_with(prefix) &&
            it->symlink_status(ignored).type() == fs::file_type::directory &&
            fs::last_write_time(it->path(), ignored) < old && !ignored)
            fs::remove_all(it->path(), ignored);
    }
}

PdLength lengthOf(const PdRender& settings) {
    const double rate = settings.rate, most = double(longest);
    if (settings.rate < 1000 || settings.rate > 768000)
        throw UserError("A sample rate of " + pdText(settings.rate) +
                        " Hz is not possible; choose between 1000 and 768000 Hz.");
    const double skip = std::round(settings.preRoll * rate);
    const double frames = std::round(settings.seconds * rate);
    if (!(frames >= 1) || !(skip >= 0) || !(skip + frames <= most))
        throw UserError("A patch can render between one sample and " + pdText(int(most / rate)) +
                        " s at this rate, settling included; choose another length.");
    return {std::int64_t(skip), std::int64_t(frames)};
}

std::uint32_t bigEndian(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Reads what Pure Data has written (Sun's format: ".snd", begin of the samples, size, type).
void readTake(const fs::path& file, std::vector<float>& samples) {
    constexpr std::size_t header = 24;
    const std::string bytes = readFile(file, std::uint64_t(longest) * 4 + 65536);
    const std::size_t begin = bytes.size() < header ? 0 : bigEndian(bytes, 4);
    if (begin < header || !bytes.starts_with(".snd") || bigEndian(bytes, 12) != 6 ||
        begin > bytes.size() || (bytes.size() - begin) / 4 < samples.size())
        throw UserError(display(file) + ": Pure Data could not write the whole sound; make room in "
                                        "the folder for temporary files and try again.",
                        UserError::Kind::System);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto sample = std::bit_cast<float>(bigEndian(bytes, begin + 4 * i));
        samples[i] = std::isfinite(sample) ? sample : 0;
    }
}

std::unique_ptr<ChildProcess> start(const PdRender& settings, const fs::path& folder) {
    // -nrt: a patch that never stops must not take the machine with it.
    const std::vector<std::string> arguments = {
        settings.program,      "-nogui", "-batch", "-noprefs", "-nomidi", "-nosound", "-nrt", "-r",
        pdText(settings.rate), "-path",  "voice",  "driver.pd"};
    try {
        return std::make_unique<ChildProcess>(arguments, folder);
    } catch (const std::system_error& error) {
        if (error.code() == std::errc::no_such_file_or_directory)
            throw UserError("Pure Data ('" + display(settings.program) +
                                "') is not installed; install the package puredata-core (sudo apt "
                                "install puredata-core).",
                            UserError::Kind::System);
        throw UserError("Pure Data ('" + display(settings.program) + "') cannot be started (" +
                            error.code().message() + "); reinstall the package puredata-core.",
                        UserError::Kind::System);
    }
}

/// One process that renders some of the points, which are numbered from `first`.
class Batch {
public:
    Batch(const PdSynth& synth, std::span<const std::vector<float>> points, std::size_t first,
          const PdLength& length, const PdRender& settings)
        : m_synth(synth), m_settings(settings), m_workshop(prefix), m_first(first),
          m_count(points.size()), m_samples(std::size_t(length.frames)) {
        std::string messages;
        for (std::size_t i = 0; i < points.size(); ++i)
            messages += pdScore(synth, points[i], i, length, settings.rate);
        linkVoice(m_workshop, synth.folder);
        writeFile(m_workshop.folder() / "driver.pd", pdDriver(length));
        writeFile(m_workshop.folder() / "points.txt", messages + "pd quit;\n");
        m_process = start(settings, m_workshop.folder());
    }

    void run(const std::function<void(std::size_t, std::span<const float>)>& done) {
        std::vector<std::string> lines;
        Clock::duration idle{}; // what the caller does or a pause takes is not Pure Data's fault
        while (m_done < m_count) {
            if (m_settings.checkpoint)
                m_settings.checkpoint();
            const auto asked = Clock::now();
            lines.clear();
            const bool more = m_process->wait(interval, lines);
            idle += Clock::now() - asked;
            for (const std::string& line : lines)
                if (read(line, done))
                    idle = {};
            if (m_done == m_count)
                return;
            if (!more)
                failEarly();
            if (std::chrono::duration<double>(idle).count() > m_settings.timeOut)
                failLate();
        }
    }

private:
    /// True when the line says that a point is finished, which then was delivered.
    bool read(const std::string& line,
              const std::function<void(std::size_t, std::span<const float>)>& done) {
        const std::size_t at = line.find(mark); // another stream's words may stand before
        const std::string ours = at == std::string::npos ? "" : line.substr(at + mark.size());
        const bool finished = ours == "done " + pdText(m_done);
        if (ours == "broken") {
            say("Point " + pdText(m_first + m_done + 1) +
                ": samples that are no finite numbers were made silent; look for a feedback that "
                "grows or a division by zero.");
            return false;
        }
        if (!finished && ours != "loaded") {
            // What soundfiler says of our own files: "0.au: biggest amplitude = 0.5".
            if (!line.starts_with(pdText(m_done) + ".au: "))
                say(m_messages.add(line));
            return false;
        }
        if (m_messages.missing())
            throw UserError(m_messages.complaint(m_synth.patch()));
        if (!finished)
            return false;
        const fs::path take = m_workshop.folder() / (pdText(m_done) + ".au");
        readTake(take, m_samples);
        std::error_code ignored;
        fs::remove(take, ignored);
        done(m_first + m_done++, m_samples);
        return true;
    }

    void say(const std::string& words) const {
        if (!words.empty() && m_settings.said)
            m_settings.said(words);
    }

    std::string place() const { return display(m_synth.patch()) + ": Pure Data "; }

    [[noreturn]] void failEarly() const {
        if (m_messages.missing())
            throw UserError(m_messages.complaint(m_synth.patch()));
        throw UserError(
            place() + m_process->ending() + " before point " + pdText(m_first + m_done + 1) +
            " was finished; open the patch in Pure Data and look for what ends it, such "
            "as 'pd quit'." +
            m_messages.lastWords());
    }

    [[noreturn]] void failLate() const {
        if (m_messages.missing())
            throw UserError(m_messages.complaint(m_synth.patch()));
        throw UserError(
            place() + "did not finish point " + pdText(m_first + m_done + 1) + " within " +
            pdText(m_settings.timeOut) +
            " s and was stopped; look for a loop that never ends (until, an object that "
            "feeds itself) or allow more time." +
            m_messages.lastWords());
    }

    const PdSynth& m_synth;
    const PdRender& m_settings;
    Workshop m_workshop; ///< outlives the process
    std::unique_ptr<ChildProcess> m_process;
    PdMessages m_messages;
    std::size_t m_first;
    std::size_t m_count;
    std::size_t m_done = 0;
    std::vector<float> m_samples;
};

void checkPoints(const PdSynth& synth, std::span<const std::vector<float>> points) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].size() != synth.parameters.size())
            throw UserError("Point " + pdText(i + 1) + " has " + pdText(points[i].size()) +
                            " values, but " + display(synth.patch()) + " has " +
                            pdText(synth.parameters.size()) +
                            " parameters; give one value for each.");
        for (const float value : points[i])
            if (!std::isfinite(value))
                throw UserError("Point " + pdText(i + 1) +
                                " holds a value that is no number; give numbers from 0 to 1.");
    }
}

} // namespace

void renderPdPoints(const PdSynth& synth, std::span<const std::vector<float>> points,
                    const PdRender& settings,
                    const std::function<void(std::size_t, std::span<const float>)>& done) {
    const PdLength length = lengthOf(settings);
    checkPoints(synth, points);
    removeOldWorkshops();
    const std::size_t fitting =
        std::size_t(std::max<std::int64_t>(1, bytesABatch / (length.frames * 4)));
    const std::size_t batch = std::clamp<std::size_t>(settings.batch, 1, fitting);
    for (std::size_t first = 0; first < points.size(); first += batch) {
        const auto some = points.subspan(first, std::min(batch, points.size() - first));
        Batch(synth, some, first, length, settings).run(done);
    }
}

} // namespace antiphon
