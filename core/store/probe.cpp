#include "core/store/probe.h"

#include "core/error.h"
#include "core/foldtext.h"
#include "core/music/midifile.h"
#include "core/music/tempomap.h"
#include "core/soundfile.h"
#include "core/table.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

namespace {

std::string headOf(const fs::path& file) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(file.c_str(), "rbe"),
                                                             std::fclose);
    if (!in)
        throw UserError(display(file) + ": cannot be opened; check your permission to read it.");
    std::string head(64, '\0');
    head.resize(std::fread(head.data(), 1, head.size(), in.get()));
    return head;
}

bool hasSoundMagic(std::string_view head) {
    const std::string_view form = head.substr(std::min<std::size_t>(8, head.size()), 4);
    if (head.starts_with("RIFF") || head.starts_with("RIFX") || head.starts_with("RF64"))
        return form == "WAVE";
    if (head.starts_with("FORM"))
        return form == "AIFF" || form == "AIFC";
    return head.starts_with("fLaC") || head.starts_with("OggS") || head.starts_with("ID3");
}

std::string extensionOf(const fs::path& file) {
    std::string extension = foldText(file.extension().string());
    if (extension == ".gz")
        extension = foldText(file.stem().extension().string()) + extension;
    return extension;
}

/// Decodes the first and the last block: enough to meet a file that is cut off or filled with NaN,
/// at a cost that does not grow with its length.
Probe probeSound(const fs::path& file) {
    SoundReader reader(file);
    const SoundInfo& info = reader.info();
    if (info.frames <= 0)
        throw UserError(display(file) + ": holds no sound (0 frames); record or export it again.");
    constexpr std::int64_t blockFrames = 8192;
    std::vector<float> block(std::size_t(blockFrames) * std::size_t(info.channels));
    std::size_t samples = reader.read(block) * std::size_t(info.channels);
    if (info.frames > 2 * blockFrames) {
        reader.seek(info.frames - blockFrames);
        samples += reader.read(block) * std::size_t(info.channels);
    }
    if (samples == 0)
        throw UserError(display(file) + ": no sound can be decoded from it; export it again.");
    if (reader.nonFinite() == samples)
        throw UserError(display(file) + ": its samples are not numbers (NaN); export it again.");
    return {ItemKind::Audio, info.seconds()};
}

Probe probeNotes(const fs::path& file) {
    return {ItemKind::Notes, secondsOf(readMidi(file))};
}

Probe probeTable(const fs::path& file) {
    readTableHead(file); // throws for what is no table
    return {ItemKind::Table, std::nullopt};
}

} // namespace

std::optional<Probe> probeFile(const fs::path& file) {
    const std::string head = headOf(file);
    const std::string_view bytes = head;
    const std::string extension = extensionOf(file);
    const bool zip = bytes.starts_with("PK\x03\x04");

    if (bytes.starts_with("MThd"))
        return probeNotes(file);
    if (hasSoundMagic(bytes) || namesSound(file))
        return probeSound(file);
    if (extension == ".mid" || extension == ".midi")
        return probeNotes(file); // its reader says what is wrong
    if (extension == ".csv" || extension == ".tsv" || extension == ".csv.gz" ||
        extension == ".tsv.gz")
        return probeTable(file);
    if (extension == ".safetensors" && bytes.size() > 8 && bytes[8] == '{')
        return Probe{ItemKind::Model, std::nullopt};
    if (zip && (extension == ".pt" || extension == ".pth" || extension == ".ckpt"))
        return Probe{ItemKind::Model, std::nullopt};
    if (bytes.starts_with("\x93NUMPY") || (zip && extension == ".npz"))
        return Probe{ItemKind::Embedding, std::nullopt};
    if (extension == ".safetensors" || extension == ".pt" || extension == ".pth" ||
        extension == ".ckpt" || extension == ".npy" || extension == ".npz")
        throw UserError(display(file) + ": is not what its name says (" + extension.substr(1) +
                        "); check where it comes from.");
    return std::nullopt;
}

} // namespace antiphon
