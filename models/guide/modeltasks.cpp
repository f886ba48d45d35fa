#include "models/guide/modeltasks.h"

#include "models/guide/batch.h"
#include "models/guide/measure.h"

namespace antiphon::guide {
std::vector<Task> modelTasks() {
    const Slot pair = {"pair",
                       "Pair",
                       "Two recordings that were played together: the guide, and what answered it",
                       ItemKind::Audio,
                       false,
                       true};
    const Slot dataset = {"dataset", "Data set", "Folder of songs with their tracks",
                          ItemKind::Corpus, false};
    const Slot model = {"model", "Model", "A trained model", ItemKind::Model};
    std::vector<Task> tasks;
    const auto add = [&](const char* id, const char* title, const char* help,
                         std::vector<Slot> inputs, auto options, auto run) {
        Task& task = tasks.emplace_back();
        task.id = id;
        task.title = title;
        task.help = help;
        task.inputs = std::move(inputs);
        task.options = [options] { return Options(options); };
        task.run = run;
    };
    add("guide.train", "Learn a relation",
        "Learn from recordings that were played together how one answers the other",
        {pair,
         dataset,
         {"codebook", "Codebook", "Labels to speak: of a codebook or of another model",
          ItemKind::Model, false}},
        GuideTrainOptions{}, runTrain);
    tasks.back().trains = true;
    add("guide.finetune", "Learn a relation further", "Train a model on, on other recordings",
        {model, pair, dataset}, FineTuneOptions{}, runFineTune);
    tasks.back().trains = true;
    add("guide.grid", "Try segments and labels",
        "Train with several segments and numbers of labels, and compare", {pair, dataset},
        GridOptions{}, runGrid);
    add("guide.evaluate", "Evaluate a model",
        "Compare what a model answers with what was played, beside all baselines",
        {model, pair, dataset}, RelationOptions{}, runEvaluate);
    add("guide.generate-batch", "Recompose many memories",
        "Recompose every memory of a data set along its guide, with several models",
        {{"dataset", "Data set", "Folder of songs with their tracks", ItemKind::Corpus},
         {"model", "Models",
          "Trained models that answer the guides; without one the memories follow them",
          ItemKind::Model, false, true}},
        BatchOptions{}, runBatch);
    const char* const sounds = "Recordings or takes, or folders of them";
    add("guide.measure", "Measure results",
        "Tell how much what was made resembles what was played together",
        {{"made", "Made", sounds, ItemKind::Audio, true, true},
         {"true", "True",
          "What was played together: the folder 'true' of evaluation folders, or "
          "recordings",
          ItemKind::Audio, false, true},
         {"misaligned", "Misaligned",
          "What does not belong together, for comparison: the folder "
          "'misaligned', or recordings",
          ItemKind::Audio, false, true}},
        MeasureOptions{}, runMeasure);
    tasks.back().heavy = false;
    add("guide.specify", "Write a specification",
        "Write the labels that a model would answer a guide with",
        {{"guide", "Guide", "The recording to answer", ItemKind::Audio},
         model,
         {"memory", "Memory", "Recording whose labels the answer is to keep to", ItemKind::Audio,
          false}},
        SpecifyOptions{}, runSpecify);
    add("guide.continue", "Continue a track",
        "Let a model that has learned to continue write how a track goes on",
        {{"track", "Track", "The recording to continue", ItemKind::Audio}, model},
        ContinueOptions{}, runContinue);
    add("guide.import-checkpoint", "Import a checkpoint",
        "Make a model of a checkpoint of the published system (Dicy3)",
        {{"file", "Checkpoint", "PyTorch file of the published system", ItemKind::Model},
         {"centers", "Centres", "NumPy file of the codebook, where the checkpoint has none",
          ItemKind::Table, false},
         {"wav2vec2", "wav2vec 2.0", "File of wav2vec 2.0 weights, where the checkpoint has none",
          ItemKind::Model, false}},
        ImportOptions{}, runImportCheckpoint);
    tasks.back().heavy = false;
    return tasks;
}

} // namespace antiphon::guide
