#include "models/emotion/pieces.h"

#include "core/error.h"
#include "core/music/notes.h"
#include "core/music/worddecode.h"
#include "core/programdata.h"
#include "core/version.h"

namespace antiphon::emotion {

double packedWord(const Word& word, const WordDictionary& dictionary) {
    double packed = 0;
    for (std::size_t f = 0; f < std::size_t(WordFamily::Emotion); ++f)
        packed = packed * double(dictionary.size(WordFamily(f))) + word[f];
    return packed;
}

Word unpackedWord(double packed, const WordDictionary& dictionary) {
    auto rest = std::int64_t(packed);
    Word word = {};
    for (std::size_t f = std::size_t(WordFamily::Emotion); f-- > 0;) {
        const auto size = std::int64_t(dictionary.size(WordFamily(f)));
        word[f] = std::int32_t(rest % size);
        rest /= size;
    }
    return word;
}

WordPiece readPiece(const fs::path& file, const WordDictionary& dictionary, const std::string& sync,
                    JobContext& context) {
    WordOptions options;
    if (sync != "auto")
        options.sync = wordSyncNamed(sync);
    EncodedWords encoded;
    WordPiece piece = readWordPiece(file, dictionary, options, &encoded);
    for (const std::string& remark : encoded.remarks)
        context.log(remark);
    return piece;
}

WordSet readPieces(const fs::path& file, const Muser& model) {
    WordSet set = readWordSet(file, model.dictionary);
    if (set.dictionary != model.dictionary)
        throw UserError(display(file) + ": its words are of another dictionary than those of the "
                                        "model; make it again with 'emotion dataset'.");
    return set;
}

WrittenPiece writePiece(const fs::path& file, const std::vector<Word>& words,
                        const WordDictionary& dictionary, bool closeHoles, const Json& comment) {
    WordMidiOptions options;
    options.closeHoles = closeHoles;
    options.title = file.stem().string();
    options.provenance = {software(), comment.dump()};
    const MidiFile midi = midiOf(words, dictionary, options);
    writeMidi(file, midi);
    WrittenPiece piece{file, {}, secondsOf(midi)};
    piece.figures = figuresOf({words, file.stem().string(), "", file}, notesOf(midi), dictionary);
    return piece;
}

PieceFigures figuresOf(const WordPiece& piece, const WordDictionary& dictionary) {
    return figuresOf(piece, notesOf(midiOf(piece.words, dictionary)), dictionary);
}

std::optional<MoodEstimate> moodEstimateOf(const Json& training, const std::string& origin) {
    if (!training.contains("mood"))
        return std::nullopt;
    return MoodEstimate(training.at("mood"), origin);
}

namespace {

fs::path moodFile() {
    return programData("emotion/mood.json");
}

} // namespace

MoodEstimate builtInMood() {
    return MoodEstimate(readJson(moodFile()), display(moodFile()));
}

Json builtInMoodAccuracy() {
    return readJson(moodFile()).value("accuracy", Json());
}

} // namespace antiphon::emotion
