#include "models/impro/impro.h"

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
    return {"impro", "Improvisation", {std::move(table)}};
}

} // namespace antiphon::impro
