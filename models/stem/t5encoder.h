#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"
#include "core/matrix.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace antiphon::stem {

/// The bucket of a key at `relative` = its position minus the query's (T5: Raffel et al. 2020,
/// bidirectional): each small distance has one, larger ones share them by their logarithm.
std::int64_t t5Bucket(std::int64_t relative, std::int64_t buckets = 32,
                      std::int64_t maxDistance = 128);

/// The encoder of T5, which makes vectors of text; with the names of Hugging Face's checkpoints
/// ("shared.weight", "encoder.block.0.layer.0.SelfAttention.q.weight"), alone or in those of
/// MusicGen ("text_encoder...."). One thread at a time.
class T5Encoder {
public:
    /// Sizes follow from the tensors. Throws UserError naming `origin` and what is missing, of
    /// another shape, or of the gated kind (version 1.1), which MusicGen does not use.
    T5Encoder(std::span<const RawTensor> tensors, const std::string& origin);
    ~T5Encoder();
    T5Encoder(T5Encoder&&) noexcept;

    std::int64_t width() const;
    std::int64_t vocabulary() const;
    /// One row of width() a token. Throws UserError for tokens that there are not.
    Matrix encode(std::span<const std::int32_t> tokens) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace antiphon::stem
