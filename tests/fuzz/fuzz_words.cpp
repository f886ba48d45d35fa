#include "core/error.h"
#include "core/formats/npz.h"
#include "core/music/notes.h"
#include "core/music/worddecode.h"
#include "core/music/wordfile.h"
#include "core/music/wordset.h"

#include <algorithm>
#include <cstdlib>

// Dictionaries, files of words and data sets of any bytes are read or refused; what was read can be
// played. A MIDI file that can be encoded gives the same words again after it was decoded.

namespace {

using namespace antiphon;

void demand(bool good) {
    if (!good)
        std::abort();
}

template <class Work>
void attempt(const Work& work) {
    try {
        work();
    } catch (const UserError&) {
    }
}

void playable(const WordPiece& piece, const WordDictionary& dictionary) {
    midiBytes(midiOf(piece.words, dictionary, {.closeHoles = true}));
}

void thereAndBack(const MidiFile& file, WordSync sync) {
    const WordDictionary& dictionary = WordDictionary::standard();
    const EncodedWords once = encodeWords(file, dictionary, {.sync = sync}, "fuzz.mid");
    const MidiFile written = midiOf(once.words, dictionary);
    // Release velocities tell 128 notes of one key apart.
    if (notesOf(written).size() > 128)
        return;
    const EncodedWords again =
        encodeWords(written, dictionary, {.sync = WordSync::Aligned}, "again.mid");
    demand(again.words == once.words);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    attempt([&] {
        const WordDictionary dictionary = WordDictionary::parse(bytes, "fuzz.pkl");
        demand(WordDictionary::parse(dictionary.json(), "again") == dictionary);
    });
    attempt([&] {
        const WordFile file = wordFileOf(parseJson(bytes, "fuzz.json"), "fuzz.json");
        playable(file.piece, file.dictionary);
    });
    attempt([&] {
        const auto tensors = parseNpz(std::as_bytes(std::span(data, size)), "fuzz.npz");
        const WordSet set = wordSetOf(tensors, "fuzz.npz");
        for (const WordPiece& piece : set.pieces)
            playable(piece, set.dictionary);
    });
    for (const WordSync sync : {WordSync::Aligned, WordSync::Fixed, WordSync::Track})
        attempt([&] { thereAndBack(parseMidi(bytes, "fuzz.mid"), sync); });
    return 0;
}
