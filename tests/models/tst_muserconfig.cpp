#include "tests/testing.h"

#include "core/error.h"
#include "models/emotion/config.h"

using namespace antiphon;
using namespace antiphon::emotion;

class TestMuserConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void configurationsGoToJsonAndBack() {
        for (const std::string& variant : muserVariants())
            for (const char* preset : {"paper", "compact", "tiny"}) {
                MuserConfig config = muserPreset(preset, variant);
                config.order = "numeric";
                config.masked = true;
                config.revives = false;
                QVERIFY(muserConfig(toJson(config), "model.json") == config);
            }
        for (const char* preset : {"paper", "compact", "tiny"}) {
            const PriorConfig config = priorPreset(preset, 300, 512);
            QVERIFY(priorConfig(toJson(config), "model.json") == config);
        }
        QVERIFY_EXCEPTION_THROWN(muserPreset("huge", "VAE"), UserError);
        QVERIFY_EXCEPTION_THROWN(muserPreset("tiny", "TRANS"), UserError);
        QVERIFY_EXCEPTION_THROWN(priorPreset("huge", 3, 4), UserError);
    }

    /// The table of spec section 7.
    void variantsAreWhatTheirNamesSay_data() {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<QString>("parts"); // Cross, conCat, Global, Element, Slices, Quantised
        QTest::addColumn<int>("global");
        QTest::addColumn<int>("element");
        QTest::addColumn<int>("regulariser");
        QTest::newRow("1") << "TRANS_CA_GE"
                           << "X.GE.Q" << 4 << 2 << 4;
        QTest::newRow("2") << "TRANS_CONCAT_GE"
                           << ".CGE.Q" << 4 << 2 << 4;
        QTest::newRow("3") << "TRANS_CA_G"
                           << "X.G.SQ" << 8 << 0 << 4;
        QTest::newRow("4") << "TRANS_NONE_E"
                           << "...E.Q" << 0 << 2 << 4;
        QTest::newRow("5") << "MEAN_CA_GE"
                           << "X.GE.Q" << 4 << 2 << 0;
        QTest::newRow("6") << "MEAN_CONCAT_GE"
                           << ".CGE.Q" << 4 << 2 << 0;
        QTest::newRow("7") << "VQ_VAE_CA"
                           << "X.G..Q" << 8 << 0 << 0;
        QTest::newRow("8") << "VQ_VAE_CONCAT"
                           << ".CG..Q" << 8 << 0 << 0;
        QTest::newRow("9") << "VAE"
                           << ".CG..." << 8 << 0 << 0;
    }
    void variantsAreWhatTheirNamesSay() {
        QFETCH(QString, variant);
        const MuserConfig c = muserPreset("paper", variant.toStdString());
        QString parts;
        parts += c.crosses() ? 'X' : '.';
        parts += c.concatenates() ? 'C' : '.';
        parts += c.hasGlobal() ? 'G' : '.';
        parts += c.hasElementDecoders() ? 'E' : '.';
        parts += c.addsSlices() ? 'S' : '.';
        parts += c.quantises() ? 'Q' : '.';
        QTEST(parts, "parts");
        QTEST(int(c.globalLayers()), "global");
        QTEST(int(c.elementLayers()), "element");
        QTEST(int(c.regulariserLayers()), "regulariser");
        QCOMPARE(c.regularises(), variant.startsWith("TRANS") || variant.startsWith("MEAN"));
        QCOMPARE(c.codeWidth(), 112);
    }

    void wrongConfigurationsAreNamed_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("variant") << "variant"
                                 << "\"TRANS\"";
        QTest::newRow("size") << "size_tempo"
                              << "0";
        QTest::newRow("fraction") << "layers"
                                  << "1.5";
        QTest::newRow("heads") << "encoder_width"
                               << "20";
        QTest::newRow("length") << "length"
                                << "62";
        QTest::newRow("order") << "order"
                               << "\"by name\"";
        QTest::newRow("flag") << "masked"
                              << "1";
        QTest::newRow("unknown") << "colour"
                                 << "1";
    }
    void wrongConfigurationsAreNamed() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        Json json = toJson(MuserConfig{});
        json[key.toStdString()] = parseJson(value.toStdString(), "test");
        try {
            muserConfig(json, "model.json");
            QFAIL("it was accepted");
        } catch (const UserError& e) {
            const QString sentence = e.what();
            QVERIFY2(sentence.startsWith("model.json") && sentence.contains("'" + key + "'"),
                     e.what());
        }
    }
};

QTEST_GUILESS_MAIN(TestMuserConfig)
#include "tst_muserconfig.moc"
