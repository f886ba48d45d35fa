#pragma once

#include "core/files.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace antiphon::stem {

/// Makes tokens of text by a SentencePiece model (Kudo and Richardson 2018) of the unigram kind
/// (Kudo 2018), as comes with T5 ("spiece.model"). Its library is not linked: it brings a protobuf
/// of its own, which does not get along with LibTorch's. Const members may be called from several
/// threads at once.
class TextTokeniser {
public:
    /// Throws UserError naming `origin`: no such model, or one of another kind.
    TextTokeniser(std::string_view bytes, const std::string& origin);
    ~TextTokeniser();
    TextTokeniser(TextTokeniser&&) noexcept;

    /// How many different tokens there are.
    std::int64_t size() const;
    /// Of UTF-8, whose broken bytes count as unknown; the end of the text (1) included, none of an
    /// empty text.
    std::vector<std::int32_t> tokens(const std::string& text) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};
/// Of a file of at most 64 MiB.
TextTokeniser openTokeniser(const fs::path& file);

} // namespace antiphon::stem
