#include "tests/testing.h"

#include "core/soundfile.h"
#include "models/guide/material.h"

using namespace antiphon;
using namespace antiphon::guide;
using namespace antiphon::testing;

class TestMaterial : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    std::vector<std::string> names(const std::vector<const char*>& files, bool completion) {
        JobControl control;
        JobContext context(control, 1, m_folder.path(), m_folder.path());
        Inputs inputs;
        for (const char* file : files) {
            if (!fs::exists(m_folder / file))
                writeSound(m_folder / file, {8000, 1, std::vector<float>(8000, 0.1f)});
            inputs["pair"].push_back({ItemKind::Audio, m_folder / file, "pair"});
        }
        return materialOf(inputs, {}, completion, 1, context).names;
    }

private Q_SLOTS:
    void filesAreCalledAfterTheirStems() {
        QCOMPARE(names({"a/guide.wav", "a/memory.wav"}, false),
                 (std::vector<std::string>{"guide > memory"}));
        QCOMPARE(names({"a/guide.wav", "a/memory.wav"}, true),
                 (std::vector<std::string>{"guide", "memory"}));
    }

    void pathsTellAlikeNamesApart() {
        const std::string a = display(m_folder.path()) + "/a/",
                          b = display(m_folder.path()) + "/b/";
        QCOMPARE(
            names({"a/guide.wav", "a/memory.wav", "b/guide.wav", "b/memory.wav", "a/guide.wav",
                   "b/other.wav"},
                  false),
            (std::vector<std::string>{a + "guide.wav > " + a + "memory.wav",
                                      b + "guide.wav > " + b + "memory.wav", "guide > other"}));
        QCOMPARE(names({"a/guide.wav", "b/guide.wav", "b/other.wav"}, true),
                 (std::vector<std::string>{a + "guide.wav", b + "guide.wav", "other"}));
    }
};

QTEST_APPLESS_MAIN(TestMaterial)
#include "tst_material.moc"
