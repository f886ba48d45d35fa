#include "tests/tensorfiles.h"

#include "core/formats/agentzip.h"

using namespace antiphon;
using namespace antiphon::testing;

namespace {

AgentZip newAgent(const std::string& algorithm) {
    AgentZip agent;
    agent.data = agentData(algorithm, 69, 27,
                           {{"gamma", 0.95}, {"policy_kwargs", {{"net_arch", {64, 64}}}}});
    agent.policy = {RawTensor::of("q_net.q_net.0.weight", {2, 2}, std::vector<float>{1, 2, 3, 4}),
                    RawTensor::of("q_net.q_net.0.bias", {2}, std::vector<float>{5, 6})};
    return agent;
}

} // namespace

class TestAgentZip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip() {
        const TemporaryFolder folder;
        AgentZip agent = newAgent("dqn");
        agent.data["unknown key"] = {{"kept", {1, 0.1, nullptr, "\xC3\xA4"}}};
        agent.data["start_time"] = 1720094902914243000;
        agent.systemInfo = "- OS: none\n";
        agent.others = {{"pytorch_variables.pth", torchArchive(TorchValue::dict({}))},
                        {"extra/notes", {std::byte(0), std::byte(255)}}};
        writeAgentZip(folder / "a.zip", agent);
        const AgentZip again = readAgentZip(folder / "a.zip");
        QCOMPARE(again.data.dump(), agent.data.dump());
        QCOMPARE(again.policy, agent.policy);
        QCOMPARE(again.systemInfo, agent.systemInfo);
        QCOMPARE(again.version, std::string("2.3.2"));
        QCOMPARE(again.others, agent.others);
        QCOMPARE(agentZipBytes(again), agentZipBytes(agent));
    }

    void optimizers() { // the library loads no model without one
        const auto group = [](const std::string& algorithm) {
            const AgentZip again =
                parseAgentZip(agentZipBytes(newAgent(algorithm)), algorithm + ".zip");
            const TorchValue* groups = again.optimizer.find("param_groups");
            return std::get<std::shared_ptr<TorchList>>(groups->value)->at(0);
        };
        const TorchValue adam = group("dqn");
        QVERIFY(adam.find("betas")->tuple);
        QCOMPARE(std::get<double>(adam.find("lr")->value), 1e-4);
        QCOMPARE(std::get<std::shared_ptr<TorchList>>(adam.find("params")->value)->size(),
                 std::size_t(2));
        const TorchValue rmsProp = group("a2c");
        QCOMPARE(std::get<double>(rmsProp.find("alpha")->value), 0.99);
        QCOMPARE(std::get<double>(rmsProp.find("lr")->value), 7e-4);
        QVERIFY(!rmsProp.find("betas"));
    }

    void data() {
        const Json ppo = newAgent("ppo").data, a2c = newAgent("a2c").data;
        QCOMPARE(ppo.at("gamma").get<double>(), 0.95);
        QCOMPARE(ppo.at("policy_kwargs").dump(), std::string("{\"net_arch\":[64,64]}"));
        QCOMPARE(ppo.at("action_space").at("n").get<std::string>(), std::string("27"));
        QVERIFY(a2c.at("policy_kwargs").contains(":serialized:"));
        QCOMPARE(a2c.at("policy_kwargs").at("net_arch").dump(), std::string("[64,64]"));
        QVERIFY(sentence([] { agentData("sac", 1, 1, {}); }).contains("'sac' is no algorithm"));
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name,
                            const std::vector<std::pair<std::string, std::string>>& members,
                            const char* says) {
            const auto bytes = zipOf(members);
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              qsizetype(bytes.size()))
                                << says;
        };
        const auto archive = torchArchive(stateDict(newAgent("dqn").policy));
        const std::string policy(textOf(archive));
        const auto none = torchArchive(TorchValue::dict({}));
        row("no data", {{"policy.pth", policy}}, "t.zip: has no member 'data'");
        row("no policy", {{"data", "{}"}}, "t.zip: has no member 'policy.pth'");
        row("JSON", {{"data", "{"}, {"policy.pth", policy}}, "t.zip, data: not valid JSON");
        row("list", {{"data", "[]"}, {"policy.pth", policy}}, "t.zip, data: is no JSON object");
        row("no tensors", {{"data", "{}"}, {"policy.pth", std::string(textOf(none))}},
            "t.zip, policy.pth: holds no tensors");
        row("cut policy", {{"data", "{}"}, {"policy.pth", policy.substr(0, 300)}},
            "t.zip, policy.pth: the archive breaks off");
        const auto hostile = zipOf({{"a/data.pkl", "\x80\x02"
                                                   "cos\nsystem\n."}});
        const std::string foreign(textOf(hostile));
        row("foreign", {{"data", "{}"}, {"policy.pth", policy}, {"policy.optimizer.pth", foreign}},
            "t.zip, policy.optimizer.pth: the pickle asks for 'os.system'");
    }
    /// Each of the archives is within bounds, but not what one makes of the other.
    void bombInTheArchive() {
        const auto policy =
            deflatedZip({{"m/data.pkl", "N."}, {"m/data/0", std::string(80 << 20, '\0')}},
                        {{"m/padding", std::string(450000, '\0')}});
        QCOMPARE(sentence([&] { parseTorchArchive(policy, "policy"); }), QString());
        const auto bytes =
            deflatedZip({{"data", "{}"}, {"policy.pth", std::string(textOf(policy))}});
        const QString says = sentence([&] { parseAgentZip(bytes, "t.zip"); });
        QVERIFY2(says.startsWith("t.zip, policy.pth: unpacks to more than 200 times its size"),
                 qPrintable(says));
    }

    void refused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const std::string all = bytes.toStdString();
        const QString message = sentence([&] { parseAgentZip(bytesOf(all), "t.zip"); });
        QVERIFY2(message.contains(says), qPrintable(message));
    }
};

QTEST_APPLESS_MAIN(TestAgentZip)
#include "tst_agentzip.moc"
