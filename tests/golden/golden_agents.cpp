#include "tests/testing.h"

#include "core/formats/agentzip.h"

#include <algorithm>
#include <cctype>
#include <cstring>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

/// What a pickle in `data` says, as a text in which shared parts are written out.
std::string meaning(const Json& entry) {
    const QByteArray raw = QByteArray::fromBase64(
        QByteArray::fromStdString(entry.at(":serialized:").get<std::string>()));
    const std::string bytes = raw.toStdString();
    std::vector<std::string> stack, memo;
    std::vector<std::size_t> marks;
    std::size_t at = 0;
    const auto number = [&](int size) {
        std::int64_t value = 0;
        std::memcpy(&value, bytes.data() + at, std::size_t(size));
        at += std::size_t(size);
        return value;
    };
    const auto text = [&](std::int64_t size) {
        at += std::size_t(size);
        return "'" + bytes.substr(at - std::size_t(size), std::size_t(size)) + "'";
    };
    const auto pop = [&] {
        std::string top = stack.back();
        stack.pop_back();
        return top;
    };
    const auto join = [&](std::size_t from) {
        std::string all;
        for (std::size_t i = from; i < stack.size(); ++i)
            all += stack[i] + ", ";
        stack.resize(from);
        return all;
    };
    const auto popMark = [&] {
        const std::size_t mark = marks.back();
        marks.pop_back();
        return join(mark);
    };
    const auto two = [&](const char* between) {
        const std::string second = pop(), first = pop();
        stack.push_back(first + between + second);
    };
    while (at < bytes.size()) {
        switch (const auto opcode = static_cast<unsigned char>(bytes[at++])) {
        case 0x80:
            at += 1;
            break;
        case 0x95:
            at += 8;
            break;
        case 0x94:
            memo.push_back(stack.back());
            break;
        case 'h':
            stack.push_back(memo.at(std::size_t(number(1))));
            break;
        case 0x8C:
            stack.push_back(text(number(1)));
            break;
        case 'X':
        case 'B':
            stack.push_back(text(number(4)));
            break;
        case 'C':
            stack.push_back(text(number(1)));
            break;
        case 0x96:
            stack.push_back(text(number(8)));
            break;
        case 'K':
            stack.push_back(std::to_string(number(1)));
            break;
        case 'J':
            stack.push_back(std::to_string(std::int32_t(number(4))));
            break;
        case 0x8A: {
            const int size = int(number(1));
            stack.push_back(size <= 8 ? std::to_string(number(size)) : text(size));
            break;
        }
        case 'N':
        case 0x88:
        case 0x89:
        case '}':
            stack.push_back(std::string(1, char(opcode)));
            break;
        case ')':
            stack.push_back("()");
            break;
        case 0x85:
        case 0x86:
        case 0x87: {
            const std::string inside = join(stack.size() - (opcode - 0x84u));
            stack.push_back("(" + inside + ")");
            break;
        }
        case '(':
            marks.push_back(stack.size());
            break;
        case 't': {
            const std::string inside = popMark();
            stack.push_back("(" + inside + ")");
            break;
        }
        case 'u': {
            const std::string inside = popMark();
            stack.back() += "{" + inside + "}";
            break;
        }
        case 0x93:
            two(".");
            break;
        case 'R':
            two(" called with ");
            break;
        case 0x81:
            two(" made with ");
            break;
        case 'b': { // what was remembered before is the same object
            const std::string before = stack.at(stack.size() - 2);
            two(" with the state ");
            std::replace(memo.begin(), memo.end(), before, stack.back());
            break;
        }
        case '.':
            return stack.size() == 1 ? stack[0] : "";
        default:
            return "";
        }
    }
    return "";
}

} // namespace

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

    void exported_data() { everyPolicy(); }
    void exported() { // read and written again: the same tensors, everything else kept
        QFETCH(QString, file);
        const AgentZip agent = agentOf(readJson(file.toStdString()));
        const TemporaryFolder folder;
        writeAgentZip(folder / "again.zip", agent);
        const AgentZip again = readAgentZip(folder / "again.zip");
        QCOMPARE(again.policy, agent.policy);
        QCOMPARE(tensorsOf(again.optimizer), tensorsOf(agent.optimizer));
        QCOMPARE(torchArchive(again.optimizer), torchArchive(agent.optimizer));
        QCOMPARE(again.data.dump(), agent.data.dump());
        QCOMPARE(again.systemInfo, agent.systemInfo);
        QCOMPARE(again.version, agent.version);
        QCOMPARE(again.others, agent.others);
    }

    void freshOptimizers_data() { everyPolicy(); }
    void freshOptimizers() { // of a new agent: as the library's own but for what was learned
        QFETCH(QString, file);
        AgentZip agent = agentOf(readJson(file.toStdString()));
        const auto group = [](const TorchValue& optimizer) {
            return std::get<std::shared_ptr<TorchList>>(optimizer.find("param_groups")->value)
                ->at(0);
        };
        const TorchValue ours = group(freshOptimizer(agent)), theirs = group(agent.optimizer);
        const auto& entries = *std::get<std::shared_ptr<TorchDict>>(theirs.value);
        QCOMPARE(std::get<std::shared_ptr<TorchDict>>(ours.value)->size(), entries.size());
        for (const auto& [key, value] : entries) {
            const TorchValue* found = ours.find(std::get<std::string>(key.value));
            QVERIFY2(found, std::get<std::string>(key.value).c_str());
            QCOMPARE(torchArchive(*found), torchArchive(value));
        }
    }

    void pickles_data() { everyPolicy(); }
    void pickles() { // of a new agent: the library's own, but for what Python need not be told
        QFETCH(QString, file);
        const Json policy = readJson(file.toStdString());
        const AgentZip agent = agentOf(policy);
        std::string algorithm = policy.at("algorithm").get<std::string>();
        for (char& c : algorithm)
            c = char(std::tolower(static_cast<unsigned char>(c)));
        const Json data = agentData(algorithm, policy.at("observationSize").get<std::int64_t>(),
                                    policy.at("actionCount").get<std::int64_t>(), Json::object());
        for (const char* key : {"policy_class", "observation_space", "action_space"}) {
            QVERIFY(data.at(key).at(":type:") == agent.data.at(key).at(":type:"));
            const std::string ours = meaning(data.at(key)), theirs = meaning(agent.data.at(key));
            // A space that was drawn from has a generator; load() makes a new one where it is None.
            const std::size_t generator = theirs.find("'_np_random',");
            QVERIFY2(!ours.empty() && ours.substr(0, generator) == theirs.substr(0, generator),
                     (ours + "\n" + theirs).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(GoldenAgents)
#include "golden_agents.moc"
