#include "tests/testing.h"

#include "core/formats/agentzip.h"

using namespace antiphon;
using namespace antiphon::testing;

/// The models of golden/improvisation as Stable-Baselines3 wrote them; what is in them is told by
/// the policy_*.json beside.
class GoldenAgents : public QObject {
    Q_OBJECT

    static fs::path folder() { return golden() / "improvisation"; }

    static void everyPolicy() {
        QTest::addColumn<QString>("file");
        bool any = false;
        if (fs::is_directory(folder()))
            for (const auto& entry : fs::directory_iterator(folder()))
                if (const std::string name = entry.path().filename().string();
                    name.starts_with("policy_") && name.ends_with(".json")) {
                    QTest::newRow(name.c_str()) << QString::fromStdString(entry.path().string());
                    any = true;
                }
        if (!any)
            QSKIP("no golden data here");
    }

    static AgentZip agentOf(const Json& policy) {
        return readAgentZip(folder() / policy.at("model").get<std::string>());
    }

private Q_SLOTS:
    void tensors_data() { everyPolicy(); }
    void tensors() {
        QFETCH(QString, file);
        const Json policy = readJson(file.toStdString());
        const AgentZip agent = agentOf(policy);
        std::size_t i = 0;
        for (const auto& [name, shape] : policy.at("parameters").items()) {
            QVERIFY(i < agent.policy.size());
            const RawTensor& tensor = agent.policy[i++];
            QCOMPARE(tensor.name, name);
            QCOMPARE(tensor.type, DType::F32);
            QCOMPARE(tensor.shape, shape.get<std::vector<std::int64_t>>());
            double sum = 0;
            for (const float value : tensor.floats())
                sum += double(value);
            const double wanted = policy.at("parameterSums").at(name).get<double>();
            // Both add in double, in whatever order.
            QVERIFY2(std::abs(sum - wanted) <= 1e-12 * double(tensor.count()), name.c_str());
        }
        QCOMPARE(agent.policy.size(), i);
    }

    void facts_data() { everyPolicy(); }
    void facts() {
        QFETCH(QString, file);
        const Json policy = readJson(file.toStdString());
        const AgentZip agent = agentOf(policy);
        QCOMPARE(agent.data.at("num_timesteps").get<std::int64_t>(),
                 policy.at("numTimesteps").get<std::int64_t>());
        QCOMPARE(agent.data.at("gamma").get<double>(), policy.at("gamma").get<double>());
        QCOMPARE(agent.data.at("learning_rate").get<double>(),
                 policy.at("learningRate").get<double>());
        QCOMPARE(agent.version, std::string("2.3.2"));
        QVERIFY(agent.systemInfo.find("Stable-Baselines3: 2.3.2") != std::string::npos);
        QCOMPARE(agent.others.size(), std::size_t(1));
        QCOMPARE(agent.others[0].first, std::string("pytorch_variables.pth"));
        const TorchValue* groups = agent.optimizer.find("param_groups");
        QVERIFY(groups);
        const auto& group = std::get<std::shared_ptr<TorchList>>(groups->value)->front();
        QCOMPARE(std::get<double>(group.find("lr")->value),
                 policy.at("learningRate").get<double>());
        QVERIFY(group.find("betas")->tuple);
    }
};

QTEST_APPLESS_MAIN(GoldenAgents)
#include "golden_agents.moc"
