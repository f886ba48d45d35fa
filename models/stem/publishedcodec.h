#pragma once

#include "core/files.h"
#include "core/formats/tensors.h"

#include <map>
#include <string>

namespace antiphon::stem {

/// A file's tensors that are a codec's, by our names, and what else it says.
struct PublishedCodec {
    std::map<std::string, RawTensor> tensors;
    std::string scheme;   ///< "audiocraft", "Lightning", "Hugging Face"
    std::string settings; ///< YAML beside the weights; may be empty

    /// The first "key: value" of the settings; empty: there is none.
    std::string setting(const std::string& key) const;
};

/// Throws UserError naming the file when it is no file of weights or holds no codec.
PublishedCodec readPublishedCodec(const fs::path& file);

} // namespace antiphon::stem
