#pragma once

#include "core/task.h"

namespace antiphon::emotion {

/// Symbolic music with sliders: compound words, an element-wise latent model, a prior.
///
/// emotion.dataset   "midi": files or folders -> data.npz (Corpus)
/// emotion.train     "data": a data set -> folder "model" (Model), with the means of the quadrants
/// emotion.explore   "model", "data" -> <element>.csv a table for each of the seven elements and
///                   "all": title, quadrant, file, the mean slice (s0 ...), pca_x, pca_y, tsne_x,
///                   tsne_y; codes.csv (code, times, pieces); places.csv (code, title, row);
///                   dictionary.json; silhouettes.csv (element, pair, space, pca, tsne);
///                   axes.csv (element, axis, space, space_p, pca, pca_p: p by shuffled labels)
/// emotion.prior     "model", "data" -> folder "prior" (Model)
/// emotion.import    "file": a published checkpoint; "dictionary" -> folder "model" or "prior"
/// emotion.generate  "model", "prior" -> <n>.mid (Notes) and pieces.json
/// emotion.transfer  "from": a piece, "to": another, "model" -> <n>.mid (Notes) and
///                   transfer.json (features and estimates before and after); beside them
///                   unmoved.mid, the piece as it is written with nothing moved: "before"
/// emotion.judge     "model", "data" -> judged.json and renders.csv: what a slider does to pieces that
///                   were not learned from, and what must not have that effect
/// emotion.classifier "data" -> folder "classifier" (Model) with its accuracy
System system();

} // namespace antiphon::emotion
