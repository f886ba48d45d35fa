#include "tests/notes.h"
#include "tests/testing.h"

#include "core/error.h"
#include "core/formats/npz.h"
#include "core/music/notes.h"
#include "core/soundfile.h"
#include "core/table.h"
#include "models/guide/edit.h"
#include "models/guide/exportlabels.h"
#include "models/guide/generate.h"
#include "models/guide/options.h"

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace antiphon;
using namespace antiphon::guide;

namespace {

template <class Work>
Outcome runIn(const fs::path& out, Work work) {
    fs::create_directories(out);
    JobControl control;
    JobContext context(control, 4, out, out);
    return work(context);
}

std::vector<std::vector<std::string>> wordsOf(const fs::path& file) {
    std::istringstream lines(readFile(file));
    std::vector<std::vector<std::string>> result;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        result.emplace_back();
        for (std::string word; words >> word;)
            result.back().push_back(word);
    }
    return result;
}

} // namespace

class TestExportLabels : public QObject {
    Q_OBJECT

    testing::TemporaryFolder m_folder;
    std::shared_ptr<const Take> m_take;

private Q_SLOTS:
    void initTestCase() {
        Sound guide = testing::notes(12, 1, 12, 4);
        std::fill(guide.samples.begin() + 22050, guide.samples.begin() + 2 * 22050, 0.0f);
        writeSound(m_folder / "guide.wav", guide);
        writeSound(m_folder / "piano.wav", testing::notes(17.1, 2, 12, 4));
        const Inputs inputs = {{"guide", {{ItemKind::Audio, m_folder / "guide.wav", "guide"}}},
                               {"memory", {{ItemKind::Audio, m_folder / "piano.wav", "memory"}}}};
        GenerateOptions options;
        options.segment = 0.25;
        options.vocab = 8;
        runIn(m_folder / "take",
              [&](JobContext& context) { return runGenerate(inputs, options, context); });
        m_take = Take::load(m_folder / "take");
    }

    /// What is exported says what was edited, saved or not.
    void editsTravelAlong() {
        const auto edits = [](const Provenance& provenance) {
            return parseJson(provenance.comment, "comment").value("edits", Json());
        };
        const TakeState& saved = m_take->saved();
        QVERIFY(edits(provenanceOf(*m_take, saved)).is_null());
        const TakeState state = m_take->relabelled(saved, {3}, silent, 1);
        const fs::path file = m_folder / "edited.mid";
        writeLabelNotes(file, *m_take, state);
        const Json told = edits(provenanceOf(readMidi(file)));
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(told[0]["labels"].get<std::string>(), std::string("3=-1"));
        const auto runs = writeRuns(m_folder / "edited-runs", *m_take, state);
        QVERIFY(!runs.empty());
        QVERIFY(edits(readProvenance(runs[0])) == told);
    }

    void notes() {
        const fs::path file = m_folder / "labels.mid";
        writeLabelNotes(file, *m_take, m_take->saved());
        const MidiFile midi = readMidi(file);
        QVERIFY(midi.warnings.empty());
        std::vector<Note> specification, response;
        for (const Note& note : notesOf(midi))
            (note.track == 1 ? specification : response).push_back(note);
        const auto& labels = m_take->saved().labels;
        QCOMPARE(specification.size(),
                 labels.size() - std::size_t(std::ranges::count(labels, silent)));
        int loudest = 0;
        for (const Note& note : specification) {
            const auto segment = std::size_t(std::lround(note.start / 0.25));
            QVERIFY(std::abs(note.start - 0.25 * double(segment)) < 2e-3);
            QCOMPARE(note.pitch, labels[segment]);
            loudest = std::max(loudest, note.velocity);
        }
        QVERIFY(loudest > 64);
        for (const Note& note : response) {
            const auto chosen = m_take->saved().query[std::size_t(std::lround(note.start / 0.25))];
            QCOMPARE(note.pitch, m_take->memoryTrack().labels[std::size_t(chosen)]);
        }
        QCOMPARE(parseJson(provenanceOf(midi).comment, "comment")["seed"].get<int>(), 4);
    }

    void cues() {
        const fs::path file = m_folder / "cues.csv";
        writeCues(file, *m_take, m_take->saved());
        QVERIFY(readFile(file).starts_with("output_time,memory_time,label"));
        const Table table = readTable(file);
        const auto& query = m_take->saved().query;
        QCOMPARE(table.rows, query.size());
        for (std::size_t i = 0; i < query.size(); ++i) {
            QCOMPARE(table.numbers("label")[i], double(m_take->saved().labels[i]));
            const double memory = table.numbers("memory_time")[i];
            if (query[i] == silent)
                QVERIFY(std::isnan(memory));
            else
                QCOMPARE(memory, 0.25 * query[i]);
        }
    }

    /// Every run is the stretch of the memory that the query names.
    void runs() {
        const auto files = writeRuns(m_folder / "runs", *m_take, m_take->saved());
        QVERIFY(files.size() > 1);
        std::size_t frames = 0;
        for (const fs::path& file : files)
            frames += readSound(file).frames();
        const auto& query = m_take->saved().query;
        const auto sounding = query.size() - std::size_t(std::ranges::count(query, silent));
        QVERIFY(std::abs(double(frames) - double(sounding) * 0.25 * 22050) <= double(sounding));
        const Sound first = readSound(files[0]);
        const auto start = std::size_t(std::lround(query[0] * 0.25 * 22050));
        for (std::size_t i = 0; i < 1000; ++i)
            QVERIFY(std::abs(first.samples[i] - m_take->memory().samples[start + i]) < 1e-6f);
        QVERIFY(!readProvenance(files[0]).empty());
    }

    void catart() {
        const fs::path folder = m_folder / "catart";
        writeCataRt(folder, *m_take, false, "piano");
        const auto lines = wordsOf(folder / "chunks.txt");
        QCOMPARE(lines[0], (std::vector<std::string>{"FileName", "quantized_idx", "instrument"}));
        const auto& labels = m_take->memoryTrack().labels;
        QCOMPARE(lines.size() - 1, labels.size() - std::size_t(std::ranges::count(labels, silent)));
        for (std::size_t i = 1; i < lines.size(); ++i) {
            QVERIFY(fs::is_regular_file(folder / lines[i][0]));
            const auto number = std::stoul(lines[i][0].substr(6));
            QCOMPARE(lines[i][0], "chunk_" + std::string(number < 10 ? "00" : "0") +
                                      std::to_string(number) + ".wav");
            QCOMPARE(std::stoi(lines[i][1]), labels[number]);
            QCOMPARE(lines[i][2], std::string("piano"));
        }

        // The vectors are those that were quantised: their nearest centre has the label's number.
        writeCataRt(m_folder / "vectors", *m_take, true, "UNK");
        const auto rows = wordsOf(m_folder / "vectors/chunks.txt");
        const auto codebook = m_take->info()["codebook"].get<std::vector<std::vector<float>>>();
        QCOMPARE(rows[0].size(), codebook[0].size() + 2);
        QCOMPARE(rows[0][1], std::string("d0"));
        for (std::size_t i = 1; i < rows.size(); ++i) {
            std::size_t nearest = 0;
            double least = 1e300;
            for (std::size_t code = 0; code < codebook.size(); ++code) {
                double distance = 0;
                for (std::size_t c = 0; c < codebook[0].size(); ++c)
                    distance += std::pow(std::stod(rows[i][c + 1]) - double(codebook[code][c]), 2);
                if (distance < least) {
                    least = distance;
                    nearest = code;
                }
            }
            QCOMPARE(std::int32_t(nearest), labels[std::stoul(rows[i][0].substr(6))]);
        }
    }

    void task() {
        const Inputs inputs = {{"take", {{ItemKind::Table, m_folder / "take", "take"}}}};
        const fs::path out = m_folder / "all";
        const Outcome outcome = runIn(out, [&](JobContext& context) {
            return runExportLabels(inputs, LabelExportOptions{}, context);
        });
        for (const Item& item : outcome.items)
            QVERIFY2(fs::exists(item.path), item.role.c_str());
        const RawTensor list = readNumpy(out / "specification.npy")[0];
        QCOMPARE(list.type, DType::I32);
        QCOMPARE(list.count(), std::int64_t(m_take->segments()));
        QCOMPARE(std::memcmp(list.bytes.data(), m_take->saved().labels.data(), list.bytes.size()),
                 0);
        QCOMPARE(readTable(out / "query.csv").rows, m_take->segments());
        QCOMPARE(wordsOf(out / "catart/chunks.txt")[1][2], std::string("piano"));
        LabelExportOptions cues;
        cues.what = "cues";
        const Outcome one = runIn(m_folder / "one", [&](JobContext& context) {
            return runExportLabels(inputs, cues, context);
        });
        QCOMPARE(one.items.size(), std::size_t(1));
        const Inputs wrong = {{"take", {{ItemKind::Table, m_folder.path(), "take"}}}};
        QVERIFY_THROWS_EXCEPTION(UserError, runIn(m_folder / "none", [&](JobContext& context) {
                                     return runExportLabels(wrong, cues, context);
                                 }));
    }
};

QTEST_APPLESS_MAIN(TestExportLabels)
#include "tst_exportlabels.moc"
