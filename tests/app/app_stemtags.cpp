#include "tests/app/workbench.h"
#include "tests/models/stemrig.h"

#include "app/panels/emotionmodels.h"
#include "app/panels/stempanel.h"
#include "app/panels/stemsongs.h"
#include "app/panels/stemtagsteps.h"
#include "app/panels/stemtraining.h"
#include "app/panels/stemverdict.h"
#include "app/panels/taghints.h"
#include "app/panels/tagline.h"
#include "models/stem/songlist.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"
#include "widgets/boxstyle.h"
#include "widgets/flowlayout.h"

#include <QCompleter>
#include <QLineEdit>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace antiphon;
using namespace antiphon::testing;
using stem::TagKind;

/// Songs and their tags in the accompaniment panel: edited, learned and suggested.
class AppStemTags : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<StemPanel> m_panel;
    fs::path m_songs;

    StemSongs& page() const { return m_panel->songs(); }
    QTreeWidget& list() const { return page().list(); }
    QUndoStack& undo() const { return m_bench->session->undo(); }
    Jobs& jobs() const { return m_bench->session->jobs(); }
    fs::path features(const char* song) const { return m_songs / song / "features.json"; }
    QString told(const char* song, const char* key) const {
        if (!fs::exists(features(song)))
            return QStringLiteral("no file");
        return QString::fromStdString(readJson(features(song)).value(key, std::string()));
    }
    QString shown(const char* song, int column) const {
        const auto items = list().findItems(QLatin1String(song), Qt::MatchExactly);
        return items.size() == 1 ? items[0]->text(column) : QStringLiteral("no such song");
    }
    void choose(const QStringList& songs) const {
        list().clearSelection();
        for (const QString& song : songs)
            for (QTreeWidgetItem* item : list().findItems(song, Qt::MatchExactly))
                item->setSelected(true);
        QCOMPARE(page().chosen().size(), std::size_t(songs.size()));
    }
    void type(TagKind kind, const char* text) const {
        QLineEdit* edit = page().line(kind).edit();
        edit->setFocus();
        QTest::keyClicks(edit, QLatin1String(text));
        QTest::keyClick(edit, Qt::Key_Return);
    }
    QToolButton* wordButton(TagKind kind, const char* text) const {
        for (QToolButton* button : page().line(kind).buttons())
            if (button->text() == QLatin1String(text))
                return button;
        return nullptr;
    }
    QString hintLine() const {
        QStringList words;
        for (const TagHints::Row& row : page().hints().rows())
            words << row.box->findChild<QLabel*>()->text();
        return words.join(QStringLiteral("; "));
    }
    void look() {
        m_panel->findChild<QTabWidget*>()->setCurrentWidget(&page());
        QTRY_VERIFY_WITH_TIMEOUT(!page().book().reading() && list().topLevelItemCount() > 0,
                                 patience);
    }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        m_songs = m_bench->folder / "songs";
        m_panel = std::make_unique<StemPanel>(*m_bench->session);
        m_panel->resize(1280, 640);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
        QApplication::setPalette(paletteOf(Scheme::Light));
    }

    void theSongsAreShown() {
        putTagged(m_songs, 4);
        Json one = readJson(features("01"));
        one["bpm"] = 97;
        one["key"] = "D minor";
        writeJson(features("01"), one);
        stem::writeSongList(m_songs / "splits.json", {{"00", "01", "02"}, {"03"}});
        m_panel->findChild<QTabWidget*>()->setCurrentWidget(&page());
        QVERIFY(page().steps().obstacle(StemTagSteps::Learn).contains(QStringLiteral("folder")));
        // Both pages have one folder.
        m_panel->training().setFolder(m_songs);
        look();
        QCOMPARE(page().steps().folder(), m_songs);
        QCOMPARE(list().topLevelItemCount(), 4);
        QCOMPARE(shown("01", StemSongs::Genres), QStringLiteral("noisy"));
        QCOMPARE(shown("01", StemSongs::Moods), QStringLiteral("wild"));
        QCOMPARE(shown("01", StemSongs::Tempo), QStringLiteral("97"));
        QCOMPARE(shown("01", StemSongs::Key), QStringLiteral("D minor"));
        QCOMPARE(shown("01", StemSongs::Use), QStringLiteral("Training"));
        QCOMPARE(shown("03", StemSongs::Use), QStringLiteral("Validation"));
        QCOMPARE(shown("00", StemSongs::Tempo), QString());
        QVERIFY(page().suggested().contains(QStringLiteral("Nothing yet")));
        // Heard by the keyboard.
        QVERIFY(!m_bench->session->player().auditioning());
        QTest::keyClick(&list(), Qt::Key_Return);
        QTRY_VERIFY(m_bench->session->player().auditioning());
        // Another folder of the other page, and one without songs.
        page().steps().setFolder(m_bench->folder / "project");
        QCOMPARE(m_panel->training().folder(), m_bench->folder / "project");
        QTRY_VERIFY_WITH_TIMEOUT(page().hint().contains(QStringLiteral("no songs of stems")),
                                 patience);
        QCOMPARE(list().topLevelItemCount(), 0);
        QCOMPARE(page().line(TagKind::Genre).edit()->isEnabled(), false);
    }

    void wordsAreTyped_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("after"); // JSON
        QTest::newRow("one") << "\"tonal\""
                             << "Rock"
                             << "\"tonal, Rock\"";
        QTest::newRow("several") << "\"\""
                                 << " r&b ;indie,, r&b"
                                 << "\"r&b, indie\"";
        QTest::newRow("it has it") << "\"Tonal\""
                                   << "tonal"
                                   << "\"Tonal\"";
        QTest::newRow("a list") << "[\"Folk, World\"]"
                                << "pop"
                                << "[\"Folk, World\",\"pop\"]";
        QTest::newRow("nothing") << "\"tonal\""
                                 << " , "
                                 << "\"tonal\"";
        QTest::newRow("quotes") << "\"\""
                                << "the \"one\""
                                << "\"the \\\"one\\\"\"";
    }
    void wordsAreTyped() {
        QFETCH(QString, before);
        QFETCH(QString, typed);
        QFETCH(QString, after);
        putTagged(m_songs, 2);
        Json song = readJson(features("00"));
        song["genres"] = parseJson(before.toStdString(), "before");
        song["mine"] = "kept";
        writeJson(features("00"), song);
        page().steps().setFolder(m_songs);
        look();
        choose({QStringLiteral("00")});
        const auto inFile = [&] {
            return QString::fromStdString(readJson(features("00")).at("genres").dump());
        };
        const QString was = inFile();
        type(TagKind::Genre, qPrintable(typed));
        QTRY_COMPARE(inFile(), after);
        QCOMPARE(readJson(features("00")).at("mine").get<std::string>(), std::string("kept"));
        QVERIFY(page().line(TagKind::Genre).edit()->text().isEmpty());
        if (was == after) {
            QCOMPARE(undo().count(), 0);
            return;
        }
        undo().undo();
        QTRY_COMPARE(inFile(), was);
        undo().redo();
        QTRY_COMPARE(inFile(), after);
    }

    void wordsAreTakenAway() {
        putTagged(m_songs, 2);
        page().steps().setFolder(m_songs);
        look();
        choose({QStringLiteral("01")});
        type(TagKind::Mood, "r&b");
        QCOMPARE(shown("01", StemSongs::Moods), QStringLiteral("wild, r&b"));
        QVERIFY(wordButton(TagKind::Mood, "r&&b")); // shown as it is
        QToolButton* wild = wordButton(TagKind::Mood, "wild");
        QVERIFY(wild);
        wild->setFocus();
        QTest::keyClick(wild, Qt::Key_Space);
        QTRY_COMPARE(told("01", "moods"), QStringLiteral("r&b"));
        QVERIFY(page().line(TagKind::Mood).edit()->hasFocus());
        QCOMPARE(told("01", "genres"), QStringLiteral("noisy"));
        undo().undo();
        QTRY_COMPARE(told("01", "moods"), QStringLiteral("wild, r&b"));
        // What is typed completes with what other songs have, and with common words.
        const QAbstractItemModel* words = page().line(TagKind::Mood).edit()->completer()->model();
        QTRY_VERIFY(words->rowCount() > 56);
        QVERIFY(!words->match(words->index(0, 0), Qt::DisplayRole, QStringLiteral("calm")).empty());
    }

    void severalSongsAtOnce() {
        putTagged(m_songs, 4);
        page().steps().setFolder(m_songs);
        look();
        choose({QStringLiteral("00"), QStringLiteral("01"), QStringLiteral("02")});
        QVERIFY(wordButton(TagKind::Genre, "tonal (2)") && wordButton(TagKind::Genre, "noisy (1)"));
        type(TagKind::Genre, "noisy");
        QTRY_COMPARE(told("02", "genres"), QStringLiteral("tonal, noisy"));
        QTRY_COMPARE(told("00", "genres"), QStringLiteral("tonal, noisy"));
        QCOMPARE(told("01", "genres"), QStringLiteral("noisy"));
        QCOMPARE(told("03", "genres"), QStringLiteral("noisy"));
        QCOMPARE(undo().count(), 1);
        wordButton(TagKind::Genre, "noisy")->click();
        QTRY_COMPARE(told("01", "genres"), QString());
        undo().undo();
        undo().undo();
        QTRY_COMPARE(told("00", "genres"), QStringLiteral("tonal"));
        QTRY_COMPARE(told("01", "genres"), QStringLiteral("noisy"));
        // Rows stay where they are and chosen.
        QCOMPARE(page().chosen().size(), std::size_t(3));
    }

    /// What was typed goes to the song that it was typed for, also where another one is clicked.
    void whatIsTypedIsNotGivenToAnother() {
        putTagged(m_songs, 2);
        page().steps().setFolder(m_songs);
        look();
        choose({QStringLiteral("00")});
        QLineEdit* edit = page().line(TagKind::Genre).edit();
        m_panel->activateWindow();
        QTRY_VERIFY(m_panel->isActiveWindow());
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("zither"));
        const QRect other =
            list().visualItemRect(list().findItems(QStringLiteral("01"), Qt::MatchExactly)[0]);
        QTest::mouseClick(list().viewport(), Qt::LeftButton, Qt::NoModifier, other.center());
        QCOMPARE(page().chosen(), StemSongBook::Places{1});
        QTRY_COMPARE(told("00", "genres"), QStringLiteral("tonal, zither"));
        QCOMPARE(told("01", "genres"), QStringLiteral("noisy"));
    }

    void troubleIsOneSentence() {
        putTagged(m_songs, 4);
        page().steps().setFolder(m_songs);
        look();
        // Another program was faster: nothing of its is lost, and it is shown.
        choose({QStringLiteral("00")});
        writeJson(features("00"), {{"genres", "by hand"}, {"moods", "calm"}});
        type(TagKind::Genre, "mine");
        QTRY_VERIFY2(page().hint().contains(QStringLiteral("changed elsewhere")),
                     qPrintable(page().hint()));
        QTRY_COMPARE(shown("00", StemSongs::Genres), QStringLiteral("by hand"));
        QCOMPARE(told("00", "genres"), QStringLiteral("by hand"));
        type(TagKind::Genre, "mine");
        QTRY_COMPARE(told("00", "genres"), QStringLiteral("by hand, mine"));
        QVERIFY2(page().hint().isEmpty(), qPrintable(page().hint()));
        // A damaged file is named and left as it is; the other song is written all the same.
        writeFile(features("01"), "{");
        choose({QStringLiteral("01"), QStringLiteral("02")});
        type(TagKind::Mood, "slow");
        QTRY_VERIFY2(page().hint().contains(QStringLiteral("features.json")),
                     qPrintable(page().hint()));
        QCOMPARE(readFile(features("01")), std::string("{"));
        QTRY_COMPARE(told("02", "moods"), QStringLiteral("calm, slow"));
        QTRY_COMPARE(shown("01", StemSongs::Moods), QString());
    }

    void learnedAndSuggested() {
        putTagged(m_songs, 18);
        for (const char* song : {"00", "01", "02"})
            fs::remove(features(song));
        page().steps().setFolder(m_songs);
        look();
        QVERIFY(page().steps().obstacle(StemTagSteps::Suggest).contains(QStringLiteral("Train")));
        page().steps().startAll();
        QTRY_VERIFY2_WITH_TIMEOUT(
            page().steps().job() == 0 && shown("01", StemSongs::Suggested).contains("noisy"),
            qPrintable(page().steps().stateOf(StemTagSteps::Learn)), patience);
        const QString verdict = page().steps().stateOf(StemTagSteps::Learn);
        QVERIFY2(verdict.startsWith(QStringLiteral("Told better than by chance")) &&
                     verdict.contains(QStringLiteral("noisy (")),
                 qPrintable(verdict));
        QVERIFY(page().steps().stateOf(StemTagSteps::Suggest).contains(QLatin1Char('3')));
        QVERIFY(!fs::exists(features("01"))); // suggested is not given
        QCOMPARE(shown("05", StemSongs::Suggested), QString());

        choose({QStringLiteral("01")});
        QCOMPARE(page().hints().rows().size(), std::size_t(2));
        QVERIFY(page().suggested().contains(QStringLiteral("better than by chance")));
        const TagHints::Row first = page().hints().rows()[0];
        QVERIFY(first.box->toolTip().contains(QStringLiteral("not learned from")));
        const bool genre = hintLine().startsWith(QStringLiteral("noisy, "));
        const char *key = genre ? "genres" : "moods", *word = genre ? "noisy" : "wild";
        first.accept->setFocus();
        QTest::keyClick(first.accept, Qt::Key_Space);
        QTRY_VERIFY(fs::exists(features("01")));
        QTRY_COMPARE(told("01", key), QLatin1String(word));
        QCOMPARE(page().hints().rows().size(), std::size_t(1));
        QVERIFY(page().hints().rows()[0].accept->hasFocus()); // the keyboard goes on
        page().hints().rows()[0].refuse->click();
        QVERIFY(page().hints().rows().empty());
        QCOMPARE(shown("01", StemSongs::Suggested), QString());
        QVERIFY(page().suggested().contains(QStringLiteral("Nothing is left")));
        undo().undo();
        QCOMPARE(page().hints().rows().size(), std::size_t(1));
        undo().undo();
        QCOMPARE(page().hints().rows().size(), std::size_t(2));
        QTRY_COMPARE(told("01", key), QString());
        undo().redo();
        undo().redo();
        QTRY_COMPARE(told("01", key), QLatin1String(word));

        // The two others at once.
        choose({QStringLiteral("00"), QStringLiteral("02")});
        QVERIFY2(hintLine().contains(QStringLiteral("tonal (2 ")), qPrintable(hintLine()));
        const bool tonalFirst = hintLine().startsWith(QStringLiteral("tonal"));
        page().hints().rows()[tonalFirst ? 0 : 1].accept->click();
        QTRY_COMPARE(told("02", "genres"), QStringLiteral("tonal"));
        QTRY_COMPARE(told("00", "genres"), QStringLiteral("tonal"));

        // Another window of the project has what was suggested, and what was refused not.
        const Json state = m_panel->state();
        m_panel = std::make_unique<StemPanel>(*m_bench->session);
        m_panel->restore(state);
        m_panel->show();
        look();
        QCOMPARE(page().steps().folder(), m_songs);
        QVERIFY(!page().steps().learned().path().empty());
        QCOMPARE(shown("01", StemSongs::Suggested), QString());
        QCOMPARE(shown("02", StemSongs::Suggested), QStringLiteral("calm"));
        // Suggestions are of this folder alone.
        fs::copy(m_songs, m_bench->folder / "copy", fs::copy_options::recursive);
        page().steps().setFolder(m_bench->folder / "copy");
        look();
        QCOMPARE(shown("02", StemSongs::Suggested), QString());
    }

    void whatCannotBeLearnedIsSaid() {
        putTagged(m_songs, 4);
        for (const char* song : {"00", "01", "02", "03"})
            fs::remove(features(song));
        page().steps().setFolder(m_songs);
        look();
        page().steps().start(StemTagSteps::Learn);
        const auto said = [&](const char* words) {
            for (const QLabel* label : page().steps().findChildren<QLabel*>())
                if (label->text().contains(QLatin1String(words)))
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(said("No song has tags"), patience);
        const Json judged = {{"tags",
                              {{{"tag", "calm"}, {"known", false}, {"auc", 0.5}},
                               {{"tag", "polka"}, {"known", false}, {"auc", nullptr}}}}};
        const QString verdict = tagVerdict(judged);
        QVERIFY2(verdict.startsWith(QStringLiteral("None of the tags")) &&
                     verdict.contains(QStringLiteral("never suggested: calm.")) &&
                     verdict.contains(QStringLiteral("Too few songs with or without it: polka.")),
                 qPrintable(verdict));
    }

    void wordsFlow() {
        QWidget box;
        auto* flow = new FlowLayout(&box, 4);
        for (int i = 0; i < 3; ++i) {
            auto* part = new QWidget;
            part->setFixedSize(40, 10 + 5 * i);
            flow->addWidget(part);
        }
        QCOMPARE(flow->heightForWidth(128), 20);
        QCOMPARE(flow->heightForWidth(127), 15 + 4 + 20);
        QCOMPARE(flow->heightForWidth(30), 10 + 4 + 15 + 4 + 20);
        QCOMPARE(flow->sizeHint(), QSize(128, 20));
        flow->setGeometry({0, 0, 100, 60});
        QCOMPARE(flow->itemAt(1)->geometry(), QRect(44, 0, 40, 15));
        QCOMPARE(flow->itemAt(2)->geometry(), QRect(0, 19, 40, 20));
    }

    void looks_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("overlong");
        QTest::addColumn<int>("width");
        QTest::newRow("tags-light") << false << false << 1280;
        QTest::newRow("tags-dark") << true << false << 1280;
        QTest::newRow("tags-narrow") << false << false << 820;
        QTest::newRow("tags-long") << true << true << 1280;
    }
    void looks() {
        QFETCH(bool, dark);
        QFETCH(bool, overlong);
        QFETCH(int, width);
        QApplication::setStyle(new BoxStyle);
        QApplication::setPalette(paletteOf(dark ? Scheme::Dark : Scheme::Light));
        putTagged(m_songs, 14);
        for (const char* song : {"00", "01", "02"})
            fs::remove(features(song));
        LongTexts longTexts;
        if (overlong)
            QCoreApplication::installTranslator(&longTexts);
        m_panel = std::make_unique<StemPanel>(*m_bench->session);
        m_panel->resize(width, 640);
        m_panel->show();
        page().steps().setFolder(m_songs);
        look();
        page().steps().startAll();
        QTRY_VERIFY_WITH_TIMEOUT(page().steps().job() == 0 &&
                                     !shown("01", StemSongs::Suggested).isEmpty() &&
                                     !page().book().reading(),
                                 patience);
        choose({QStringLiteral("01")});
        for (const char* word : {"alternative rock", "live", "r&b"})
            type(TagKind::Genre, word);
        QTest::qWait(100);
        const QImage image = m_panel->grab().toImage();
        QVERIFY(image.save(QStringLiteral("%1/stem-%2.png")
                               .arg(shotFolder(), QLatin1String(QTest::currentDataTag()))));
        QVERIFY(colorsIn(image) > 5);
        QTRY_VERIFY2(clippedTexts(page()).isEmpty(),
                     qPrintable(clippedTexts(page()).join(QStringLiteral("; "))));
        int seen = 0;
        const QStringList unnamed = unnamedIn(*m_panel, seen);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
        QVERIFY(seen > 15);
    }
};

QTEST_MAIN(AppStemTags)
#include "app_stemtags.moc"
