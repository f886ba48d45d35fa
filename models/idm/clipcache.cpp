#include "models/idm/clipcache.h"

#include "core/error.h"
#include "core/formats/safetensors.h"

#include <cstring>

namespace antiphon::idm {

namespace {

constexpr std::size_t most = 1 << 20; ///< clips of a recording

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
    throw UserError(display(file) + ": " + why + "; make the data set anew.");
}

/// The header's JSON and where the data begin, checked against the file's length.
struct Header {
    Json json;
    std::size_t begin;
};
Header headerOf(std::span<const std::byte> bytes, const fs::path& file) {
    std::uint64_t length = 0;
    if (bytes.size() < sizeof length)
        refuse(file, "is no cache of clips");
    std::memcpy(&length, bytes.data(), sizeof length);
    if (length > bytes.size() - sizeof length || length > (std::uint64_t(256) << 20))
        refuse(file, "is cut off or no cache of clips");
    const auto* text = reinterpret_cast<const char*>(bytes.data() + sizeof length);
    return {parseJson({text, std::size_t(length)}, display(file)),
            sizeof length + std::size_t(length)};
}

CachedClip clipOf(const Json& json) {
    CachedClip clip{
        json.at("start"),
        json.at("sound"),
        {json.at("timbral"), json.at("density"), json.at("irregularity"), json.at("structural")},
        {}};
    clip.flags = LScoreFlags::of(json.at("flags").get<std::vector<std::string>>());
    return clip;
}

} // namespace

ClipCache::ClipCache(const fs::path& file, std::size_t bands, std::size_t frames)
    : m_file(file), m_size(bands * frames) {
    const std::span<const std::byte> bytes = m_file.bytes();
    const Header header = headerOf(bytes, file);
    try {
        const Json& mel = header.json.at("mel");
        const auto shape = mel.at("shape").get<std::vector<std::size_t>>();
        const auto offsets = mel.at("data_offsets").get<std::vector<std::size_t>>();
        const Json said =
            parseJson(header.json.at("__metadata__").at("clips").get<std::string>(), display(file));
        for (const Json& clip : said.at("clips"))
            m_clips.push_back(clipOf(clip));
        m_leftOut = said.at("left_out");
        if (mel.at("dtype") != "F32" || shape.size() != 3 || shape[0] != m_clips.size() ||
            shape[0] > most || shape[1] != bands || shape[2] != frames || offsets.size() != 2 ||
            offsets[0] != 0 || offsets[1] != shape[0] * m_size * sizeof(float) ||
            offsets[1] > bytes.size() - header.begin || header.begin % sizeof(float) != 0)
            refuse(file, "holds other clips than the data set says");
    } catch (const Json::exception&) {
        refuse(file, "does not say what its clips are");
    }
    m_values = reinterpret_cast<const float*>(bytes.data() + header.begin);
}

std::span<const float> ClipCache::mel(std::size_t clip) const {
    return {m_values + clip * m_size, m_size};
}

void writeClipCache(const fs::path& file, std::span<const CachedClip> clips, std::size_t leftOut,
                    std::size_t bands, std::size_t frames, std::span<const float> mel) {
    Json list = Json::array();
    for (const CachedClip& clip : clips) {
        Json json{{"start", clip.start}, {"sound", clip.sound}};
        json.update(toJson(clip.score));
        json["flags"] = clip.flags.names();
        list.push_back(std::move(json));
    }
    SafeTensors content;
    content.tensors.push_back(RawTensor::of(
        "mel", {std::int64_t(clips.size()), std::int64_t(bands), std::int64_t(frames)}, mel));
    content.metadata["clips"] = Json{{"clips", std::move(list)}, {"left_out", leftOut}}.dump();
    writeSafeTensors(file, content);
}

Json toJson(const LScore& score) {
    return {{"timbral", score.timbral},
            {"density", score.density},
            {"irregularity", score.irregularity},
            {"structural", score.structural}};
}

} // namespace antiphon::idm
