#include "models/emotion/modelfacts.h"

#include "models/emotion/draw.h"
#include "models/emotion/elementmoves.h"
#include "models/emotion/moodestimate.h"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace antiphon::emotion {

namespace {

/// Of rows of logits as a decoder of a type gives them.
template <class LogitsOf>
PackingLosses lossesOf(const LogitsOf& logitsOf, std::size_t tokens) {
    const std::vector<float> exact = logitsOf(WeightType::Fp32);
    return {packingLoss(logitsOf(WeightType::Bf16), exact, tokens),
            packingLoss(logitsOf(WeightType::Int8), exact, tokens)};
}

std::optional<PackingLosses> measuredIn(const Json& training) {
    if (!training.contains("packing"))
        return std::nullopt;
    return packingLosses(training.at("packing"));
}

/// What 4 bytes a number would make of a decoder's weights.
template <class Decoder, class Config>
Decoder packed(const Config& config, const std::vector<RawTensor>& weights, const Json& training,
               const fs::path& origin, const std::string& request) {
    const auto measured = measuredIn(training);
    // What would be taken of the largest model is taken at once where it does not depend on size.
    const WeightType most =
        chosenWeightType(request, std::numeric_limits<std::size_t>::max(), measured);
    if (request != "auto" || most == WeightType::Fp32)
        return Decoder(config, weights, most, display(origin));
    Decoder exact(config, weights, WeightType::Fp32, display(origin));
    const WeightType type = chosenWeightType(request, exact.bytes(), measured);
    return type == WeightType::Fp32 ? std::move(exact)
                                    : Decoder(config, weights, type, display(origin));
}

} // namespace

void learnPlaces(Muser& model, std::span<const WordPiece> pieces,
                 const std::function<void()>& checkpoint) {
    const MuserEncoder encoder(model);
    const std::vector<PieceLatents> latents = encoder.encode(pieces, [&](double) { checkpoint(); });
    Matrix vectors(latents.size(), std::size_t(model.config.codeWidth()));
    std::vector<int> quadrants;
    std::vector<std::int64_t> times(model.config.quantises() ? std::size_t(model.config.codes)
                                                             : std::size_t(0));
    std::vector<MoodExample> examples;
    std::array<bool, 5> seen = {};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::ranges::copy(
            meanWhereSaid(placed(latents[i], pieces[i].words, model.dictionary, model.config)),
            vectors.row(i).begin());
        quadrants.push_back(pieces[i].quadrant());
        for (std::size_t t = 0; t < std::min(latents[i].rows, latents[i].codes.size()); ++t)
            ++times[std::size_t(latents[i].codes[t])];
        if (quadrants.back() >= 1 && quadrants.back() <= 4) {
            seen[std::size_t(quadrants.back())] = true;
            examples.push_back(moodExamples(pieces.subspan(i, 1), model.dictionary).front());
        }
        checkpoint();
    }
    model.means = toJson(quadrantMeans(vectors, quadrants));
    model.training["code_times"] = times;
    if (std::all_of(seen.begin() + 1, seen.end(), [](bool s) { return s; })) {
        model.training["mood"] = MoodEstimate(examples).json();
        model.training["mood_accuracy"] = toJson(crossValidate(examples));
    }
}

PackingLosses measuredLosses(const Muser& model, const std::function<void()>& checkpoint) {
    const MuserConfig& config = model.config;
    const auto length = std::size_t(config.length), width = std::size_t(config.codeWidth());
    // Codes one after the other; where there are none, a point.
    std::vector<float> vectors(width);
    if (config.quantises()) {
        const std::int64_t shape[] = {config.codes, config.codeWidth()};
        const auto codebook =
            tensorOf(model.weights, "VQ.embeddings", shape, display(model.origin)).floats();
        vectors.clear();
        for (std::size_t t = 0; t < length; ++t) {
            const std::size_t code = t * 7 % std::size_t(config.codes);
            vectors.insert(vectors.end(), codebook.begin() + std::ptrdiff_t(code * width),
                           codebook.begin() + std::ptrdiff_t((code + 1) * width));
        }
    }
    constexpr std::size_t most = 128;
    struct Enough {};
    std::vector<Word> words;
    {
        const MuserDecoder exact(config, model.weights, WeightType::Fp32, display(model.origin));
        Rng rng(1);
        try {
            drawWords(exact, exact.source(vectors), mixOf(1), {}, model.dictionary, rng, {},
                      [&](const Word& word) {
                          checkpoint();
                          words.push_back(word);
                          if (words.size() >= most)
                              throw Enough();
                      });
        } catch (const Enough&) {
        }
    }
    const auto pitches = std::size_t(config.sizes[std::size_t(WordFamily::Pitch)]);
    return lossesOf(
        [&](WeightType type) {
            const MuserDecoder decoder(config, model.weights, type, display(model.origin));
            MuserDecoder::State state = decoder.start(decoder.source(vectors), mixOf(1));
            std::vector<float> types(std::size_t(config.sizes[std::size_t(WordFamily::Type)])),
                all(words.size() * pitches);
            for (std::size_t i = 0; i < words.size(); ++i) {
                checkpoint();
                decoder.step(state, words[i], types);
                decoder.family(state, WordFamily::Pitch, wordtype::note,
                               std::span(all).subspan(i * pitches, pitches));
            }
            return all;
        },
        pitches);
}

PackingLosses measuredLosses(const Prior& prior, const std::function<void()>& checkpoint) {
    const auto codes = std::size_t(prior.config.codes);
    std::vector<std::int32_t> own;
    {
        const PriorDecoder exact(prior.config, prior.weights, WeightType::Fp32,
                                 display(prior.origin));
        Rng rng(1);
        own = drawCodes(exact, mixOf(1), 0.9, rng, [&](std::int32_t) { checkpoint(); });
    }
    own.resize(std::min<std::size_t>(own.size(), 256));
    return lossesOf(
        [&](WeightType type) {
            const PriorDecoder decoder(prior.config, prior.weights, type, display(prior.origin));
            PriorDecoder::State state = decoder.start();
            std::vector<float> all((own.size() + 1) * codes);
            decoder.step(state, mixOf(1), std::span(all).first(codes));
            for (std::size_t i = 0; i < own.size(); ++i)
                decoder.step(state, own[i], std::span(all).subspan((i + 1) * codes, codes));
            checkpoint();
            return all;
        },
        codes);
}

MuserDecoder decoderOf(const Muser& model, const std::string& request) {
    return packed<MuserDecoder>(model.config, model.weights, model.training, model.origin, request);
}

PriorDecoder decoderOf(const Prior& prior, const std::string& request) {
    return packed<PriorDecoder>(prior.config, prior.weights, prior.training, prior.origin, request);
}

std::string packingSentence(const std::string& what, WeightType type, const Json& training) {
    if (type == WeightType::Fp32)
        return {};
    const std::string kept = what + " draws with weights kept as " + std::string(name(type));
    const auto measured = measuredIn(training);
    if (!measured)
        return kept + "; what that changes was never measured.";
    const PackingLoss loss = measured->of(type);
    char text[160];
    std::snprintf(
        text, sizeof text,
        ": %.2g %% of draws may come out differently from those of fp32, and the likeliest "
        "answer is another one in %.2g %%.",
        100 * loss.probabilities, 100 * (1 - loss.sameLabels));
    return kept + text;
}

} // namespace antiphon::emotion
