#pragma once

#include "core/task.h"

namespace antiphon::stem {

/// Accompaniment: a stem that is missing, written so that it plays along.
///
/// stem.prepare      "dataset": a folder of songs of stems, which gets beats, keys and mixes;
///                   "tags": a table -> songs.csv
/// stem.train-codec  "dataset": folders and recordings -> folder "codec" (CodecModel)
/// stem.roundtrip    "codec", "audio": recordings -> original, decoded and difference as WAV,
///                   roundtrip.json (levels' difference, how often each row of each book is used)
/// stem.train        "dataset", "codec", "start": a model to go on with -> folder "model"
///                   (LmModel), which holds the codec and validation.json, too
/// stem.generate     "model", "context" (summed), "beats", "begin", "style", "codec" -> <n>.wav,
///                   <n>-mix.wav, <n>.npz (its codes), stems.json; meanwhile SoundTrail has what
///                   is there by then
/// stem.evaluate     "model", "dataset" -> evaluation.csv (a row for the model, for shuffled
///                   contexts, retrieved stems, the true ones, the codec's rendering of them),
///                   items.csv, weights.csv (cross-entropy with weights of fewer bits),
///                   report.html with drawings (.svg) and sounds (folder "audio")
/// stem.import       "file": published checkpoints, also of T5 with its tokeniser (.model) ->
///                   folders "model", "codec"
System system();

} // namespace antiphon::stem
