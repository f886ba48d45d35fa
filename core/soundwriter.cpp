#include "core/soundfile.h"

#include "core/error.h"
#include "core/resample.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <sndfile.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace antiphon {

namespace {

constexpr std::size_t blockFrames =
    4096; // libsndfile's Vorbis coder overflows the stack on large ones

struct FormatRow {
    SampleFormat format;
    const char* name;
    std::array<const char*, 2> extensions;
    int container;
    int coding;
    int bits; ///< 0: not whole numbers
};

constexpr std::array<FormatRow, 7> formats{{
    {SampleFormat::Int16, "16-bit WAV", {".wav", ".wave"}, SF_FORMAT_WAV, SF_FORMAT_PCM_16, 16},
    {SampleFormat::Int24, "24-bit WAV", {".wav", ".wave"}, SF_FORMAT_WAV, SF_FORMAT_PCM_24, 24},
    {SampleFormat::Float32, "float WAV", {".wav", ".wave"}, SF_FORMAT_WAV, SF_FORMAT_FLOAT, 0},
    {SampleFormat::Flac16, "16-bit FLAC", {".flac", ".flac"}, SF_FORMAT_FLAC, SF_FORMAT_PCM_16, 16},
    {SampleFormat::Flac24, "24-bit FLAC", {".flac", ".flac"}, SF_FORMAT_FLAC, SF_FORMAT_PCM_24, 24},
    {SampleFormat::Vorbis, "Ogg Vorbis", {".ogg", ".oga"}, SF_FORMAT_OGG, SF_FORMAT_VORBIS, 0},
    {SampleFormat::Opus, "Opus", {".opus", ".opus"}, SF_FORMAT_OGG, SF_FORMAT_OPUS, 0},
}};

const FormatRow& rowOf(SampleFormat format) {
    return *std::find_if(formats.begin(), formats.end(),
                         [&](const FormatRow& row) { return row.format == format; });
}

std::string lowerExtension(const fs::path& file) {
    std::string extension = file.extension().string();
    for (char& c : extension)
        c = char(std::tolower(static_cast<unsigned char>(c)));
    return extension;
}

bool fits(const FormatRow& row, const std::string& extension) {
    return std::find(row.extensions.begin(), row.extensions.end(), extension) !=
           row.extensions.end();
}

/// What libsndfile writes to. It loses the reason of a failed write, and some failures at the end
/// of a file altogether: this keeps the first.
struct Sink {
    int fd;
    sf_count_t position = 0;
    int error = 0;
};

Sink& sinkOf(void* user) {
    return *static_cast<Sink*>(user);
}

sf_count_t sinkLength(void* user) {
    struct stat status {};
    return ::fstat(sinkOf(user).fd, &status) == 0 ? status.st_size : 0;
}

sf_count_t sinkSeek(sf_count_t offset, int whence, void* user) {
    Sink& sink = sinkOf(user);
    if (whence == SEEK_CUR)
        offset += sink.position;
    else if (whence == SEEK_END)
        offset += sinkLength(user);
    return sink.position = offset;
}

sf_count_t sinkRead(void* data, sf_count_t count, void* user) {
    Sink& sink = sinkOf(user);
    const ssize_t got = ::pread(sink.fd, data, std::size_t(count), sink.position);
    sink.position += std::max<ssize_t>(0, got);
    return std::max<ssize_t>(0, got);
}

sf_count_t sinkWrite(const void* data, sf_count_t count, void* user) {
    Sink& sink = sinkOf(user);
    sf_count_t done = 0;
    while (done < count && sink.error == 0) {
        const ssize_t put = ::pwrite(sink.fd, static_cast<const char*>(data) + done,
                                     std::size_t(count - done), sink.position);
        if (put > 0) {
            done += put;
            sink.position += put;
        } else if (put == 0 || errno != EINTR) {
            sink.error = put == 0 ? ENOSPC : errno;
        }
    }
    return done;
}

sf_count_t sinkTell(void* user) {
    return sinkOf(user).position;
}

bool isOpusRate(int rate) {
    return rate == 8000 || rate == 12000 || rate == 16000 || rate == 24000 || rate == 48000;
}

/// WAV counts its bytes in 32 bits; the margin is for the header and the provenance.
bool outgrowsWav(std::int64_t frames, int channels, int bits) {
    const std::int64_t frameBytes = std::int64_t(channels) * (bits ? bits / 8 : 4);
    return frames < 0 || frames > ((std::int64_t(1) << 32) - (1 << 21)) / frameBytes;
}

} // namespace

std::optional<SampleFormat> formatForName(const fs::path& file) {
    const std::string extension = lowerExtension(file);
    for (const SampleFormat format :
         {SampleFormat::Int24, SampleFormat::Flac24, SampleFormat::Vorbis, SampleFormat::Opus})
        if (fits(rowOf(format), extension))
            return format;
    return {};
}

struct SoundWriter::State {
    State(const fs::path& target, const FormatRow& format, int inChannels)
        : file(target), row(format), channels(inChannels),
          atomic(target), sink{atomic.descriptor()} {}
    ~State() {
        if (sound)
            sf_close(sound);
    }

    void encode(std::span<const float> interleaved);
    void check(bool good) {
        if (sink.error != 0)
            throw UserError(writeFailure(file, sink.error), UserError::Kind::System);
        if (!good)
            throw UserError(display(file) + ": could not be coded as " + row.name + " (" +
                                sf_strerror(sound) + "); choose another format.",
                            UserError::Kind::System);
    }

    fs::path file;
    const FormatRow& row;
    int channels;
    AtomicFile atomic;
    Sink sink;
    SNDFILE* sound = nullptr;
    std::optional<Resampler> resampler;
    std::vector<float> resampled;
    std::vector<int> integers;
    std::int64_t frames = 0;
    std::size_t clipped = 0;
};

SoundWriter::SoundWriter(const fs::path& file, int rate, int channels, SampleFormat format,
                         const Provenance& provenance, std::int64_t expectedFrames) {
    const FormatRow& row = rowOf(format);
    if (!fits(row, lowerExtension(file)))
        throw UserError(display(file) + ": is not a name for " + row.name + "; let it end in " +
                            row.extensions[0] + " or choose another format.",
                        UserError::Kind::Usage);
    const bool opus = format == SampleFormat::Opus;
    SF_INFO info{};
    info.samplerate = opus && !isOpusRate(rate) ? 48000 : rate;
    info.channels = channels;
    info.format = row.container | row.coding;
    const bool wide = row.container == SF_FORMAT_WAV &&
                      outgrowsWav(expectedFrames, std::max(1, channels), row.bits);
    if (wide)
        info.format = SF_FORMAT_RF64 | row.coding;
    const bool flac = row.container == SF_FORMAT_FLAC, ogg = row.container == SF_FORMAT_OGG;
    const int maxChannels = flac ? 8 : ogg ? 255 : 1024;
    const int maxRate = flac ? 655350 : 1536000; // a FLAC header has 20 bits, of tens of hertz
    if (rate < 1 || rate > maxRate || channels < 1 || channels > maxChannels ||
        !sf_format_check(&info))
        throw UserError(display(file) + ": " + row.name + " cannot hold " +
                            std::to_string(channels) + " channels at " + std::to_string(rate) +
                            " Hz (at most " + std::to_string(maxChannels) +
                            " channels); choose another format.",
                        UserError::Kind::Usage);

    m_state = std::make_unique<State>(file, row, channels);
    State& s = *m_state;
    if (info.samplerate != rate)
        s.resampler.emplace(rate, info.samplerate, channels);
    SF_VIRTUAL_IO io{sinkLength, sinkSeek, sinkRead, sinkWrite, sinkTell};
    s.sound = sf_open_virtual(&io, SFM_WRITE, &info, &s.sink);
    s.check(s.sound != nullptr);

    // A peak chunk would carry the time of day: the same sound must give the same bytes.
    sf_command(s.sound, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    if (wide)
        sf_command(s.sound, SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);
    if (format == SampleFormat::Vorbis) {
        double quality = 0.6; // about 190 kbit/s for stereo
        sf_command(s.sound, SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality);
    }
    if (!provenance.software.empty())
        s.check(sf_set_string(s.sound, SF_STR_SOFTWARE, provenance.software.c_str()) == 0);
    if (!provenance.comment.empty())
        s.check(sf_set_string(s.sound, SF_STR_COMMENT, provenance.comment.c_str()) == 0);
}

SoundWriter::~SoundWriter() = default;
SoundWriter::SoundWriter(SoundWriter&&) noexcept = default;
SoundWriter& SoundWriter::operator=(SoundWriter&&) noexcept = default;

void SoundWriter::State::encode(std::span<const float> interleaved) {
    const auto perBlock = blockFrames * std::size_t(channels);
    for (; !interleaved.empty();
         interleaved = interleaved.subspan(std::min(perBlock, interleaved.size()))) {
        const std::span<const float> block =
            interleaved.first(std::min(perBlock, interleaved.size()));
        const auto count = sf_count_t(block.size());
        if (row.bits == 0) {
            check(sf_write_float(sound, block.data(), count) == count);
            continue;
        }
        // Not libsndfile's conversion: it scales by 32767 where its reader divides by 32768.
        const float scale = std::ldexp(1.0f, row.bits - 1);
        const int unused = 32 - row.bits;
        integers.resize(block.size());
        for (std::size_t i = 0; i < block.size(); ++i) {
            const float x = std::clamp(block[i] * scale, -scale, scale - 1);
            integers[i] = int(unsigned(int(std::lrint(x))) << unused);
        }
        check(sf_write_int(sound, integers.data(), count) == count);
    }
}

void SoundWriter::write(std::span<const float> interleaved) {
    State& s = *m_state;
    interleaved =
        interleaved.first(interleaved.size() - interleaved.size() % std::size_t(s.channels));
    for (std::size_t i = 0; i < interleaved.size(); ++i) {
        const float x = std::abs(interleaved[i]);
        s.clipped += x > 1;
        if (!std::isfinite(x))
            throw UserError(display(s.file) + ": sample " +
                            std::to_string(i % std::size_t(s.channels) + 1) + " of frame " +
                            std::to_string(s.frames + std::int64_t(i / std::size_t(s.channels))) +
                            " is not a finite number, so the sound is not saved; correct what "
                            "made it.");
    }
    s.frames += std::int64_t(interleaved.size() / std::size_t(s.channels));
    if (!s.resampler) {
        s.encode(interleaved);
        return;
    }
    s.resampled.clear();
    s.resampler->process(interleaved, s.resampled);
    s.encode(s.resampled);
}

std::size_t SoundWriter::clipped() const noexcept {
    return m_state->clipped;
}

void SoundWriter::close() {
    State& s = *m_state;
    if (s.frames == 0)
        throw UserError(display(s.file) + ": there is nothing to save, the sound has no frames.",
                        UserError::Kind::Usage);
    if (s.resampler) {
        s.resampled.clear();
        s.resampler->finish(s.resampled);
        s.encode(s.resampled);
    }
    const bool closed = sf_close(std::exchange(s.sound, nullptr)) == 0;
    if (s.sink.error != 0 || !closed)
        throw UserError(writeFailure(s.file, s.sink.error ? s.sink.error : EIO),
                        UserError::Kind::System);
    s.atomic.commit();
}

std::size_t writeSound(const fs::path& file, const Sound& sound, SampleFormat format,
                       const Provenance& provenance) {
    SoundWriter writer(file, sound.rate, sound.channels, format, provenance,
                       std::int64_t(sound.frames()));
    writer.write(sound.samples);
    writer.close();
    return writer.clipped();
}

} // namespace antiphon
