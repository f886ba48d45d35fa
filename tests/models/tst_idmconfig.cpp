#include "tests/testing.h"

#include "core/error.h"
#include "models/idm/modeloptions.h"
#include "models/idm/soundtable.h"
#include "models/idm/yamlconfig.h"

using namespace antiphon;
using namespace antiphon::idm;

namespace {

constexpr const char* published = R"(# as shipped
paths:
  train_data: data/train/
  val_data: data/val/
audio:
  sample_rate: 24000
  chunk_duration_s: 8.0
  n_fft: 1024
model:
  use_dynamic_chunking: true
  d_model: 128
  n_head: 2
  num_main_layers: 3
training:
  seed: 42
  epochs: 20
  batch_size: 2
  learning_rate: 1e-4
  early_stopping_patience: 5
  lscore_interval: 40
  log_interval: 10
  lambda_l_score: 0.2
  gradient_accumulation_steps: 8
loss:
  lambda_recon: 1.5
  target_mean: [0, 0, 0, 0]
curriculum:
  order: hard
  c0: 0.3
wandb:
  project: something
)";

} // namespace

class TestIdmConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedConfigurationsAreRead() {
        const std::string text = published;
        IdmTrainOptions options;
        const auto remarks = read(text + "mystery:\n  colour: blue\n", options);
        QCOMPARE(options.network.width, std::int64_t(128));
        QCOMPARE(options.network.heads, std::int64_t(2));
        QCOMPARE(options.network.layers, std::int64_t(3));
        QCOMPARE(options.training.torch.batch, std::int64_t(16));
        QCOMPARE(options.training.torch.accumulate, std::int64_t(8));
        QCOMPARE(options.training.torch.schedule.rate, 1e-4);
        QCOMPARE(options.training.torch.train.patience, std::int64_t(5));
        QCOMPARE(options.training.scoreEvery, std::int64_t(40));
        QCOMPARE(options.training.score, 0.2);
        QCOMPARE(options.training.reconstruction, 1.5);
        QCOMPARE(options.training.curriculum.order, std::string("hard"));
        QCOMPARE(options.training.curriculum.pacing.begin, 0.3);
        const auto told = [&](const char* part) {
            return std::ranges::any_of(remarks, [&](const std::string& remark) {
                return remark.find(part) != std::string::npos;
            });
        };
        QVERIFY(told("'mystery.colour' is not known"));
        QVERIFY(told("wandb.project"));
        QVERIFY(told("loss.target_mean"));
        QVERIFY(!told("d_model"));
    }

    void whatTheLineSaysStays() {
        IdmTrainOptions options;
        options.training.torch.schedule.rate = 0.5;
        options.training.torch.batch = 3;
        const auto remarks = read(
            "training:\n  learning_rate: 0.01\n  batch_size: 7\n  lscore_interval: 11\n", options);
        QCOMPARE(options.training.torch.schedule.rate, 0.5);
        QCOMPARE(options.training.torch.batch, std::int64_t(3));
        QCOMPARE(options.training.scoreEvery, std::int64_t(11));
        QCOMPARE(remarks.size(), std::size_t(2));
        QVERIFY(remarks[0].find("'batch' was given") != std::string::npos);
        QVERIFY(remarks[1].find("'learning_rate' was given") != std::string::npos);
    }

    void wrongValuesAreRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("text for a number") << "model:\n  d_model: wide\n"
                                           << "line 2: 'model.d_model' is 'wide'";
        QTest::newRow("fraction for a whole number") << "training:\n\n  batch_size: 1.5\n"
                                                     << "line 3: 'training.batch_size'";
        QTest::newRow("list for a number") << "loss:\n  lambda_recon: [1, 2]\n"
                                           << "line 2: 'loss.lambda_recon' is a list";
        QTest::newRow("number for a flag") << "model:\n  use_dynamic_chunking: 7\n"
                                           << "line 2: 'model.use_dynamic_chunking'";
        QTest::newRow("out of range") << "model:\n  n_head: 4\ncurriculum:\n  c0: 7\n"
                                      << "line 4: 'c0' is 7";
        QTest::newRow("no choice") << "curriculum:\n  order: upwards\n"
                                   << "line 2: 'curriculum' is ";
        QTest::newRow("section that is none") << "training: 5\n"
                                              << "line 1: 'training'";
        QTest::newRow("no YAML") << "model: {d_model: 3\n"
                                 << "is no YAML";
        QTest::newRow("nothing") << ""
                                 << "holds no settings";
    }
    void wrongValuesAreRefused() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        IdmTrainOptions options;
        try {
            read(text.toStdString(), options);
            QFAIL("It was taken.");
        } catch (const UserError& e) {
            const std::string what = e.what();
            QVERIFY2(what.find(says.toStdString()) != std::string::npos, e.what());
            QVERIFY2(what.find("config.yaml") != std::string::npos, e.what());
        }
    }

    void variationsAreSharedOut() {
        using Shares = std::vector<std::int64_t>;
        QCOMPARE(sharedOut(5, 3), (Shares{2, 2, 1}));
        QCOMPARE(sharedOut(3, 3), (Shares{1, 1, 1}));
        QCOMPARE(sharedOut(2, 3), (Shares{1, 1, 0}));
        QCOMPARE(sharedOutPublished(5, 3), (Shares{2, 2, 1}));
        QCOMPARE(sharedOutPublished(3, 3), (Shares{2, 1, 0}));
    }

    void scoresAreAskedFor() {
        const std::vector<Scores> all = {{0, 0, 0, 0}, {1, 10, 0.1, 2}, {2, 20, 0.2, 4}};
        IdmDrawOptions draw;
        QVERIFY(!draw.wanted(all));
        draw.percentile = 50;
        QCOMPARE(draw.wanted(all).value(), (Scores{1, 10, 0.1, 2}));
        draw.target = "0.5, 8,0.05,0.4";
        QVERIFY_THROWS_EXCEPTION(UserError, draw.wanted(all));
        draw.percentile = -1;
        QCOMPARE(draw.wanted(all).value(), (Scores{0.5, 8, 0.05, 0.4}));
        for (const char* bad : {"1,2,3", "1,2,3,x", "1,,2,3", "1,2,3,4,"}) {
            draw.target = bad;
            QVERIFY_THROWS_EXCEPTION(UserError, draw.wanted(all));
        }
    }

    void tablesHaveTheirRows() {
        SoundTable table;
        table.add({"Seed", {0.5, 4, 0.1, 0.4}, 0, 0, "seed_original.wav"});
        table.add({"Var1", {0.6, 6, 0.1, 0.5}, 0.05, 1, "a.wav"});
        table.add({"Var2", {0.8, 8, 0.3, 0.5}, 0.2, 2, "b.wav"});
        const Table rows = table.varied();
        QCOMPARE(rows.rows, std::size_t(5));
        QCOMPARE(rows.column("label").texts.back(), std::string("VarStd"));
        QCOMPARE(rows.numbers("density")[3], 7.0);
        QCOMPARE(rows.numbers("density")[4], 1.0);
        QCOMPARE(rows.numbers("delta_density")[2], 4.0);
        QVERIFY(std::isnan(rows.numbers("delta_density")[4]));
        QVERIFY(toJson(rows)[4]["delta_density"].is_null());
    }

    void networksAreChecked() {
        const IdmConfig config = idmPreset("default");
        QCOMPARE(idmConfig(toJson(config), "x"), config);
        Json older = toJson(idmPreset("default"));
        older.erase("frame_width");
        QCOMPARE(idmConfig(older, "x"), idmPreset("default"));
        for (const auto& [key, value] :
             std::vector<std::pair<const char*, Json>>{{"bands", 100},
                                                       {"norm", "none"},
                                                       {"n_head", 3},
                                                       {"d_model", "wide"},
                                                       {"channels", 9},
                                                       {"target_ratio", 1},
                                                       {"dropout_rate", 1}}) {
            Json json = toJson(config);
            json[key] = value;
            QVERIFY_THROWS_EXCEPTION(UserError, idmConfig(json, "x"));
        }
        QVERIFY_THROWS_EXCEPTION(UserError, idmPreset("huge"));
    }

private:
    std::vector<std::string> read(const std::string& text, IdmTrainOptions& options) {
        const fs::path file = m_folder / "config.yaml";
        writeFile(file, text);
        return readConfig(file, options);
    }
    testing::TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(TestIdmConfig)
#include "tst_idmconfig.moc"
