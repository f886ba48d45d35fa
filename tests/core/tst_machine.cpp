#include "tests/testing.h"

#include "core/machine.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace antiphon;

class TestMachine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memory() {
        const MachineMemory machine = machineMemory();
        QVERIFY(machine.all > (std::int64_t(1) << 28));
        QVERIFY(machine.available > 0 && machine.available <= machine.all);
        const std::int64_t before = processMemory();
        QVERIFY(before > (1 << 20) && before < machine.all);
        const std::vector<char> taken(64 << 20, 'x');
        QVERIFY(processMemory() > before + (32 << 20));
    }

    /// A limit of the process counts where it is narrower than the machine.
    void roomWithinALimit() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("The sanitizers take more of the address space than a limit leaves.");
#endif
        QVERIFY(processRoom() > 0 && processRoom() <= machineMemory().all);
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit nothing{1 << 20, 1 << 20}; // less than it has by now
            ::setrlimit(RLIMIT_AS, &nothing);
            ::_exit(processRoom() == 0 ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void processorTimePasses() {
        const ProcessorTime before = processorTime();
        QVERIFY(before.all > 0 && before.busy <= before.all);
        QTRY_VERIFY(processorTime().all > before.all);
        QVERIFY(processorTime().busy >= before.busy);
    }
};

QTEST_APPLESS_MAIN(TestMachine)
#include "tst_machine.moc"
