#pragma once

#include "core/alignedfloats.h"
#include "core/formats/tensors.h"
#include "models/matvec.h"

#include <span>
#include <string>
#include <vector>

namespace antiphon::stem {

/// x + lstm(x) over frames that come in pieces. Const; what it remembers is the caller's.
class CodecLstm {
public:
    CodecLstm() = default;
    /// `name`: "encoder.model.13.lstm". Throws UserError naming `origin` and
    /// the tensor that is missing or of another shape.
    CodecLstm(std::int64_t layers, std::int64_t width, std::span<const RawTensor> tensors,
              const std::string& name, const std::string& origin);

    struct Memory {
        std::vector<float> cells;
        std::vector<Vectors> hidden; ///< a layer
    };
    Memory start() const;
    /// In place, of frames that follow those of the last call. Without layers nothing happens.
    void run(std::span<float> frames, Memory& memory) const;

private:
    struct Layer {
        AlignedFloats input; ///< width x 4 width
        WeightMatrix recurrent;
    };
    std::size_t m_width = 0;
    std::vector<Layer> m_layers;
};

} // namespace antiphon::stem
