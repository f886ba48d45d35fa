#include "models/stem/stem.h"

#include "models/stem/options.h"
#include "models/stem/tasks.h"

namespace antiphon::stem {

namespace {

/// A task without any.
struct NoOptions {
    void visit(OptionVisitor&) {}
};

const Slot songsSlot = {"dataset", "Songs",
                        "A folder of songs, each a folder of stems that start together",
                        ItemKind::Audio};
const Slot tagsSlot = {"tags", "Tags", "A table (.csv) of song, genres, moods, bpm, key",
                       ItemKind::Table, false};
const Slot modelSlot = {"model", "Model", "A trained model of stems", ItemKind::Model};
const Slot codecSlot = {"codec", "Codec", "A trained or imported codec", ItemKind::Model};
const Slot otherCodecSlot = {"codec", "Codec", "Where it does not lie beside the model",
                             ItemKind::Model, false};

} // namespace

System system() {
    Task prepare;
    prepare.id = "stem.prepare";
    prepare.title = "Prepare songs of stems";
    prepare.help = "Find beats, tempo and key of songs, and sum their drums and their mix";
    prepare.inputs = {songsSlot, tagsSlot};
    prepare.options = [] { return Options(PrepareOptions{}); };
    prepare.run = runPrepare;
    prepare.heavy = false;

    Task tags;
    tags.id = "stem.tags";
    tags.title = "Learn tags";
    tags.help = "Learn genres and moods from songs that have them, and tell how well that goes";
    tags.inputs = {songsSlot, tagsSlot};
    tags.options = [] { return Options(TagOptions{}); };
    tags.run = runTags;
    tags.heavy = false;

    Task suggest;
    suggest.id = "stem.suggest-tags";
    suggest.title = "Suggest tags";
    suggest.help = "Genres and moods for songs that have none, as a table to look through";
    suggest.inputs = {
        {"model", "Learned tags", "What 'Learn tags' made", ItemKind::Model}, songsSlot, tagsSlot};
    suggest.options = [] { return Options(SuggestOptions{}); };
    suggest.run = runSuggestTags;
    suggest.heavy = false;

    Task trainCodec;
    trainCodec.id = "stem.train-codec";
    trainCodec.title = "Train a codec";
    trainCodec.help = "Learn to write sound as few codes and back";
    trainCodec.inputs = {{"dataset", "Recordings", "Songs of stems, folders of recordings or files",
                          ItemKind::Audio, true, true}};
    trainCodec.options = [] { return Options(CodecTrainOptions{}); };
    trainCodec.run = runTrainCodec;
    trainCodec.trains = true;

    Task roundTrip;
    roundTrip.id = "stem.roundtrip";
    roundTrip.title = "Listen to a codec";
    roundTrip.help = "Write recordings as codes and back, and tell what is lost";
    roundTrip.inputs = {codecSlot,
                        {"audio", "Recordings", "Sound files", ItemKind::Audio, true, true}};
    roundTrip.options = [] { return Options(NoOptions{}); };
    roundTrip.run = runRoundTrip;

    Task train;
    train.id = "stem.train";
    train.title = "Train a model of stems";
    train.help = "Learn to write a stem that plays along to others";
    train.inputs = {songsSlot,
                    codecSlot,
                    {"start", "Go on with", "A model to train further", ItemKind::Model, false}};
    train.inputs.front().many = true;
    train.options = [] { return Options(LmTrainOptions{}); };
    train.run = runTrain;
    train.trains = true;

    Task generate;
    generate.id = "stem.generate";
    generate.title = "Write stems";
    generate.help = "Write stems that play along to a context";
    generate.inputs = {
        modelSlot,
        {"context", "Context", "What to play along to, summed; without one: clicks at the tempo",
         ItemKind::Audio, false, true},
        {"beats", "Beats", "Where the beats of the context are (.json)", ItemKind::Table, false},
        {"begin", "Beginning", "How the stems begin: sound, or codes (.npz)", ItemKind::Audio,
         false},
        {"style", "Reference", "A stem that sounds as these shall", ItemKind::Audio, false},
        otherCodecSlot};
    generate.options = [] { return Options(StemGenerateOptions{}); };
    generate.run = runGenerate;

    Task evaluate;
    evaluate.id = "stem.evaluate";
    evaluate.title = "Measure a model of stems";
    evaluate.help = "How well stems play along, beside shuffled contexts and the true stems";
    evaluate.inputs = {modelSlot, songsSlot, otherCodecSlot};
    evaluate.options = [] { return Options(StemEvaluateOptions{}); };
    evaluate.run = runEvaluate;

    Task importing;
    importing.id = "stem.import";
    importing.title = "Import published weights";
    importing.help = "Make a model or a codec of checkpoints of MusicGen, STAGE or EnCodec";
    importing.inputs = {{"file", "Checkpoints",
                         "Files of PyTorch or .safetensors; T5's tokeniser (.model)",
                         ItemKind::Model, true, true},
                        {"codec", "Codec", "Of a language model: the codec that it writes for",
                         ItemKind::Model, false}};
    importing.options = [] { return Options(StemImportOptions{}); };
    importing.run = runImport;
    importing.heavy = false;

    return {"stem",
            "Accompaniment",
            {std::move(prepare), std::move(tags), std::move(suggest), std::move(trainCodec),
             std::move(roundTrip), std::move(train), std::move(generate), std::move(evaluate),
             std::move(importing)}};
}

} // namespace antiphon::stem
