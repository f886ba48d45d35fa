#pragma once

#include "core/formats/tensors.h"
#include "core/music/wordencode.h"

#include <functional>
#include <map>

// Data sets of pieces as words, in the layout of the published ones (spec section 5).
namespace antiphon {

struct WordSet {
    WordDictionary dictionary = WordDictionary::standard();
    std::int64_t length = 1024;    ///< rows of the arrays; a piece has at most length - 2 words
    std::vector<WordPiece> pieces; ///< longest first
    std::string sync = {};         ///< name(WordSync), "mixed", or empty: unknown
};

/// A network's input and target of a piece: `x` the rows without the last, `y` those without the
/// first; the end row counts as one where length - 2 rows leave room for it; zeros fill up. Both
/// spans have the set's length. Returns how many rows count (the published seq_len).
std::int64_t layOut(std::span<const Word> words, std::span<Word> x, std::span<Word> y);

/// Reads an .npz with x, y and seq_len, of ours or published. One of ours carries dictionary,
/// titles, songs and files; another one is read by `dictionary`, and its pieces are songs of their
/// own. Seven columns are read for a dictionary without emotion. Throws UserError naming file,
/// member and row where something is missing, damaged, or outside the dictionary.
WordSet readWordSet(const fs::path& file,
                    const WordDictionary& dictionary = WordDictionary::standard());
/// The same of arrays that were read already.
WordSet wordSetOf(std::span<const RawTensor> tensors, const std::string& origin,
                  const WordDictionary& dictionary = WordDictionary::standard());
/// x, y (int64), mask (float64), seq_len, num_groups as published, and a member "antiphon" with
/// what else a WordSet knows. Pieces are put in order and cut where they are not. Throws UserError.
void writeWordSet(const fs::path& file, const WordSet& set);

struct WordSetOptions {
    WordOptions words = {}; ///< the quadrant is that of each file
    WordDictionary dictionary = WordDictionary::standard();
    std::int64_t length = 1024; ///< 8 ... 65536
};

/// What happened on the way from a folder to a set.
struct WordSetReport {
    std::size_t files = 0;               ///< MIDI files found
    std::array<std::size_t, 5> pieces{}; ///< by quadrant, 0: unknown
    std::array<std::size_t, 5> rows{};   ///< words before cutting
    std::size_t cut = 0;                 ///< pieces that were longer than the set's length
    std::map<std::string, std::size_t> substitutions;   ///< "Tempo_152 -> Tempo_149" and how often
    std::vector<std::pair<fs::path, std::string>> left; ///< files left out, and why
    std::vector<std::string> remarks;                   ///< sentences
};

/// The quadrant that a file's name (Q1_...) or the folder it lies in (Q1) tells; else 0.
int quadrantOf(const fs::path& file);
/// The video of a name such as Q1_0vLPYiPN7qY_2.mid, else the name without its ending.
std::string songOf(const fs::path& file);

/// One file as a piece. Throws UserError.
WordPiece readWordPiece(const fs::path& file, const WordDictionary& dictionary, WordOptions options,
                        EncodedWords* encoded = nullptr);

/// All MIDI files below a folder, in order of their paths. Files that cannot be encoded are left
/// out and reported. `progress` gets the share done and may throw to stop. Throws UserError when
/// there is no such folder or nothing usable in it.
WordSet compileWordSet(
    const fs::path& folder, const WordSetOptions& options, WordSetReport& report,
    const std::function<void(double)>& progress = [](double) {});

} // namespace antiphon
