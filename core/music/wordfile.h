#pragma once

#include "core/json.h"
#include "core/music/wordencode.h"

// One piece as words in a JSON file of ours.
namespace antiphon {

struct WordFile {
    WordDictionary dictionary;
    WordPiece piece;
};

/// Name and sizes of the dictionary (and its entries, unless it is the standard one), the words as
/// rows of indices with the end row, the same by their names, markers, tempi, substitutions.
Json wordJson(const WordPiece& piece, const EncodedWords& encoded,
              const WordDictionary& dictionary);

/// What wordJson() wrote. Throws UserError naming `origin`, the place and what is expected there;
/// words that the dictionary does not have are refused.
WordFile wordFileOf(const Json& json, const std::string& origin);
WordFile readWordFile(const fs::path& file);

} // namespace antiphon
