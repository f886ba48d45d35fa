#include "tests/models/randomcodec.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/soundfile.h"
#include "models/device.h"
#include "models/stem/codec.h"
#include "models/stem/codectraining.h"
#include "models/trainer.h"

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

namespace {

CodecConfig toyCodec() {
    CodecConfig config = smallCodec();
    config.rate = 4000;
    config.ratios = {5, 4, 2};
    config.dimension = 8;
    config.books = 2;
    config.residualLayers = 1;
    config.lstmLayers = 1;
    return config;
}

CodecTrainingOptions toyOptions(std::int64_t steps, bool adversarial = false) {
    CodecTrainingOptions options = codecTrainingPreset("tiny");
    options.torch.device = "cpu";
    options.torch.batch = 4;
    options.torch.train.steps = steps;
    options.torch.train.evaluateEvery = 10;
    options.torch.schedule.rate = 3e-3;
    options.torch.schedule.kind = "constant";
    options.segment = 0.6;
    if (adversarial) {
        options.adversarial = 1;
        options.discriminatorFilters = 4;
        options.balanced = true;
        options.average = 0.9;
    }
    return options;
}

std::vector<Recording> toyRecordings(std::uint64_t seed, std::size_t count = 3) {
    std::vector<Recording> recordings;
    for (std::size_t i = 0; i < count; ++i)
        recordings.push_back(recordingOf("tone " + std::to_string(i), codecSound(8000, seed + i)));
    return recordings;
}

std::unique_ptr<TorchTrainee> toyTrainee(const CodecTrainingOptions& options) {
    return codecTrainee({CodecNet(toyCodec(), 1, quantiserSettings(options)), toyRecordings(1),
                         toyRecordings(10, 2)},
                        options, 7);
}

/// Trains in a folder until the job is stopped before that step; the hash of the weights, or "".
std::string attempt(const fs::path& folder, const CodecTrainingOptions& options,
                    std::int64_t stopAt) {
    struct Stopping final : Trainee {
        std::unique_ptr<TorchTrainee> inner;
        JobControl& control;
        std::int64_t left;
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
    };
    JobControl control;
    JobContext context(control, 7, folder / "out", folder / "checkpoints");
    Stopping trainee(toyTrainee(options), control, stopAt);
    try {
        return train(trainee, options.torch.train, context).hash;
    } catch (const Cancelled&) {
        return {};
    }
}

double valueOf(const std::vector<Scalar>& scalars, const std::string& name) {
    for (const Scalar& scalar : scalars)
        if (scalar.name == name)
            return scalar.value;
    return std::nan("");
}

} // namespace

class TestCodecTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void aStoppedTrainingGoesOnExactly_data() {
        QTest::addColumn<bool>("adversarial");
        QTest::newRow("plain") << false;
        QTest::newRow("adversarial") << true;
    }
    void aStoppedTrainingGoesOnExactly() {
        QFETCH(const bool, adversarial);
        TemporaryFolder whole, parts;
        const CodecTrainingOptions options = toyOptions(15, adversarial);
        const std::string uninterrupted = attempt(whole.path(), options, -1);
        QVERIFY(!uninterrupted.empty());
        for (const std::int64_t stopAt : {7, 6})
            QVERIFY(attempt(parts.path(), options, stopAt).empty());
        QCOMPARE(attempt(parts.path(), options, -1), uninterrupted);
    }

    void itLearns_data() { aStoppedTrainingGoesOnExactly_data(); }
    void itLearns() {
        QFETCH(const bool, adversarial);
        const auto trainee = toyTrainee(toyOptions(100, adversarial));
        const auto before = trainee->evaluate([] {});
        QCOMPARE(before.front().name, std::string("validation/log_mel"));
        std::vector<Scalar> scalars;
        for (int i = 0; i < 100; ++i) {
            scalars.clear();
            trainee->step(1, scalars);
        }
        const auto after = trainee->evaluate([] {});
        QVERIFY2(
            after.front().value < 0.8 * before.front().value,
            qPrintable(QString("%1 -> %2").arg(before.front().value).arg(after.front().value)));
        QCOMPARE(!std::isnan(valueOf(scalars, "train/adversarial")), adversarial);
        QVERIFY(valueOf(after, "validation/rows_used_2") > 0.2);
        QVERIFY(valueOf(after, "validation/samples") < 0.5);
    }

    /// What a checkpoint holds becomes a codec that is used without LibTorch.
    void theResultIsACodec() {
        const auto trainee = toyTrainee(toyOptions(10, true));
        std::vector<Scalar> scalars;
        for (int i = 0; i < 10; ++i)
            trainee->step(1, scalars);
        Checkpoint checkpoint;
        trainee->save(checkpoint);
        QVERIFY(find(checkpoint.weights,
                     "discriminator.discriminators.0.convs.0.parametrizations.weight.original0"));
        CodecModel model;
        model.config = toyCodec();
        model.weights = codecWeights(checkpoint.weights);
        QCOMPARE(model.weights.size(), weightsOf(CodecNet(toyCodec(), 1).model()).size());
        const std::string name = "encoder.model.0.conv.conv.bias";
        QVERIFY(*find(model.weights, name) != *find(checkpoint.weights, name));
        const Codec codec(model);
        const auto sound = codecSound(4000);
        QCOMPARE(codec.decode(codec.encode(sound)).size(), std::size_t(4000));
    }

    void evaluatingChangesNothing() {
        const auto trainee = toyTrainee(toyOptions(10, true));
        std::vector<Scalar> scalars;
        for (int i = 0; i < 4; ++i)
            trainee->step(1, scalars);
        Checkpoint before, during, after;
        trainee->save(before);
        const auto first = trainee->evaluate([&] { trainee->save(during); });
        trainee->save(after);
        QVERIFY(before.weights == during.weights);
        QVERIFY(before.weights == after.weights);
        const auto second = trainee->evaluate([] {});
        for (std::size_t i = 0; i < first.size(); ++i)
            QCOMPARE(first[i].value, second[i].value);
    }

    void theForecastChangesNothing() {
        const auto trainee = toyTrainee(toyOptions(10));
        Checkpoint before, after;
        trainee->save(before);
        const Forecast forecast = trainee->forecast();
        trainee->save(after);
        QVERIFY(forecast.seconds > 0);
        QVERIFY(before.weights == after.weights);
    }

    void recordings() {
        TemporaryFolder folder;
        Sound sound{8000, 2, std::vector<float>(16000)};
        for (std::size_t f = 0; f < 8000; ++f) {
            sound.at(f, 0) = 0.5f * float(std::sin(0.02 * double(f)));
            sound.at(f, 1) = 0.25f;
        }
        writeSound(folder / "a.wav", sound, SampleFormat::Float32);
        const Recording file = recordingOf(folder / "a.wav", 8000);
        QCOMPARE(file.frames, 8000);
        std::vector<float> samples(10);
        file.read(3000, samples);
        QVERIFY(std::abs(samples[2] - (sound.at(3002, 0) + 0.25f) / 2) < 1e-6);
        file.read(7996, samples);
        QCOMPARE(samples[4], 0.f);
        QCOMPARE(recordingOf(folder / "a.wav", 4000).frames, 4000);
        const Recording both = recordingOf(folder / "a.wav", 8000, 2);
        both.read(100, samples);
        QVERIFY(samples[1] == 0.25f && samples[2] == sound.at(101, 0));
        const Recording part = stretchOf(file, 7000, 5000);
        QCOMPARE(part.frames, 1000);
        part.read(0, samples);
        QVERIFY(std::abs(samples[0] - (sound.at(7000, 0) + 0.25f) / 2) < 1e-6);
        const Recording memory = recordingOf("m", {1, 2, 3, 4, 5, 6}, 2);
        QCOMPARE(memory.frames, 3);
        samples.assign(4, 9);
        memory.read(2, samples);
        QVERIFY(samples == std::vector<float>({5, 6, 0, 0}));
        QVERIFY_EXCEPTION_THROWN(recordingOf(folder / "none.wav", 8000), UserError);
    }

    void whatCannotBeLearnedIsRefused() {
        const CodecTrainingOptions options = toyOptions(1);
        const CodecNet net(toyCodec(), 1);
        QVERIFY_EXCEPTION_THROWN(codecTrainee({net, {}, {}}, options, 1), UserError);
        CodecTrainingOptions brief = options;
        brief.segment = 0.2;
        QVERIFY_EXCEPTION_THROWN(codecTrainee({net, toyRecordings(1), {}}, brief, 1), UserError);
        CodecTrainingOptions nothing = options;
        nothing.mel = nothing.logMel = nothing.pitch = nothing.samples = 0;
        QVERIFY_EXCEPTION_THROWN(codecTrainee({net, toyRecordings(1), {}}, nothing, 1), UserError);
        QVERIFY_EXCEPTION_THROWN(codecTrainingPreset("huge"), UserError);
        for (const char* preset : {"tiny", "demo", "paper"}) {
            Options all = codecTrainingPreset(preset);
            const Json json = toJson(all);
            readJson(all, json, preset);
            QVERIFY(toJson(all) == json);
        }
    }

    /// Recordings shorter than a stretch are followed by silence.
    void shortRecordingsWillDo() {
        const auto trainee =
            codecTrainee({CodecNet(toyCodec(), 1), {recordingOf("short", codecSound(900))}, {}},
                         toyOptions(2), 1);
        std::vector<Scalar> scalars;
        trainee->step(1, scalars);
        QVERIFY(std::isfinite(trainee->evaluate([] {}).front().value));
    }
};

QTEST_GUILESS_MAIN(TestCodecTraining)
#include "tst_codectraining.moc"
