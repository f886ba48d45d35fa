#include "core/audio/pdprocess.h"

#include "core/error.h"
#include "core/synth/pdscore.h"

#include <bit>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr std::string_view prefix = "antiphon-pd-"; // as of the folders of renderPdPoints()
constexpr int block = 64;
constexpr auto interval = std::chrono::milliseconds(50);

/// At the end of each chunk, after the block's sound: writes it, waits at the gate, obeys, records
/// the next one. Sound is switched on when the patch is loaded.
std::string driver(std::size_t frames) {
    const std::string size = pdText(frames), blocks = pdText(frames / block);
    return "#N canvas 0 50 450 300 12;\n"
           "#N canvas 0 0 200 200 antiphon-voice 0;\n"
           "#X restore 300 10 pd antiphon-voice;\n" // 0
           "#X obj 10 10 loadbang;\n"
           "#X obj 10 40 t b b;\n"
           "#X msg 80 70 add ready;\n"
           "#X obj 300 40 table antiphon-take " +
           size +
           ";\n" // 4
           "#X obj 10 100 bang~;\n"
           "#X obj 10 130 f;\n"
           "#X obj 60 130 + 1;\n"
           "#X obj 10 160 mod " +
           blocks +
           ";\n" // 8
           "#X obj 10 190 sel 0;\n"
           "#X obj 10 220 t b b b;\n"
           "#X obj 200 190 f;\n"
           "#X obj 250 190 == 0;\n" // 12
           "#X obj 200 220 t f f f;\n"
           "#X msg 200 250 write -next -big -bytes 4 -nframes " +
           size +
           " take\\$1.au antiphon-take;\n"
           "#X obj 200 280 soundfiler;\n"
           "#X msg 350 250 write gate\\$1;\n" // 16
           "#X obj 350 280 qlist;\n"
           "#X msg 10 250 read commands\\$1.txt;\n"
           "#X obj 10 280 qlist;\n"
           "#X obj 10 310 s antiphon-record;\n" // 20
           "#X msg 10 70 \\; pd dsp 1;\n"
           "#X connect 1 0 2 0;\n#X connect 2 0 21 0;\n"
           "#X connect 2 1 3 0;\n#X connect 3 0 17 0;\n"
           "#X connect 5 0 6 0;\n#X connect 6 0 7 0;\n#X connect 7 0 6 1;\n"
           "#X connect 6 0 8 0;\n#X connect 8 0 9 0;\n#X connect 9 0 10 0;\n"
           // write and wait; read; obey; record
           "#X connect 10 2 11 0;\n#X connect 11 0 12 0;\n#X connect 12 0 11 1;\n"
           "#X connect 11 0 13 0;\n#X connect 13 2 14 0;\n#X connect 14 0 15 0;\n"
           "#X connect 13 1 16 0;\n#X connect 16 0 17 0;\n"
           "#X connect 13 0 18 0;\n#X connect 18 0 19 0;\n#X connect 10 1 19 0;\n"
           "#X connect 10 0 20 0;\n";
}

std::unique_ptr<ChildProcess> start(const std::string& program, const fs::path& folder, int rate) {
    try {
        return std::make_unique<ChildProcess>(
            std::vector<std::string>{program, "-nogui", "-batch", "-noprefs", "-nomidi", "-nosound",
                                     "-nrt", "-r", pdText(rate), "-path", "voice", "driver.pd"},
            folder);
    } catch (const std::system_error& error) {
        throw UserError("Pure Data ('" + display(program) + "') cannot be started (" +
                            error.code().message() +
                            "); install the package puredata-core (sudo apt install "
                            "puredata-core).",
                        UserError::Kind::System);
    }
}

/// A pipe's reading end that waits for nobody; closed at the end.
struct Gate {
    int file;
    explicit Gate(const fs::path& pipe)
        : file(::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {}
    ~Gate() { ::close(file); }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    /// True once somebody has written and closed.
    bool passed(std::chrono::milliseconds limit) {
        pollfd ready{file, POLLIN, 0};
        if (::poll(&ready, 1, int(limit.count())) <= 0)
            return false;
        char bytes[256];
        for (;;) {
            const auto got = ::read(file, bytes, sizeof bytes);
            if (got > 0)
                seen = true;
            else
                return seen && got == 0;
        }
    }
    bool seen = false;
};

void makeGate(const fs::path& pipe) {
    if (::mkfifo(pipe.c_str(), 0600) != 0)
        throw UserError(writeFailure(pipe, errno), UserError::Kind::System);
}

} // namespace

PdVoice::Process::Process(const PdSynth& patch, const std::string& program, int rate)
    : m_patch(patch), m_workshop(prefix) {
    const fs::path& folder = m_workshop.folder();
    std::error_code error;
    fs::create_directory_symlink(fs::absolute(patch.folder), folder / "voice", error);
    if (error)
        throw UserError(writeFailure(folder, error.value()), UserError::Kind::System);
    for (const char* gate : {"gate0", "gate1"})
        makeGate(folder / gate);
    writeFile(folder / "driver.pd", driver(chunk));
    command({});
    m_process = start(program, folder, rate);
}

PdVoice::Process::~Process() = default;

void PdVoice::Process::command(const std::string& messages) {
    // Plainly: it is not read before its gate opens.
    const fs::path file = m_workshop.folder() / ("commands" + pdText(m_count % 2) + ".txt");
    std::ofstream stream(file, std::ios::trunc);
    stream << messages;
    if (!stream.flush())
        throw UserError(writeFailure(file, errno), UserError::Kind::System);
}

void PdVoice::Process::take(std::span<float, chunk> samples, std::chrono::milliseconds limit,
                            const std::stop_token& stop) {
    const std::string number = pdText(m_count % 2);
    const fs::path pipe = m_workshop.folder() / ("gate" + number);
    Gate gate(pipe);
    std::vector<std::string> lines;
    for (const auto end = std::chrono::steady_clock::now() + limit; !gate.passed(interval);) {
        if (stop.stop_requested())
            throw Cancelled();
        lines.clear();
        const bool more = m_process->wait(std::chrono::milliseconds(0), lines);
        read(lines);
        if (m_messages.missing())
            throw UserError(m_messages.complaint(m_patch.patch()));
        if (!more)
            fail(m_process->ending() + "; open the patch in Pure Data and look for what ends it, "
                                       "such as 'pd quit'.");
        if (std::chrono::steady_clock::now() > end)
            fail("makes no sound any more and was stopped; look for a loop that never ends (until, "
                 "an object that feeds itself).");
    }
    // Another pipe the next time: a process that is being started by somebody else holds the ends
    // of this one for a moment, and Pure Data would take it for us and walk through.
    std::error_code error;
    fs::remove(pipe, error);
    makeGate(pipe);
    lines.clear();
    m_process->wait(std::chrono::milliseconds(0), lines);
    read(lines);
    if (m_messages.missing())
        throw UserError(m_messages.complaint(m_patch.patch()));
    const std::string bytes =
        readFile(m_workshop.folder() / ("take" + number + ".au"), 65536 + 4 * chunk);
    if (bytes.size() < 4 * chunk)
        fail("could not write its sound; make room in the folder for temporary files.");
    ++m_count;
    const std::size_t begin = bytes.size() - 4 * chunk;
    for (std::size_t i = 0; i < chunk; ++i) {
        std::uint32_t word = 0;
        for (std::size_t j = 0; j < 4; ++j)
            word = word << 8 | static_cast<unsigned char>(bytes[begin + 4 * i + j]);
        samples[i] = std::bit_cast<float>(word);
    }
}

void PdVoice::Process::read(const std::vector<std::string>& lines) {
    for (const std::string& line : lines)
        if (!line.starts_with("take")) // what soundfiler says of our files
            m_messages.add(line);
}

void PdVoice::Process::fail(const std::string& how) const {
    if (m_messages.missing())
        throw UserError(m_messages.complaint(m_patch.patch()));
    throw UserError(display(m_patch.patch()) + ": Pure Data " + how + m_messages.lastWords());
}

} // namespace antiphon
