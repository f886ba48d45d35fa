#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon {

/// Which part of the data a file serves. The unit is the *song*: everything cut from one song stays
/// together, so that nothing heard in training is met again in the test.
enum class Split { None, Train, Validation, Test };

std::string_view name(Split split); ///< "train", "validation", "test" or ""
/// Also "training", "val", "valid", "dev", "testing", whatever the case; None for anything else.
Split splitNamed(std::string_view text);

/// Shares of the songs; what validation and test leave is for training.
struct SplitRule {
    double validation = 0.1;
    double test = 0.1;
    std::uint64_t seed = 1;
    bool operator==(const SplitRule&) const = default;
};

/// The default: a song's part depends on its name, the seed and the shares alone (XXH3-128 of seed
/// and name, read as a number in [0, 1)), so it never moves when songs are added or removed. The
/// shares are met on average: with few songs a part may stay empty; use exactSplit() then.
Split stableSplit(std::string_view song, const SplitRule& rule);

/// Exact shares, rounded, at least one song for each share above 0 as long as three songs are
/// there: songs sorted, shuffled by our Rng, first validation, then test, the rest training. The
/// result follows the order of `songs`; equal names get equal parts. Adding songs may move others.
std::vector<Split> exactSplit(std::span<const std::string> songs, const SplitRule& rule);

/// For cross-validation: which of `folds` parts, from 0, each item belongs to. Names sorted, shuffled
/// by our Rng and dealt out in turn; equal names get equal parts. The result follows the order of
/// `songs`.
std::vector<std::size_t> songFolds(std::span<const std::string> songs, std::size_t folds,
                                   std::uint64_t seed);

/// The rule of the guide/memory reference: names sorted, NumPy's legacy
/// `seed(42); choice(n, int(0.8 n), replace=False)` for training, of the others in sorted order the
/// first half test, the second half validation. The original took names in directory order: its
/// very sets come back only where that was sorted.
std::vector<Split> numpySplit(std::span<const std::string> songs, std::uint32_t seed = 42,
                              double train = 0.8);

/// NumPy's legacy `RandomState(seed).permutation(n)` (MT19937, masked rejection).
std::vector<std::size_t> numpyPermutation(std::size_t n, std::uint32_t seed);

} // namespace antiphon
