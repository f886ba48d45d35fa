#include "models/idm/idm.h"

#include "models/idm/dataoptions.h"
#include "models/idm/modeloptions.h"
#include "models/idm/tasks.h"
#include "models/idm/vocodertrainingoptions.h"

namespace antiphon::idm {

System system() {
    Task synthesize;
    synthesize.id = "idm.synthesize";
    synthesize.title = "Synthesise clips";
    synthesize.help = "Make clips to learn from, of known onsets, density and repetition, out of "
                      "the built-in synthesizers";
    synthesize.options = [] { return Options(SynthesizeOptions{}); };
    synthesize.run = runSynthesize;
    synthesize.heavy = false;

    Task dataset;
    dataset.id = "idm.dataset";
    dataset.title = "Prepare clips";
    dataset.help = "Cut recordings into clips and measure them: what a model of electronic music "
                   "learns from";
    dataset.inputs = {
        {"audio", "Recordings", "Folders of recordings, or files", ItemKind::Audio, true, true}};
    dataset.options = [] { return Options(DatasetOptions{}); };
    dataset.run = runDataset;
    dataset.heavy = false;

    const Slot model = {"model", "Model", "A trained model of electronic music", ItemKind::Model};
    const Slot data = {"data", "Clips", "A data set that 'Prepare clips' made", ItemKind::Table};

    Task train;
    train.id = "idm.train";
    train.title = "Train a model of electronic music";
    train.help = "Learn to draw clips from noise, easy ones first";
    train.inputs = {
        data,
        {"config", "Configuration", "Of the published program (.yaml)", ItemKind::Table, false}};
    train.options = [] { return Options(IdmTrainOptions{}); };
    train.run = runTrain;
    train.trains = true;

    Task vocoder;
    vocoder.id = "idm.vocoder";
    vocoder.title = "Train a vocoder";
    vocoder.help = "Learn to make sound of spectrograms, in place of the search for phases";
    vocoder.inputs = {data};
    vocoder.options = [] { return Options(VocoderTrainOptions{}); };
    vocoder.run = runVocoder;
    vocoder.trains = true;

    const Slot byVocoder = {"vocoder", "Vocoder",
                            "Makes the sound; without one: a search for phases", ItemKind::Model,
                            false};

    Task generate;
    generate.id = "idm.generate";
    generate.title = "Draw clips";
    generate.help = "Draw clips from noise, as involved as is asked for";
    generate.inputs = {model, byVocoder};
    generate.options = [] { return Options(IdmGenerateOptions{}); };
    generate.run = runGenerate;

    Task vary;
    vary.id = "idm.vary";
    vary.title = "Vary a clip";
    vary.help = "Draw variations of a recording, near to it or far";
    vary.inputs = {
        model,
        byVocoder,
        {"seed_audio", "Seed", "The recording to be varied", ItemKind::Audio},
        {"other", "Second seed", "A recording to be blended in", ItemKind::Audio, false}};
    vary.options = [] { return Options(IdmVaryOptions{}); };
    vary.run = runVary;

    Task evaluate;
    evaluate.id = "idm.evaluate";
    evaluate.title = "Measure a model of electronic music";
    evaluate.help = "How well scores are met, beside real clips and a network that learned nothing";
    evaluate.inputs = {model, data};
    evaluate.options = [] { return Options(IdmEvaluateOptions{}); };
    evaluate.run = runEvaluate;

    Task evaluateVocoder;
    evaluateVocoder.id = "idm.evaluate-vocoder";
    evaluateVocoder.title = "Compare a vocoder";
    evaluateVocoder.help = "What a vocoder and the search for phases make of clips held back, by "
                           "ear and number";
    evaluateVocoder.inputs = {{"vocoder", "Vocoder", "A trained vocoder", ItemKind::Model}, data};
    evaluateVocoder.options = [] { return Options(VocoderEvaluateOptions{}); };
    evaluateVocoder.run = runEvaluateVocoder;

    return {"idm",
            "Electronic music",
            {std::move(synthesize), std::move(dataset), std::move(train), std::move(vocoder),
             std::move(generate), std::move(vary), std::move(evaluate),
             std::move(evaluateVocoder)}};
}

} // namespace antiphon::idm
