#include "core/dsp/clicktrack.h"
#include "core/dsp/playalong.h"
#include "core/error.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "core/text.h"
#include "core/version.h"
#include "models/device.h"
#include "models/stem/codecuse.h"
#include "models/stem/dataset.h"
#include "models/stem/findings.h"
#include "models/stem/lmpieces.h"
#include "models/stem/lmtraining.h"
#include "models/stem/lmuse.h"
#include "models/stem/retrieval.h"
#include "models/stem/stemwriter.h"
#include "models/stem/tasks.h"
#include "models/stem/textencoder.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

namespace antiphon::stem {

namespace {

constexpr std::uint64_t always = 1; // the same items whatever the seed
constexpr std::uint64_t clicking = 42;
/// Stretches of what it learned from, of each song, that stems are retrieved from.
constexpr std::size_t retrievedFrom = 20, mostRetrieved = 400;
/// Items by which the weights' types are judged: decoded code by code, three times.
constexpr std::size_t weighedItems = 4;
constexpr std::int64_t entropyBatch = 4;

/// The options that the model was trained with, as far as they are known.
LmTrainOptions trainedWith(const LmModel& model) {
    Options options = LmTrainOptions{};
    if (const auto found = model.training.find("options"); found != model.training.end())
        readJson(options, *found, display(model.origin));
    return options.as<LmTrainOptions>();
}

Json jsonOf(const Table& table) {
    Json rows = Json::object();
    for (std::size_t row = 0; row < table.rows; ++row) {
        Json one = Json::object();
        for (const TableColumn& column : table.columns)
            if (column.numeric)
                one[column.name] =
                    std::isfinite(column.numbers[row]) ? Json(column.numbers[row]) : Json();
        rows[table.column("way").texts[row]] = one;
    }
    return rows;
}

/// Everything that one evaluation has.
class Evaluation {
public:
    Evaluation(const Inputs& inputs, const StemEvaluateOptions& options, JobContext& context)
        : m_options(options), m_context(context), m_model(readLm(only(inputs, "model").path)),
          m_codec(codecOf(m_model, codecGiven(inputs))), m_shape(m_codec.config),
          m_writer(m_model, m_codec, options.draw.weights, context.device(), chosenThreads()) {
        LmTrainOptions trained = trainedWith(m_model);
        trained.target = m_model.target.empty() ? "any" : m_model.target;
        trained.augment = false;
        const double seconds = windowOf(m_model);
        ItemSettings settings = itemSettings(trained, m_shape, seconds);
        settings.style = m_model.config.style != "none";
        const SplitSongs known = songsAsKnown(pathsOf(inputs, "dataset"), m_model,
                                              trained.holdBack.share, seconds, context);
        m_evaluated.draws = std::size_t(options.draws);
        m_source.emplace(known.validation, settings);
        std::vector<std::string> messages;
        m_plans = m_source->apartPlans(always, std::size_t(options.items), &messages);
        for (const std::string& message : messages)
            context.log(message);
        if (m_plans.size() < std::size_t(options.items))
            context.log("Only " + std::to_string(m_plans.size()) +
                        " stretches that sound and do not overlap are there; these are measured.");
        for (const ItemPlan& plan : m_plans)
            m_items.push_back(m_source->realise(plan));
        PieceMaker maker(*m_source, m_writer.codec(), m_model.codec, m_model, {});
        const std::optional<TextEncoder> text = captionEncoder(m_model, context);
        if (text)
            maker.describeBy(*text);
        for (const StemItem& item : m_items)
            m_pieces.push_back(maker.piece(item));
        retrieve(known.train, settings);
    }

    Outcome run() {
        writeStems();
        writeToClicks();
        m_context.progress(1, "Measuring");
        for (MeasuredWay& way : m_evaluated.ways)
            way.set = measureSet(m_sounds.at(way.name), m_sounds.at("true stem"));
        const Json entropies = measureEntropies();
        Outcome outcome;
        const Table summary = summaryOf(m_evaluated.ways);
        put(outcome, "evaluation", summary);
        put(outcome, "items", itemsOf(m_evaluated.ways));
        put(outcome, "weights", weightsTable(m_evaluated.weights));
        outcome.figures = {{"items", m_items.size()},
                           {"draws", m_options.draws},
                           {"ways", jsonOf(summary)},
                           {"cross_entropy", entropies},
                           {"weights", toJson(m_evaluated.weights)},
                           {"tokens_per_second", m_seconds > 0 ? m_tokens / m_seconds : 0},
                           {"stems",
                            {{"written", m_evaluated.written},
                             {"silent", m_evaluated.silent},
                             {"turned_down", m_evaluated.turnedDown},
                             {"of_wrong_length", m_evaluated.ofWrongLength}}},
                           {"onset_alignment", comparisonsOf(m_evaluated, onsetsOf)},
                           {"chroma_correlation", comparisonsOf(m_evaluated, chromaOf)}};
        report(outcome);
        return outcome;
    }

private:
    static fs::path codecGiven(const Inputs& inputs) {
        const auto other = pathsOf(inputs, "codec");
        return other.empty() ? fs::path() : other.front();
    }

    void retrieve(const std::vector<Song>& learned, ItemSettings settings) {
        if (learned.empty()) {
            m_context.log("None of these songs was learned from; there are no retrieved stems.");
            return;
        }
        settings.style = false;
        m_learned.emplace(learned, settings);
        m_retrieval.emplace(*m_learned, std::min(mostRetrieved, retrievedFrom * learned.size()),
                            [&] { m_context.checkpoint(); });
    }

    Sound soundOf(const std::vector<float>& samples) const {
        return soundFor({int(m_shape.rate), 1, samples}, m_shape);
    }

    MeasuredWay& way(const std::string& name, std::size_t draws) {
        if (!m_evaluated.way(name))
            m_evaluated.ways.push_back({name, {}, {}, draws});
        return *std::ranges::find(m_evaluated.ways, name, &MeasuredWay::name);
    }

    void writeStems() {
        std::vector<std::string> names;
        for (const ItemPlan& plan : m_plans)
            names.push_back(plan.song);
        const std::vector<std::size_t> strangers = strangersOf(names);
        m_evaluated.oneSong = std::ranges::all_of(
            names, [&](const std::string& name) { return name == names.front(); });
        const auto draws = std::size_t(m_options.draws);
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            const StemItem& item = m_items[i];
            const BeatGrid grid = gridOf(item.beats, int(m_shape.rate));
            const Sound along = soundOf(item.context), truth = soundOf(item.target);
            const bool pitched = item.plan.targets != std::vector<std::string>{"drums"};
            HeardItem heard{std::to_string(i + 1) + ": " + item.plan.song + ", " +
                                numberText(double(item.plan.start) / songRate(item.plan.song)) +
                                " s",
                            {}};
            const auto add = [&](const std::string& name, const std::vector<Sound>& sounds) {
                MeasuredWay& to = way(name, sounds.size());
                for (const Sound& sound : sounds) {
                    m_context.checkpoint();
                    to.items.push_back(measureStem(sound, along, grid, pitched));
                    m_sounds[name].push_back(sound);
                }
                keep(i, name, sounds.front(), heard);
            };
            keep(i, "context", along, heard);
            add("model", write(i, item, 0, draws));
            add("shuffled context", write(i, m_items[strangers[i]], 0.5, draws));
            for (const char* made : {"model", "shuffled context"})
                count(m_sounds[made], draws, truth.frames());
            if (m_retrieval)
                add("retrieved stem",
                    {decoded(soundOf(m_retrieval->stem(m_retrieval->nearest(along)).samples))});
            add("true stem", {truth});
            add("codec", {decoded(truth)});
            m_evaluated.heard.push_back(std::move(heard));
        }
    }

    /// The published test: clicks alone, at tempos that are spread over those of music.
    void writeToClicks() {
        const auto cases = metronomeCases(clicking, windowOf(m_model));
        const auto count = std::min(std::size_t(m_options.metronome), cases.size());
        for (std::size_t i = 0; i < count; ++i) {
            const MetronomeCase& one = cases[i * cases.size() / count];
            StemRequest request;
            request.samples = std::llround(windowOf(m_model) * double(m_shape.rate));
            const Sound clicks = {
                int(m_shape.rate), 1,
                clickTrack(one.grid, int(m_shape.rate), std::size_t(request.samples))};
            request.context = soundFor(clicks, m_shape);
            request.beats = one.grid;
            if (const std::int32_t tag = m_model.tags.indexOf(TagVocabulary::tempoTag(one.bpm));
                tag >= 0)
                request.tags = {tag};
            request.seed = seedFor(m_context.seed(), clicking, i);
            m_context.progress(1, "Playing to clicks");
            std::vector<Sound> stems = drawn(request, [&](double) { m_context.checkpoint(); });
            way("metronome", 1)
                .items.push_back(measureStem(stems.front(), request.context, one.grid, false));
            m_sounds["metronome"].push_back(std::move(stems.front()));
        }
    }

    double songRate(const std::string& name) const {
        for (const Song& song : m_source->songs())
            if (song.name == name)
                return song.rate;
        return 1;
    }
    Sound decoded(const Sound& sound) const { return roundTrip(m_writer.codec(), sound).decoded; }

    std::vector<Sound> write(std::size_t i, const StemItem& with, double part, std::size_t draws) {
        const StemItem& item = m_items[i];
        StemRequest request;
        request.context = soundOf(with.context);
        request.beats = gridOf(with.beats, int(m_shape.rate));
        request.tags = m_pieces[i].whole.conditions.tags;
        request.text = m_pieces[i].whole.conditions.text;
        request.style = m_pieces[i].whole.conditions.style;
        request.samples = std::int64_t(soundOf(item.target).frames());
        request.count = std::int64_t(draws);
        request.seed = seedFor(m_context.seed(), i);
        return drawn(request, [&](double share) {
            m_context.checkpoint();
            m_context.progress((double(i) + part + share / 2) / double(m_items.size()),
                               item.plan.song);
        });
    }

    /// As the options have it.
    std::vector<Sound> drawn(StemRequest request, const std::function<void(double)>& report) {
        const StemDrawOptions& draw = m_options.draw;
        request.guidance = draw.guidance;
        request.sampling = {draw.topK, draw.topP, {draw.temperature}};
        WrittenStems written = m_writer.write(request, report);
        m_seconds += written.seconds;
        m_tokens += double(written.tokens);
        return std::move(written.stems);
    }

    /// The last `draws` of what was written.
    void count(const std::vector<Sound>& sounds, std::size_t draws, std::size_t frames) {
        for (std::size_t d = sounds.size() - draws; d < sounds.size(); ++d) {
            ++m_evaluated.written;
            m_evaluated.silent += silenceRatio(sounds[d]) == 1;
            m_evaluated.turnedDown += peakOf(sounds[d].samples) > 1;
            m_evaluated.ofWrongLength += sounds[d].frames() != frames;
        }
    }

    void keep(std::size_t i, const std::string& what, Sound sound, HeardItem& heard) {
        if (const float peak = peakOf(sound.samples); peak > 1)
            for (float& sample : sound.samples)
                sample /= peak;
        char number[16];
        std::snprintf(number, sizeof number, "%02zu-", i + 1);
        std::string file = "audio/" + std::string(number) + what + ".wav";
        std::ranges::replace(file, ' ', '-');
        fs::create_directories(m_context.folder() / "audio");
        writeSound(m_context.folder() / file, sound, SampleFormat::Int16,
                   {software(), Json{{"task", "stem.evaluate"},
                                     {"what", what},
                                     {"model", tensorHash(m_model.weights)},
                                     {"seed", m_context.seed()}}
                                    .dump()});
        heard.sounds.emplace_back(what, file);
    }

    std::vector<LmItem> codes() const {
        std::vector<LmItem> items;
        for (const LmPiece& piece : m_pieces) {
            items.push_back(piece.whole);
            items.back().song = piece.name;
        }
        return items;
    }

    /// All figures of evaluateLm().
    Json measureEntropies() {
        const std::vector<LmItem> items = codes();
        const auto checkpoint = [&] { m_context.checkpoint(); };
        Json figures = Json::object();
        for (const Scalar& scalar :
             evaluateLm(LmNet(m_model.config, m_model.weights, display(m_model.origin)), items,
                        entropyBatch, checkpoint))
            figures[scalar.name.substr(scalar.name.find('/') + 1)] = scalar.value;
        m_evaluated.loss = figures.at("loss");
        m_evaluated.shuffled = figures.at("shuffled");
        m_evaluated.dropped = figures.at("dropped");
        Workers workers(chosenThreads());
        m_evaluated.weights =
            weightsLoss(m_model, std::span(items).first(std::min(items.size(), weighedItems)),
                        &workers, checkpoint);
        return figures;
    }

    void put(Outcome& outcome, const std::string& name, const Table& table) {
        const fs::path file = m_context.folder() / (name + ".csv");
        writeTable(file, table);
        outcome.items.push_back({ItemKind::Table, file, name});
        m_context.produced(outcome.items.back());
    }

    void report(Outcome& outcome) {
        const StemReport page = reportOf(m_evaluated);
        writeFile(m_context.folder() / "onset-alignment.svg", page.drawings[0]);
        writeFile(m_context.folder() / "chroma-correlation.svg", page.drawings[1]);
        writeFile(m_context.folder() / "report.html", htmlOf(page));
        Json findings = Json::array();
        for (const Finding& finding : page.findings) {
            findings.push_back(toJson(finding));
            m_context.log((finding.holds ? "Holds: " : "Does not hold: ") + finding.sentence);
        }
        outcome.figures["findings"] = findings;
        const WeightsLoss& w = m_evaluated.weights;
        m_context.log("Cross-entropy with weights as fp32 " + numberText(w.fp32) + ", bf16 " +
                      numberText(w.bf16) + ", int8 " + numberText(w.int8) + ".");
    }

    const StemEvaluateOptions& m_options;
    JobContext& m_context;
    LmModel m_model;
    CodecModel m_codec;
    const CodecConfig& m_shape;
    StemWriter m_writer;
    std::optional<ItemSource> m_source, m_learned;
    std::optional<StemRetrieval> m_retrieval;
    std::vector<ItemPlan> m_plans;
    std::vector<StemItem> m_items;
    std::vector<LmPiece> m_pieces;
    Evaluated m_evaluated;
    std::map<std::string, std::vector<Sound>> m_sounds;
    double m_seconds = 0, m_tokens = 0;
};

} // namespace

Outcome runEvaluate(const Inputs& inputs, const Options& given, JobContext& context) {
    context.progress(0, "Reading the model");
    Outcome outcome = Evaluation(inputs, given.as<StemEvaluateOptions>(), context).run();
    context.progress(1, "Done");
    return outcome;
}

} // namespace antiphon::stem
