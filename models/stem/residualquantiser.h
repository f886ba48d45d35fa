#pragma once

#include <ATen/core/Tensor.h>
#include <torch/nn/module.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace antiphon::stem {

/// How the books of a codec follow what is assigned to them.
struct QuantiserSettings {
    double decay = 0.99;   ///< of the moving averages
    double epsilon = 1e-5; ///< smooths the counts
    /// Rows that fewer vectors than this share of a row's fair one were assigned to of late become
    /// vectors of the batch, as if they had their fair share; 0: none do.
    double expiry = 0.1;
    int meansEpochs = 50; ///< of the k-means that the books start from
    /// false, as in STAGE's copy: the gradient of a level's loss reaches the latents of the first
    /// level alone.
    bool detaches = true;
};

/// Residual vector quantisation (Zeghidour et al. 2021): each book quantises what those before it
/// left. Books are no parameters but moving averages of the vectors assigned to their rows (van den
/// Oord et al. 2017, appendix A.1) and start from k-means of the first batch. Buffers, named as
/// published: vq.layers.K._codebook.{inited, cluster_size, embed, embed_avg}. One thread at a time.
///
/// The published code writes vectors of the batch into rows that are hardly used, and then the
/// averages over them, so that nothing comes of it; here averages and counts are set, too.
class ResidualQuantiser : public torch::nn::Module {
public:
    ResidualQuantiser(std::int64_t books, std::int64_t card, std::int64_t dimension,
                      const QuantiserSettings& settings = {});

    struct Result {
        at::Tensor quantised;  ///< as the latents; the gradient passes on to them
        at::Tensor codes;      ///< (B, books, T), long
        at::Tensor commitment; ///< mean over the levels of mean((stop(row) - residual)^2)
    };
    /// `latents`: (B, dimension, T). In training the books change after the codes are chosen, and
    /// start first if they have not; vectors are drawn by `seed`.
    Result forward(const at::Tensor& latents, std::uint64_t seed);

    /// The nearest row of each level, the first of equally near ones: (B, books, T), long. On the
    /// CPU found as Codec finds it (core/maps/nearestcode.h).
    at::Tensor encode(const at::Tensor& latents) const;
    /// Sum of the rows: (B, dimension, T). Codes of the first books alone will do.
    at::Tensor decode(const at::Tensor& codes) const;

    QuantiserSettings settings;

private:
    class Book;
    std::vector<std::shared_ptr<Book>> m_books;
};

} // namespace antiphon::stem
