#include "core/soundfile.h"

#include "core/error.h"
#include "core/soundcheck.h"
#include "core/vorbisreader.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <new>
#include <sndfile.h>
#include <unistd.h>

namespace antiphon {

namespace {

constexpr std::int64_t unknownFrames = std::numeric_limits<sf_count_t>::max();
constexpr std::size_t blockFrames = 16384;

std::string formatName(int format) {
    if ((format & SF_FORMAT_TYPEMASK) == SF_FORMAT_OGG)
        return (format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS ? "Opus" : "Ogg";
    switch (format & SF_FORMAT_TYPEMASK) {
    case SF_FORMAT_WAV:
    case SF_FORMAT_WAVEX:
        return "WAV";
    case SF_FORMAT_RF64:
        return "RF64";
    case SF_FORMAT_AIFF:
        return "AIFF";
    case SF_FORMAT_FLAC:
        return "FLAC";
    case SF_FORMAT_MPEG:
        return "MP3";
    default:
        break;
    }
    SF_FORMAT_INFO info{};
    info.format = format & SF_FORMAT_TYPEMASK;
    return sf_command(nullptr, SFC_GET_FORMAT_INFO, &info, sizeof info) == 0 && info.name
               ? info.name
               : "unknown";
}

UserError truncated(const fs::path& file, std::int64_t found, std::int64_t declared) {
    return UserError(display(file) + ": breaks off after " + std::to_string(found) + " of the " +
                     std::to_string(declared) +
                     " frames that its header declares; copy or export the file again.");
}

UserError noSound(const fs::path& file) {
    return UserError(display(file) + ": holds no sound (0 frames); export the file again.");
}

UserError unopened(const fs::path& file, int error) {
    switch (error) {
    case SF_ERR_UNRECOGNISED_FORMAT:
        return UserError(display(file) +
                         ": is no sound file of a known kind (WAV, RF64, AIFF, FLAC, "
                         "Ogg, Opus, MP3); check what it really is, or convert it.");
    case SF_ERR_UNSUPPORTED_ENCODING:
        return UserError(display(file) +
                         ": its way of coding sound is not supported; convert it to "
                         "WAV or FLAC.");
    default:
        return UserError(display(file) + ": begins like a sound file but its header is damaged or "
                                         "nothing follows it; copy or export the file again.");
    }
}

/// Replaces what is not a number or infinite by 0; returns how many.
std::size_t makeFinite(std::span<float> samples) {
    constexpr std::uint32_t exponent = 0x7F800000;
    std::uint32_t bad = 0; // counted first, without branches: it is nearly always none
    for (const float x : samples)
        bad += (std::bit_cast<std::uint32_t>(x) & exponent) == exponent;
    if (bad > 0)
        for (float& x : samples)
            if ((std::bit_cast<std::uint32_t>(x) & exponent) == exponent)
                x = 0;
    return bad;
}

/// libsndfile closes a descriptor that it cannot open as sound, whatever it was told: it gets one
/// of its own, or another thread's file might be the one that is closed next.
SNDFILE* openCopy(int fd, SF_INFO& info) {
    return sf_open_fd(::dup(fd), SFM_READ, &info, SF_TRUE);
}

} // namespace

struct SoundReader::Handle {
    SNDFILE* sound = nullptr;
    int fd = -1;
    std::unique_ptr<VorbisReader> vorbis; ///< reads in place of `sound` after a seek
    std::int64_t position = 0;
    std::size_t samplesRead = 0;
    bool exact = true; ///< the declared number of frames can be relied upon

    ~Handle() {
        vorbis.reset();
        if (sound)
            sf_close(sound);
        if (fd >= 0)
            ::close(fd);
    }
};

bool namesSound(const fs::path& file) {
    static constexpr std::string_view endings[] = {".wav",  ".wave", ".rf64", ".w64", ".aif",
                                                   ".aiff", ".aifc", ".flac", ".ogg", ".oga",
                                                   ".opus", ".mp3",  ".caf",  ".au"};
    std::string ending = file.extension().string();
    for (char& c : ending)
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return std::ranges::find(endings, ending) != std::end(endings);
}

SoundReader::SoundReader(const fs::path& file) : m_file(file) {
    open();
    if (m_info.frames == unknownFrames) {
        countFrames();
        // Only the last page of an Ogg stream tells how long it is.
        if (m_info.format == "Ogg" || m_info.format == "Opus")
            throw UserError(display(file) + ": breaks off after " + std::to_string(m_info.frames) +
                            " frames, its last page is missing; copy or export the file again.");
    }
    if (m_info.frames == 0)
        throw noSound(file);
}

SoundReader::~SoundReader() = default;
SoundReader::SoundReader(SoundReader&&) noexcept = default;
SoundReader& SoundReader::operator=(SoundReader&&) noexcept = default;

void SoundReader::open() {
    m_handle = std::make_unique<Handle>();
    // Opened here rather than by name, so that libsndfile goes by content alone: from a name like
    // x.gsm it would conclude headerless sound.
    m_handle->fd = openForReading(m_file, true);
    const off_t size = ::lseek(m_handle->fd, 0, SEEK_END);
    ::lseek(m_handle->fd, 0, SEEK_SET);
    if (size == 0)
        throw UserError(display(m_file) + ": is empty (0 bytes); copy or export the file again.");

    const std::optional<SoundExtent> extent = soundExtent(m_handle->fd);
    if (extent && extent->truncated()) {
        if (extent->declaredFrames > 0)
            throw truncated(m_file, extent->presentFrames(), extent->declaredFrames);
        throw UserError(display(m_file) + ": breaks off after " +
                        std::to_string(extent->presentBytes) + " of the " +
                        std::to_string(extent->declaredBytes) +
                        " bytes of sound that its header declares; copy or export the file again.");
    }

    SF_INFO info{};
    m_handle->sound = openCopy(m_handle->fd, info);
    if (!m_handle->sound)
        throw unopened(m_file, sf_error(nullptr));
    if (info.channels < 1 || info.samplerate < 1 || info.frames < 0)
        throw unopened(m_file, SF_ERR_MALFORMED_FILE);
    // Filters and analysis windows would be of absurd sizes; no recording has such a rate.
    if (info.samplerate < 1000 || info.samplerate > 1536000)
        throw UserError(
            display(m_file) + ": declares " + std::to_string(info.samplerate) +
            " Hz, which is no rate of a recording; correct its header or export it again "
            "(1000 to 1536000 Hz).");
    m_info.rate = info.samplerate;
    m_info.channels = info.channels;
    m_info.frames = info.frames;
    m_info.format = formatName(info.format);
    m_handle->exact = m_info.format != "MP3" || extent;
}

void SoundReader::countFrames() {
    std::vector<float> block(blockFrames * std::size_t(m_info.channels));
    std::int64_t frames = 0;
    while (const sf_count_t got =
               sf_readf_float(m_handle->sound, block.data(), sf_count_t(blockFrames)))
        frames += got;
    open(); // rewinding a stream of unknown length is not possible in all formats
    m_info.frames = frames;
}

std::size_t SoundReader::read(std::span<float> interleaved) {
    const auto channels = std::size_t(m_info.channels);
    const std::size_t wanted = interleaved.size() / channels;
    if (wanted == 0)
        return 0;
    const std::size_t got =
        m_handle->vorbis
            ? m_handle->vorbis->read(interleaved)
            : std::size_t(std::max<sf_count_t>(
                  0, sf_readf_float(m_handle->sound, interleaved.data(), sf_count_t(wanted))));
    m_handle->position += std::int64_t(got);
    if (got < wanted && m_handle->exact &&
        double(m_handle->position) < 0.99 * double(m_info.frames))
        throw truncated(m_file, m_handle->position, m_info.frames);
    m_nonFinite += makeFinite(interleaved.first(got * channels));
    m_handle->samplesRead += got * channels;
    if (got < wanted && m_handle->samplesRead == 0 && m_handle->position == 0)
        throw noSound(m_file);
    if (got < wanted && m_nonFinite > 0 && m_nonFinite == m_handle->samplesRead)
        throw UserError(display(m_file) + ": not one of its " + std::to_string(m_nonFinite) +
                        " samples is a finite number; export the file again.");
    return got;
}

void SoundReader::seek(std::int64_t frame) {
    const std::int64_t target = std::clamp<std::int64_t>(frame, 0, m_info.frames);
    if (target == m_handle->position)
        return;
    if (m_info.format == "Ogg" && !m_handle->vorbis)
        m_handle->vorbis = VorbisReader::open(m_handle->fd, m_info.channels);
    const bool reached = m_handle->vorbis ? m_handle->vorbis->seek(target)
                                          : sf_seek(m_handle->sound, target, SEEK_SET) == target;
    if (!reached)
        throw UserError(display(m_file) + ": frame " + std::to_string(target) +
                        " cannot be reached; convert the file to WAV or FLAC.");
    m_handle->position = target;
}

Sound readSound(const fs::path& file, std::int64_t maxFrames, std::size_t* nonFinite) {
    SoundReader reader(file);
    const SoundInfo& info = reader.info();
    const auto tooLong = [&] {
        return UserError(display(file) + ": is longer than the " + std::to_string(maxFrames) +
                         " frames that fit here; cut it into parts.");
    };
    // A declared length that the file's size makes plausible refuses early and saves growing;
    // an implausible one is not believed, the reader will find out.
    std::error_code ignored;
    const auto bytes = std::int64_t(
        std::min<std::uintmax_t>(fs::file_size(file, ignored), std::uintmax_t(1) << 60));
    const bool plausible = info.frames / 64 <= bytes / info.channels;
    if (plausible && info.frames > maxFrames)
        throw tooLong();

    Sound sound{info.rate, info.channels, {}};
    const auto channels = std::size_t(info.channels);
    try {
        if (plausible)
            sound.samples.reserve(std::size_t(info.frames) * channels);
        for (std::size_t frames = 0;;) {
            sound.samples.resize((frames + blockFrames) * channels);
            const std::size_t got =
                reader.read(std::span(sound.samples).subspan(frames * channels));
            frames += got;
            if (std::int64_t(frames) > maxFrames)
                throw tooLong();
            if (got < blockFrames) {
                sound.samples.resize(frames * channels);
                break;
            }
        }
    } catch (const std::bad_alloc&) {
        throw UserError(display(file) + ": does not fit into memory; cut it into parts.",
                        UserError::Kind::System);
    }
    if (nonFinite)
        *nonFinite = reader.nonFinite();
    return sound;
}

Provenance readProvenance(const fs::path& file) {
    const int fd = openForReading(file, true);
    SF_INFO info{};
    SNDFILE* sound = openCopy(fd, info);
    if (!sound) {
        ::close(fd);
        throw unopened(file, sf_error(nullptr));
    }
    Provenance found;
    const char* software = sf_get_string(sound, SF_STR_SOFTWARE);
    const char* comment = sf_get_string(sound, SF_STR_COMMENT);
    found.software = software ? software : "";
    found.comment = comment ? comment : "";
    // libsndfile reads no more than 2 KiB of each RIFF entry.
    if (std::string text = riffInfo(fd, "ICMT"); !text.empty())
        found.comment = std::move(text);
    sf_close(sound);
    ::close(fd);
    // It also adds its own name to the software's.
    if (const auto at = found.software.find(" (libsndfile-"); at != std::string::npos)
        found.software.erase(at);
    return found;
}

std::string readGenre(const fs::path& file) {
    const int fd = openForReading(file, true);
    SF_INFO info{};
    SNDFILE* sound = openCopy(fd, info);
    ::close(fd);
    if (!sound)
        throw unopened(file, sf_error(nullptr));
    const char* genre = sf_get_string(sound, SF_STR_GENRE);
    const std::string text = genre ? genre : "";
    sf_close(sound);
    return text;
}

std::string soundFileLibrary() {
    return sf_version_string();
}

} // namespace antiphon
