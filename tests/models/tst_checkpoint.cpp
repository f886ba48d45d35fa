#include "tests/faults.h"
#include "tests/testing.h"

#include "core/error.h"
#include "models/checkpoint.h"

#include <fstream>

using namespace antiphon;

namespace {

Checkpoint made(std::int64_t step) {
    Checkpoint checkpoint;
    checkpoint.step = step;
    const float weight[] = {float(step), -0.0f, 1e-42f};
    const float memory[] = {float(step) * 0.5f};
    checkpoint.weights = {RawTensor::of("layer.weight", {1, 3}, weight)};
    checkpoint.state = {RawTensor::of("momentum", {1}, memory)};
    // What JSON must not round: a generator's words, a double without a short form.
    checkpoint.json = {{"rng", {~std::uint64_t(0), std::uint64_t(1) << 63}}, {"third", 1.0 / 3}};
    return checkpoint;
}

bool same(const Checkpoint& a, const Checkpoint& b) {
    return a.step == b.step && a.weights == b.weights && a.state == b.state && a.json == b.json;
}

/// Changes one byte, counted from the end.
void damage(const fs::path& file, std::streamoff fromEnd) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(-fromEnd, std::ios::end);
    const char byte = char(stream.get() ^ 1);
    stream.seekp(-fromEnd, std::ios::end);
    stream.put(byte);
}

std::vector<std::int64_t> steps(const std::vector<CheckpointRow>& rows) {
    std::vector<std::int64_t> all;
    for (const auto& row : rows)
        all.push_back(row.step);
    return all;
}

} // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead() {
        testing::TemporaryFolder folder;
        Checkpoints checkpoints(folder / "checkpoints");
        QVERIFY(!checkpoints.last());
        checkpoints.write(made(7));
        checkpoints.write(made(12));
        QVERIFY(same(*Checkpoints(folder / "checkpoints").last(), made(12)));
        // A second one of the same step takes its place.
        Checkpoint again = made(12);
        again.json["third"] = nullptr;
        checkpoints.write(again);
        QVERIFY(same(*checkpoints.last(), again));
        QCOMPARE(testing::entries(folder / "checkpoints"), std::size_t(3)); // 7, 12, the list
    }

    void rowsTellTheLastAndTheBest() {
        testing::TemporaryFolder folder;
        Checkpoints checkpoints(folder.path());
        QVERIFY(listCheckpoints(folder.path()).empty());
        QVERIFY(listCheckpoints(folder / "none").empty());
        for (const std::int64_t step : {9, 10, 100})
            checkpoints.write(made(step));
        checkpoints.markBest(10, 0.25);
        const auto rows = listCheckpoints(folder.path());
        QCOMPARE(steps(rows), (std::vector<std::int64_t>{9, 10, 100}));
        QVERIFY(!rows[0].best && rows[1].best && !rows[2].best);
        QVERIFY(!rows[0].last && !rows[1].last && rows[2].last);
        QCOMPARE(rows[1].bestValue, 0.25);
        QCOMPARE(rows[0].bytes, std::int64_t(fs::file_size(rows[0].weights)));
        QVERIFY(rows[0].written > 1'600'000'000);
        // The oldest can be heard, but not gone on from.
        QVERIFY(!fs::exists(folder / "9/state.json") &&
                !fs::exists(folder / "9/state.safetensors"));
        QVERIFY(fs::exists(folder / "10/state.json"));
    }

    void damagedOnesArePassedOver_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("fromEnd"); ///< of the byte that is changed; 0: cut off, -1: removed
        QTest::newRow("a weight") << "model.safetensors" << 2;
        QTest::newRow("state") << "state.safetensors" << 1;
        QTest::newRow("a number in the JSON") << "state.json" << 30;
        QTest::newRow("cut weights") << "model.safetensors" << 0;
        QTest::newRow("cut state") << "state.safetensors" << 0;
        QTest::newRow("cut JSON") << "state.json" << 0;
        QTest::newRow("no weights") << "model.safetensors" << -1;
        QTest::newRow("no JSON") << "state.json" << -1;
    }
    void damagedOnesArePassedOver() {
        QFETCH(QString, file);
        QFETCH(int, fromEnd);
        testing::TemporaryFolder folder;
        Checkpoints checkpoints(folder.path());
        for (const std::int64_t step : {1, 2, 3})
            checkpoints.write(made(step));
        const auto harm = [&](const char* step) {
            const fs::path victim = folder / step / file.toStdString();
            if (fromEnd > 0)
                damage(victim, fromEnd);
            else if (fromEnd == 0)
                fs::resize_file(victim, fs::file_size(victim) - 5);
            else
                fs::remove(victim);
        };
        harm("3");
        std::vector<std::string> told;
        const auto last = checkpoints.last([&](const std::string& s) { told.push_back(s); });
        QVERIFY(last && same(*last, made(2)));
        QCOMPARE(told.size(), std::size_t(1));
        QVERIFY2(told[0].find("3/" + file.toStdString()) != std::string::npos, told[0].c_str());

        // Never silently anew: when the one before is damaged, too, it is an error.
        harm("2");
        try {
            checkpoints.last();
            QFAIL("damaged checkpoints were read");
        } catch (const UserError& e) {
            QVERIFY2(std::string(e.what()).find("3/" + file.toStdString()) != std::string::npos,
                     e.what());
        }
        // Once training went on from the one before, the damaged one is in nobody's way.
        checkpoints.write(made(2));
        QVERIFY(!fs::exists(folder / "3"));
        QCOMPARE(checkpoints.last()->step, 2);
    }

    void cutWeightsAreNotListed() {
        testing::TemporaryFolder folder;
        Checkpoints checkpoints(folder.path());
        checkpoints.write(made(1));
        checkpoints.write(made(2));
        const fs::path weights = folder / "2/model.safetensors";
        fs::resize_file(weights, fs::file_size(weights) - 1);
        QCOMPARE(steps(listCheckpoints(folder.path())), (std::vector<std::int64_t>{1}));
        fs::resize_file(weights, 3);
        QCOMPARE(steps(listCheckpoints(folder.path())), (std::vector<std::int64_t>{1}));
    }

    /// What a kill leaves: an unfinished folder, and a finished one that the list does not name
    /// yet.
    void aKillLeavesTheOneBefore() {
        testing::TemporaryFolder folder;
        Checkpoints checkpoints(folder.path());
        checkpoints.write(made(5));
        fs::create_directories(folder / ".unfinished");
        writeFile(folder / ".unfinished/model.safetensors", "half");
        QCOMPARE(checkpoints.last()->step, 5);
        const std::string list = readFile(folder / "checkpoints.json");
        checkpoints.write(made(6));
        QVERIFY(!fs::exists(folder / ".unfinished"));
        writeFile(folder / "checkpoints.json", list);
        QCOMPARE(checkpoints.last()->step, 6);
        QVERIFY(listCheckpoints(folder.path()).back().last);
    }

    void manyAreThinnedEvenly() {
        testing::TemporaryFolder folder;
        Checkpoints checkpoints(folder.path(), 8);
        for (std::int64_t step = 1; step <= 100; ++step) {
            checkpoints.write(made(step));
            if (step == 3)
                checkpoints.markBest(3, 1);
        }
        const auto kept = steps(listCheckpoints(folder.path()));
        QCOMPARE(kept.size(), std::size_t(8));
        QCOMPARE(kept.front(), 1);
        QCOMPARE(kept.back(), 100);
        QVERIFY(std::find(kept.begin(), kept.end(), 3) != kept.end());
        for (std::size_t i = 1; i < kept.size(); ++i)
            QVERIFY2(kept[i] - kept[i - 1] <= 40, QByteArray::number(kept[i]).constData());
    }

    /// A disk without room: a sentence, and the one before is still there.
    void fullDiskLeavesTheOneBefore() {
        testing::TemporaryFolder folder;
        Checkpoints checkpoints(folder.path());
        checkpoints.write(made(1));
        const std::string message = testing::messageInChild([&] {
            testing::limitFileSize(100);
            checkpoints.write(made(2));
        });
        QVERIFY2(message.find("cannot be written") != std::string::npos, message.c_str());
        QVERIFY(same(*checkpoints.last(), made(1)));
    }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
