#include "core/maps/corpus.h"

#include "core/error.h"
#include "core/resample.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "core/version.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace antiphon {
namespace {

constexpr const char* kind = "corpus";
constexpr float silence = 1e-3f; ///< -60 dBFS

/// The mean of the channels at the wanted rate, and what its side tells of it.
struct Recording {
    std::vector<float> mono;
    int rate = 0;
    Json facts;
    std::size_t nonFinite = 0;
};

Recording record(const fs::path& sound, const CorpusSettings& settings,
                 const std::function<void()>& checkpoint) {
    SoundReader reader(sound);
    const SoundInfo info = reader.info();
    Recording recording;
    recording.rate = settings.rate > 0 ? settings.rate : info.rate;
    Resampler resampler(info.rate, recording.rate, 1);
    const auto channels = std::size_t(info.channels);
    constexpr std::size_t blockFrames = 1 << 16;
    std::vector<float> block(blockFrames * channels), mono;
    for (std::size_t got = blockFrames; got == blockFrames;) {
        if (checkpoint)
            checkpoint();
        got = reader.read(block);
        block.resize(got * channels);
        mono = monoOf({info.rate, info.channels, std::move(block)});
        resampler.process(mono, recording.mono);
        block.assign(blockFrames * channels, 0.0f);
    }
    resampler.finish(recording.mono);
    recording.nonFinite = reader.nonFinite();
    const double seconds = double(recording.mono.size()) / recording.rate;
    double before = 0, after = 0;
    if (settings.trim) {
        const auto heard = [](float x) { return std::abs(x) > silence; };
        auto& samples = recording.mono;
        const auto first = std::ranges::find_if(samples, heard);
        if (first == samples.end())
            throw UserError(display(sound) + ": is silent throughout, so nothing is left of it; "
                                             "leave trimming off to analyse it all the same.");
        const auto last = std::find_if(samples.rbegin(), samples.rend(), heard).base();
        before = double(first - samples.begin()) / recording.rate;
        after = double(samples.end() - last) / recording.rate;
        samples.erase(last, samples.end());
        samples.erase(samples.begin(), first);
    }
    recording.facts = {{"rate", recording.rate},    {"file_rate", info.rate},
                       {"channels", info.channels}, {"seconds", seconds},
                       {"trimmed_start", before},   {"trimmed_end", after}};
    return recording;
}

std::vector<std::size_t> columnsOf(const CorpusSettings& settings) {
    std::vector<std::size_t> columns = settings.columns;
    if (columns.empty())
        for (std::size_t c = 0; c < settings.analysis.columns(); ++c)
            columns.push_back(c);
    return columns;
}

/// What decides the rows, besides the sound's rate.
Json wishes(const CorpusSettings& settings, int rate) {
    DescriptorSettings analysis = settings.analysis;
    analysis.rate = rate;
    Json names = Json::array();
    for (const std::size_t c : columnsOf(settings))
        names.push_back(descriptorColumns()[c].name);
    return {{"analysis", analysisJson(analysis.resolved())},
            {"trim", settings.trim},
            {"columns", names}};
}

/// Null when there is none of ours.
Json readSide(const fs::path& file) {
    const fs::path side = corpusSideFile(file);
    std::error_code error;
    if (!fs::is_regular_file(side, error))
        return nullptr;
    Json json = readJson(side);
    if (!json.is_object() || json.value("kind", Json()) != kind)
        return nullptr;
    return json;
}

void appendRow(std::string& text, std::size_t index, std::span<const float> row) {
    char number[32];
    text.append(number, std::to_chars(number, std::end(number), index).ptr);
    for (const float value : row) {
        text += ',';
        text.append(number, std::to_chars(number, std::end(number), value).ptr);
    }
    text += '\n';
}

} // namespace

Json analysisJson(const DescriptorSettings& s) {
    return {{"mode", s.mode == DescriptorSettings::Mode::Parity ? "parity" : "clean"},
            {"framing", s.framing == DescriptorSettings::Framing::File ? "file" : "live"},
            {"rate", s.rate},
            {"window", s.window},
            {"hop", s.hop},
            {"fft", s.fft},
            {"loudness_window", s.loudnessWindow},
            {"loudness_hop", s.loudnessHop},
            {"pitch", s.pitch}};
}

DescriptorSettings analysisOf(const Json& json) {
    DescriptorSettings s;
    s.mode = json.at("mode") == "clean" ? DescriptorSettings::Mode::Clean
                                        : DescriptorSettings::Mode::Parity;
    s.framing = json.at("framing") == "live" ? DescriptorSettings::Framing::Live
                                             : DescriptorSettings::Framing::File;
    s.rate = json.at("rate").get<int>();
    s.window = json.at("window").get<int>();
    s.hop = json.at("hop").get<int>();
    s.fft = json.at("fft").get<int>();
    s.loudnessWindow = json.at("loudness_window").get<int>();
    s.loudnessHop = json.at("loudness_hop").get<int>();
    s.pitch = json.at("pitch").get<bool>();
    return s;
}

Corpus analyseCorpus(const fs::path& sound, const CorpusSettings& settings,
                     const std::function<void()>& checkpoint) {
    const Recording recording = record(sound, settings, checkpoint);
    DescriptorSettings analysis = settings.analysis;
    analysis.rate = recording.rate;
    Descriptors descriptors(analysis);
    try {
        descriptors.analyse(recording.mono, checkpoint);
    } catch (const UserError& e) {
        throw UserError(display(sound) + ": " + e.what(), e.kind());
    }
    const Matrix all = corpusFrames(descriptors);
    if (all.rows == 0)
        throw UserError(display(sound) + ": is too short; " +
                        (settings.trim ? "what is not silent of it" : "it") +
                        " has no frame besides the first and the last, which do not count.");

    const std::vector<std::size_t> columns = columnsOf(settings);
    Corpus corpus;
    corpus.frames = Matrix(all.rows, columns.size());
    for (const std::size_t c : columns)
        corpus.columns.emplace_back(descriptorColumns()[c].name);
    for (std::size_t r = 0; r < all.rows; ++r)
        for (std::size_t c = 0; c < columns.size(); ++c)
            corpus.frames.row(r)[c] = all.row(r)[columns[c]];
    corpus.analysis = descriptors.settings();
    corpus.nonFinite = recording.nonFinite;
    corpus.side = {{"kind", kind},
                   {"software", software()},
                   {"source", {{"name", display(sound.filename())}, {"hash", contentHash(sound)}}},
                   {"sound", recording.facts}};
    corpus.side.update(wishes(settings, recording.rate));
    corpus.side["rows"] = all.rows;
    return corpus;
}

fs::path corpusSideFile(const fs::path& file) {
    fs::path side = file;
    if (side.extension() == ".gz")
        side.replace_extension();
    return side.replace_extension(".json");
}

Corpus readCorpus(const fs::path& file) {
    const Table table = readTable(file);
    Corpus corpus;
    std::vector<std::vector<double>> columns(descriptorColumnsWithPitch);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const std::string& name = table.columns[c].name;
        if (c == 0 && name.empty())
            continue; // the running index
        if (name.starts_with("param-"))
            throw UserError(display(file) + ": is a lookup table (it has a column '" + name +
                            "'); name a corpus.");
        std::size_t index = 0;
        while (index < columns.size() && name != descriptorColumns()[index].name)
            ++index;
        if (index == columns.size())
            throw UserError(display(file) + ": its column '" + name.substr(0, 60) +
                            "' is no descriptor, so it is no corpus.");
        if (!columns[index].empty())
            throw UserError(display(file) + ": has two columns '" + name + "'.");
        columns[index] = table.numbers(name);
    }
    for (std::size_t index = 0; index < columns.size(); ++index)
        if (table.find(descriptorColumns()[index].name))
            corpus.columns.emplace_back(descriptorColumns()[index].name);
        else
            columns[index].clear();
    if (corpus.columns.empty())
        throw UserError(display(file) + ": has no descriptors, so it is no corpus.");
    corpus.frames = Matrix(table.rows, corpus.columns.size());
    std::size_t at = 0;
    for (std::size_t index = 0; index < columns.size() && table.rows > 0; ++index) {
        if (columns[index].empty())
            continue;
        for (std::size_t r = 0; r < table.rows; ++r) {
            const double value = columns[index][r];
            if (!std::isfinite(float(value)))
                throw UserError(display(file) + " line " + std::to_string(table.lines[r]) +
                                ", column '" + descriptorColumns()[index].name +
                                "': holds no number that can be used.");
            corpus.frames.row(r)[at] = float(value);
        }
        ++at;
    }
    corpus.side = readSide(file);
    if (!corpus.side.is_null())
        try {
            corpus.analysis = analysisOf(corpus.side.at("analysis"));
        } catch (const Json::exception& e) {
            throw UserError(display(corpusSideFile(file)) +
                            ": does not say how the descriptors were made (" + e.what() +
                            "); delete it or analyse the recording again.");
        }
    return corpus;
}

void writeCorpus(const fs::path& file, const Corpus& corpus) {
    const fs::path side = corpusSideFile(file);
    std::error_code error;
    // A side file of ours says that the rows beside it are whole: it must not outlive them.
    if (fs::exists(side, error)) {
        if (readSide(file).is_null())
            throw UserError(display(side) +
                                ": is in the way and not a corpus's side file; choose another name "
                                "for the corpus.",
                            UserError::Kind::System);
        fs::remove(side);
    }
    AtomicFile out(file);
    std::string text;
    for (const std::string& column : corpus.columns)
        text += "," + column;
    text += '\n';
    for (std::size_t r = 0; r < corpus.frames.rows; ++r) {
        appendRow(text, r, corpus.frames.row(r));
        if (text.size() > (1 << 20)) {
            out.write(text);
            text.clear();
        }
    }
    out.write(text);
    out.commit();
    if (!corpus.side.is_null())
        writeJson(side, corpus.side);
}

bool isCorpusOf(const fs::path& file, const fs::path& sound, const CorpusSettings& settings) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return false;
    try {
        const Json side = readSide(file);
        if (side.is_null())
            return false;
        const int fileRate = side.at("sound").at("file_rate").get<int>();
        const Json wanted = wishes(settings, settings.rate > 0 ? settings.rate : fileRate);
        for (const auto& [key, value] : wanted.items())
            if (side.at(key) != value)
                return false;
        return side.at("source").at("hash") == contentHash(sound);
    } catch (const Json::exception&) {
        return false; // it is damaged: make it anew
    } catch (const UserError&) {
        return false;
    }
}

} // namespace antiphon
