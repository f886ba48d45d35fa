#pragma once

#include "core/workers.h"
#include "models/emotion/config.h"
#include "models/linearstream.h"

#include <memory>
#include <span>
#include <string_view>

// The networks of the system as they write, without LibTorch.
namespace antiphon::emotion {

/// How much of each quadrant an emotion is; sums to 1.
using EmotionMix = std::array<double, 4>;
EmotionMix mixOf(int quadrant);
/// Of a point of the plane, -1 ... 1 each: whole quadrants in its corners, all alike in its middle.
EmotionMix mixAt(double valence, double arousal);
/// "Q1" ... "Q4", or "valence,arousal". Throws UserError (Usage) saying what there is.
EmotionMix mixNamed(std::string_view text);
/// The quadrant with the greatest share, the first of equals.
int quadrantOf(const EmotionMix& mix);

/// Codes of a piece as the decoder reads them; made once, shared by its renders. Immutable.
struct DecoderSource {
    std::vector<float> vectors; ///< positions x codeWidth; VAE: one row
    LinearStreamSource cross;   ///< where the global decoder attends to them
};

/// The latent model's decoder, row by row: linear attention in its recurrent form, the same numbers
/// as in training but for rounding, whatever the processor. Const methods may be called from
/// several threads, each with a state of its own.
class MuserDecoder {
public:
    /// How far one render has come. A value.
    class State {
    public:
        std::size_t position() const noexcept { return m_position; }

    private:
        friend class MuserDecoder;
        /// What an element's decoder has of its own, so that several can run at a time.
        struct Element {
            LinearStreamState sums;
            Vectors
                hidden; ///< before the type is known; without element decoders the first's alone
            Vectors slice;
            AlignedFloats added;
            LinearStream::Room room;
        };
        explicit State(const LinearStreamShape& global) : m_globalRoom(global) {}
        std::shared_ptr<const DecoderSource> m_source;
        std::size_t m_position = 0;
        std::vector<float> m_emotion, m_beside; ///< projected emotion; VAE: what stands by each row
        LinearStreamState m_global;
        LinearStream::Room m_globalRoom;
        std::vector<Element> m_elements;
        std::vector<std::size_t> m_asked; ///< elements whose decoders run
        Vectors m_input, m_blended, m_rows;
    };

    /// Weights are named as the published state dict names them (spec section 16). Throws UserError
    /// naming `origin` and the tensor that is missing or does not fit.
    MuserDecoder(const MuserConfig& config, std::span<const RawTensor> weights, WeightType type,
                 const std::string& origin);

    const MuserConfig& config() const noexcept { return m_config; }
    WeightType type() const noexcept { return m_type; }
    std::size_t bytes() const; ///< of the weights that a row reads

    /// `vectors`: rows of codeWidth(), quantised or mixed; VAE: its z, one row. `rows`: how many of
    /// them belong to the piece, which counts where the model masks; 0: all. Throws UserError where
    /// their number does not fit.
    std::shared_ptr<const DecoderSource> source(std::span<const float> vectors,
                                                std::size_t rows = 0) const;
    /// `asked`: the elements that will be asked for, by elementOrder; the others' decoders do not
    /// run, and their logits mean nothing. The same bits for those that do.
    State start(std::shared_ptr<const DecoderSource> source, const EmotionMix& emotion,
                const std::array<bool, elements>& asked = allElements()) const;
    static std::array<bool, elements> allElements();

    /// Reads a row (the first says nothing but its type) and gives the logits of the type of the
    /// row after it (where type is asked for). `workers` share the element decoders: the same bits
    /// in less time. Throws std::length_error behind config().length rows.
    void step(State& state, const Word& row, std::span<float> typeLogits,
              Workers* workers = nullptr) const;
    /// Logits of a family of that row once its type is chosen; not of type and emotion.
    void family(State& state, WordFamily family, std::int32_t type, std::span<float> logits) const;

private:
    void readRow(State& state, const Word& row, float* to) const;
    void addSlice(State& state, std::size_t element, std::size_t position, float* to) const;
    void runElement(State& state, std::size_t element, const float* place) const;

    MuserConfig m_config;
    WeightType m_type;
    /// What an entry adds to the projected row: tables of decoderWidth; the bias in the last.
    std::array<std::vector<float>, wordFamilies> m_entries;
    std::vector<float> m_inputBias;
    std::vector<float> m_positions;
    WeightMatrix m_crossLinear, m_concat, m_slice, m_blend;
    std::vector<float> m_typeBlend; ///< types x decoderWidth
    std::vector<float> m_latentEmotion, m_latentEmotionBias, m_emotionTable; ///< VAE
    LinearStream m_global;
    std::array<LinearStream, elements> m_elements;
    std::array<WeightMatrix, elements> m_heads;
};

/// The prior, code by code. As MuserDecoder.
class PriorDecoder {
public:
    class State {
    private:
        friend class PriorDecoder;
        explicit State(const LinearStreamShape& shape) : m_room(shape) {}
        std::size_t m_position = 0;
        LinearStreamState m_sums;
        LinearStream::Room m_room;
    };
    PriorDecoder(const PriorConfig& config, std::span<const RawTensor> weights, WeightType type,
                 const std::string& origin);

    const PriorConfig& config() const noexcept { return m_config; }
    WeightType type() const noexcept { return m_type; }
    std::size_t bytes() const;

    State start() const;
    /// Logits, divided by the temperature, of the first code after the emotion, and of the code
    /// after a compact code. Throws std::length_error behind config().length + 1 symbols.
    void step(State& state, const EmotionMix& emotion, std::span<float> logits) const;
    void step(State& state, std::int32_t code, std::span<float> logits) const;

private:
    void run(State& state, std::span<float> logits) const;

    PriorConfig m_config;
    WeightType m_type;
    std::vector<float> m_entries, m_positions;
    LinearStream m_layers;
    WeightMatrix m_output;
};

} // namespace antiphon::emotion
