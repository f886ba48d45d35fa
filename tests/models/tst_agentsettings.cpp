#include "tests/testing.h"

#include "core/error.h"
#include "models/impro/agentsettings.h"

#include <limits>

using namespace antiphon;
using namespace antiphon::impro;

namespace {

/// As the published system writes it.
constexpr const char* published = R"({
    "instrument_name": "FM3",
    "corpus_name": "GuitarSet",
    "N_synth_params": 3,
    "features_keep": ["loudness-dB", "mfcc", "specshape", "chroma"],
    "features_reward": ["chroma"],
    "reward_noise": 0.02,
    "training_mode": "mixed_random+corpus",
    "reward_type": "cubic+prize",
    "step_size": 0.1,
    "ip_send": "127.0.0.1",
    "port_send": 7000,
    "port_send_optimal": 6668,
    "verbose": "False",
    "live": "True",
    "a_later_key": {"with": ["what", 1]},
    "max_episode_duration": 600,
    "seed": "None"
})";

LookupTable makeTable(std::size_t parameters) {
    LookupTable table;
    table.parameters = parameters;
    for (const std::size_t d : selectDescriptors(std::vector<std::string>{"all"}))
        table.descriptors.emplace_back(descriptorColumns()[d].name);
    table.rows = 1;
    table.points.assign(parameters, 0);
    table.values.assign(table.descriptors.size(), 0);
    return table;
}

std::string messageOf(const Json& json) {
    try {
        parseAgentSettings(json, "settings.json");
    } catch (const UserError& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestAgentSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsThePublishedForm();
    void readsRealBooleansAndSeeds();
    void keepsWhatItDoesNotKnow();
    void writesOurOwn();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void makesAnEnvironment();
    void weighsColumns();
    void refusesWhatDoesNotFit();
};

void TestAgentSettings::readsThePublishedForm() {
    const AgentSettings s = parseAgentSettings(Json::parse(published), "settings.json");
    QCOMPARE(s.instrument, std::string("FM3"));
    QCOMPARE(s.parameters, 3);
    QCOMPARE(s.rewarded, std::vector<std::string>{"chroma"});
    QVERIFY(s.mode == Mode::MixedRandomCorpus && s.reward == RewardSettings::Type::CubicPrize);
    QCOMPARE(s.stepSize, 0.1);
    QCOMPARE(s.port, 7000);
    QVERIFY(!s.verbose && s.live && !s.seed);
    QCOMPARE(s.maxEpisode, 600);
}

void TestAgentSettings::readsRealBooleansAndSeeds() {
    const auto parsed = [](const Json& json) { return parseAgentSettings(json, "s"); };
    QVERIFY(parsed({{"verbose", true}}).verbose);
    QVERIFY(parsed({{"verbose", "true"}}).verbose);
    QVERIFY(!parsed({{"verbose", false}}).verbose);
    QCOMPARE(parsed({{"seed", 7u}}).seed.value(), 7u);
    QCOMPARE(parsed({{"seed", "12"}}).seed.value(), 12u);
    QCOMPARE(parsed({{"seed", "18446744073709551615"}}).seed.value(),
             std::numeric_limits<std::uint64_t>::max());
    QVERIFY(!parsed({{"seed", nullptr}}).seed);
    QVERIFY(!parsed(Json::object()).seed);
}

void TestAgentSettings::keepsWhatItDoesNotKnow() {
    const Json json = Json::parse(published);
    QVERIFY(agentSettingsJson(parseAgentSettings(json, "s")) == json);
    QCOMPARE(agentSettingsJson(parseAgentSettings(json, "s")).dump(),
             json.dump()); // the order, too
    // Real booleans stay what they are; what is changed is written as the published system reads.
    AgentSettings s = parseAgentSettings({{"live", true}, {"verbose", false}, {"x", 1}}, "s");
    s.verbose = true;
    s.seed = 5;
    const Json written = agentSettingsJson(s);
    QVERIFY(written["live"] == true && written["verbose"] == "True" && written["seed"] == "5" &&
            written["x"] == 1);
    const AgentSettings again = parseAgentSettings(written, "s");
    QVERIFY(again.live && again.verbose && again.seed == 5u);
}

void TestAgentSettings::writesOurOwn() {
    AgentSettings s = parseAgentSettings(Json::parse(published), "s");
    s.scaling = {.kind = Scaling::Kind::Robust, .floors = true, .clip = 4};
    s.match = ReachMatch::Kind::Quantile;
    s.weights = {{"chroma", 0.5}, {"mfcc-0", 2}};
    s.interpolation = Interpolation::Knn;
    s.forbidden = {{{0, 0, 0}, {0.1, 1, 1}}};
    s.starts = {{0.5, 0.5, 0.5}};
    s.lookAhead = 3;
    s.moveCost = 0.01;
    const Json json = agentSettingsJson(s);
    QVERIFY(!json.contains("repeat_penalty")); // as it is anyway
    const AgentSettings again = parseAgentSettings(json, "s");
    QVERIFY(again.scaling.kind == Scaling::Kind::Robust && again.scaling.floors);
    QCOMPARE(again.scaling.clip, 4.0);
    QVERIFY(again.match == ReachMatch::Kind::Quantile);
    QCOMPARE(again.weights, s.weights);
    QVERIFY(again.interpolation == Interpolation::Knn);
    QCOMPARE(again.forbidden.at(0).high, s.forbidden[0].high);
    QCOMPARE(again.starts, s.starts);
    QCOMPARE(again.lookAhead, 3);
    QCOMPARE(again.moveCost, 0.01);
    QVERIFY(agentSettingsJson(again) == json);
}

void TestAgentSettings::namesWhatIsWrong_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* json, const char* key) { QTest::newRow(json) << json << key; };
    row(R"({"step_size": 0})", "step_size");
    row(R"({"step_size": "fast"})", "step_size");
    row(R"({"max_episode_duration": 1.5})", "max_episode_duration");
    row(R"({"max_episode_duration": 0})", "max_episode_duration");
    row(R"({"training_mode": "mixed"})", "mixed_random+corpus");
    row(R"({"reward_type": 3})", "cubic-clipped");
    row(R"({"verbose": "yes"})", "verbose");
    row(R"({"seed": "soon"})", "seed");
    row(R"({"seed": -1})", "seed");
    row(R"({"features_keep": "all"})", "features_keep");
    row(R"({"features_keep": [1]})", "features_keep");
    row(R"({"reward_weights": {"mfcc": -1}})", "reward_weights");
    row(R"({"forbidden": [{"low": [0]}]})", "forbidden");
    row(R"({"start_points": [0.5]})", "start_points");
    row(R"({"scaler": "best"})", "quantile");
    row(R"([])", "object");
}

void TestAgentSettings::namesWhatIsWrong() {
    QFETCH(QString, json);
    QFETCH(QString, key);
    const std::string message = messageOf(Json::parse(json.toStdString()));
    QVERIFY2(message.starts_with("settings.json: "), message.c_str());
    QVERIFY2(message.find(key.toStdString()) != std::string::npos, message.c_str());
}

void TestAgentSettings::makesAnEnvironment() {
    const AgentSettings s = parseAgentSettings(Json::parse(published), "settings.json");
    const LookupTable table = makeTable(3);
    const auto kept = keptColumns(s, table, "settings.json");
    QCOMPARE(kept.size(), 33u);
    QCOMPARE(kept[1], std::string("mfcc-0")); // the table's order, whatever the file's is
    QCOMPARE(kept.back(), std::string("specshape-crest"));
    const EnvironmentSettings e = environmentOf(s, table, "settings.json");
    QVERIFY(e.mode == Mode::MixedRandomCorpus);
    QCOMPARE(e.maxEpisode, 600);
    QCOMPARE(e.reward.noise, 0.02);
    double sum = 0;
    for (std::size_t c = 0; c < kept.size(); ++c) {
        QCOMPARE(e.reward.weights[c], kept[c].starts_with("chroma") ? 1.0 : 0.0);
        sum += e.reward.weights[c];
    }
    QCOMPARE(sum, 12.0);
    QCOMPARE(keptColumns({}, table, "s").size(), 55u);
}

void TestAgentSettings::weighsColumns() {
    AgentSettings s;
    s.keep = {"loudness", "mfcc"};
    s.rewarded = {"mfcc"};
    s.weights = {{"mfcc", 0.5}, {"mfcc-3", 2}, {"loudness-dB", 0.25}};
    const auto weights = environmentOf(s, makeTable(2), "s").reward.weights;
    QCOMPARE(weights.size(), 16u);
    QCOMPARE(weights[0], 0.0);
    QCOMPARE(weights[2], 0.25);
    QCOMPARE(weights[3], 0.5);
    QCOMPARE(weights[6], 2.0);
}

void TestAgentSettings::refusesWhatDoesNotFit() {
    const LookupTable table = makeTable(2);
    const auto message = [&](const AgentSettings& s) {
        try {
            environmentOf(s, table, "settings.json");
        } catch (const UserError& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    AgentSettings s = parseAgentSettings(Json::parse(published), "settings.json");
    QVERIFY(message(s).find("3 parameters") != std::string::npos);
    s.parameters = 2;
    QVERIFY(message(s).empty());
    s.keep = {"crhoma"};
    QVERIFY2(message(s).find("chroma") != std::string::npos, message(s).c_str());
    s.keep = {"mfcc"};
    QVERIFY(message(s).find("features_reward") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestAgentSettings)
#include "tst_agentsettings.moc"
