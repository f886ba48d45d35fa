#include "models/impro/songs.h"

#include "core/error.h"
#include "core/maps/lookupside.h"

#include <algorithm>

namespace antiphon::impro {
namespace {

/// Name without ".csv" or ".csv.gz".
std::string nameOf(const fs::path& file) {
    fs::path name = file.filename();
    if (name.extension() == ".gz")
        name.replace_extension();
    return display(name.replace_extension());
}

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (isCorpusName(at->path()) && at->is_regular_file(error))
            files.push_back(at->path());
    if (error)
        throw UserError(display(folder) + ": cannot be read (" + error.message() + ").");
    std::ranges::sort(files);
    return files;
}

std::vector<fs::path> corpusFiles(const fs::path& corpus) {
    std::error_code error;
    if (!fs::is_directory(corpus, error))
        return {corpus}; // readCorpus() says what is wrong with it
    std::vector<fs::path> files = filesIn(corpus);
    const fs::path published = corpus / "features" / "all-files-in-corpus";
    if (files.empty() && fs::is_directory(published, error))
        files = filesIn(published);
    if (files.empty())
        throw UserError(display(corpus) + ": holds no corpus (no file ends in .csv or .csv.gz); "
                                          "analyse recordings into it first.");
    return files;
}

/// How the table was analysed, where its side file says so.
std::optional<DescriptorSettings> analysisOfTable(const LookupTable& table) {
    if (!isLookupSide(table.side))
        return std::nullopt;
    return lookupSettings(table.side, "The lookup table's side file").analysis;
}

/// The first difference that makes frames and rows mean different things; empty: none.
std::string mismatch(const DescriptorSettings& song, const DescriptorSettings& table) {
    const auto differ = [](const char* what, int a, int b) {
        return std::string(what) + " is " + std::to_string(a) + " there and " + std::to_string(b) +
               " in the lookup table";
    };
    const DescriptorSettings a = song.resolved(), b = table.resolved();
    if (a.rate != b.rate)
        return differ("the sample rate", a.rate, b.rate);
    if (a.window != b.window)
        return differ("the window", a.window, b.window);
    if (a.fft != b.fft)
        return differ("the length of the transform", a.fft, b.fft);
    if (a.loudnessWindow != b.loudnessWindow)
        return differ("the loudness window", a.loudnessWindow, b.loudnessWindow);
    if (a.mode != b.mode)
        return "one was analysed in mode parity, the other in mode clean";
    return {};
}

} // namespace

bool isCorpusName(const fs::path& file) {
    return file.extension() == ".csv" ||
           (file.extension() == ".gz" && file.stem().extension() == ".csv");
}

Songs readSongs(const fs::path& corpus, const LookupTable& table,
                const std::function<void()>& checkpoint) {
    const auto analysis = analysisOfTable(table);
    Songs songs;
    for (const fs::path& file : corpusFiles(corpus)) {
        if (checkpoint)
            checkpoint();
        Corpus song = readCorpus(file);
        if (song.frames.rows == 0)
            throw UserError(display(file) + ": has no frames; take it out of the corpus.");
        if (song.analysis) {
            const DescriptorSettings own = song.analysis->resolved();
            const double seconds = double(own.hop) / own.rate;
            if (analysis)
                if (const std::string difference = mismatch(own, *analysis); !difference.empty())
                    songs.warnings.push_back(
                        display(file.filename()) + ": was analysed in another way (" + difference +
                        "); what an agent learns of it will not fit the synthesizer.");
            if (songs.stepSeconds && *songs.stepSeconds != seconds)
                songs.warnings.push_back(display(file.filename()) +
                                         ": moves on at another speed than the songs before it.");
            songs.stepSeconds = songs.stepSeconds.value_or(seconds);
        }
        songs.corpora.push_back(std::move(song));
        songs.names.push_back(nameOf(file));
    }
    return songs;
}

} // namespace antiphon::impro
