#include "core/music/wordmetrics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <stdexcept>

namespace antiphon {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double ticksPerBeat = 480;

double meanOf(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? nothing : sum / double(values.size());
}

/// Index into chordQualities of an entry such as "A_m7" or "N_N"; -1 for others.
int qualityOf(std::string_view entry) {
    const std::size_t line = entry.find('_');
    if (line == std::string_view::npos)
        return -1;
    const auto found = std::ranges::find(chordQualities, entry.substr(line + 1));
    return found == chordQualities.end() ? -1 : int(found - chordQualities.begin());
}

/// Goes through a piece row by row.
class Counting {
public:
    Counting(const WordDictionary& dictionary, MetricRules rules)
        : m_dictionary(dictionary), m_rules(rules) {}

    void take(const Word& word) {
        const std::string& type = entry(word, WordFamily::Type);
        if (type == "Note")
            note(word);
        else if (type == "Metrical" && entry(word, WordFamily::BarBeat) == "Bar")
            closeBar(true);
        else if (type == "Metrical")
            beat(word);
    }

    WordMetrics finish() {
        closeBar(m_rules == MetricRules::Repaired);
        m_metrics.barRange = meanOf(m_ranges);
        m_metrics.barClasses = meanOf(m_classes);
        m_metrics.barPolyphony = meanOf(m_polyphonies);
        m_metrics.bars = m_ranges.size();
        if (m_metrics.bars > 0)
            m_metrics.density = double(m_metrics.notes) / double(m_metrics.bars);
        return std::move(m_metrics);
    }

private:
    static std::int32_t index(const Word& word, WordFamily family) {
        return word[std::size_t(family)];
    }
    const std::string& entry(const Word& word, WordFamily family) const {
        checkIndex(word, family);
        return m_dictionary.entry(family, index(word, family));
    }
    std::optional<int> number(const Word& word, WordFamily family) const {
        checkIndex(word, family);
        return m_dictionary.number(family, index(word, family));
    }
    void checkIndex(const Word& word, WordFamily family) const {
        const std::int32_t i = index(word, family);
        if (i < 0 || std::size_t(i) >= m_dictionary.size(family))
            throw std::invalid_argument("a word outside the dictionary");
    }
    std::vector<double>& of(WordDistribution distribution) {
        return m_metrics.distributions[std::size_t(distribution)];
    }

    /// Adds a value, or the last one again where the row repeats it; whether there was one.
    bool record(WordDistribution distribution, bool repeats, std::optional<int> value) {
        std::vector<double>& values = of(distribution);
        if (repeats && values.empty())
            return false;
        if (repeats)
            values.push_back(values.back());
        else if (value)
            values.push_back(*value);
        return true;
    }

    void beat(const Word& word) {
        const std::optional<int> place = number(word, WordFamily::BarBeat);
        if (!place)
            return;
        const bool published = m_rules == MetricRules::Published;
        const bool tempoRepeats = entry(word, WordFamily::Tempo) == "CONTI";
        if (!record(WordDistribution::Tempo, tempoRepeats, number(word, WordFamily::Tempo)) &&
            published)
            return;
        const std::string& chord = entry(word, WordFamily::Chord);
        const int quality = qualityOf(chord);
        if (!record(WordDistribution::ChordQuality, chord == "CONTI",
                    quality < 0 ? std::nullopt : std::optional(quality)) &&
            published)
            return;
        of(WordDistribution::Beat).push_back(*place);
        m_beat = *place;
        m_anyBeat = true;
    }

    void note(const Word& word) {
        const auto pitch = number(word, WordFamily::Pitch);
        const auto duration = number(word, WordFamily::Duration);
        const auto velocity = number(word, WordFamily::Velocity);
        if (!pitch || !duration || !velocity)
            return;
        of(WordDistribution::Pitch).push_back(*pitch);
        of(WordDistribution::Duration).push_back(*duration / ticksPerBeat);
        of(WordDistribution::Velocity).push_back(*velocity);
        ++m_metrics.notes;
        m_pitches.push_back(*pitch);
        m_onsets.insert(m_beat);
    }

    void closeBar(bool polyphony) {
        if (!m_pitches.empty()) {
            const auto [low, high] = std::ranges::minmax(m_pitches);
            m_ranges.push_back(high - low);
            std::set<int> classes;
            for (const int pitch : m_pitches)
                classes.insert(pitch % 12);
            m_classes.push_back(double(classes.size()));
            if (polyphony && m_anyBeat)
                m_polyphonies.push_back(double(m_pitches.size()) / double(m_onsets.size()));
        }
        m_pitches.clear();
        m_onsets.clear();
        m_beat = 0;
        m_anyBeat = false;
    }

    const WordDictionary& m_dictionary;
    const MetricRules m_rules;
    WordMetrics m_metrics;
    std::vector<double> m_ranges, m_classes, m_polyphonies; ///< of each bar
    std::vector<int> m_pitches;                             ///< of this bar
    std::set<int> m_onsets;                                 ///< sixteenths of this bar with notes
    int m_beat = 0;
    bool m_anyBeat = false;
};

} // namespace

std::string_view name(WordDistribution distribution) {
    static constexpr std::array<std::string_view, wordDistributions> names = {
        "tempo", "chord quality", "beat", "pitch", "duration", "velocity"};
    return names[std::size_t(distribution)];
}

WordMetrics wordMetrics(std::span<const Word> words, const WordDictionary& dictionary,
                        MetricRules rules) {
    Counting counting(dictionary, rules);
    for (const Word& word : words)
        counting.take(word);
    return counting.finish();
}

MeanDeviation meanDeviation(std::span<const double> values) {
    std::vector<double> numbers;
    std::ranges::copy_if(values, std::back_inserter(numbers),
                         [](double value) { return !std::isnan(value); });
    MeanDeviation result;
    result.count = numbers.size();
    result.mean = meanOf(numbers);
    for (double& number : numbers)
        number = (number - result.mean) * (number - result.mean);
    result.deviation = std::sqrt(meanOf(numbers));
    return result;
}

std::string MeanDeviation::text() const {
    if (count == 0)
        return "-";
    std::array<char, 64> text;
    const int length = std::snprintf(text.data(), text.size(), "%.2f±%.2f", mean, deviation);
    return std::string(text.data(), std::size_t(std::min(length, int(text.size()) - 1)));
}

} // namespace antiphon
