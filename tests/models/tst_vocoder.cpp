#include "tests/testing.h"

#include "core/error.h"
#include "core/rng.h"
#include "core/soundfile.h"
#include "models/checkpoint.h"
#include "models/device.h"
#include "models/idm/builddataset.h"
#include "models/idm/clipsounds.h"
#include "models/idm/render.h"
#include "models/idm/synthesize.h"
#include "models/idm/vocodercompare.h"
#include "models/idm/vocoderloss.h"
#include "models/idm/vocodertraining.h"

#include <torch/torch.h>

#include <numbers>

using namespace antiphon;
using namespace antiphon::idm;

namespace {

constexpr double clipSeconds = 1.5;

VocoderConfig toy() {
    VocoderConfig config = vocoderPreset("tiny");
    config.bands = 40;
    config.blocks = 2;
    config.width = 24;
    config.inner = 48;
    return config;
}

std::vector<float> noise(std::size_t count, std::uint64_t seed) {
    Rng rng(seed);
    std::vector<float> samples(count);
    for (float& sample : samples)
        sample = float(0.1 * rng.normal());
    return samples;
}

at::Tensor tensorOf(std::span<const float> samples) {
    return at::tensor(at::ArrayRef<float>(samples.data(), samples.size())).unsqueeze(0);
}

/// Clips out of the program's own synthesizers.
std::vector<float> clipNumbered(std::uint64_t number) {
    ClipPlan plan;
    plan.seconds = clipSeconds;
    plan.beats = 5;
    plan.filled = 0.8;
    std::vector<float> sound = synthesize(plan, number).sound.samples;
    return sound;
}

SoundSet clips(std::vector<std::vector<float>> sounds) {
    const std::size_t count = sounds.size();
    const auto samples = std::int64_t(sounds.front().size());
    return {
        count, samples,
        [sounds = std::move(sounds)](std::size_t which, std::int64_t from, std::span<float> out) {
            for (std::size_t i = 0; i < out.size(); ++i) {
                const std::int64_t at = from + std::int64_t(i);
                out[i] = at >= 0 && at < std::int64_t(sounds[which].size())
                             ? sounds[which][std::size_t(at)]
                             : 0;
            }
        }};
}

double loudestMel(const SoundSet& set, const VocoderConfig& c) {
    double most = 0;
    std::vector<float> sound(std::size_t(set.samples));
    for (std::size_t i = 0; i < set.count; ++i) {
        set.read(i, 0, sound);
        for (const float power : melPower(sound, {int(c.rate), std::size_t(c.window),
                                                  std::size_t(c.hop), std::size_t(c.bands)})
                                     .values)
            most = std::max(most, double(power));
    }
    return most;
}

VocoderData dataOf(const VocoderConfig& config, std::size_t count = 3) {
    std::vector<std::vector<float>> sounds;
    for (std::size_t i = 0; i < count; ++i)
        sounds.push_back(clipNumbered(i + 1));
    SoundSet set = clips(std::move(sounds));
    const double reference = loudestMel(set, config);
    return {VocoderNet(config, reference, 4), set, {}};
}

VocoderTrainingOptions few(std::int64_t steps, bool adversarial = false) {
    VocoderTrainingOptions options = vocoderTrainingPreset("tiny");
    options.torch.device = "cpu";
    options.torch.train.steps = steps;
    options.torch.train.evaluateEvery = 5;
    options.torch.train.checkpointEvery = 1e9;
    options.torch.batch = 4;
    options.torch.schedule.warmup = 2;
    options.crop = 20;
    if (adversarial) {
        options.adversarial = 0.5;
        options.discriminatorFilters = 4;
    }
    return options;
}

/// Trains in a folder until the job is stopped before that step; the hash of the weights, or "".
std::string attempt(const fs::path& folder, const VocoderTrainingOptions& options,
                    std::int64_t stopAt) {
    struct Stopping final : Trainee {
        Stopping(std::unique_ptr<TorchTrainee> t, JobControl& c, std::int64_t at)
            : inner(std::move(t)), control(c), left(at) {}
        std::int64_t step(std::int64_t limit, std::vector<Scalar>& scalars) override {
            if (left-- == 0)
                control.cancel();
            return inner->step(limit, scalars);
        }
        std::vector<Scalar> evaluate(const std::function<void()>& checkpoint) override {
            return inner->evaluate(checkpoint);
        }
        void save(Checkpoint& out) const override { inner->save(out); }
        void load(const Checkpoint& in) override { inner->load(in); }
        std::unique_ptr<TorchTrainee> inner;
        JobControl& control;
        std::int64_t left;
    };
    fs::create_directories(folder / "checkpoints");
    JobControl control;
    JobContext context(control, 7, folder / "out", folder / "checkpoints");
    Stopping trainee(vocoderTrainee(dataOf(toy()), options, 11), control, stopAt);
    try {
        return train(trainee, options.torch.train, context).hash;
    } catch (const Cancelled&) {
        return {};
    }
}

VocoderModel modelOfNet(const VocoderNet& net) {
    VocoderModel model;
    model.config = net.config();
    model.reference = net.reference();
    model.weights = weightsOf(net.model());
    return model;
}

DatasetSettings audioOf(const VocoderConfig& c) {
    DatasetSettings audio;
    audio.bands = c.bands;
    return audio;
}

double largestGap(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

std::string complaint(const std::function<void()>& work) {
    try {
        work();
    } catch (const UserError& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestVocoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void parameterCounts_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<qint64>("bands");
        QTest::addColumn<qint64>("count");
        // By hand: 7 bands w + w + 2 w, blocks of 7 w + w + 2 w + 2 w i + i + w + w, 2 w, head.
        QTest::newRow("small, 128 bands") << "small" << qint64(128) << qint64(1715394);
        QTest::newRow("full, 100 bands as published") << "full" << qint64(100) << qint64(13531650);
        QTest::newRow("tiny") << "tiny" << qint64(128) << qint64(648578);
        QTest::newRow("tiny, 64 bands") << "tiny" << qint64(64) << qint64(591234);
    }
    void parameterCounts() {
        QFETCH(const QString, preset);
        QFETCH(const qint64, bands);
        QFETCH(const qint64, count);
        VocoderConfig config = vocoderPreset(preset.toStdString());
        config.bands = bands;
        const VocoderNet net(config, 1, 1);
        QCOMPARE(qint64(net.parameterCount()), count);
        const at::NoGradGuard noGradient;
        const at::Tensor sound = net.sounds(at::rand({2, bands, 9}) * 2 - 1);
        QCOMPARE(sound.sizes(), at::IntArrayRef({2, 8 * 256}));
        QVERIFY(sound.isfinite().all().item<bool>());
        QCOMPARE(net.plan(at::zeros({1, bands, 5})).magnitudes.sizes(),
                 at::IntArrayRef({1, 5, 513}));
    }
    void presetsAreNamed() {
        QVERIFY(complaint([] { vocoderPreset("huge"); }).find("tiny, small or full") !=
                std::string::npos);
        QVERIFY(complaint([] { vocoderTrainingPreset("huge"); }).find("tiny, small or full") !=
                std::string::npos);
    }

    /// What the transform of a sound says is turned into the sound again.
    void trueSpectraGiveTheSound_data() {
        QTest::addColumn<int>("window");
        QTest::addColumn<int>("hop");
        QTest::newRow("the spec's") << 1024 << 256;
        QTest::newRow("half overlapping") << 512 << 256;
        QTest::newRow("short") << 64 << 16;
    }
    void trueSpectraGiveTheSound() {
        QFETCH(const int, window);
        QFETCH(const int, hop);
        const at::Tensor sound = tensorOf(noise(std::size_t(hop) * 40, 3));
        const at::Tensor spectra = spectraOfSound(sound, window, hop);
        QVERIFY(largestGap(inverseSpectra(spectra, window, hop), sound) < 1e-5);
        // Also by way of the head: logarithms of the magnitudes, and phases added to others.
        const std::int64_t bins = window / 2 + 1;
        const at::Tensor signs = 1 - 2 * at::arange(bins).remainder(2).view({1, bins, 1});
        const at::Tensor levels = spectra.abs().clamp_min(1e-9).log().transpose(1, 2);
        const at::Tensor others = at::rand_like(levels) * 6;
        const at::Tensor phases = (spectra * signs).angle().transpose(1, 2) - others;
        const auto soundOf = [&](double gain) {
            const at::Tensor more = at::full_like(levels, std::log(gain));
            const SpectrumPlan plan = headPlan(at::cat({more, phases}, 2), levels);
            return inverseSpectra(spectraOfPlan(plan, others), window, hop);
        };
        QVERIFY(largestGap(soundOf(1), sound) < 1e-4);
        QVERIFY(largestGap(soundOf(0.5), sound / 2) < 1e-4);
    }
    /// Phases that go with true magnitudes are near enough that it sounds the same.
    void phasesGoWithMagnitudes() {
        const std::vector<float> sound = clipNumbered(3);
        const at::Tensor magnitudes =
            spectraOfSound(tensorOf(sound), 1024, 256).abs().transpose(1, 2);
        const SpectrumPlan plan{magnitudes, at::zeros_like(magnitudes)};
        const auto made = [&](const at::Tensor& phases) {
            const at::Tensor y =
                inverseSpectra(spectraOfPlan(plan, phases), 1024, 256).contiguous();
            return convergenceOverSizes(std::span(sound).first(std::size_t(y.numel())),
                                        {y.data_ptr<float>(), std::size_t(y.numel())});
        };
        const double found = made(phasesFor(magnitudes, 256)), none = made(plan.phases);
        QVERIFY2(found < 0.2 && found < none / 2,
                 qPrintable(QString("%1 and %2").arg(found).arg(none)));
    }

    /// The sound of a head's numbers changes as its gradient says.
    void gradientsOfTheHead() {
        constexpr std::int64_t window = 64, hop = 16, frames = 6, bins = window / 2 + 1;
        at::manual_seed(5);
        const auto options = at::TensorOptions(at::kDouble);
        const at::Tensor envelope = at::randn({1, frames, bins}, options);
        const at::Tensor base = at::randn({1, frames, bins}, options);
        at::Tensor raw = at::randn({1, frames, 2 * bins}, options).requires_grad_(true);
        const at::Tensor weights = at::randn({1, hop * (frames - 1)}, options);
        const auto value = [&](const at::Tensor& numbers) {
            const SpectrumPlan plan = headPlan(numbers, envelope);
            return (inverseSpectra(spectraOfPlan(plan, base), window, hop) * weights)
                .square()
                .sum();
        };
        value(raw).backward();
        const at::NoGradGuard noGradient;
        Rng rng(2);
        for (int i = 0; i < 60; ++i) {
            const auto place = std::int64_t(rng.below(std::uint64_t(raw.numel())));
            at::Tensor beside = raw.detach().clone();
            constexpr double step = 1e-5;
            beside.view(-1)[place] += step;
            const double above = value(beside).item<double>();
            beside.view(-1)[place] -= 2 * step;
            const double below = value(beside).item<double>();
            const double found = raw.grad().view(-1)[place].item<double>();
            const double wanted = (above - below) / (2 * step);
            QVERIFY2(std::abs(found - wanted) <= 1e-6 * std::max(1.0, std::abs(wanted)),
                     qPrintable(QString("%1 for %2").arg(found).arg(wanted)));
        }
    }
    void phasesAreComparedByHowTheyTurn() {
        const at::Tensor spectra = spectraOfSound(tensorOf(noise(9 * 256, 2)), 1024, 256);
        QVERIFY(std::abs(phaseDistance(spectra, spectra).item<double>()) < 1e-5);
        // Louder, and everywhere turned by the same: as good. Another noise: not alike at all.
        const at::Tensor turned = spectra * (3 * at::exp(at::complex(at::zeros(1), at::ones(1))));
        QVERIFY(std::abs(phaseDistance(turned, spectra).item<double>()) < 1e-5);
        const at::Tensor other = spectraOfSound(tensorOf(noise(9 * 256, 4)), 1024, 256);
        QVERIFY(phaseDistance(other, spectra).item<double>() > 1);
    }
    void everyParameterLearns() {
        VocoderData data = dataOf(toy());
        const VocoderNet net = data.net;
        const at::Tensor x = at::rand({1, toy().bands, 20}) * 2 - 1;
        net.sounds(x).square().mean().backward();
        for (const auto& [name, tensor] : net.model().parameters)
            QVERIFY2(tensor.grad().defined() && tensor.grad().abs().max().item<double>() > 0,
                     name.c_str());
    }

    /// With nothing learned the bands are already right: their levels come from the spectrogram.
    void untrainedSpectraHaveTheBandsLevels() {
        const VocoderConfig config = vocoderPreset("tiny");
        const std::vector<float> sound = noise(24000, 1);
        const SoundToMel mel(config, 100);
        const at::Tensor x = mel.of(tensorOf(sound));
        const VocoderNet net(config, 100, 3);
        const at::NoGradGuard noGradient;
        // Of the spectra themselves: a sound also has what its frames do to each other.
        const at::Tensor wanted = spectraOfSound(tensorOf(sound), config.window, config.hop);
        const double gap =
            (net.plan(x).magnitudes.square().mean().log10() - wanted.abs().square().mean().log10())
                .item<double>();
        QVERIFY2(std::abs(10 * gap) < 1.5, qPrintable(QString::number(10 * gap)));
    }
    /// Whatever the network says, the bands are those that it was given.
    void bandsAreKept() {
        const VocoderConfig config = vocoderPreset("tiny");
        const std::vector<float> sound = clipNumbered(2);
        const SoundToMel mel(config, 300);
        const at::Tensor x = mel.of(tensorOf(sound)).clamp_max(1);
        VocoderNet net(config, 300, 3);
        const at::NoGradGuard noGradient;
        for (auto& [name, tensor] : net.model().parameters)
            if (name == "head.out.bias") // half as loud, and uneven
                tensor.add_(at::arange(tensor.size(0)).remainder(7) / 7 - 1);
        const at::Tensor magnitudes = net.plan(x).magnitudes.transpose(1, 2);
        const double gap =
            (mel.ofPowers(magnitudes.square()).clamp_max(1) - x).abs().mean().item<double>() * 40;
        QVERIFY2(gap < 0.5, qPrintable(QString::number(gap)));
    }
    void spectrogramsAreThoseOfTheDataSet() {
        const VocoderConfig config = toy();
        const std::vector<float> sound = noise(9 * 256, 1);
        const SoundToMel mel(config, 200);
        const at::Tensor found = mel.of(tensorOf(sound));
        Renderer renderer(audioOf(config), 200, 1);
        const std::vector<float> wanted = renderer.spectrogram(sound);
        QCOMPARE(found.numel(), std::int64_t(wanted.size()));
        const at::Tensor own = at::tensor(at::ArrayRef<float>(wanted)).view(found.sizes());
        QVERIFY(largestGap(found.clamp_max(1), own) < 1e-4);
    }

    void silenceStaysSilent() {
        const VocoderConfig config = toy();
        const Vocoder vocoder(modelOfNet(VocoderNet(config, 50, 1)), "cpu");
        const std::vector<float> silent(std::size_t(config.bands) * 12, -1);
        for (const double reference : {50.0, 0.5, 5000.0})
            for (const float sample : vocoder.sound(silent, 12, reference))
                QCOMPARE(sample, 0.0f);
        QVERIFY(vocoder.sound(std::vector<float>(std::size_t(config.bands), 0), 1, 50).empty());
    }
    /// Only what a spectrogram is measured against has changed.
    void whereZeroDecibelsAreIsNoMatter() {
        const VocoderConfig config = toy();
        const Vocoder vocoder(modelOfNet(VocoderNet(config, 50, 1)), "cpu");
        std::vector<float> x(std::size_t(config.bands) * 12), shifted;
        Rng rng(3);
        for (float& value : x)
            value = float(-0.7 + 1.2 * rng.uniform());
        for (const float value : x) // 10 dB
            shifted.push_back(value + 0.25f);
        const auto wanted = vocoder.sound(x, 12, 50), found = vocoder.sound(shifted, 12, 5);
        QCOMPARE(found.size(), wanted.size());
        QVERIFY(convergenceOverSizes(wanted, found) < 0.02);
    }
    void longSoundsAreMadeInParts() {
        VocoderConfig config = toy();
        const VocoderNet net(config, 50, 1);
        const Vocoder vocoder(modelOfNet(net), "cpu");
        constexpr std::int64_t frames = 4200;
        std::vector<float> x(std::size_t(config.bands * frames));
        Rng rng(3);
        for (float& value : x)
            value = float(-1 + 2 * rng.uniform());
        std::vector<double> told;
        const auto found = vocoder.sound(x, std::size_t(frames), 50, 0, nullptr,
                                         [&](double part) { told.push_back(part); });
        QCOMPARE(told.size(), std::size_t(3));
        const at::NoGradGuard noGradient;
        const at::Tensor whole =
            net.sounds(at::tensor(at::ArrayRef<float>(x)).view({1, config.bands, frames}));
        QCOMPARE(std::int64_t(found.size()), whole.numel());
        // Where magnitudes are nearly the same, rounding decides which phase is summed up first.
        QVERIFY(convergenceOverSizes({whole.data_ptr<float>(), found.size()}, found) < 0.02);
    }

    void aStoppedTrainingGoesOnExactly_data() {
        QTest::addColumn<bool>("adversarial");
        QTest::newRow("plain") << false;
        QTest::newRow("adversarial") << true;
    }
    void aStoppedTrainingGoesOnExactly() {
        QFETCH(const bool, adversarial);
        testing::TemporaryFolder whole, parts;
        const VocoderTrainingOptions options = few(12, adversarial);
        const std::string uninterrupted = attempt(whole.path(), options, -1);
        QVERIFY(!uninterrupted.empty());
        for (const std::int64_t stopAt : {5, 4})
            QVERIFY(attempt(parts.path(), options, stopAt).empty());
        QCOMPARE(attempt(parts.path(), options, -1), uninterrupted);
        const auto best = bestWeights(whole / "checkpoints");
        const auto used = vocoderWeights(best);
        QCOMPARE(used.size(), VocoderNet(toy(), 1, 1).model().parameters.size());
        QCOMPARE(best.size() > used.size(), adversarial);
    }
    void forecasts() {
        const auto trainee = vocoderTrainee(dataOf(toy()), few(10), 1);
        const Forecast forecast = trainee->forecast();
        QCOMPARE(forecast.parameters, VocoderNet(toy(), 1, 1).parameterCount());
        QVERIFY(forecast.batchBytes > 0 && forecast.stepSeconds > 0 && forecast.fits());
    }
    void nothingToLearnIsTold() {
        VocoderData none = dataOf(toy());
        none.training.count = 0;
        QVERIFY(!complaint([&] { vocoderTrainee(none, few(1), 1); }).empty());
        VocoderTrainingOptions nothing = few(1);
        nothing.mel = nothing.spectra = 0;
        QVERIFY(complaint([&] { vocoderTrainee(dataOf(toy()), nothing, 1); }).find("'mel'") !=
                std::string::npos);
        VocoderData brief = dataOf(toy());
        brief.training.samples = 900;
        QVERIFY(complaint([&] { vocoderTrainee(brief, few(1), 1); }).find("too short") !=
                std::string::npos);
    }

    /// Some clips by heart: how far it is from them then, beside what it was and the search.
    void learns() {
        VocoderConfig config = vocoderPreset("tiny");
        config.bands = 64;
        config.blocks = 2;
        VocoderTrainingOptions options = few(260);
        options.torch.schedule.rate = 4e-3;
        options.crop = 48;
        const VocoderData data = dataOf(config, 3);
        const auto measured = [&](const VocoderNet& net) {
            Renderer renderer(audioOf(config), net.reference(), 1,
                              std::make_shared<Vocoder>(modelOfNet(net), "cpu"));
            return gapsBy(renderer, data);
        };
        const SoundGaps before = measured(data.net);
        const auto trainee = vocoderTrainee(data, options, 3);
        std::vector<Scalar> scalars;
        for (std::int64_t step = 0; step < options.torch.train.steps; ++step)
            trainee->step(1, scalars);
        const SoundGaps after = measured(data.net);
        Renderer search(audioOf(config), data.net.reference(), 1);
        const SoundGaps searched = gapsBy(search, data);
        qInfo("mel dB: fresh %.2f, trained %.2f, Griffin-Lim %.2f; convergence %.3f, %.3f, %.3f",
              before.melDb, after.melDb, searched.melDb, before.convergence, after.convergence,
              searched.convergence);
        QVERIFY(after.melDb < 0.6 * before.melDb);
        QVERIFY(after.convergence < 0.8 * before.convergence);
        // By heart it is nearer than the search, which knows the bands alone.
        QVERIFY(after.melDb < searched.melDb);
        QVERIFY(after.convergence < searched.convergence);
    }

    void gapsOfTheSameAreNone() {
        const std::vector<float> sound = clipNumbered(4);
        const std::vector<float> x(100, 0.5f), y(100, 0.25f);
        const SoundGaps none = gapsOf(sound, sound, x, x, 24000);
        QCOMPARE(none.melDb, 0.0);
        QVERIFY(none.convergence < 1e-6);
        for (const double score : none.scores)
            QCOMPARE(score, 0.0);
        std::vector<float> quieter = sound;
        for (float& sample : quieter)
            sample /= 2;
        const SoundGaps some = gapsOf(sound, quieter, x, y, 24000);
        QVERIFY(std::abs(some.melDb - 10) < 1e-9);
        QVERIFY(std::abs(some.convergence - 0.5) < 1e-4);
    }

    void modelsAreReadAndChecked() {
        testing::TemporaryFolder folder;
        const fs::path at = folder / "vocoder";
        const VocoderModel model = modelOfNet(VocoderNet(toy(), 50, 1));
        writeVocoder(at, model);
        const VocoderModel read = readVocoder(at);
        QVERIFY(read.config == model.config);
        QCOMPARE(tensorHash(read.weights), tensorHash(model.weights));
        // The folder of a run.
        fs::create_directories(folder / "run");
        fs::copy(at, folder / "run" / "vocoder", fs::copy_options::recursive);
        QCOMPARE(tensorHash(readVocoder(folder / "run").weights), tensorHash(model.weights));

        IdmModel other;
        other.origin = folder / "another";
        other.audio = audioOf(toy());
        QVERIFY(givenVocoder({}, other, "cpu") == nullptr);
        QVERIFY(givenVocoder({at}, other, "cpu") != nullptr);
        other.audio.seconds = 2; // no matter to a vocoder
        QVERIFY(givenVocoder({at}, other, "cpu") != nullptr);
        for (std::int64_t DatasetSettings::*which :
             {&DatasetSettings::bands, &DatasetSettings::hop, &DatasetSettings::window,
              &DatasetSettings::rate}) {
            IdmModel wrong = other;
            wrong.audio.*which /= 2;
            const std::string told = complaint([&] { givenVocoder({at}, wrong, "cpu"); });
            QVERIFY2(told.find("another") != std::string::npos &&
                         told.find("40 bands at 24000 Hz, hop 256, window 1024") !=
                             std::string::npos,
                     told.c_str());
        }
    }
    void damagedModelsAreRefused_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("another kind") << "kind"
                                      << "\"idm model\"";
        QTest::newRow("another version") << "version"
                                         << "7";
        QTest::newRow("no reference") << "reference"
                                      << "0";
        QTest::newRow("a reference of text") << "reference"
                                             << "\"loud\"";
        QTest::newRow("no network") << "network"
                                    << "{}";
        QTest::newRow("another width")
            << "network"
            << R"({"rate":24000,"window":1024,"hop":256,"bands":40,"blocks":2,"width":32,"inner":48})";
        QTest::newRow("a window of another size")
            << "network"
            << R"({"rate":24000,"window":1000,"hop":250,"bands":40,"blocks":2,"width":24,"inner":48})";
        QTest::newRow("a hop that does not fit")
            << "network"
            << R"({"rate":24000,"window":1024,"hop":300,"bands":40,"blocks":2,"width":24,"inner":48})";
        QTest::newRow("no blocks")
            << "network"
            << R"({"rate":24000,"window":1024,"hop":256,"bands":40,"blocks":0,"width":24,"inner":48})";
    }
    void damagedModelsAreRefused() {
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        testing::TemporaryFolder folder;
        writeVocoder(folder.path(), modelOfNet(VocoderNet(toy(), 50, 1)));
        Json json = readJson(folder / "model.json");
        json[key.toStdString()] = parseJson(value.toStdString(), "value");
        writeJson(folder / "model.json", json);
        const std::string told = complaint([&] { Vocoder(readVocoder(folder.path()), "cpu"); });
        QVERIFY2(told.find(folder.path().string()) != std::string::npos, told.c_str());
    }
    /// Wherever a file of weights ends too early.
    void truncatedWeightsAreRefused() {
        testing::TemporaryFolder folder;
        writeVocoder(folder.path(), modelOfNet(VocoderNet(toy(), 50, 1)));
        const std::string whole = readFile(folder / "model.safetensors");
        for (const double part : {0.0, 0.0001, 0.01, 0.5, 0.999}) {
            writeFile(folder / "model.safetensors",
                      whole.substr(0, std::size_t(part * double(whole.size()))));
            const std::string told = complaint([&] { Vocoder(readVocoder(folder.path()), "cpu"); });
            QVERIFY2(told.find("model.safetensors") != std::string::npos, told.c_str());
        }
        QVERIFY(!complaint([&] { readVocoder(folder / "absent"); }).empty());
    }

    void clipsAreReadFromTheirRecordings() {
        testing::TemporaryFolder folder;
        fs::create_directories(folder / "in");
        const std::vector<float> sound = noise(24000 * 3, 9);
        writeSound(folder / "in" / "noise.wav", {24000, 1, sound}, SampleFormat::Float32);
        JobControl control;
        JobContext context(control, 1, folder / "set", folder / "set");
        fs::create_directories(folder / "set");
        const fs::path in = folder / "in";
        DatasetSettings settings;
        settings.seconds = 2;
        settings.step = 1;
        buildDataset({&in, 1}, folder / "set", settings, {.validation = 0, .test = 0}, context);
        const auto dataset = std::make_shared<const Dataset>(folder / "set");
        QCOMPARE(dataset->clips().size(), std::size_t(2));
        ClipSounds sounds(dataset);
        std::vector<float> out(1000);
        sounds.read(1, -300, out); // silence before it, though the recording goes on
        for (std::size_t i = 0; i < out.size(); ++i)
            QCOMPARE(out[i], i < 300 ? 0.0f : sound[24000 + i - 300]);
        sounds.read(0, 47600, out);
        for (std::size_t i = 0; i < out.size(); ++i)
            QCOMPARE(out[i], i < 400 ? sound[47600 + i] : 0.0f);
        sounds.read(0, 50000, out);
        QVERIFY(std::ranges::all_of(out, [](float sample) { return sample == 0; }));
        // What is learned from is the data set's own spectrogram.
        std::vector<float> whole(std::size_t(settings.samples()));
        sounds.read(0, 0, whole);
        Renderer renderer(settings, dataset->reference(), 1);
        const std::vector<float> found = renderer.spectrogram(whole);
        std::vector<float> wanted(found.size());
        dataset->normalised(0, wanted);
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY(std::abs(found[i] - wanted[i]) < 1e-4);
        fs::remove(folder / "in" / "noise.wav");
        ClipSounds gone(dataset);
        QVERIFY(complaint([&] { gone.read(0, 0, out); }).find("noise.wav") != std::string::npos);
    }

private:
    /// Means over the clips.
    static SoundGaps gapsBy(Renderer& renderer, const VocoderData& data) {
        SoundGaps mean;
        std::vector<float> sound(std::size_t(data.training.samples));
        for (std::size_t i = 0; i < data.training.count; ++i) {
            data.training.read(i, 0, sound);
            const std::vector<float> x = renderer.spectrogram(sound);
            const std::size_t frames = x.size() / std::size_t(data.net.config().bands);
            std::vector<float> made = renderer.sound(x, frames, {.iterations = 32}, 5);
            made.resize(sound.size()); // whole hops: as many frames
            const SoundGaps one = gapsOf(sound, made, x, renderer.spectrogram(made), 24000);
            mean.melDb += one.melDb / double(data.training.count);
            mean.convergence += one.convergence / double(data.training.count);
        }
        return mean;
    }
};

QTEST_GUILESS_MAIN(TestVocoder)
#include "tst_vocoder.moc"
