#include "core/audio/oscbridge.h"
#include "core/audio/oscfeedback.h"
#include "core/error.h"
#include "core/rng.h"
#include "tests/oscpackets.h"
#include "tests/testing.h"

#include <limits>
#include <map>
#include <set>

using namespace antiphon;
using namespace std::chrono_literals;
using testing::bundle;
using testing::packet;
using testing::Packet;
using testing::PacketSender;

namespace {

constexpr std::string_view word(const char* text) {
    return text;
}

/// What has come to a server, waiting for `count` messages.
std::vector<OscMessage> awaited(OscServer& server, std::size_t count) {
    std::vector<OscMessage> all;
    for (int i = 0; i < 100 && all.size() < count; ++i) {
        server.wait(50ms);
        for (OscMessage& message : server.receive())
            all.push_back(std::move(message));
    }
    return all;
}

std::vector<LiveMove> awaited(OscBridge& bridge, std::size_t count) {
    std::vector<LiveMove> all;
    for (int i = 0; i < 500 && all.size() < count; ++i) {
        for (const LiveMove& move : bridge.poll())
            all.push_back(move);
        if (all.size() < count)
            std::this_thread::sleep_for(10ms);
    }
    return all;
}

OscBridge::Settings anywhere(int answers = 6667, int targets = 6668) {
    OscBridge::Settings settings;
    settings.server.port = 0;
    settings.agentPort = answers;
    settings.targetPort = targets;
    return settings;
}

Packet features(std::size_t parameters, float value = 0.5f) {
    Packet all = packet(word("/feats/loudness"), "," + std::string(110 + parameters, 'f'));
    for (std::size_t i = 0; i < 110; ++i)
        testing::add(all, float(i));
    for (std::size_t i = 0; i < parameters; ++i)
        testing::add(all, value);
    return all;
}

} // namespace

class TestOsc : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesAreRead() {
        const auto one = parseOsc(packet(word("/a/b"), word(",ifsTF"), 7u, 0.5f, word("blue")));
        QVERIFY(one && one->size() == 1);
        QCOMPARE(one->front().address, std::string("/a/b"));
        QCOMPARE(one->front().values,
                 (std::vector<OscValue>{std::int64_t(7), 0.5, std::string("blue"), true, false}));
        const auto negative = parseOsc(packet(word("/a"), word(",i"), 0xFFFFFFFFu));
        QCOMPARE(negative->front().values, (std::vector<OscValue>{std::int64_t(-1)}));
        const auto wide = parseOsc(
            packet(word("/a"), word(",hdtb"), 0u, 9u, 0x3FD00000u, 0u, 1u, 2u, 3u, word("abc")));
        QCOMPARE(wide->front().values, (std::vector<OscValue>{std::int64_t(9), 0.25,
                                                              std::monostate(), std::monostate()}));
        const auto nested =
            parseOsc(bundle({packet(word("/a"), word(",")),
                             bundle({packet(word("/b"), word(",[ff]"), 1.f, 2.f)})}));
        QVERIFY(nested && nested->size() == 2);
        QCOMPARE((*nested)[1].values, (std::vector<OscValue>{1.0, 2.0}));
        QVERIFY(parseOsc(bundle({}))->empty());
    }

    void whatIsNoMessageIsNothing_data() {
        QTest::addColumn<Packet>("bytes");
        QTest::newRow("empty") << Packet();
        QTest::newRow("no types") << packet(word("/abc"));
        QTest::newRow("no address") << packet(word("abc"), word(","));
        QTest::newRow("types without a comma") << packet(word("/a"), word("f"), 1.f);
        QTest::newRow("unknown type") << packet(word("/a"), word(",q"), 1.f);
        QTest::newRow("value missing") << packet(word("/a"), word(",ff"), 1.f);
        QTest::newRow("bytes too many") << packet(word("/a"), word(",f"), 1.f, 2.f);
        QTest::newRow("text without its end")
            << Packet{'/', 'a', 0, 0, ',', 's', 0, 0, 'a', 'b', 'c', 'd'};
        QTest::newRow("padding that is none") << Packet{'/', 'a', 0, 1, ',', 0, 0, 0};
        QTest::newRow("blob longer than all") << packet(word("/a"), word(",b"), 0xFFFFFFFFu);
        QTest::newRow("array that does not end") << packet(word("/a"), word(",[f"), 1.f);
        QTest::newRow("array that did not begin") << packet(word("/a"), word(",f]"), 1.f);
        QTest::newRow("bundle cut") << packet(word("#bundle"), 0u);
        QTest::newRow("element longer than all")
            << packet(word("#bundle"), 0u, 1u, 0x7FFFFFF0u, word("/a"), word(","));
        QTest::newRow("one good, one bad")
            << bundle({packet(word("/a"), word(",")), packet(word("/b"))});
        Packet deep = packet(word("/a"), word(","));
        for (int i = 0; i < 20; ++i)
            deep = bundle({deep});
        QTest::newRow("too deep") << deep;
        QTest::newRow("too many") << bundle(
            std::vector(mostOscMessages + 1, packet(word("/a"), word(","))));
    }
    void whatIsNoMessageIsNothing() {
        QFETCH(Packet, bytes);
        QVERIFY(!parseOsc(bytes));
    }

    void everyCutOfAPacketIsHarmless() {
        const Packet whole = bundle({packet(word("/a"), word(",ifs"), 1u, 2.f, word("text")),
                                     packet(word("/bcd"), word(",T"))});
        QVERIFY(parseOsc(whole));
        for (std::size_t size = 0; size < whole.size(); ++size) {
            // Of its own size, so that a sanitizer sees every byte beyond it.
            const Packet cut(whole.begin(), whole.begin() + std::ptrdiff_t(size));
            const auto messages = parseOsc(cut);
            QVERIFY(!messages || messages->size() < 2);
        }
    }

    void numbersInEveryForm() {
        const auto numbers = [](std::vector<OscValue> values) {
            return OscMessage{"/a", std::move(values)}.numbers();
        };
        QCOMPARE(*numbers({0.5, std::int64_t(2), true}), (std::vector<double>{0.5, 2, 1}));
        QCOMPARE(*numbers({std::string("0.1  0.25 1e-2")}), (std::vector<double>{0.1, 0.25, 0.01}));
        QCOMPARE(*numbers({std::string(""), 3.0}), (std::vector<double>{3}));
        QVERIFY(!numbers({std::string("loud")}));
        QVERIFY(!numbers({std::string("1,5")}));
        QVERIFY(!numbers({std::string("inf")}));
        QVERIFY(!numbers({std::monostate()}));
        QVERIFY(!numbers({std::nan("")}));
        QVERIFY(!numbers({std::numeric_limits<double>::infinity()}));
    }

    /// What OSC addresses is what there is, each once, and of characters that need no pattern.
    void everyControlHasAnAddress() {
        std::set<std::string> addresses;
        const LiveControls controls(3);
        for (const LiveControl& control : controls.all()) {
            const std::string address = oscAddress(control);
            QVERIFY2(addresses.insert(address).second, address.c_str());
            QVERIFY2(address.find_first_of(" #*,?[]{}") == std::string::npos, address.c_str());
        }
        for (const char* needed : {"stance", "follow/chroma", "density", "depth", "ramp", "freeze",
                                   "mute", "mix/x", "scene", "panic", "record", "param/3/latch"})
            QVERIFY2(addresses.contains("/antiphon/" + std::string(needed)), needed);
    }

    void aPortInUse() {
        OscServer first({.port = 0});
        QVERIFY(first.port() > 0);
        QVERIFY(first.remark().empty());
        OscServer second({.port = first.port()});
        QVERIFY(second.port() != first.port());
        QVERIFY(second.port() > first.port() && second.port() < first.port() + 16);
        QVERIFY2(second.remark().find(std::to_string(second.port())) != std::string::npos &&
                     second.remark().find(std::to_string(first.port()) + " is in use") !=
                         std::string::npos,
                 second.remark().c_str());
        QVERIFY(PacketSender(second.port()).send(packet(word("/a"), word(","))));
        QCOMPARE(awaited(second, 1).size(), std::size_t(1));
        QVERIFY_EXCEPTION_THROWN(OscServer({.port = 70000}), UserError);
        // Where we send to, somebody else is to listen.
        const OscServer third(
            {.port = first.port(), .others = {second.port() + 1, second.port() + 2}});
        QVERIFY(third.port() > second.port() + 2);
        const OscBridge bridge({.server = {.port = first.port()},
                                .agentPort = second.port() + 1,
                                .targetPort = second.port() + 2},
                               LiveControls(1));
        QVERIFY(bridge.port() > second.port() + 2);
    }

    /// A socket of the loopback address alone does not hear what is sent to another one of ours.
    void othersAreNotHeardUnlessAllowed() {
        OscServer ours({.port = 0});
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(std::uint16_t(ours.port()));
        to.sin_addr.s_addr = htonl(0x7F000002); // 127.0.0.2
        const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        const Packet bytes = packet(word("/a"), word(","));
        const auto send = [&] {
            return ::sendto(socket, bytes.data(), bytes.size(), 0,
                            reinterpret_cast<const sockaddr*>(&to), sizeof to) >= 0;
        };
        if (!send()) {
            ::close(socket);
            QSKIP("this system has no second loopback address");
        }
        ours.wait(100ms);
        QVERIFY(ours.receive().empty());
        OscServer open({.port = 0, .open = true});
        to.sin_port = htons(std::uint16_t(open.port()));
        QVERIFY(send());
        QCOMPARE(awaited(open, 1).size(), std::size_t(1));
        ::close(socket);
        QVERIFY_EXCEPTION_THROWN(OscSender("192.0.2.1", 6667), UserError);
        OscSender("192.0.2.1", 6667, true);
        QVERIFY_EXCEPTION_THROWN(OscSender("127.0.0.1", 0), UserError);
    }

    void bothForms() {
        OscServer server({.port = 0});
        OscSender sender("localhost", server.port());
        const std::vector<float> values{0.1f, 1, 0.25f};
        QVERIFY(sender.send("/agent-params", values, OscForm::Text));
        QVERIFY(sender.send("/agent-params", values, OscForm::Floats));
        const auto messages = awaited(server, 2);
        QCOMPARE(messages.size(), std::size_t(2));
        QCOMPARE(messages[0].values, (std::vector<OscValue>{std::string("0.1 1 0.25")}));
        QCOMPARE(messages[1].values, (std::vector<OscValue>{double(0.1f), 1.0, 0.25}));
        QCOMPARE(sender.failures(), std::uint64_t(0));
    }

    void controlsAreMoved() {
        const LiveControls list(2);
        const auto at = [&](const char* name) { return std::uint32_t(list.index(name)); };
        OscBridge bridge(anywhere(), list);
        PacketSender sender(bridge.port());
        QVERIFY(sender.send(packet(word("/antiphon/stance"), word(",f"), -0.5f)));
        QVERIFY(sender.send(packet(word("/antiphon/follow/chroma"), word(",s"), word("-2"))));
        QVERIFY(sender.send(packet(word("/antiphon/panic"), word(","))));
        QVERIFY(sender.send(packet(word("/antiphon/freeze"), word(",T"))));
        QVERIFY(sender.send(packet(word("/antiphon/scene"), word(",i"), 3u)));
        QVERIFY(sender.send(packet(word("/params"), word(",s"), word("0.25 0.75"))));
        QVERIFY(sender.send(packet(word("/params"), word(",ff"), 1.f, 0.f)));
        const auto moves = awaited(bridge, 9);
        QCOMPARE(moves, (std::vector<LiveMove>{{at("stance"), -0.5},
                                               {at("follow/chroma"), -1},
                                               {at("panic"), 1},
                                               {at("freeze"), 1},
                                               {at("scene"), 3},
                                               {at("param/1"), 0.25},
                                               {at("param/2"), 0.75},
                                               {at("param/1"), 1},
                                               {at("param/2"), 0}}));
        QVERIFY(bridge.oddities().empty());
    }

    void whatDoesNotFitIsCounted() {
        OscBridge bridge(anywhere(), LiveControls(2));
        PacketSender sender(bridge.port());
        QVERIFY(sender.send({1, 2, 3}));
        QVERIFY(sender.send(packet(word("/elsewhere"), word(","))));
        QVERIFY(sender.send(packet(word("/antiphon/stance"), word(",s"), word("much"))));
        QVERIFY(sender.send(packet(word("/antiphon/stance"), word(",ff"), 0.f, 0.f)));
        QVERIFY(sender.send(packet(word("/antiphon/stance"), word(","))));
        QVERIFY(sender.send(
            packet(word("/antiphon/stance"), word(",f"), std::numeric_limits<float>::quiet_NaN())));
        QVERIFY(sender.send(packet(word("/params"), word(",f"), 0.5f))); // there are two
        QVERIFY(sender.send(features(2)));                               // nobody answers
        QVERIFY(sender.send(packet(word("/antiphon/mute"), word(",i"), 1u)));
        QCOMPARE(awaited(bridge, 1).size(), std::size_t(1));
        QTRY_COMPARE(bridge.counts().packets, std::uint64_t(9));
        QCOMPARE(bridge.counts().malformed, std::uint64_t(1));
        QCOMPARE(bridge.counts().unknown, std::uint64_t(1));
        QCOMPARE(bridge.counts().refused, std::uint64_t(6));
        QCOMPARE(bridge.oddities(),
                 std::string("OSC, left out: 1 packets that are no OSC, 1 messages to addresses "
                             "that there are not, 6 messages with values that do not fit."));
        QVERIFY(bridge.oddities().empty());
    }

    void theOriginalsQuestionIsAnswered_data() {
        QTest::addColumn<bool>("text");
        QTest::newRow("text") << true;
        QTest::newRow("floats") << false;
    }
    void theOriginalsQuestionIsAnswered() {
        QFETCH(bool, text);
        OscServer patch({.port = 0}), trainer({.port = 0});
        auto settings = anywhere(patch.port(), trainer.port());
        settings.form = text ? OscForm::Text : OscForm::Floats;
        OscBridge bridge(settings, LiveControls(3),
                         [](std::span<const double> followed, std::span<float> parameters) {
                             if (parameters.size() != 3 || followed.size() != 55)
                                 return false;
                             parameters[0] = float(followed.front() + followed.back());
                             parameters[1] += 0.25f;
                             return true;
                         });
        PacketSender sender(bridge.port());
        QVERIFY(sender.send(features(4))); // another synthesizer
        QVERIFY(sender.send(features(3)));
        const auto answers = awaited(patch, 1);
        QCOMPARE(answers.size(), std::size_t(1));
        QCOMPARE(answers[0].address, std::string("/agent-params"));
        QCOMPARE(std::holds_alternative<std::string>(answers[0].values[0]), text);
        QCOMPARE(*answers[0].numbers(), (std::vector<double>{55 + 109, 0.75, 0.5}));
        QTRY_COMPARE(bridge.counts().answered, std::uint64_t(1));
        QCOMPARE(bridge.counts().refused, std::uint64_t(1));

        bridge.sendAgent(std::vector<float>{0.125f, 0.5f, 1});
        QCOMPARE(*awaited(patch, 1).at(0).numbers(), (std::vector<double>{0.125, 0.5, 1}));
        bridge.sendTarget(std::vector<float>{0, 0, 1});
        const auto targets = awaited(trainer, 1);
        QCOMPARE(targets.at(0).address, std::string("/target-params"));
        QCOMPARE(*targets[0].numbers(), (std::vector<double>{0, 0, 1}));
    }

    /// Everything once, then only what changes, so often as was asked and no more.
    void controllersAreTold() {
        const LiveControls list(2);
        OscServer display({.port = 0});
        OscFeedback feedback({.port = display.port(), .rate = 20}, list);
        std::vector<double> values = list.initial();
        LiveMeters meters;
        meters.parameters = 2;
        meters.sounding = {0.25f, 0.75f};
        meters.mix = {0.5f, 0.25f};
        auto now = OscFeedback::Time{} + 1h;
        std::map<std::string, std::vector<double>> shown;
        std::uint64_t arrived = 0;
        const auto send = [&](std::chrono::milliseconds later) {
            now += later;
            feedback.send(values, meters, now);
            const auto messages = awaited(display, feedback.sent() - arrived);
            arrived += messages.size();
            for (const OscMessage& message : messages)
                shown[message.address] = *message.numbers();
            return messages.size();
        };
        std::size_t told = 0, most = 0;
        for (int i = 0; i < 10; ++i) {
            const std::size_t count = send(50ms);
            most = std::max(most, count);
            told += count;
        }
        QCOMPARE(most, OscFeedback::mostAtOnce);
        std::size_t wanted = oscFeedbackAddresses().size();
        for (const LiveControl& control : list.all()) {
            if (control.kind == LiveControl::Kind::Trigger) {
                QVERIFY2(!shown.contains(oscAddress(control)), control.name.c_str());
                continue;
            }
            ++wanted;
            QVERIFY2(shown.contains(oscAddress(control)), control.name.c_str());
            QVERIFY(std::abs(shown[oscAddress(control)].at(0) - control.initial) < 1e-6);
        }
        QCOMPARE(told, wanted);
        QCOMPARE(shown.size(), wanted);
        for (const OscFeedbackAddress& address : oscFeedbackAddresses())
            QVERIFY2(shown.contains(address.address), address.address);
        QCOMPARE(shown["/antiphon/agent/params"], (std::vector<double>{0.25, 0.75}));
        QVERIFY(std::abs(shown["/antiphon/level/mix"].at(0) + 6.02) < 0.01);
        QVERIFY(std::abs(shown["/antiphon/level/mix"].at(1) + 12.04) < 0.01);
        QCOMPARE(shown["/antiphon/level/input"], (std::vector<double>{-120, -120}));

        QCOMPARE(send(50ms), std::size_t(0));
        values[list.index("stance")] = -0.5;
        meters.sounding[1] = 0.5f;
        meters.recording = true;
        QCOMPARE(send(20ms), std::size_t(0)); // not yet
        QCOMPARE(send(40ms), std::size_t(3));
        QCOMPARE(shown["/antiphon/stance"], (std::vector<double>{-0.5}));
        QCOMPARE(shown["/antiphon/agent/params"], (std::vector<double>{0.25, 0.5}));
        QCOMPARE(shown["/antiphon/state/recording"], (std::vector<double>{1}));
        meters.mix.peak = 0.501f; // less than a display shows
        QCOMPARE(send(50ms), std::size_t(0));

        // A hand at the controller: its own moves come back when it is at rest.
        for (int i = 0; i < 10; ++i) {
            values[list.index("stance")] = i / 10.0;
            feedback.moved(list.index("stance"), now);
            QCOMPARE(send(50ms), std::size_t(0));
        }
        QCOMPARE(send(200ms), std::size_t(0));
        QCOMPARE(send(150ms), std::size_t(1));
        QCOMPARE(shown["/antiphon/stance"].at(0), double(0.9f));
        // Also where nothing came of it, as beyond the range: the display is put right.
        feedback.moved(list.index("stance"), now);
        QCOMPARE(send(350ms), std::size_t(1));
        feedback.moved(list.index("panic"), now);
        QCOMPARE(send(350ms), std::size_t(0));
        feedback.again();
        told = 0;
        for (int i = 0; i < 10; ++i)
            told += send(50ms);
        QCOMPARE(told, wanted);
    }

    void whereFeedbackGoes() {
        QCOMPARE(oscFeedbackTo("localhost:9001"),
                 (OscFeedback::Settings{.host = "localhost", .port = 9001}));
        QCOMPARE(oscFeedbackTo(":8000"), OscFeedback::Settings{.port = 8000});
        QCOMPARE(oscFeedbackTo("127.0.0.2").host, std::string("127.0.0.2"));
        for (const char* wrong :
             {"", "host:", "host:0", "host:70000", "host:80x", "a b:9000", "::1:9000"})
            try {
                oscFeedbackTo(wrong);
                QFAIL(wrong);
            } catch (const UserError& e) {
                QVERIFY2(QString(e.what()).contains("127.0.0.1:9000"), e.what());
            }
        QVERIFY_EXCEPTION_THROWN(OscFeedback({.rate = 0}, LiveControls(2)), UserError);
        QVERIFY_EXCEPTION_THROWN(OscFeedback({.host = "192.0.2.1"}, LiveControls(2)), UserError);
        OscFeedback({.host = "192.0.2.1", .open = true}, LiveControls(2));
    }

    void everythingIsAskedFor() {
        OscBridge bridge(anywhere(), LiveControls(2));
        PacketSender sender(bridge.port());
        QVERIFY(!bridge.takeRefresh());
        QVERIFY(sender.send(packet(word(oscRefresh), word(","))));
        bool asked = false;
        for (int i = 0; i < 500 && !asked; ++i) {
            asked = bridge.takeRefresh();
            std::this_thread::sleep_for(10ms);
        }
        QVERIFY(asked);
        QVERIFY(!bridge.takeRefresh());
        QVERIFY(bridge.oddities().empty());
    }

    /// Ten thousand packets of noise, of noise behind good beginnings and of good ones with a byte
    /// changed: the bridge goes on.
    void hostileBytes() {
        OscBridge bridge(anywhere(), LiveControls(2));
        PacketSender sender(bridge.port());
        Rng rng(3);
        const std::vector<Packet> good{
            packet(word("/antiphon/stance"), word(",f"), -0.5f), features(2),
            bundle({packet(word("/params"), word(",s"), word("0.1 0.9")), features(2)})};
        for (int i = 0; i < 10000; ++i) {
            Packet bytes = good[rng.below(good.size())];
            if (i % 3 == 0)
                bytes.resize(rng.below(bytes.size()));
            for (std::uint64_t change = rng.below(8); change > 0 && !bytes.empty(); --change)
                bytes[rng.below(bytes.size())] = std::uint8_t(rng.below(256));
            sender.send(bytes);
            if (i % 100 == 0)
                bridge.poll();
        }
        std::this_thread::sleep_for(50ms);
        bridge.poll();
        QVERIFY(sender.send(packet(word("/antiphon/scene"), word(",i"), 8u)));
        const auto scene = std::uint32_t(LiveControls(2).index("scene"));
        const auto moves = awaited(bridge, 1);
        QVERIFY(!moves.empty());
        QCOMPARE(moves.back(), (LiveMove{scene, 8}));
        QVERIFY(bridge.counts().malformed > 1000);
        QVERIFY(!bridge.oddities().empty());
    }
};

QTEST_APPLESS_MAIN(TestOsc)
#include "tst_osc.moc"
