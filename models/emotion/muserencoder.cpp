#include "core/error.h"
#include "models/emotion/model.h"
#include "models/emotion/musernet.h"
#include "models/emotion/musertraining.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace antiphon::emotion {

struct MuserEncoder::Parts {
    explicit Parts(const Muser& model) : net(model.config, 1), origin(display(model.origin)) {
        const TorchModel own = net.model();
        loadWeights(own, model.weights, origin);
        own.mode(false);
    }

    MuserNet::Encoded encode(std::span<const WordPiece* const> pieces, at::Tensor& keys) const {
        const MuserConfig& config = net.config();
        for (const WordPiece* piece : pieces)
            for (const Word& word : piece->words)
                for (std::size_t f = 0; f < wordFamilies; ++f)
                    if (word[f] < 0 || word[f] >= config.sizes[f])
                        throw UserError((piece->title.empty() ? "The piece" : piece->title) + ": " +
                                        std::string(name(WordFamily(f))) + " " +
                                        std::to_string(word[f]) + " is none of the model's (" +
                                        origin + "); encode it with the model's dictionary.");
        MuserConfig whole = config; // batches are as long as they can be
        whole.masked = false;
        const WordBatch batch = wordBatch(pieces, whole);
        keys = batch.keys;
        return net.encode(batch.x, batch.y, batch.keys);
    }

    MuserNet net;
    std::string origin;
};

namespace {

WordPiece pieceOf(std::span<const Word> words) {
    WordPiece piece;
    piece.words.assign(words.begin(), words.end());
    return piece;
}

PieceLatents latentsOf(const MuserNet::Encoded& encoded, const at::Tensor& keys, std::int64_t row,
                       const MuserConfig& config) {
    PieceLatents latents;
    latents.width = std::size_t(config.codeWidth());
    latents.rows = config.quantises() ? std::size_t(keys[row].sum().item<float>()) : 1;
    const at::Tensor vectors = encoded.vectors[row].contiguous();
    latents.vectors.assign(vectors.data_ptr<float>(), vectors.data_ptr<float>() + vectors.numel());
    if (encoded.indices.defined()) {
        const at::Tensor indices = encoded.indices[row].contiguous();
        latents.codes.assign(indices.data_ptr<std::int64_t>(),
                             indices.data_ptr<std::int64_t>() + indices.numel());
    }
    return latents;
}

} // namespace

MuserEncoder::MuserEncoder(const Muser& model) : m_parts(std::make_unique<Parts>(model)) {}
MuserEncoder::~MuserEncoder() = default;
MuserEncoder::MuserEncoder(MuserEncoder&&) noexcept = default;

PieceLatents MuserEncoder::encode(std::span<const Word> words) const {
    const std::vector<WordPiece> alone = {pieceOf(words)};
    return encode(alone).front();
}

std::vector<float> MuserEncoder::margins(std::span<const Word> words) const {
    const WordPiece piece = pieceOf(words);
    const WordPiece* pieces[] = {&piece};
    at::Tensor keys;
    const MuserNet::Encoded encoded = m_parts->encode(pieces, keys);
    if (!encoded.margins.defined())
        return {};
    const at::Tensor margins = encoded.margins[0].contiguous();
    return {margins.data_ptr<float>(), margins.data_ptr<float>() + margins.numel()};
}

std::vector<PieceLatents> MuserEncoder::encode(std::span<const WordPiece> pieces,
                                               const std::function<void(double)>& progress) const {
    constexpr std::size_t together = 8;
    std::vector<PieceLatents> all;
    for (std::size_t from = 0; from < pieces.size(); from += together) {
        progress(double(from) / double(pieces.size()));
        std::vector<const WordPiece*> part;
        for (std::size_t i = from; i < std::min(pieces.size(), from + together); ++i)
            part.push_back(&pieces[i]);
        at::Tensor keys;
        const MuserNet::Encoded encoded = m_parts->encode(part, keys);
        for (std::size_t i = 0; i < part.size(); ++i)
            all.push_back(latentsOf(encoded, keys, std::int64_t(i), m_parts->net.config()));
    }
    return all;
}

Matrix MuserEncoder::codebook() const {
    const MuserConfig& config = m_parts->net.config();
    if (!config.quantises())
        return {};
    Matrix codes(std::size_t(config.codes), std::size_t(config.codeWidth()));
    for (const auto& [name, buffer] : m_parts->net.model().buffers)
        if (name == "VQ.embeddings")
            std::copy_n(buffer.data_ptr<float>(), buffer.numel(), codes.values.begin());
    return codes;
}

} // namespace antiphon::emotion
