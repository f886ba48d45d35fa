#include "tests/testing.h"

#include "core/error.h"
#include "models/device.h"
#include "models/impro/corpus.h"
#include "models/impro/impro.h"
#include "models/impro/table.h"

#include <algorithm>

using namespace antiphon;
using namespace antiphon::impro;

namespace {

TableOptions small() {
    TableOptions options;
    options.synth = "fm3";
    options.subdiv = 3;
    options.seconds = 0.05;
    return options;
}

} // namespace

class TestImpro : public QObject {
    Q_OBJECT

    testing::TemporaryFolder m_folder;

    Outcome run(const TableOptions& options, std::uint64_t seed = 1) {
        fs::create_directories(m_folder / "out");
        JobContext context(m_control, seed, m_folder / "out", m_folder / "work");
        return runTable({}, options, context);
    }
    JobControl m_control;

private Q_SLOTS:
    void everySynthesizerCanBeChosen() {
        for (const FieldRow& row : fieldsOf(Options(TableOptions{}))) {
            if (std::string(row.field.key) != "synth")
                continue;
            QCOMPARE(row.field.choices.size(), synths().size());
            for (std::size_t i = 0; i < synths().size(); ++i)
                QCOMPARE(std::string(row.field.choices[i]), synths()[i].name);
        }
        for (const FieldRow& row : fieldsOf(Options(TableOptions{})))
            if (std::string(row.field.key) == "grid")
                for (const char* choice : row.field.choices)
                    QCOMPARE(std::string(name(planKind(choice))), std::string(choice));
    }

    void threadsOfTheProgram() {
        setThreads(3);
        QCOMPARE(settingsOf(small(), 1).threads, 3);
        QCOMPARE(batchOf({}).threads, 3);
        setThreads(0);
        QCOMPARE(settingsOf(small(), 1).threads, 0);
        QCOMPARE(batchOf({}).threads, 0);
    }

    void optionsMeanSettings() {
        TableOptions options = small();
        options.grid = "sobol";
        options.points = 12;
        options.mode = "clean";
        options.original = true;
        options.patch = "";
        options.parameters = 5; // of a patch alone
        LookupSettings settings = settingsOf(options, 77);
        QCOMPARE(settings.synth, std::string("fm3"));
        QCOMPARE(settings.parameters, 0);
        QVERIFY(settings.plan.kind == PlanSettings::Kind::Sobol);
        QCOMPARE(settings.plan.seed, std::uint64_t(77));
        QCOMPARE(settings.sound.seed, std::uint64_t(77));
        QVERIFY(settings.sound.parity);
        QVERIFY(settings.analysis.mode == DescriptorSettings::Mode::Clean);
        QVERIFY(settings.preRoll < 0);
        options.patch = "/some/folder";
        settings = settingsOf(options, 77);
        QCOMPARE(settings.synth, options.patch);
        QCOMPARE(settings.parameters, 5);
    }

    void builds() {
        const Outcome outcome = run(small());
        QCOMPARE(outcome.items.size(), std::size_t(1));
        QVERIFY(outcome.items[0].kind == ItemKind::Table);
        const LookupTable table = readLookup(outcome.items[0].path);
        QCOMPARE(table.rows, std::size_t(27));
        QVERIFY(table.side["complete"] == true);
        QCOMPARE(outcome.figures["rows"].get<int>(), 27);
        QVERIFY(fs::is_empty(m_folder / "work"));
        double last = 0;
        int produced = 0;
        for (const Event& event : m_control.drain()) {
            produced += event.type == Event::Type::Produced;
            if (event.type == Event::Type::Progress) {
                QVERIFY(event.value >= last && event.value <= 1);
                last = event.value;
            }
        }
        QCOMPARE(produced, 1);
        QCOMPARE(last, 1.0);
    }

    /// What another run has left unfinished is not mixed with this one's rows.
    void otherOptionsBeginAnew() {
        fs::create_directories(m_folder / "work");
        TableOptions other = small();
        other.window = 512;
        LookupSettings settings = settingsOf(other, 1);
        const fs::path growing = m_folder / "work/table.csv";
        std::size_t rows = 0;
        const auto cancel = [&] {
            if (rows > 4)
                throw Cancelled();
        };
        const auto tell = [&](const LookupProgress& now) { rows = now.done; };
        settings.threads = 1;
        bool cancelled = false;
        try {
            buildLookup(growing, settings, false, cancel, tell);
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        QVERIFY(lookupResumes(growing, settings));
        QVERIFY(!lookupResumes(growing, settingsOf(small(), 1)));
        const std::string wanted = readFile(run(small()).items[0].path);
        fs::remove_all(m_folder / "work");
        QVERIFY(readFile(run(small()).items[0].path) == wanted);
    }

    void unheardOptionsAreSaid() {
        TableOptions options = small();
        options.jitter = 0.5;
        options.levelled = false;
        QVERIFY(!settingsOf(options, 1).sound.levelled);
        run(options);
        bool said = false;
        for (const Event& event : m_control.drain())
            said |= event.text.find("does not know: jitter, grains left unlevelled") !=
                    std::string::npos;
        QVERIFY(said);
    }

    void faultsAreSaid() {
        TableOptions options = small();
        options.patch = "/no/such/synth";
        QVERIFY_EXCEPTION_THROWN(run(options), UserError);
        options = small();
        options.subdiv = 1;
        QVERIFY_EXCEPTION_THROWN(run(options), UserError);
    }
};

QTEST_GUILESS_MAIN(TestImpro)
#include "tst_impro.moc"
