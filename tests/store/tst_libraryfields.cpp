#include "tests/store/librarytesting.h"

#include "core/store/libraryfields.h"
#include "core/store/relocate.h"

using namespace antiphon;
using namespace antiphon::testing;

class TestLibraryFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldHasItsCell() {
        QCOMPARE(int(libraryFields().size()), libraryFieldCount);
        QCOMPARE(int(cellsOf({}).size()), libraryFieldCount);
    }

    void filters_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("passes");
        QTest::newRow("alias of role") << "stem:drums" << true;
        QTest::newRow("alias of tags") << "tag:dark" << true;
        QTest::newRow("tempo") << "bpm:>120 tempo:<122" << true;
        QTest::newRow("key") << "key:\"f# minor\"" << true;
        QTest::newRow("loudness") << "lufs:-15..-10" << true;
        QTest::newRow("words") << "night loop" << true;
        QTest::newRow("a kind is no word") << "audio" << false;
        QTest::newRow("unrated") << "rating:\"\"" << true;
        QTest::newRow("there") << "-missing:*" << true;
        QTest::newRow("one clause of two") << "stem:drums bpm:>130" << false;
    }
    void filters() {
        QFETCH(QString, query);
        LibraryItem item;
        item.title = "Night loop";
        item.role = "drums";
        item.tags = {"dark", "late night"};
        item.bpm = 121;
        item.key = "F# minor";
        item.lufs = -12;
        const RowFields fields(libraryFields());
        const auto cells = cellsOf(item);
        QTEST(fields.passes(cells, fields.fold(cells),
                            fields.compile(parseQuery(query.toStdString()))),
              "passes");
    }

    void tags() {
        LibraryItem item;
        setField(item, LibraryField::Tags, " dark,late night ,, Dark ");
        QCOMPARE(item.tags, (std::vector<std::string>{"dark", "late night"}));
        setField(item, LibraryField::Tags, "+loop, -DARK");
        QCOMPARE(tagsText(item.tags), std::string("late night, loop"));
        QVERIFY(errorOf([&] {
                    setField(item, LibraryField::Tags, "a, +b");
                }).starts_with("Tags is 'a, +b' but must be"));
        setField(item, LibraryField::Tags, "");
        QVERIFY(item.tags.empty());
    }

    void values() {
        LibraryItem item;
        setField(item, LibraryField::Split, "Val");
        QVERIFY(item.split == Split::Validation && item.splitFixed);
        setField(item, LibraryField::Split, "");
        QVERIFY(item.split == Split::None && !item.splitFixed);
        setField(item, LibraryField::Emotion, "q3");
        QCOMPARE(item.emotion, 3);
        setField(item, LibraryField::Rating, "5");
        QCOMPARE(item.rating, 5);
        for (const auto& [field, text] : {std::pair(LibraryField::Rating, "6"),
                                          {LibraryField::Emotion, "5"},
                                          {LibraryField::Split, "some"},
                                          {LibraryField::Title, " "},
                                          {LibraryField::Tempo, "120"}})
            QVERIFY2(!errorOf([&] { setField(item, field, text); }).empty(), text);
    }

    void relocation() {
        TemporaryFolder folder;
        writeFile(folder / "old" / "a" / "x.wav", wavBytes(1));
        writeFile(folder / "old" / "b.wav", wavBytes(2));
        Project project = Project::create(folder / "p");
        importAll(project, {folder / "old"});
        Library& library = project.library();
        // Two items of one content: as two stems of two songs may be.
        LibraryItem twin = *library.atPath((folder / "old" / "a" / "x.wav").string());
        twin.id = 0;
        twin.path = (folder / "old" / "c" / "x.wav").string();
        library.put(twin);
        library.flush();
        fs::rename(folder / "old" / "b.wav", folder / "stays.wav");
        fs::create_directories(folder / "new" / "c");
        fs::rename(folder / "old" / "a" / "x.wav", folder / "new" / "c" / "x.wav");

        const auto missing = lookForMissing(library);
        QCOMPARE(missing.size(), std::size_t(3));
        Relocator relocator(missing, project.folder(), folder / "new",
                            [&](const std::string& path) { return bool(library.atPath(path)); });
        while (relocator.step()) {
        }
        QCOMPARE(relocator.found().size(), std::size_t(1));
        QCOMPARE(relocator.found()[0].id, std::int64_t(3)); // the one that was in a folder c
        QCOMPARE(relocator.found()[0].path, (folder / "new" / "c" / "x.wav").string());
        QVERIFY(!relocator.found()[0].missing);
        QCOMPARE(relocator.stillMissing(), std::size_t(2));
    }
};

QTEST_APPLESS_MAIN(TestLibraryFields)
#include "tst_libraryfields.moc"
