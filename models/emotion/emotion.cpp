#include "models/emotion/emotion.h"

#include "models/emotion/classifiertraining.h"
#include "models/emotion/editoptions.h"
#include "models/emotion/options.h"
#include "models/emotion/tasks.h"

namespace antiphon::emotion {

namespace {

const Slot dataSlot = {"data", "Data set",
                       "Pieces as words: data.npz of 'emotion dataset', or of "
                       "the published system",
                       ItemKind::Corpus};
const Slot modelSlot = {"model", "Model", "A trained latent model", ItemKind::Model};

} // namespace

System system() {
    Task dataset;
    dataset.id = "emotion.dataset";
    dataset.title = "Make a data set of MIDI files";
    dataset.help = "Write MIDI files as compound words, to train with";
    dataset.inputs = {{"midi", "MIDI files",
                       "Files, or folders of files; names or folders (Q1 ... Q4) tell the emotion",
                       ItemKind::Notes, true, true}};
    dataset.options = [] { return Options(DatasetOptions{}); };
    dataset.run = runDataset;
    dataset.heavy = false;

    Task train;
    train.id = "emotion.train";
    train.title = "Train a latent model";
    train.help = "Train the element-wise latent model on a data set of pieces";
    train.inputs = {dataSlot};
    train.options = [] { return Options(MuserTrainOptions{}); };
    train.run = runTrain;
    train.trains = true;

    Task prior;
    prior.id = "emotion.prior";
    prior.title = "Train a prior";
    prior.help = "Learn to write codes for an emotion, so that new pieces can be generated";
    prior.inputs = {modelSlot, dataSlot};
    prior.options = [] { return Options(PriorTrainOptions{}); };
    prior.run = runPrior;
    prior.trains = true;

    Task explore;
    explore.id = "emotion.explore";
    explore.title = "Map the latent space";
    explore.help = "Maps of a data set's pieces by each element, and which codes are used";
    explore.inputs = {modelSlot, dataSlot};
    explore.options = [] { return Options(ExploreOptions{}); };
    explore.run = runExplore;

    Task imported;
    imported.id = "emotion.import";
    imported.title = "Import a published checkpoint";
    imported.help = "Make a model of a checkpoint of the published system";
    imported.inputs = {
        {"file", "Checkpoint", "A .pt or .pth file of the published system", ItemKind::Model},
        {"dictionary", "Dictionary", "Its dictionary of words (.pkl), if it is not the usual one",
         ItemKind::Model, false},
        {"codes", "Codes", "Of a prior: VQ_dict of the latent model", ItemKind::Model, false},
        {"model", "Model", "Of a prior: the latent model", ItemKind::Model, false}};
    imported.options = [] { return Options(MuserImportOptions{}); };
    imported.run = runImport;
    imported.heavy = false;

    Task generate;
    generate.id = "emotion.generate";
    generate.title = "Generate pieces";
    generate.help = "Write new pieces for an emotion";
    generate.inputs = {modelSlot,
                       {"prior", "Prior", "A trained prior of that model", ItemKind::Model}};
    generate.options = [] { return Options(EmotionGenerateOptions{}); };
    generate.run = runGenerate;

    Task transfer;
    transfer.id = "emotion.transfer";
    transfer.title = "Move elements of a piece";
    transfer.help = "Pull elements of a piece towards another piece or an emotion";
    transfer.inputs = {{"from", "Piece", "The MIDI file to change", ItemKind::Notes},
                       {"to", "Towards", "The MIDI file whose elements are taken", ItemKind::Notes,
                        false, false, "towards"},
                       modelSlot};
    transfer.options = [] { return Options(TransferOptions{}); };
    transfer.run = runTransfer;

    Task edit;
    edit.id = "emotion.edit";
    edit.title = "Edit a piece without a model";
    edit.help = "Change velocity, tempo, duration, octave or mode of a piece, without a model";
    edit.inputs = {{"from", "Piece", "The MIDI file to change", ItemKind::Notes}};
    edit.options = [] { return Options(EditOptions{}); };
    edit.run = runEdit;
    edit.heavy = false;

    Task judge;
    judge.id = "emotion.judge";
    judge.title = "Judge what a slider does";
    judge.help =
        "Move an element of pieces that were not learned from, and count what is heard of it";
    judge.inputs = {modelSlot, dataSlot};
    judge.options = [] { return Options(JudgeOptions{}); };
    judge.run = runJudge;

    Task classifier;
    classifier.id = "emotion.classifier";
    classifier.title = "Train an emotion classifier";
    classifier.help = "Train a classifier that tells quadrant, arousal and valence of a piece";
    classifier.inputs = {dataSlot};
    classifier.options = [] { return Options(ClassifierOptions{}); };
    classifier.run = runClassifier;
    classifier.trains = true;

    return {"emotion",
            "Emotion",
            {std::move(dataset), std::move(train), std::move(prior), std::move(explore),
             std::move(generate), std::move(transfer), std::move(edit), std::move(judge),
             std::move(classifier), std::move(imported)}};
}

} // namespace antiphon::emotion
