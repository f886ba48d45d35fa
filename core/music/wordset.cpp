#include "core/music/wordset.h"

#include "core/error.h"
#include "core/formats/npz.h"
#include "core/json.h"

#include <algorithm>
#include <cstring>

namespace antiphon {

namespace {

constexpr std::string_view member = "antiphon"; ///< what the published readers pass over
constexpr std::int64_t groupRows = 512;
constexpr std::int64_t shortestLength = 8, longestLength = 65536;

std::size_t columnsOf(const WordDictionary& dictionary) {
    return dictionary.hasEmotion() ? wordFamilies : wordFamilies - 1;
}

/// Words that a set of this length keeps of a piece.
std::size_t keptWords(std::size_t words, std::int64_t length) {
    return std::min(words, std::size_t(length - 2));
}

/// An array of zeros.
RawTensor arrayOf(std::string name, DType type, std::vector<std::int64_t> shape) {
    RawTensor tensor{std::move(name), type, std::move(shape), {}};
    tensor.bytes.resize(std::size_t(*byteCount(type, tensor.shape)));
    return tensor;
}

template <class T>
void put(RawTensor& tensor, std::size_t at, T value) {
    std::memcpy(tensor.bytes.data() + at * sizeof value, &value, sizeof value);
}

/// Whole numbers of one of the arrays of a set.
class Integers {
public:
    Integers(const RawTensor& tensor, const std::string& origin) : m_tensor(tensor) {
        if (tensor.type != DType::I64 && tensor.type != DType::I32)
            throw UserError(origin + ", " + tensor.name + ": holds values of the type " +
                            std::string(name(tensor.type)) +
                            ", where whole numbers (int64) are expected; choose a data set of "
                            "compound words.");
    }

    std::int64_t operator[](std::size_t i) const {
        if (m_tensor.type == DType::I32)
            return load<std::int32_t>(i);
        return load<std::int64_t>(i);
    }

private:
    template <class T>
    T load(std::size_t i) const {
        T value;
        std::memcpy(&value, m_tensor.bytes.data() + i * sizeof value, sizeof value);
        return value;
    }

    const RawTensor& m_tensor;
};

/// Reads pieces off the arrays.
class Rows {
public:
    Rows(std::span<const RawTensor> tensors, const WordDictionary& dictionary,
         const std::string& origin)
        : m_dictionary(dictionary), m_origin(origin), m_columns(columnsOf(dictionary)),
          m_x(array(tensors, "x")), m_y(array(tensors, "y")),
          m_lengths(tensorOf(tensors, "seq_len", std::array{m_pieces}, origin), origin) {
        if (m_length < shortestLength || m_length > longestLength)
            throw UserError(origin + ", x: pieces of " + std::to_string(m_length) +
                            " rows are not read, only of 8 to 65536; make the data set again.");
    }

    std::int64_t pieces() const { return m_pieces; }
    std::int64_t length() const { return m_length; }

    std::vector<Word> words(std::int64_t piece) const {
        const std::int64_t rows = m_lengths[std::size_t(piece)];
        if (rows < 1 || rows > m_length)
            throw UserError(m_origin + ", seq_len: piece " + std::to_string(piece) + " has " +
                            std::to_string(rows) + " rows, but there are 1 to " +
                            std::to_string(m_length) + "; make the data set again.");
        std::vector<Word> words;
        for (std::int64_t row = 0; row < rows; ++row)
            words.push_back(word(m_x, "x", piece, row));
        // The last row is to be found among the targets alone; the end of the piece is no word.
        if (const Word last = word(m_y, "y", piece, rows - 1); last != Word{})
            words.push_back(last);
        return words;
    }

private:
    Integers array(std::span<const RawTensor> tensors, const char* which) {
        const std::array<std::int64_t, 3> shape{m_pieces, m_length, std::int64_t(m_columns)};
        const RawTensor& tensor = tensorOf(tensors, which, shape, m_origin);
        m_pieces = tensor.shape[0];
        m_length = tensor.shape[1];
        return Integers(tensor, m_origin);
    }

    Word word(const Integers& from, const char* which, std::int64_t piece, std::int64_t row) const {
        Word word{};
        const auto start = std::size_t(piece * m_length + row) * m_columns;
        for (std::size_t f = 0; f < m_columns; ++f) {
            const std::int64_t index = from[start + f];
            const auto size = std::int64_t(m_dictionary.size(WordFamily(f)));
            if (index < 0 || index >= size)
                throw UserError(m_origin + ", " + which + ": row " + std::to_string(row) +
                                " of piece " + std::to_string(piece) + " has the " +
                                std::string(name(WordFamily(f))) + " " + std::to_string(index) +
                                ", but the dictionary knows 0 to " + std::to_string(size - 1) +
                                "; give the dictionary that the data set was made with.");
            word[f] = std::int32_t(index);
        }
        return word;
    }

    const WordDictionary& m_dictionary;
    const std::string& m_origin;
    std::size_t m_columns;
    std::int64_t m_pieces = -1, m_length = -1; ///< any, until x has been seen
    Integers m_x, m_y, m_lengths;
};

[[noreturn]] void refuseMember(const std::string& origin) {
    throw UserError(origin + ", " + std::string(member) +
                    ": does not fit the arrays beside it; make the data set again.");
}

std::string textAt(const Json& json, const char* key, const std::string& origin) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string())
        refuseMember(origin);
    return found->get<std::string>();
}

/// What only sets of ours know.
Json detailsOf(const WordSet& set) {
    Json pieces = Json::array();
    for (const WordPiece& piece : set.pieces)
        pieces.push_back(
            {{"title", piece.title}, {"song", piece.song}, {"file", display(piece.file)}});
    return {{"version", 1},
            {"sync", set.sync},
            {"dictionary", parseJson(set.dictionary.json(), "dictionary")},
            {"pieces", pieces}};
}

void putInOrder(WordSet& set) {
    for (WordPiece& piece : set.pieces)
        piece.words.resize(keptWords(piece.words.size(), set.length));
    std::ranges::stable_sort(set.pieces, [](const WordPiece& a, const WordPiece& b) {
        return a.words.size() > b.words.size();
    });
}

} // namespace

std::int64_t layOut(std::span<const Word> words, std::span<Word> x, std::span<Word> y) {
    const auto length = std::int64_t(x.size());
    const std::size_t kept = keptWords(words.size(), length);
    std::ranges::fill(x, Word{});
    std::ranges::fill(y, Word{});
    std::copy_n(words.begin(), kept, x.begin());
    if (kept > 0)
        std::copy_n(words.begin() + 1, kept - 1, y.begin());
    // The end row follows the words where both together have room.
    if (words.size() < std::size_t(length - 2))
        return std::int64_t(kept);
    x[kept - 1] = Word{};
    return std::int64_t(kept) - 1;
}

WordSet wordSetOf(std::span<const RawTensor> tensors, const std::string& origin,
                  const WordDictionary& dictionary) {
    WordSet set;
    set.dictionary = dictionary;
    Json pieces;
    if (const RawTensor* details = find(tensors, member)) {
        const std::string place = origin + ", " + std::string(member);
        if (details->type != DType::U8)
            refuseMember(origin);
        const Json json =
            parseJson(std::string_view(reinterpret_cast<const char*>(details->bytes.data()),
                                       details->bytes.size()),
                      place);
        if (!json.is_object() || !json.contains("dictionary") || !json.contains("pieces") ||
            !json["pieces"].is_array())
            refuseMember(origin);
        set.dictionary = WordDictionary::parse(json["dictionary"].dump(), place);
        set.sync = textAt(json, "sync", origin);
        pieces = json["pieces"];
    }
    const Rows rows(tensors, set.dictionary, origin);
    set.length = rows.length();
    if (!pieces.is_null() && std::int64_t(pieces.size()) != rows.pieces())
        refuseMember(origin);
    for (std::int64_t i = 0; i < rows.pieces(); ++i) {
        WordPiece piece;
        piece.words = rows.words(i);
        if (pieces.is_null()) {
            piece.title = piece.song = "piece " + std::to_string(i);
        } else {
            const Json& details = pieces[std::size_t(i)];
            piece.title = textAt(details, "title", origin);
            piece.song = textAt(details, "song", origin);
            piece.file = textAt(details, "file", origin);
        }
        set.pieces.push_back(std::move(piece));
    }
    return set;
}

WordSet readWordSet(const fs::path& file, const WordDictionary& dictionary) {
    return wordSetOf(readNumpy(file), display(file), dictionary);
}

void writeWordSet(const fs::path& file, const WordSet& unordered) {
    WordSet set = unordered;
    putInOrder(set);
    if (set.length < shortestLength || set.length > longestLength)
        throw UserError("A data set has pieces of 8 to 65536 rows, not of " +
                            std::to_string(set.length) + ".",
                        UserError::Kind::Usage);
    const std::size_t columns = columnsOf(set.dictionary);
    const auto length = std::size_t(set.length);
    const auto n = std::int64_t(set.pieces.size());
    const std::vector<std::int64_t> shape{n, set.length, std::int64_t(columns)};
    RawTensor x = arrayOf("x", DType::I64, shape), y = arrayOf("y", DType::I64, shape),
              mask = arrayOf("mask", DType::F64, {n, set.length}),
              lengths = arrayOf("seq_len", DType::I64, {n}),
              groups = arrayOf("num_groups", DType::I64, {n});
    std::vector<Word> input(length), target(length);
    for (std::size_t p = 0; p < set.pieces.size(); ++p) {
        const std::int64_t rows = layOut(set.pieces[p].words, input, target);
        for (std::size_t row = 0; row < std::size_t(rows); ++row) {
            for (std::size_t f = 0; f < columns; ++f) {
                put(x, (p * length + row) * columns + f, std::int64_t(input[row][f]));
                put(y, (p * length + row) * columns + f, std::int64_t(target[row][f]));
            }
            put(mask, p * length + row, 1.0);
        }
        put(lengths, p, rows);
        put(groups, p, (rows + groupRows - 1) / groupRows);
    }
    const std::string json = detailsOf(set).dump(-1, ' ', false, Json::error_handler_t::replace);
    RawTensor details = arrayOf(std::string(member), DType::U8, {std::int64_t(json.size())});
    std::memcpy(details.bytes.data(), json.data(), json.size());
    writeNpz(file, std::array{std::move(x), std::move(y), std::move(mask), std::move(lengths),
                              std::move(groups), std::move(details)});
}

} // namespace antiphon
