#include "core/audio/recorder.h"

#include "core/error.h"

#include <sndfile.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace antiphon {

using namespace std::chrono_literals;

struct Recorder::File {
    File(const fs::path& path, int rate, int channels) {
        // O_EXCL: nothing is overwritten without a new name.
        m_descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (m_descriptor < 0)
            throw UserError("The recording " + display(path) + " cannot be made (" +
                                std::strerror(errno) + "); choose another name or folder.",
                            UserError::Kind::System);
        SF_INFO info{};
        info.samplerate = rate;
        info.channels = channels;
        info.format = SF_FORMAT_RF64 | SF_FORMAT_FLOAT;
        m_sound = sf_open_fd(m_descriptor, SFM_WRITE, &info, SF_FALSE);
        if (!m_sound) {
            const std::string reason = sf_strerror(nullptr);
            ::close(m_descriptor);
            fs::remove(path);
            throw UserError("The recording " + display(path) + " cannot be begun: " + reason,
                            UserError::Kind::System);
        }
        sf_command(m_sound, SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);
        updateHeader();
    }
    ~File() {
        sf_close(m_sound);
        ::close(m_descriptor);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool write(std::span<const float> samples) {
        return sf_write_float(m_sound, samples.data(), sf_count_t(samples.size())) ==
               sf_count_t(samples.size());
    }
    void updateHeader() { sf_command(m_sound, SFC_UPDATE_HEADER_NOW, nullptr, 0); }
    std::string error() const { return sf_strerror(m_sound); }

private:
    int m_descriptor;
    SNDFILE* m_sound;
};

Recorder::Recorder(const fs::path& file, int rate, int channels, double seconds)
    : m_file(file), m_ring(channels, std::size_t(seconds * rate)),
      m_handle(std::make_unique<File>(file, rate, channels)),
      m_writer([this, rate] { write(rate); }) {}

Recorder::~Recorder() {
    close();
    m_writer.join();
}

Recorder::Status Recorder::status() const {
    const std::lock_guard lock(m_mutex);
    Status status = m_status;
    status.dropped = m_ring.dropped.load(std::memory_order_relaxed);
    return status;
}

/// The writer thread. It looks every 20 ms: to be woken would cost the audio thread a system call.
void Recorder::write(int rate) {
    std::vector<float> samples(std::size_t(rate) / 4 * std::size_t(m_ring.channels));
    auto headerDue = std::chrono::steady_clock::now() + 500ms;
    const auto keepHeader = [&] {
        const auto now = std::chrono::steady_clock::now();
        if (now < headerDue)
            return;
        m_handle->updateHeader();
        headerDue = now + 500ms;
    };
    for (bool last = false; !last;) {
        last = m_closing.load(std::memory_order_acquire) ||
               m_ring.closed.load(std::memory_order_acquire);
        while (const std::size_t count = m_ring.samples.pop(samples)) {
            const bool good = m_handle->write(std::span(samples).first(count));
            const std::lock_guard lock(m_mutex);
            if (good)
                m_status.frames += std::int64_t(count) / m_ring.channels;
            else if (m_status.error.empty())
                m_status.error = "The recording " + display(m_file) +
                                 " breaks off: " + m_handle->error() +
                                 " Free some space on the disk.";
            // After an error the ring is still emptied, but the file stays as it is.
            if (!m_status.error.empty())
                break;
            keepHeader(); // here, too: the samples may never come to an end
        }
        if (!status().error.empty())
            m_ring.samples.pop(samples);
        else
            keepHeader();
        if (!last)
            std::this_thread::sleep_for(20ms);
    }
    m_handle.reset();
    const std::lock_guard lock(m_mutex);
    m_status.finished = true;
}

} // namespace antiphon
