#include "core/splits.h"

#include "core/files.h"
#include "core/foldtext.h"
#include "core/rng.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

namespace antiphon {

namespace {

std::vector<std::string> sortedNames(std::span<const std::string> songs) {
    std::vector<std::string> names(songs.begin(), songs.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<Split> looked(std::span<const std::string> songs,
                          const std::map<std::string, Split>& parts) {
    std::vector<Split> result;
    result.reserve(songs.size());
    for (const std::string& song : songs)
        result.push_back(parts.at(song));
    return result;
}

} // namespace

std::string_view name(Split split) {
    switch (split) {
    case Split::None:
        return "";
    case Split::Train:
        return "train";
    case Split::Validation:
        return "validation";
    case Split::Test:
        return "test";
    }
    return "";
}

Split splitNamed(std::string_view text) {
    const std::string word = foldText(text);
    if (word == "train" || word == "training")
        return Split::Train;
    if (word == "validation" || word == "valid" || word == "val" || word == "dev")
        return Split::Validation;
    if (word == "test" || word == "testing")
        return Split::Test;
    return Split::None;
}

Split stableSplit(std::string_view song, const SplitRule& rule) {
    const std::string key = std::to_string(rule.seed) + "\n" + std::string(song);
    const std::string hash = contentHash(std::string_view(key));
    std::uint64_t bits = 0;
    std::from_chars(hash.data(), hash.data() + 13, bits, 16);
    const double place = std::ldexp(double(bits), -52);
    if (place < rule.validation)
        return Split::Validation;
    return place < rule.validation + rule.test ? Split::Test : Split::Train;
}

std::vector<Split> exactSplit(std::span<const std::string> songs, const SplitRule& rule) {
    std::vector<std::string> names = sortedNames(songs);
    Rng rng(rule.seed);
    rng.shuffle(std::span(names));
    const auto share = [&](double part) {
        const auto count = std::size_t(std::llround(part * double(names.size())));
        return std::max<std::size_t>(count, part > 0 && names.size() >= 3 ? 1 : 0);
    };
    const std::size_t validation = share(rule.validation);
    const std::size_t test = share(rule.test);
    std::map<std::string, Split> parts;
    for (std::size_t i = 0; i < names.size(); ++i)
        parts[names[i]] = i < validation          ? Split::Validation
                          : i < validation + test ? Split::Test
                                                  : Split::Train;
    return looked(songs, parts);
}

std::vector<std::size_t> songFolds(std::span<const std::string> songs, std::size_t folds,
                                   std::uint64_t seed) {
    std::vector<std::string> names = sortedNames(songs);
    Rng rng(seed);
    rng.shuffle(std::span(names));
    std::map<std::string, std::size_t> parts;
    for (std::size_t i = 0; i < names.size(); ++i)
        parts[names[i]] = i % folds;
    std::vector<std::size_t> result;
    for (const std::string& song : songs)
        result.push_back(parts.at(song));
    return result;
}

std::vector<std::size_t> numpyPermutation(std::size_t n, std::uint32_t seed) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::mt19937 generator(seed); // the standard prescribes its numbers
    for (std::size_t i = n; i-- > 1;) {
        std::uint32_t mask = std::uint32_t(i);
        for (const int shift : {1, 2, 4, 8, 16})
            mask |= mask >> shift;
        std::uint32_t j = 0;
        do
            j = std::uint32_t(generator()) & mask;
        while (j > i);
        std::swap(order[i], order[j]);
    }
    return order;
}

std::vector<Split> numpySplit(std::span<const std::string> songs, std::uint32_t seed,
                              double train) {
    const std::vector<std::string> names = sortedNames(songs);
    const std::vector<std::size_t> order = numpyPermutation(names.size(), seed);
    const auto training = std::size_t(train * double(names.size()));
    std::map<std::string, Split> parts;
    for (std::size_t i = 0; i < training; ++i)
        parts[names[order[i]]] = Split::Train;
    const std::size_t rest = names.size() - training;
    std::size_t k = 0;
    for (const std::string& song : names)
        if (!parts.contains(song))
            parts[song] = k++ < rest / 2 ? Split::Test : Split::Validation;
    return looked(songs, parts);
}

} // namespace antiphon
