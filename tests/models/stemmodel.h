#pragma once

#include "core/rng.h"
#include "models/stem/codeclayout.h"
#include "models/stem/codecmodel.h"
#include "models/stem/lmmodel.h"

#include <cmath>
#include <string>

// A codec and a language model that were never trained, small and fast, without a network library.
namespace antiphon::testing {

inline RawTensor randomTensor(const std::string& name, const std::vector<std::int64_t>& shape,
                              Rng& rng) {
    RawTensor tensor = RawTensor::of(name, shape, std::vector<float>{});
    std::vector<float> values(static_cast<std::size_t>(tensor.count()));
    double fan = 1;
    for (std::size_t i = 1; i < shape.size(); ++i)
        fan *= double(shape[i]);
    const bool norm = shape.size() == 1 && name.ends_with("weight");
    const double size = name.ends_with("embed") ? 0.3 : 1 / std::sqrt(fan);
    for (float& value : values)
        value = norm ? 1.f : name.ends_with("bias") ? 0.f : float(size * rng.normal());
    return RawTensor::of(name, shape, values);
}

/// 4 kHz, 50 frames a second, four books of 16.
inline stem::CodecModel wildCodec(std::uint64_t seed = 1) {
    stem::CodecModel model;
    model.config.rate = 4000;
    model.config.filters = 4;
    model.config.ratios = {5, 4, 4};
    model.config.dimension = 8;
    model.config.lstmLayers = 1;
    model.config.weightNorm = false;
    model.config.card = 16;
    Rng rng(seed);
    for (const stem::TensorShape& tensor : stem::codecTensors(model.config))
        model.weights.push_back(randomTensor(tensor.name, tensor.shape, rng));
    model.evaluation = {{"log_mel", 0.5}, {"rows_used", {0.9, 0.8, 0.7, 0.6}}};
    return model;
}

/// Writes codes of that codec; trained, as it says, on stretches of 3 s.
inline stem::LmModel wildLm(const stem::CodecModel& codec, std::uint64_t seed = 2) {
    stem::LmModel model;
    model.config = stem::lmPreset("tiny");
    model.config.layers = 1;
    model.config.books = codec.config.books;
    model.config.card = codec.config.card;
    model.config.beat = "none";
    model.config.description = "tags";
    model.tags = stem::TagVocabulary(
        std::vector<std::string>{"rock", "slow", "120 bpm", "alternative rock"});
    model.config.tags = 4;
    model.codec = tensorHash(codec.weights);
    model.training = {{"window", 3.0}};
    model.evaluation = {
        {"loss", 2.1}, {"shuffled", 2.6}, {"dropped", 2.3}, {"unigram_entropy", 2.5}};
    Rng rng(seed);
    for (const auto& tensors :
         {stem::lmTensors(model.config), stem::conditionTensors(model.config)})
        for (const stem::NamedShape& tensor : tensors)
            model.weights.push_back(randomTensor(tensor.name, tensor.shape, rng));
    return model;
}

/// A model with its codec beside it, as stem.train leaves it.
inline fs::path putStemModel(const fs::path& folder, std::uint64_t seed = 2) {
    const stem::CodecModel codec = wildCodec();
    writeCodec(folder / "codec", codec);
    writeLm(folder, wildLm(codec, seed));
    return folder;
}

} // namespace antiphon::testing
