#include "tests/models/randomcodec.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/formats/safetensors.h"
#include "core/soundfile.h"
#include "models/device.h"
#include "models/stem/lmnet.h"
#include "models/stem/stem.h"
#include "models/stem/textencoder.h"
#include "models/torchtensors.h"

#include <QProcess>
#include <QStandardPaths>

#include <cmath>

using namespace antiphon;
using namespace antiphon::stem;
using namespace antiphon::testing;

// From a sentence to stems: a tokeniser that is trained here, a small T5 and a model that reads it.
class TestStemText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        setThreads(1);
        std::string text;
        for (int i = 0; i < 40; ++i)
            text += "slow drums and a warm bass\nfast rock drums\na bright piano with strings\n"
                    "warm slow piano\nloud guitar, fast and bright\n";
        writeFile(m_folder / "words.txt", text);
        if (QStandardPaths::findExecutable("spm_train").isEmpty())
            QSKIP("SentencePiece's programs are not here.");
        QCOMPARE(QProcess::execute(
                     "spm_train",
                     {"--input=" + path("words.txt"), "--model_prefix=" + path("spiece"),
                      "--vocab_size=60", "--model_type=unigram", "--pad_id=0", "--eos_id=1",
                      "--unk_id=2", "--bos_id=-1", "--hard_vocab_limit=false", "--minloglevel=2"}),
                 0);
        m_tokens = m_folder / "spiece.model";
    }

    void tokens() {
        const auto tokeniser = openTokeniser(m_tokens);
        QVERIFY(tokeniser.size() > 10 && tokeniser.size() <= 60);
        const auto words = tokeniser.tokens("slow drums");
        QVERIFY(words.size() >= 2);
        QCOMPARE(words.back(), 1);
        for (const std::int32_t token : words)
            QVERIFY(token >= 0 && token < tokeniser.size());
        QVERIFY(words != tokeniser.tokens("bright piano"));
        QCOMPARE(tokeniser.tokens("  slow   drums "), words);
        QVERIFY(tokeniser.tokens("").empty());
        writeFile(m_folder / "no.model", "nothing of the kind");
        try {
            openTokeniser(m_folder / "no.model");
            QFAIL("taken");
        } catch (const UserError& error) {
            QVERIFY(std::string(error.what()).find("no.model") != std::string::npos);
        }
    }

    /// As SentencePiece's own program has them: spaces, letters it does not know, wide and joined
    /// forms that the model's map makes plain, broken ones.
    void tokensAreSentencePieces() {
        const auto tokeniser = openTokeniser(m_tokens);
        const QStringList lines = {"slow drums and a warm bass",
                                   "  fast   guitar ",
                                   "xylophone quartz zzz",
                                   "\u00fcber warm\u00e9 \u65e5\u672c piano",
                                   "\uff46\uff41\uff53\uff54\u3000drums \ufb01ne",
                                   "a\u2581b\tc",
                                   "brightpianowithstrings!",
                                   "1, 2, 3",
                                   "DRUMS Drums drums"};
        QProcess spm;
        spm.start("spm_encode", {"--model=" + path("spiece.model"), "--output_format=id"});
        spm.write(lines.join("\n").toUtf8() + "\n");
        spm.closeWriteChannel();
        QVERIFY(spm.waitForFinished());
        const QStringList wanted = QString::fromUtf8(spm.readAllStandardOutput()).split('\n');
        QVERIFY(wanted.size() >= lines.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QStringList found;
            for (const std::int32_t token : tokeniser.tokens(lines[i].toStdString()))
                found.push_back(QString::number(token));
            QCOMPARE(found.takeLast(), QString("1"));
            QCOMPARE(found.join(' '), wanted[i]);
        }
        QVERIFY(!tokeniser.tokens("bass \xff\xc3").empty());
        // Cut anywhere it is refused or still a model, never a crash.
        const std::string whole = readFile(m_tokens);
        for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 400) {
            try {
                TextTokeniser(std::string_view(whole).substr(0, size), "cut").tokens("warm bass");
            } catch (const UserError& error) {
                QVERIFY(std::string(error.what()).starts_with("cut"));
            }
        }
    }

    /// Import of a language model with its T5, then stems by sentences.
    void sentences() {
        const Outcome imported = import({"musicgen.safetensors", "codec", "spiece.model"}, "both");
        QVERIFY(imported.figures.at("text").at("encoder").get<bool>());
        QVERIFY(imported.figures.at("text").at("tokeniser").get<bool>());
        const Sound slow = stem("both", "slow warm bass"), fast = stem("both", "fast rock drums"),
                    none = stem("both", "");
        QCOMPARE(stem("both", "slow warm bass").samples, slow.samples);
        QVERIFY(slow.samples != fast.samples);
        QVERIFY(slow.samples != none.samples);
    }

    /// Without the tokeniser text is refused in words that say what is missing, and only text.
    void withoutTokeniser() {
        import({"musicgen.safetensors", "codec"}, "silent");
        QVERIFY(m_log.find("spiece.model") != std::string::npos);
        QVERIFY(stem("silent", "").frames() > 0);
        try {
            stem("silent", "slow drums");
            QFAIL("taken");
        } catch (const UserError& error) {
            const std::string told = error.what();
            QVERIFY2(told.find("spiece.model") != std::string::npos, told.c_str());
            QVERIFY2(told.find("import") != std::string::npos, told.c_str());
        }
    }

    void refusals() {
        QVERIFY_THROWS_EXCEPTION(UserError, import({"spiece.model"}, "alone"));
        QVERIFY_THROWS_EXCEPTION(UserError, import({"narrow.safetensors", "codec"}, "narrow"));
    }

private:
    QString path(const char* name) const {
        return QString::fromStdString((m_folder / name).string());
    }
    /// Names as Hugging Face has them; a language model of 4 books, and a T5 of `width`.
    void writeCheckpoint(const fs::path& file, std::int64_t width, std::int64_t read) const {
        Rng rng(3);
        std::vector<RawTensor> all;
        const auto add = [&](const std::string& name, std::vector<std::int64_t> shape,
                             double scale) {
            std::int64_t count = 1;
            for (const std::int64_t size : shape)
                count *= size;
            std::vector<float> values(static_cast<std::size_t>(count));
            for (float& value : values)
                value = float(scale * rng.normal());
            all.push_back(RawTensor::of(name, shape, values));
        };
        const std::int64_t dim = 64, card = 16;
        for (int k = 0; k < 3; ++k) {
            const std::string book = std::to_string(k) + ".weight";
            add("decoder.model.decoder.embed_tokens." + book, {card + 1, dim}, 0.5);
            add("decoder.lm_heads." + book, {card, dim}, 0.5);
        }
        const std::string layer = "decoder.model.decoder.layers.0.";
        for (const char* norm :
             {"self_attn_layer_norm", "encoder_attn_layer_norm", "final_layer_norm"}) {
            add(layer + norm + ".weight", {dim}, 1);
            add(layer + norm + ".bias", {dim}, 0.1);
        }
        for (const char* attention : {"self_attn.", "encoder_attn."})
            for (const char* part : {"q", "k", "v", "out"})
                add(layer + attention + part + "_proj.weight", {dim, dim}, 0.2);
        add(layer + "fc1.weight", {4 * dim, dim}, 0.1);
        add(layer + "fc2.weight", {dim, 4 * dim}, 0.1);
        add("decoder.model.decoder.layer_norm.weight", {dim}, 1);
        add("decoder.model.decoder.layer_norm.bias", {dim}, 0.1);
        add("enc_to_dec_proj.weight", {dim, read}, 0.5);
        add("enc_to_dec_proj.bias", {dim}, 0.1);
        const std::string text = "text_encoder.", block = text + "encoder.block.0.layer.";
        add(text + "shared.weight", {64, width}, 1);
        for (const char* part : {"q", "k", "v"})
            add(block + "0.SelfAttention." + part + ".weight", {width, width}, 0.3);
        add(block + "0.SelfAttention.o.weight", {width, width}, 0.3);
        add(block + "0.SelfAttention.relative_attention_bias.weight", {32, 2}, 0.3);
        add(block + "0.layer_norm.weight", {width}, 1);
        add(block + "1.layer_norm.weight", {width}, 1);
        add(block + "1.DenseReluDense.wi.weight", {2 * width, width}, 0.3);
        add(block + "1.DenseReluDense.wo.weight", {width, 2 * width}, 0.3);
        add(text + "encoder.final_layer_norm.weight", {width}, 1);
        writeSafeTensors(file, {all, {}});
    }

    Outcome import(const std::vector<std::string>& files, const std::string& out) {
        writeCheckpoint(m_folder / "musicgen.safetensors", 8, 8);
        writeCheckpoint(m_folder / "narrow.safetensors", 8, 12);
        writeCodec(m_folder / "codec", randomCodec(CodecNet(smallCodec(), 5, {}), 5));
        Inputs inputs;
        for (const std::string& file : files)
            inputs[file == "codec" ? "codec" : "file"].push_back(
                {ItemKind::Model, m_folder / file, "file"});
        return run("stem.import", inputs, out, [](Options&) {});
    }

    Sound stem(const std::string& model, const std::string& text) {
        Inputs inputs;
        inputs["model"].push_back({ItemKind::Model, m_folder / model / "model", "model"});
        run("stem.generate", inputs, "stems", [&](Options& options) {
            readJson(options, {{"text", text}, {"seconds", 0.5}, {"bpm", 120}, {"cfg", 1}}, "test");
        });
        return readSound(m_folder / "stems/1.wav");
    }

    Outcome run(const std::string& id, const Inputs& inputs, const std::string& out,
                const std::function<void(Options&)>& choose) {
        const System all = stem::system();
        const auto task = std::ranges::find(all.tasks, id, &Task::id);
        Options options = task->options();
        choose(options);
        fs::create_directories(m_folder / out);
        JobControl control;
        JobContext context(control, 1, m_folder / out, m_folder / out / "work");
        const Outcome outcome = task->run(inputs, options, context);
        m_log.clear();
        for (const Event& event : control.drain())
            if (event.type == Event::Type::Log)
                m_log += event.text + "\n";
        return outcome;
    }

    TemporaryFolder m_folder;
    fs::path m_tokens;
    std::string m_log;
};

QTEST_APPLESS_MAIN(TestStemText)
#include "tst_stemtext.moc"
