#pragma once

#include "core/files.h"
#include "core/job.h"

#include <optional>

namespace antiphon {

/// What a file is, told by its content.
struct Probe {
    ItemKind kind = ItemKind::Audio;
    std::optional<double> seconds;
};

/// Looks into a regular file: sound (the start and the end are decoded), Standard MIDI, tables
/// (CSV, also gzipped), models (safetensors, PyTorch), embeddings (npy, npz). Nothing for a file
/// that is none of these and does not claim to be by its extension. Throws UserError for one that
/// claims to be but is damaged, empty, or something else. Any thread.
std::optional<Probe> probeFile(const fs::path& file);

} // namespace antiphon
