#include "models/stem/tagvocabulary.h"

#include "core/foldtext.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace antiphon::stem {

namespace {

constexpr double tempoStep = 5;

struct TextWord {
    std::size_t begin, end; ///< bytes of the text
    std::string folded;
    bool label = false; ///< "Genres:"
};

bool parts(char c) {
    return static_cast<unsigned char>(c) <= ' ' ||
           std::string_view(",.;:!?()[]\"/").find(c) != std::string_view::npos;
}

std::vector<TextWord> wordsOf(std::string_view text) {
    std::vector<TextWord> words;
    for (std::size_t i = 0; i < text.size();) {
        if (parts(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && !parts(text[i]))
            ++i;
        words.push_back(
            {begin, i, foldText(text.substr(begin, i - begin)), i < text.size() && text[i] == ':'});
    }
    return words;
}

std::string joined(std::span<const TextWord> words) {
    std::string text;
    for (const TextWord& word : words)
        text += (text.empty() ? "" : " ") + word.folded;
    return text;
}

/// 0: is none.
double numberOf(const std::string& word) {
    char* end = nullptr;
    const double value = std::strtod(word.c_str(), &end);
    return *end == 0 && value > 0 && value < 1000 ? value : 0;
}

} // namespace

TagVocabulary::TagVocabulary(std::span<const std::string> tags) {
    for (const std::string& tag : tags) {
        const auto words = wordsOf(tag);
        const std::string folded = joined(words);
        if (folded.empty() || std::ranges::find(m_folded, folded) != m_folded.end())
            continue;
        m_tags.push_back(tag);
        m_folded.push_back(folded);
        m_longest = std::max(m_longest, words.size());
    }
}

std::int32_t TagVocabulary::indexOf(std::string_view tag) const {
    const auto found = std::ranges::find(m_folded, joined(wordsOf(tag)));
    return found == m_folded.end() ? -1 : std::int32_t(found - m_folded.begin());
}

TagVocabulary::Reading TagVocabulary::read(std::string_view text) const {
    const auto words = wordsOf(text);
    Reading reading;
    const auto recognise = [&](std::size_t first, std::size_t count, std::int32_t tag) {
        if (std::ranges::find(reading.tags, tag) == reading.tags.end())
            reading.tags.push_back(tag);
        reading.recognised.push_back({words[first].begin, words[first + count - 1].end});
    };
    const auto tempoAt = [&](std::size_t i) -> std::int32_t {
        if (i + 1 >= words.size())
            return -1;
        const bool after = words[i + 1].folded == "bpm";
        if (!after && words[i].folded != "bpm")
            return -1;
        return indexOf(tempoTag(numberOf(words[after ? i : i + 1].folded)));
    };
    for (std::size_t i = 0; i < words.size();) {
        std::size_t count = std::min(m_longest, words.size() - i);
        for (; count > 0; --count) {
            const auto found =
                std::ranges::find(m_folded, joined(std::span(words).subspan(i, count)));
            if (found == m_folded.end())
                continue;
            recognise(i, count, std::int32_t(found - m_folded.begin()));
            break;
        }
        if (count == 0) {
            if (const std::int32_t tempo = tempoAt(i); tempo >= 0) {
                recognise(i, 2, tempo);
                count = 2;
            } else {
                if (!words[i].label) {
                    reading.unknown.push_back({words[i].begin, words[i].end});
                    reading.unknownWords.emplace_back(
                        text.substr(words[i].begin, words[i].end - words[i].begin));
                }
                count = 1;
            }
        }
        i += count;
    }
    return reading;
}

std::string TagVocabulary::tempoTag(double bpm) {
    return bpm > 0
               ? std::to_string(std::llround(bpm / tempoStep) * std::llround(tempoStep)) + " bpm"
               : std::string();
}

Json toJson(const TagVocabulary& vocabulary) {
    return vocabulary.tags();
}

TagVocabulary tagVocabulary(const Json& json) {
    return TagVocabulary(json.get<std::vector<std::string>>());
}

} // namespace antiphon::stem
