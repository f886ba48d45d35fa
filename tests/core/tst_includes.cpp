#include "tests/testing.h"

#include <regex>
#include <sstream>

using namespace antiphon;

namespace {

struct Include {
    fs::path file; ///< relative to the checkout
    std::string header;
};

std::vector<Include> includes() {
    // No raw string: moc loses its way in one that has a quote inside.
    static const std::regex pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
    std::vector<Include> all;
    for (const char* folder : {"core", "models", "widgets", "app"}) {
        const fs::path root = testing::source() / folder;
        if (!fs::is_directory(root))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp")
                continue;
            std::istringstream text(readFile(entry.path()));
            std::smatch match;
            for (std::string line; std::getline(text, line);)
                if (std::regex_search(line, match, pattern))
                    all.push_back({fs::relative(entry.path(), testing::source()), match[1]});
        }
    }
    return all;
}

bool matches(const std::string& text, const char* pattern) {
    return std::regex_search(text, std::regex(pattern));
}

constexpr const char* torchHeaders = "^(torch|ATen|c10|caffe2)/";
constexpr const char* qtHeaders = "^(Q[A-Z]|Qt)|qcustomplot";

} // namespace

/// The dependency rules of the design, as patterns over who includes what.
class TestIncludes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rules_data() {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("mustNot");
        const auto rule = [](const char* name, const char* who, const QString& mustNot) {
            QTest::newRow(name) << QString(who) << mustNot;
        };
        rule("core is plain C++", "^core/", QString("%1|%2").arg(torchHeaders, qtHeaders));
        rule("core never calls up", "^core/", "^(models|widgets|app)/");
        rule("core/audio stays below its users", "^core/(?!audio/)", "^core/audio/|portaudio|fluidsynth|[Rr]t[Mm]idi");
        rule("core/store stays below its users", "^core/(?!store/)", "^core/store/|sqlite3");
        rule("audio and store do not meet", "^core/audio/", "^core/store/|sqlite3");
        rule("store and audio do not meet", "^core/store/", "^core/audio/|portaudio");
        rule("models know no Qt", "^models/", QString("%1|^(widgets|app)/").arg(qtHeaders));
        rule("models know no database", "^models/", "^core/store/|sqlite3");
        rule("widgets know no torch and no models", "^widgets/",
             QString("%1|^(models|app)/|^core/(store|audio)/").arg(torchHeaders));
        rule("app knows no torch", "^app/", torchHeaders);
        rule("the command line knows no Qt", "^app/cli/", QString("%1|^widgets/").arg(qtHeaders));
        rule("QCustomPlot has one door", "^(app/|widgets/(?!qcp\\.h))", "qcustomplot");
    }
    void rules() {
        QFETCH(QString, who);
        QFETCH(QString, mustNot);
        const std::string whoPattern = who.toStdString(), pattern = mustNot.toStdString();
        for (const Include& include : includes())
            if (matches(include.file.string(), whoPattern.c_str()))
                QVERIFY2(!matches(include.header, pattern.c_str()),
                         (include.file.string() + " includes " + include.header).c_str());
    }

    /// A header of models that includes torch is internal: nobody outside may include it.
    void publicHeadersAreTorchFree() {
        const auto all = includes();
        for (const Include& include : all) {
            if (!matches(include.file.string(), "^models/.*\\.h$") ||
                !matches(include.header, torchHeaders))
                continue;
            for (const Include& user : all)
                QVERIFY2(user.header != include.file.string() ||
                             matches(user.file.string(), "^models/"),
                         (user.file.string() + " reaches torch through " + user.header).c_str());
        }
    }

    void somethingWasRead() { QVERIFY(includes().size() > 50); }
};

QTEST_APPLESS_MAIN(TestIncludes)
#include "tst_includes.moc"
