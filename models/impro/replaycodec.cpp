#include "models/impro/replaycodec.h"

#include "core/error.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_map>

namespace antiphon::impro {
namespace {

/// Set in the number of a sound that is not of the bank: the rest counts those in "others".
constexpr std::uint32_t other = std::uint32_t(1) << 31;

std::string_view bytesOf(std::span<const float> sound) {
    return {reinterpret_cast<const char*>(sound.data()), sound.size_bytes()};
}

template <class T>
RawTensor tensorFrom(std::string name, DType type, std::size_t width,
                     const std::vector<T>& values) {
    RawTensor tensor{
        std::move(name), type, {std::int64_t(values.size() / width), std::int64_t(width)}, {}};
    tensor.bytes.resize(values.size() * sizeof(T));
    if (!values.empty())
        std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
    return tensor;
}

template <class T>
std::vector<T> valuesOf(const RawTensor& tensor) {
    std::vector<T> values(tensor.bytes.size() / sizeof(T));
    if (!values.empty())
        std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

} // namespace

void packObservations(std::vector<RawTensor>& tensors, const std::string& name,
                      const SoundBank& bank) {
    const auto it = std::ranges::find(tensors, name, &RawTensor::name);
    if (it == tensors.end())
        return;
    const std::size_t columns = bank.columns(), width = bank.observationSize();
    const std::vector<float> observations = valuesOf<float>(*it);
    std::unordered_map<std::string_view, std::uint32_t> known;
    known.reserve(bank.sounds());
    for (std::size_t i = 0; i < bank.sounds(); ++i)
        known.emplace(bytesOf(bank.sound(i)), std::uint32_t(i)); // the first of equal ones
    std::vector<std::uint32_t> sounds;
    std::vector<float> others, points;
    for (std::size_t at = 0; at + width <= observations.size(); at += width) {
        for (const std::size_t part : {std::size_t(0), columns}) {
            const auto sound = std::span(observations).subspan(at + part, columns);
            if (const auto found = known.find(bytesOf(sound)); found != known.end()) {
                sounds.push_back(found->second);
                continue;
            }
            sounds.push_back(other | std::uint32_t(others.size() / columns));
            others.insert(others.end(), sound.begin(), sound.end());
        }
        const auto begin = observations.begin() + std::ptrdiff_t(at);
        points.insert(points.end(), begin + std::ptrdiff_t(2 * columns),
                      begin + std::ptrdiff_t(width));
    }
    tensors.erase(it);
    tensors.push_back(tensorFrom(name + ".sounds", DType::I32, 2, sounds));
    tensors.push_back(tensorFrom(name + ".others", DType::F32, columns, others));
    tensors.push_back(tensorFrom(name + ".points", DType::F32, bank.parameters(), points));
}

void unpackObservations(std::vector<RawTensor>& tensors, const std::string& name,
                        const SoundBank& bank, const std::string& origin) {
    if (!find(tensors, name + ".sounds"))
        return;
    const auto columns = std::int64_t(bank.columns()), parameters = std::int64_t(bank.parameters());
    const auto part = [&](const char* end, DType type, std::int64_t rows,
                          std::int64_t wide) -> const RawTensor& {
        const std::int64_t shape[] = {rows, wide};
        const RawTensor& tensor = tensorOf(tensors, name + end, shape, origin);
        if (tensor.type != type)
            throw UserError(origin + ": '" + tensor.name + "' is of another type than expected.");
        return tensor;
    };
    const auto sounds = valuesOf<std::uint32_t>(part(".sounds", DType::I32, -1, 2));
    const auto others = valuesOf<float>(part(".others", DType::F32, -1, columns));
    const auto count = std::int64_t(sounds.size() / 2);
    const auto points = valuesOf<float>(part(".points", DType::F32, count, parameters));
    std::vector<float> observations;
    observations.reserve(std::size_t(count) * bank.observationSize());
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        const std::size_t number = sounds[i] & ~other;
        if (sounds[i] & other ? (number + 1) * bank.columns() > others.size()
                              : number >= bank.sounds())
            throw UserError(origin + ": its memory of moments does not fit table and corpus; give "
                                     "the training the ones that it began with.");
        const auto sound = sounds[i] & other
                               ? std::span(others).subspan(number * bank.columns(), bank.columns())
                               : bank.sound(number);
        observations.insert(observations.end(), sound.begin(), sound.end());
        if (i % 2 == 1) {
            const auto point = points.begin() + std::ptrdiff_t(i / 2) * parameters;
            observations.insert(observations.end(), point, point + parameters);
        }
    }
    std::erase_if(tensors, [&](const RawTensor& t) { return t.name.starts_with(name + "."); });
    tensors.push_back(tensorFrom(name, DType::F32, bank.observationSize(), observations));
}

} // namespace antiphon::impro
