#pragma once

#include "core/json.h"

#include <QString>

namespace antiphon {

// What the figures of codecs and of models of stems mean, in plain words. GUI thread.

/// How near decoded sound is to the original, and whether books lie idle; `evaluation`: "log_mel",
/// "rows_used". Null: it was never measured.
QString codecVerdict(const Json& evaluation);

/// Whether a model listens to its context: "loss" beside "shuffled" and "dropped" contexts and the
/// "unigram_entropy" of guessing by how often codes come. Null: it was never measured.
QString stemVerdict(const Json& evaluation);

/// Which tags can be told from how songs sound, better than by chance, and which cannot; `figures`
/// of 'Learn tags'.
QString tagVerdict(const Json& figures);

} // namespace antiphon
