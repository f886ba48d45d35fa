#include "models/guide/guide.h"

#include "models/guide/codebook.h"
#include "models/guide/edit.h"
#include "models/guide/exportlabels.h"
#include "models/guide/generate.h"
#include "models/guide/modeltasks.h"
#include "models/guide/options.h"
#include "models/guide/prepare.h"

#include <algorithm>
#include <iterator>

namespace antiphon::guide {

System system() {
    Task generate;
    generate.id = "guide.generate";
    generate.title = "Recompose a memory along a guide";
    generate.help = "Recompose a memory recording along a guide recording into a response";
    generate.inputs = {
        {"guide", "Guide", "The recording to follow", ItemKind::Audio},
        {"memory", "Memory", "The recording to cut up and recompose", ItemKind::Audio},
        {"model", "Model",
         "A trained model that answers the guide; without one the memory follows it",
         ItemKind::Model, false},
    };
    generate.options = [] { return Options(GenerateOptions{}); };
    generate.run = runGenerate;

    Task edit;
    edit.id = "guide.edit";
    edit.title = "Edit a take";
    edit.help = "Change labels and choices of a take, and write it as a new one";
    edit.inputs = {{"take", "Take", "Folder of a take, or its info.json", ItemKind::Table}};
    edit.options = [] { return Options(EditOptions{}); };
    edit.run = runEdit;
    edit.heavy = false;

    Task codebook;
    codebook.id = "guide.codebook";
    codebook.title = "Learn the codes of recordings";
    codebook.help = "Learn a codebook from recordings and make its codes audible";
    codebook.inputs = {{"audio", "Recordings", "Files, or folders of files, to learn from",
                        ItemKind::Audio, true, true}};
    codebook.options = [] { return Options(ListeningOptions{}); };
    codebook.run = runCodebook;
    std::vector<Task> tasks = {std::move(generate), std::move(edit), std::move(codebook),
                               exportLabelsTask()};
    std::ranges::move(modelTasks(), std::back_inserter(tasks));
    std::ranges::move(preparationTasks(), std::back_inserter(tasks));
    return {"guide", "Guide and memory", std::move(tasks)};
}

} // namespace antiphon::guide
