#include "models/impro/impro.h"

#include "models/impro/corpus.h"
#include "models/impro/table.h"
#include "models/impro/tableoptions.h"

namespace antiphon::impro {

System system() {
    Task table;
    table.id = "impro.table";
    table.title = "Build a lookup table";
    table.help = "Render and analyse a synthesizer at many points of its parameters";
    table.options = [] { return Options(TableOptions{}); };
    table.run = runTable;
    table.heavy = false;

    Task corpus;
    corpus.id = "impro.corpus";
    corpus.title = "Analyse recordings";
    corpus.help = "Describe recordings frame by frame, to be compared with a synthesizer's sounds";
    corpus.inputs = {
        {"sounds", "Recordings", "Sound files to describe", ItemKind::Audio, true, true}};
    corpus.options = [] { return Options(CorpusOptions{}); };
    corpus.run = runCorpus;
    corpus.heavy = false;
    return {"impro", "Improvisation", {std::move(table), std::move(corpus)}};
}

} // namespace antiphon::impro
