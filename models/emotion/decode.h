#pragma once

#include "core/formats/tensors.h"
#include "core/rng.h"
#include "models/emotion/config.h"
#include "models/matvec.h"

#include <functional>
#include <memory>
#include <span>

namespace antiphon::emotion {

/// How one family is drawn (spec section 11).
struct FamilySampling {
    double temperature = 1;
    double nucleus = 0.9; ///< kept up to and including the entry that crosses it; 1: all
    bool operator==(const FamilySampling&) const = default;
};
struct WordSampling {
    /// By WordFamily, emotion unused.
    std::array<FamilySampling, elements> families;
    /// Zeroes what the type of a row does not have and forbids impossible values.
    bool grammar = true;
    WordSampling(); ///< as published
};

/// Codes of a piece as the decoder attends to them; made once, shared by its renders.
class DecoderSource;
/// How far one render has come: sums of the linear attention of every layer. A value.
class DecoderState;

/// The latent model's decoder, row by row and without LibTorch: linear attention in its recurrent
/// form (Katharopoulos et al. 2020), the same numbers as in training but for rounding. Const
/// methods may be called from several threads; the same on every processor.
class MuserDecoder {
public:
    /// Weights are named as the published state dict names them (spec section 16). Throws UserError
    /// naming `origin` and the tensor that is missing or does not fit.
    MuserDecoder(const MuserConfig& config, std::span<const RawTensor> weights, WeightType type,
                 const std::string& origin);
    ~MuserDecoder();
    MuserDecoder(MuserDecoder&&) noexcept;

    const MuserConfig& config() const noexcept;
    std::size_t bytes() const; ///< of the weights that a row reads

    /// `codes`: rows of codeWidth(), quantised or mixed; VAE: its z, one row.
    std::shared_ptr<const DecoderSource> source(std::span<const float> codes) const;
    DecoderState start(std::shared_ptr<const DecoderSource> source) const;

    /// Reads the next row and gives the logits of the type of the row after it.
    void step(DecoderState& state, const Word& row, std::span<float> typeLogits) const;
    /// The other six families' logits once a type is chosen, by family (type and emotion left).
    void families(DecoderState& state, std::int32_t type,
                  std::span<const std::span<float>> logits) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The prior, code by code.
class PriorDecoder {
public:
    PriorDecoder(const PriorConfig& config, std::span<const RawTensor> weights, WeightType type,
                 const std::string& origin);
    ~PriorDecoder();
    PriorDecoder(PriorDecoder&&) noexcept;
    const PriorConfig& config() const noexcept;
    std::size_t bytes() const;
    /// `count` compact codes for a quadrant 1 ... 4, drawn with logits / config().temperature and a
    /// nucleus. `produced` is called after each code and may throw to stop. `mix`: weights of the
    /// four emotions' embeddings in place of one of them (a point in the valence-arousal plane).
    std::vector<std::int32_t> sample(std::array<double, 4> mix, std::size_t count, double nucleus,
                                     Rng& rng,
                                     const std::function<void(std::int32_t)>& produced = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Which elements of a render are drawn and which are those of a given piece.
struct Resynthesis {
    std::span<const Word> piece;           ///< empty: all are drawn
    std::array<bool, elements> moved = {}; ///< by elementOrder; only these are drawn
};

/// Rows of a piece, the first (emotion) row included, the end row not; at most config().length - 2.
/// `produced` is called with each row and may throw to stop: a piece is heard while it is written.
std::vector<Word> generateWords(const MuserDecoder& decoder,
                                std::shared_ptr<const DecoderSource> source, int quadrant,
                                const WordSampling& sampling, const WordDictionary& dictionary,
                                Rng& rng, const Resynthesis& resynthesis = {},
                                const std::function<void(const Word&)>& produced = {});

} // namespace antiphon::emotion
