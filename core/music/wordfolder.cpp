#include "core/error.h"
#include "core/music/wordset.h"

#include <algorithm>
#include <cctype>

namespace antiphon {

namespace {

bool isQuadrant(std::string_view text) {
    return text.size() >= 2 && text[0] == 'Q' && text[1] >= '1' && text[1] <= '4';
}

std::vector<fs::path> midiFiles(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw UserError(display(folder) + ": is no folder; name one with MIDI files in it.");
    std::vector<fs::path> files;
    const auto options = fs::directory_options::skip_permission_denied;
    fs::recursive_directory_iterator entry(folder, options, error), end;
    for (; !error && entry != end; entry.increment(error)) {
        std::string extension = entry->path().extension().string();
        std::ranges::transform(extension, extension.begin(),
                               [](unsigned char c) { return char(std::tolower(c)); });
        if ((extension == ".mid" || extension == ".midi") && entry->is_regular_file(error))
            files.push_back(entry->path());
    }
    if (error)
        throw UserError(display(folder) + ": cannot be read (" + error.message() +
                        "); check its permissions.");
    if (files.empty())
        throw UserError(display(folder) +
                        ": holds no MIDI files (.mid, .midi); choose another folder.");
    std::ranges::sort(files);
    return files;
}

/// "Tempo_152 -> Tempo_149".
std::string textOf(const WordSubstitution& one) {
    return one.wanted + " -> " + one.used;
}

void remarkOnQuadrants(WordSetReport& report, const fs::path& folder) {
    if (report.pieces[0] > 0)
        report.remarks.push_back(
            display(folder) + ": of " + std::to_string(report.pieces[0]) +
            " pieces no quadrant is known; begin their names with Q1_ to Q4_ or put them into "
            "folders Q1 to Q4.");
}

} // namespace

int quadrantOf(const fs::path& file) {
    const std::string stem = file.stem().string();
    if (isQuadrant(stem) && (stem.size() == 2 || !std::isalnum(std::uint8_t(stem[2]))))
        return stem[1] - '0';
    const std::string parent = file.parent_path().filename().string();
    return isQuadrant(parent) && parent.size() == 2 ? parent[1] - '0' : 0;
}

std::string songOf(const fs::path& file) {
    const std::string stem = display(file.stem());
    const std::size_t last = stem.rfind('_');
    const bool named = isQuadrant(stem) && stem[2] == '_' && last != std::string::npos &&
                       last > 3 && last + 1 < stem.size() &&
                       stem.find_first_not_of("0123456789", last + 1) == std::string::npos;
    return named ? stem.substr(3, last - 3) : stem;
}

namespace {

/// The first faults one by one: what is damaged is seldom damaged once.
void remarkOnFaults(const MidiFile& midi, const fs::path& file, std::vector<std::string>& remarks) {
    constexpr std::size_t most = 3;
    for (std::size_t i = 0; i < std::min(most, midi.warnings.size()); ++i)
        remarks.push_back(display(file) + ": at byte " + std::to_string(midi.warnings[i].offset) +
                          ", " + midi.warnings[i].text + "; what is readable is taken.");
    if (midi.warnings.size() > most)
        remarks.push_back(display(file) + ": has " + std::to_string(midi.warnings.size() - most) +
                          " more faults; 'midi info' lists them.");
}

} // namespace

WordPiece readWordPiece(const fs::path& file, const WordDictionary& dictionary, WordOptions options,
                        EncodedWords* encoded) {
    if (options.quadrant == 0)
        options.quadrant = quadrantOf(fs::absolute(file));
    const MidiFile midi = readMidi(file);
    EncodedWords words = encodeWords(midi, dictionary, options, display(file));
    remarkOnFaults(midi, file, words.remarks);
    WordPiece piece{words.words, display(file.stem()), songOf(file),
                    fs::absolute(file).lexically_normal()};
    if (encoded)
        *encoded = std::move(words);
    return piece;
}

WordSet compileWordSet(const fs::path& folder, const WordSetOptions& options, WordSetReport& report,
                       const std::function<void(double)>& progress) {
    const std::vector<fs::path> files = midiFiles(folder);
    report = {};
    report.files = files.size();
    WordSet set;
    set.dictionary = options.dictionary;
    set.length = options.length;
    for (std::size_t i = 0; i < files.size(); ++i) {
        progress(double(i) / double(files.size()));
        try {
            EncodedWords encoded;
            WordPiece piece = readWordPiece(files[i], set.dictionary, options.words, &encoded);
            const auto quadrant = std::size_t(piece.quadrant());
            ++report.pieces[quadrant];
            report.rows[quadrant] += piece.words.size();
            report.cut += std::int64_t(piece.words.size()) > options.length - 2;
            for (const WordSubstitution& one : encoded.substitutions)
                ++report.substitutions[textOf(one)];
            std::ranges::move(encoded.remarks, std::back_inserter(report.remarks));
            const std::string sync(name(encoded.sync));
            set.sync = set.sync.empty() || set.sync == sync ? sync : "mixed";
            set.pieces.push_back(std::move(piece));
        } catch (const UserError& e) {
            report.left.emplace_back(files[i], e.what());
        }
    }
    if (set.pieces.empty())
        throw UserError(display(folder) + ": none of its " + std::to_string(files.size()) +
                        " MIDI files can be used; the first: " + report.left.front().second);
    remarkOnQuadrants(report, folder);
    progress(1);
    return set;
}

} // namespace antiphon
