#pragma once

#include "core/json.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon::stem {

/// The tags that a model was trained with: genres, moods, instruments, keys, tempi ("110 bpm", in
/// steps of five). A tag is one or several words; capitals, accents and the space around them do
/// not matter. A value.
class TagVocabulary {
public:
    TagVocabulary() = default;
    /// In the order of their first appearance, each once; empty ones are left out.
    explicit TagVocabulary(std::span<const std::string> tags);

    const std::vector<std::string>& tags() const noexcept { return m_tags; }
    /// -1: none of them.
    std::int32_t indexOf(std::string_view tag) const;

    /// What a text says.
    struct Reading {
        std::vector<std::int32_t> tags; ///< each once, in order of appearance
        /// Which parts of the text they are, and which are words of none.
        struct Part {
            std::size_t begin, end; ///< bytes
            bool operator==(const Part&) const = default;
        };
        std::vector<Part> recognised, unknown;
        std::vector<std::string> unknownWords;
    };
    /// Free text: the longest tags are looked for first, from left to right; "120 bpm" or "bpm 120"
    /// finds the nearest tempo there is within 5.
    Reading read(std::string_view text) const;

    /// "120 bpm" for 118.3; empty for a tempo that is not above 0.
    static std::string tempoTag(double bpm);

    bool operator==(const TagVocabulary&) const = default;

private:
    std::vector<std::string> m_tags, m_folded;
    std::size_t m_longest = 1; ///< words of a tag
};

Json toJson(const TagVocabulary& vocabulary);
/// Throws Json::exception.
TagVocabulary tagVocabulary(const Json& json);

} // namespace antiphon::stem
