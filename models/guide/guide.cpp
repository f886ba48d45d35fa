#include "models/guide/guide.h"

#include "models/guide/codebook.h"
#include "models/guide/edit.h"
#include "models/guide/exportlabels.h"
#include "models/guide/generate.h"
#include "models/guide/options.h"
#include "models/guide/prepare.h"
#include "models/guide/train.h"

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

    const Slot pair = {"pair",
                       "Pair",
                       "Two recordings that were played together: the guide, and what answered it",
                       ItemKind::Audio,
                       false,
                       true};
    const Slot dataset = {"dataset", "Data set", "Folder of songs with their tracks",
                          ItemKind::Corpus, false};
    Task train;
    train.id = "guide.train";
    train.title = "Learn a relation";
    train.help = "Learn from recordings that were played together how one answers the other";
    train.inputs = {pair,
                    dataset,
                    {"codebook", "Codebook", "Labels to speak: of a codebook or of another model",
                     ItemKind::Model, false}};
    train.options = [] { return Options(GuideTrainOptions{}); };
    train.run = runTrain;
    train.trains = true;

    Task tune;
    tune.id = "guide.finetune";
    tune.title = "Learn a relation further";
    tune.help = "Train a model on, on other recordings";
    tune.inputs = {{"model", "Model", "The model to start from", ItemKind::Model}, pair, dataset};
    tune.options = [] { return Options(FineTuneOptions{}); };
    tune.run = runFineTune;
    tune.trains = true;

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
                               std::move(train), std::move(tune), exportLabelsTask()};
    std::ranges::move(preparationTasks(), std::back_inserter(tasks));
    return {"guide", "Guide and memory", std::move(tasks)};
}

} // namespace antiphon::guide
