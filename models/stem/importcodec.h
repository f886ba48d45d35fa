#pragma once

#include "models/stem/codecmodel.h"

#include <string>
#include <vector>

// Codecs of others (the spec's section 12): what torch.save wrote of audiocraft's and of STAGE's
// Lightning checkpoints, and safetensors or torch.save of Hugging Face. Nothing in a file is
// executed.
namespace antiphon::stem {

/// What does not show in the tensors. Where the file's own settings (YAML beside the weights, as
/// audiocraft has it) say it, they count.
struct CodecImport {
    std::int64_t rate = 32000;
    std::string padding = "reflect";
    bool causal = false;
};

/// Which of a file's tensors became which of ours.
struct CodecImportReport {
    std::string scheme; ///< "audiocraft", "Lightning", "Hugging Face"
    std::size_t matched = 0;
    std::vector<std::string> missing;    ///< ours; made up where only training needs them
    std::vector<std::string> unexpected; ///< the file's, below the codec's prefix
    std::vector<std::string> reshaped;   ///< as many numbers in another shape
    std::int64_t parameters = 0;
    std::string preset; ///< of the same layout: "paper", ...; empty: of none

    /// "Matched 110 tensors (56.9 million parameters, layout 'paper'); ...".
    std::string sentence() const;
};

/// The codec in a file: its layout follows from the tensors. Averages and counts of books that the
/// file lacks are made up of the books. Throws UserError naming the file and what is missing, of
/// another shape or not understood.
CodecModel importCodec(const fs::path& file, const CodecImport& settings = {},
                       CodecImportReport* report = nullptr);

} // namespace antiphon::stem
