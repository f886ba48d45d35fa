#include "widgets/fuzzy.h"

#include <algorithm>
#include <vector>

namespace antiphon {

namespace {
constexpr int hit = 16, wordStart = 14, run = 12, gap = 1, impossible = -1'000'000;
}

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text) {
    const QString wanted = pattern.toCaseFolded().remove(QLatin1Char(' '));
    const QString have = text.toCaseFolded();
    const int n = int(wanted.size()), m = int(have.size());
    if (n == 0)
        return FuzzyMatch{};
    // Folding may change the length (German sharp s); positions would then lie.
    if (n > m || m != text.size())
        return have.contains(wanted) ? std::optional(FuzzyMatch{hit * n, {}}) : std::nullopt;

    const auto startsWord = [&](int j) {
        return j == 0 || !text[j - 1].isLetterOrNumber() ||
               (text[j].isUpper() && text[j - 1].isLower());
    };
    // best[i][j]: score with letter i matched exactly at j; from[i][j]: where letter i - 1 was.
    std::vector<std::vector<int>> best(std::size_t(n),
                                       std::vector<int>(std::size_t(m), impossible));
    std::vector<std::vector<int>> from(std::size_t(n), std::vector<int>(std::size_t(m), -1));
    for (int i = 0; i < n; ++i) {
        int reachable = impossible, reachableAt = -1; // best of the row above, less the gap to here
        for (int j = i; j < m; ++j) {
            if (i > 0 && j > 0) {
                reachable -= gap;
                const int before = best[std::size_t(i - 1)][std::size_t(j - 1)];
                if (before > reachable) {
                    reachable = before;
                    reachableAt = j - 1;
                }
            }
            if (have[j] != wanted[i])
                continue;
            int score = hit + (startsWord(j) ? wordStart : 0);
            int& cell = best[std::size_t(i)][std::size_t(j)];
            if (i == 0) {
                cell = score - std::min(j, 12) * gap;
                continue;
            }
            if (reachable <= impossible / 2)
                continue;
            cell = reachable + score;
            from[std::size_t(i)][std::size_t(j)] = reachableAt;
            const int adjacent = best[std::size_t(i - 1)][std::size_t(j - 1)];
            if (adjacent > impossible / 2 && adjacent + score + run > cell) {
                cell = adjacent + score + run;
                from[std::size_t(i)][std::size_t(j)] = j - 1;
            }
        }
    }
    const auto& last = best.back();
    const auto end = std::max_element(last.begin(), last.end());
    if (*end <= impossible / 2)
        return std::nullopt;
    FuzzyMatch match{*end - m / 8, {}};
    for (int i = n - 1, j = int(end - last.begin()); i >= 0; --i) {
        match.positions.prepend(j);
        j = from[std::size_t(i)][std::size_t(j)];
    }
    return match;
}

} // namespace antiphon
