#include "tests/testing.h"

#include "core/error.h"
#include "models/device.h"

using namespace antiphon;

class TestCompute : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void processorIsFirst() {
        const auto devices = computeDevices();
        QCOMPARE(devices.front().id, std::string("cpu"));
        QVERIFY(devices.front().memory > (std::int64_t(1) << 28));
        QVERIFY(devices.front().free <= devices.front().memory);
    }

    void unknownDeviceIsNamed() {
        QVERIFY(resolveDevice("auto") == "cpu" || resolveDevice("auto") == "cuda:0");
        try {
            resolveDevice("cuda:99");
            QFAIL("a device that does not exist was accepted");
        } catch (const UserError& e) {
            QVERIFY(std::string(e.what()).find("'cuda:99'") != std::string::npos);
            QVERIFY(std::string(e.what()).find("cpu") != std::string::npos);
            QCOMPARE(e.kind(), UserError::Kind::Usage);
        }
    }

    /// The build that obeys LibTorch's thread count is the one in the process, where it is
    /// installed.
    void theRightBlasIsLoaded() {
        bool installed = false;
        for (const auto& entry : fs::directory_iterator("/usr/lib"))
            installed |= fs::exists(entry.path() / "openblas-openmp");
        if (!installed)
            QSKIP("libopenblas0-openmp is not installed");
        QVERIFY2(loadedBlas().find("openblas-openmp") != std::string::npos, loadedBlas().c_str());
    }
};

QTEST_APPLESS_MAIN(TestCompute)
#include "tst_compute.moc"
