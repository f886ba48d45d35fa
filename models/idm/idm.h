#pragma once

#include "core/task.h"

namespace antiphon::idm {

/// Electronic music whose involvement is measured and asked for (L-Score).
///
/// idm.synthesize  no input -> WAV files of known onsets, density and repetition, manifest.csv
/// idm.dataset     "audio": a folder of recordings -> a data set (Dataset) of clips
/// idm.train       "data": a data set, "config": YAML -> folder "model" (IdmModel)
/// idm.vocoder     "data": a data set whose recordings are still there -> folder "vocoder"
///                 (VocoderModel)
/// idm.generate    "model", "vocoder" -> generated_sample_<n>.wav, table.csv, table.json
/// idm.vary        "model", "vocoder", "seed_audio", "other" -> seed_original.wav,
///                 variation_<n>_noise<l>.wav, table.csv, table.json
/// idm.evaluate    "model", "data" -> evaluation.json, scores.csv, plots, clips
/// idm.evaluate-vocoder  "vocoder", "data" -> comparison.csv, comparison.json, of some clips the
///                 original and what each way makes of its spectrogram (.wav)
System system();

} // namespace antiphon::idm
