#include "models/emotion/draw.h"

#include "core/error.h"
#include "core/music/wordgrammar.h"

#include <algorithm>
#include <ranges>

namespace antiphon::emotion {

WordSampling::WordSampling() {
    const auto set = [this](WordFamily family, double temperature, double nucleus) {
        families[std::size_t(family)] = {temperature, nucleus};
    };
    set(WordFamily::Type, 1, 0.9);
    set(WordFamily::Tempo, 1.2, 0.9);
    set(WordFamily::BarBeat, 1.2, 1);
    set(WordFamily::Chord, 1, 0.99);
    set(WordFamily::Pitch, 1, 0.9);
    set(WordFamily::Duration, 2, 0.9);
    set(WordFamily::Velocity, 5, 1);
}

Candidates nucleusOf(std::span<const float> logits, const FamilySampling& sampling) {
    Candidates kept =
        keep(logits, {.temperature = sampling.temperature, .topK = 0, .topP = 1, .tight = false});
    if (sampling.nucleus >= 1)
        return kept;
    double sum = 0;
    std::size_t count = 0;
    while (count < kept.weights.size() && !(sum > sampling.nucleus))
        sum += kept.weights[count++] / (1 + 1e-5);
    kept.tokens.resize(count);
    kept.weights.resize(count);
    double whole = 0;
    for (const double weight : kept.weights)
        whole += weight;
    for (double& weight : kept.weights)
        weight /= whole;
    return kept;
}

std::vector<std::int32_t> drawCodes(const PriorDecoder& prior, const EmotionMix& emotion,
                                    double nucleus, Rng& rng,
                                    const std::function<void(std::int32_t)>& produced) {
    PriorDecoder::State state = prior.start();
    std::vector<float> logits(std::size_t(prior.config().codes));
    std::vector<std::int32_t> codes;
    prior.step(state, emotion, logits);
    while (std::int64_t(codes.size()) < prior.config().length) {
        if (!codes.empty())
            prior.step(state, codes.back(), logits);
        codes.push_back(draw(nucleusOf(logits, {1, nucleus}), rng));
        produced(codes.back());
    }
    return codes;
}

namespace {

/// One piece, row by row.
class Writing {
public:
    Writing(const MuserDecoder& decoder, std::shared_ptr<const DecoderSource> source,
            const EmotionMix& emotion, const WordSampling& sampling,
            const WordDictionary& dictionary, Rng& rng, const Resynthesis& resynthesis,
            Workers* workers)
        : m_decoder(decoder), m_sampling(sampling), m_dictionary(dictionary), m_grammar(dictionary),
          m_rng(rng), m_resynthesis(resynthesis), m_workers(workers),
          m_follows(!resynthesis.piece.empty() && !moves(WordFamily::Type)),
          // Of rows that are given only what moves is asked for.
          m_state(decoder.start(std::move(source), emotion,
                                m_follows ? resynthesis.moved : MuserDecoder::allElements())) {
        Word first = {};
        first[std::size_t(WordFamily::Type)] = wordtype::emotion;
        first[std::size_t(WordFamily::Emotion)] = quadrantOf(emotion);
        take(first);
    }

    std::vector<Word> run(const std::function<void(const Word&)>& produced) {
        produced(m_words.back());
        const std::int64_t most = m_decoder.config().length - 2;
        while (std::int64_t(m_words.size()) < most) {
            const std::optional<Word> row = next();
            if (!row)
                break;
            take(*row);
            produced(*row);
        }
        return std::move(m_words);
    }

private:
    static std::size_t elementOf(WordFamily family) {
        return std::size_t(std::ranges::find(elementOrder, family) - elementOrder.begin());
    }
    bool moves(WordFamily family) const { return m_resynthesis.moved[elementOf(family)]; }
    const Word* given() const {
        return m_follows && m_words.size() < m_resynthesis.piece.size()
                   ? &m_resynthesis.piece[m_words.size()]
                   : nullptr;
    }

    void take(const Word& row) {
        m_words.push_back(row);
        m_grammar.follow(row);
    }

    /// Beats of the given piece that come later in the bar of the row to be written.
    int beatsAfter() const {
        int count = 0;
        for (std::size_t i = m_words.size() + 1; i < m_resynthesis.piece.size(); ++i) {
            const Word& row = m_resynthesis.piece[i];
            if (row[std::size_t(WordFamily::Type)] != wordtype::metrical)
                continue;
            if (!m_dictionary.number(WordFamily::BarBeat, row[std::size_t(WordFamily::BarBeat)]))
                break;
            ++count;
        }
        return count;
    }

    std::int32_t drawn(WordFamily family, std::vector<float>& logits,
                       const std::function<bool(std::int32_t)>& possible) {
        if (m_sampling.grammar)
            maskLogits(logits, possible);
        return draw(nucleusOf(logits, m_sampling.families[std::size_t(family)]), m_rng);
    }

    std::int32_t entryOf(WordFamily family, std::int32_t type, const Word* own) {
        if (own && !moves(family))
            return (*own)[std::size_t(family)];
        // In a given piece only what its row has can move.
        if (own && m_sampling.grammar && (*own)[std::size_t(family)] == 0)
            return 0;
        if (own && family == WordFamily::BarBeat && m_sampling.grammar &&
            !m_dictionary.number(family, (*own)[std::size_t(family)]))
            return (*own)[std::size_t(family)]; // a bar stays a bar
        const bool moved = own && family == WordFamily::BarBeat;
        const int after = moved ? beatsAfter() : 0;
        const auto possible = [&](std::int32_t entry) {
            return moved ? m_dictionary.number(family, entry) && m_grammar.mayBeBeat(entry, after)
                         : m_grammar.mayBe(type, family, entry);
        };
        const auto size = std::int32_t(m_dictionary.size(family));
        if (own && m_sampling.grammar && std::ranges::none_of(std::views::iota(0, size), possible))
            return (*own)[std::size_t(family)]; // of a piece that is not in order itself
        std::vector<float> logits(std::size_t(size), 0.f);
        m_decoder.family(m_state, family, type, logits);
        return drawn(family, logits, possible);
    }

    /// Nothing at the end of the piece.
    std::optional<Word> next() {
        std::vector<float> types(m_dictionary.size(WordFamily::Type));
        if (!m_follows || std::ranges::count(m_resynthesis.moved, true) > 0)
            m_decoder.step(m_state, m_words.back(), types, m_workers);
        const Word* const own = given();
        if (m_follows && !own)
            return std::nullopt;
        const std::int32_t type = own ? (*own)[std::size_t(WordFamily::Type)]
                                      : drawn(WordFamily::Type, types, [this](std::int32_t entry) {
                                            return m_grammar.mayBe(entry);
                                        });
        if (type == wordtype::end)
            return std::nullopt;
        Word row = {};
        row[std::size_t(WordFamily::Type)] = type;
        // Whether a row begins a bar decides what else is in it.
        for (const WordFamily family :
             {WordFamily::BarBeat, WordFamily::Tempo, WordFamily::Chord, WordFamily::Pitch,
              WordFamily::Duration, WordFamily::Velocity})
            if (!m_sampling.grammar || applies(row, family))
                row[std::size_t(family)] = entryOf(family, type, own);
        return row;
    }

    bool applies(const Word& row, WordFamily family) const {
        switch (family) {
        case WordFamily::BarBeat:
            return row[std::size_t(WordFamily::Type)] == wordtype::metrical;
        case WordFamily::Tempo:
        case WordFamily::Chord:
            return row[std::size_t(WordFamily::Type)] == wordtype::metrical &&
                   m_dictionary.number(WordFamily::BarBeat, row[std::size_t(WordFamily::BarBeat)]);
        default:
            return row[std::size_t(WordFamily::Type)] == wordtype::note;
        }
    }

    const MuserDecoder& m_decoder;
    const WordSampling& m_sampling;
    const WordDictionary& m_dictionary;
    WordGrammar m_grammar;
    Rng& m_rng;
    const Resynthesis& m_resynthesis;
    Workers* m_workers;
    bool m_follows;
    MuserDecoder::State m_state;
    std::vector<Word> m_words;
};

} // namespace

std::vector<Word> drawWords(const MuserDecoder& decoder,
                            std::shared_ptr<const DecoderSource> source, const EmotionMix& emotion,
                            const WordSampling& sampling, const WordDictionary& dictionary,
                            Rng& rng, const Resynthesis& resynthesis,
                            const std::function<void(const Word&)>& produced, Workers* workers) {
    if (dictionary.sizes() != decoder.config().sizes)
        throw UserError("The model was trained with another dictionary of words than this one; use "
                        "that of its data set.");
    for (std::size_t i = 0; i < resynthesis.piece.size(); ++i)
        for (std::size_t f = 0; f < elements; ++f)
            if (const std::int32_t entry = resynthesis.piece[i][f];
                entry < 0 || entry >= decoder.config().sizes[f])
                throw UserError("Row " + std::to_string(i) + " of the piece has a " +
                                std::string(name(WordFamily(f))) + " of " + std::to_string(entry) +
                                ", which the model's dictionary lacks; encode the piece again with "
                                "that dictionary.");
    return Writing(decoder, std::move(source), emotion, sampling, dictionary, rng, resynthesis,
                   workers)
        .run(produced);
}

} // namespace antiphon::emotion
