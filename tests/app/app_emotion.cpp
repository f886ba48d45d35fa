#include "tests/app/emotionrig.h"

#include "app/panels/emotionform.h"
#include "app/panels/emotionlanes.h"
#include "app/panels/emotionmap.h"
#include "app/panels/emotionmodels.h"
#include "app/panels/emotionpanel.h"
#include "app/panels/emotionrenders.h"
#include "app/panels/emotiontraining.h"
#include "core/table.h"
#include "tests/gui/accessible.h"
#include "tests/gui/looks.h"
#include "widgets/emotionpad.h"
#include "widgets/map.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

constexpr std::size_t tempo = 0, pitch = 4, velocity = 6;

QPushButton* button(const QWidget& in, const QString& text) {
    for (QPushButton* b : in.findChildren<QPushButton*>())
        if (b->text() == text)
            return b;
    qFatal("no button %s", qPrintable(text));
}

} // namespace

class AppEmotion : public QObject {
    Q_OBJECT

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<EmotionPanel> m_panel;

    QAction* action(const char* name) const {
        return m_panel->findChild<QAction*>(QLatin1String("emotion.") + QLatin1String(name));
    }
    EmotionForm& form() const { return m_panel->form(); }
    QUndoStack& undo() const { return m_bench->session->undo(); }

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<Workbench>();
        QVERIFY(m_bench->openProject());
        m_panel = std::make_unique<EmotionPanel>(*m_bench->session);
        m_panel->resize(1280, 640);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_bench.reset();
    }

    void saysWhatToDoNext() {
        QVERIFY(m_panel->hint().contains(QStringLiteral("Train")));
        QVERIFY(!action("transfer")->isEnabled());
        m_panel->model().setPath(m_bench->folder / "model");
        QVERIFY(m_panel->hint().contains(QStringLiteral("Drop a MIDI file")));
        QVERIFY(button(form(), QStringLiteral("Generate"))->toolTip().contains("prior"));
        m_panel->prior().setPath(m_bench->folder / "prior");
        QVERIFY(action("generate")->isEnabled());
        const fs::path a = writeNotes(m_bench->folder / "a.mid", melody());
        m_bench->session->useAs("emotion", a);
        QCOMPARE(m_panel->wish().piece, a);
        QVERIFY(button(form(), QStringLiteral("Transfer"))->toolTip().contains("nothing moves"));
        form().pad().setTarget({0.5, 0.5});
        QVERIFY(action("transfer")->isEnabled());
        ElementSettings settings = form().sliders().value();
        settings[velocity] = {ElementSource::Piece, 1, false};
        form().sliders().setValue(settings);
        QVERIFY(!action("transfer")->isEnabled()); // towards a piece that nobody chose
        QVERIFY(button(form(), QStringLiteral("Transfer"))->toolTip().contains("piece B"));
        m_bench->session->useAs("emotion-other",
                                writeNotes(m_bench->folder / "b.mid", melody(100)));
        QVERIFY(action("transfer")->isEnabled());
        QVERIFY(button(form(), QStringLiteral("From A to B"))->isEnabled());
    }

    /// What sliders and buttons say is not asked for a second time.
    void everyOptionIsAskedForOnce() {
        QVERIFY(form().findChild<QWidget*>(QStringLiteral("align")));
        for (const char* key : {"towards", "elements", "amount", "moves"})
            QVERIFY2(!form().findChild<QWidget*>(QLatin1String(key)), key);
        QVERIFY(!form().findChild<QWidget*>(QStringLiteral("pieces")));
    }

    void editsNeedNoModel() {
        QPushButton* write = button(form(), QStringLiteral("Edit notes"));
        QVERIFY(write->toolTip().contains(QStringLiteral("piece A")));
        m_bench->session->useAs("emotion", writeNotes(m_bench->folder / "a.mid", melody(60)));
        QVERIFY(!write->isEnabled()); // nothing changes yet
        form().pad().setTarget({-1, -1});
        button(form(), QStringLiteral("As on the pad"))->click();
        QCOMPARE(m_panel->wish().edit.mode, std::string("minor"));
        QVERIFY(emotionWishOf(toJson(m_panel->wish())) == m_panel->wish());
        write->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->wish().render.empty(), 20000);
        QTRY_COMPARE(m_panel->renders().count(), 1);
        const auto titled = [this](const QString& title) {
            for (const QLabel* label : m_panel->lanes().findChildren<QLabel*>())
                if (label->text() == title)
                    return true;
            return false;
        };
        QTRY_VERIFY(titled(QStringLiteral("Edit 1, piece 1")));
        QTRY_VERIFY(!m_panel->lanes().renderRoll()->notes().empty());
        QVERIFY(m_panel->lanes().renderRoll()->notes().front().velocity < 50);
        const EmotionWish edited = m_panel->wish();
        undo().undo();
        QVERIFY(m_panel->wish().render.empty());
        undo().undo();
        QCOMPARE(m_panel->wish().edit.mode, std::string("keep"));
        m_panel->bringBack(edited.render);
        QTRY_VERIFY(m_panel->wish().render == edited.render);
        QCOMPARE(m_panel->wish().edit.mode, std::string("minor"));
        QCOMPARE(movedElements(toJson(Options(edited.edit))), 0b1110011u);
    }

    void filesThatAreNoMusicAreNamed() {
        m_panel->model().setPath(m_bench->folder / "model");
        m_bench->session->useAs("emotion", writeNotes(m_bench->folder / "none.mid", {}));
        QTRY_VERIFY2(m_panel->hint().contains(QStringLiteral("none.mid")),
                     qPrintable(m_panel->hint()));
        form().pad().setTarget({0.5, 0.5});
        QVERIFY(!action("transfer")->isEnabled());
    }

    void theWishBecomesOptions() {
        EmotionWish wish;
        QVERIFY(!wish.moves());
        wish.elements[velocity] = {ElementSource::Piece, 0.75, false};
        wish.elements[tempo] = {ElementSource::Arousal, -1.5, true};
        QCOMPARE(wish.transferOptions().moves,
                 std::string("tempo=-1.5@arousal, velocity=0.75@piece"));
        QVERIFY(wish.needsOther());
        wish.target = {0.25, -0.5};
        // The pad moves what is neither locked nor moved: not beat and type, which are at first.
        QCOMPARE(wish.transferOptions().moves,
                 std::string("tempo=-1.5@arousal, chord=-0.5@arousal, chord=0.25@valence, "
                             "pitch=-0.5@arousal, pitch=0.25@valence, duration=-0.5@arousal, "
                             "duration=0.25@valence, velocity=0.75@piece"));
        QCOMPARE(wish.wayOptions(5).steps, std::int64_t(5));
        QVERIFY(wish.wayOptions(5).moves.starts_with("tempo=1@piece, chord=1@piece"));
        wish.generate.emotion = "pad";
        QCOMPARE(wish.generateOptions().emotion, std::string("0.250,-0.500"));
        QVERIFY(emotionWishOf(toJson(wish)) == wish);
        QVERIFY(emotionWishOf(Json::parse(R"({"target": 3, "elements": [{"amount": "x"}]})")) ==
                EmotionWish{});

        RunRecord record;
        record.task = "emotion.transfer";
        record.inputs["from"] = {{ItemKind::Notes, "/a.mid", "from"}};
        record.options = toJson(Options(wish.transferOptions()));
        const EmotionWish back = wishOf(record, {});
        QCOMPARE(back.transferOptions().moves, wish.transferOptions().moves);
        QCOMPARE(back.piece, fs::path("/a.mid"));
        QCOMPARE(movedElements(record.options), 0b1110011u);
        QCOMPARE(movedElements({{"elements", "velocity, pitch"}, {"moves", ""}}), 0b1010000u);
    }

    void everyChangeIsUndone() {
        const EmotionWish first = m_panel->wish();
        auto* pad = &form().pad();
        pad->setFocus();
        QTest::keyClick(pad, Qt::Key_1);
        QCOMPARE(m_panel->wish().target, QPointF(0.5, 0.5));
        QTest::keyClick(pad, Qt::Key_3);
        QCOMPARE(undo().count(), 2);
        undo().undo();
        QCOMPARE(pad->target(), QPointF(0.5, 0.5));
        const fs::path a = writeNotes(m_bench->folder / "a.mid", melody());
        m_bench->session->useAs("emotion", a);
        undo().undo();
        QVERIFY(m_panel->wish().piece.empty());
        undo().undo();
        QVERIFY(m_panel->wish() == first);
        QCOMPARE(pad->target(), QPointF(0, 0));
        undo().redo();
        undo().redo();
        QCOMPARE(m_panel->wish().piece, a);

        // A drag is one step.
        const int before = undo().count();
        QTest::mousePress(pad, Qt::LeftButton, {}, QPoint(60, 60));
        QTest::mouseMove(pad, QPoint(90, 90));
        QTest::mouseMove(pad, QPoint(120, 90));
        QTest::mouseRelease(pad, Qt::LeftButton, {}, QPoint(120, 90));
        QCOMPARE(undo().count(), before + 1);
    }

    void presetsKeepLocks() {
        const auto buttons = form().findChildren<QToolButton*>();
        const auto named =
            std::ranges::find(buttons, QStringLiteral("Presets"), &QToolButton::text);
        QVERIFY(named != buttons.end());
        const QMenu* presets = (*named)->menu();
        QCOMPARE(presets->actions().size(), 6);
        ElementSettings settings = form().sliders().value();
        settings[pitch] = {ElementSource::Q2, 0.5, true};
        form().sliders().setValue(settings);
        Q_EMIT form().sliders().editingFinished(); // the hand has left
        // Q3 takes pitch, duration and velocity from Q1.
        for (QAction* preset : presets->actions())
            if (preset->text().contains("Duration, Velocity"))
                preset->trigger();
        QCOMPARE(m_panel->wish().elements[pitch], settings[pitch]);
        QCOMPARE(m_panel->wish().elements[velocity].amount, 1.0);
        QVERIFY(m_panel->wish().elements[velocity].source != ElementSource::Piece); // there is none
        undo().undo();
        QCOMPARE(m_panel->wish().elements, settings);
    }

    void pieceAndRenderAreCompared() {
        const fs::path a = writeNotes(m_bench->folder / "a.mid", melody(50));
        std::vector<Note> louder = melody(50);
        louder[3].velocity = 120;
        louder[4].pitch += 12;
        EmotionWish wish;
        wish.piece = a;
        wish.render = writeNotes(m_bench->folder / "r.mid", louder);
        m_panel->change(QStringLiteral("test"), wish);
        QTRY_COMPARE(m_panel->lanes().renderRoll()->notes().size(), std::size_t(16));
        QTRY_COMPARE(m_panel->lanes().pieceRoll()->notes().size(), std::size_t(16));
        QTRY_COMPARE(m_panel->figures().topLevelItemCount(), 9);
        const auto change = [&](const char* name) {
            for (int i = 0; i < m_panel->figures().topLevelItemCount(); ++i)
                if (const auto* row = m_panel->figures().topLevelItem(i); row->text(0) == name)
                    return row->text(3);
            return QStringLiteral("none");
        };
        QCOMPARE(change("Velocity"), QStringLiteral("+4"));
        QCOMPARE(change("Pitch"), QStringLiteral("+0.8"));
        QCOMPARE(change("Tempo"), QStringLiteral("0"));

        const auto edited = editedNotes(readEmotionPiece(a), readEmotionPiece(wish.render),
                                        1u << pitch | 1u << velocity);
        for (std::size_t i = 0; i < edited.size(); ++i)
            QCOMPARE(edited[i], i == 3 ? 1u << velocity : i == 4 ? 1u << pitch : 0u);

        // Both are the transport's deck, one heard at a time.
        const Deck& deck = m_bench->session->player().deck();
        action("play")->trigger();
        QCOMPARE(deck.tracks.size(), std::size_t(2));
        QVERIFY(deck.tracks[0].muted && !deck.tracks[1].muted);
        QVERIFY(m_bench->session->player().matched());
        action("compare")->trigger();
        QVERIFY(!deck.tracks[0].muted && deck.tracks[1].muted);
    }

    void theMapIsWalked() {
        const fs::path folder = m_bench->folder / "explored";
        fs::create_directories(folder);
        std::vector<std::string> titles, files;
        std::vector<double> quadrants, x, y;
        for (int i = 0; i < 8; ++i) {
            titles.push_back("piece " + std::to_string(i));
            files.push_back(
                writeNotes(m_bench->folder / ("p" + std::to_string(i) + ".mid"), melody(40 + i)));
            quadrants.push_back(1 + i % 4);
            x.push_back(i);
            y.push_back(i * i % 5);
        }
        for (const char* element :
             {"tempo", "chord", "bar-beat", "type", "pitch", "duration", "velocity", "all"}) {
            Table table;
            table.rows = 8;
            table.add("title", titles);
            table.add("quadrant", quadrants);
            for (const char* column : {"pca_x", "tsne_y"})
                table.add(column, x);
            for (const char* column : {"pca_y", "tsne_x"})
                table.add(column, y);
            table.add("file", files);
            writeTable(folder / (std::string(element) + ".csv"), table);
        }
        Table pairs;
        pairs.rows = 2;
        pairs.add("element", std::vector<std::string>{"velocity", "velocity"});
        pairs.add("pair", std::vector<std::string>{"Q1-Q2", "Q1-Q3"});
        for (const char* column : {"space", "pca", "tsne"})
            pairs.add(column, std::vector<double>{-0.25, 0.5});
        writeTable(folder / "silhouettes.csv", pairs);
        Table codes;
        codes.rows = 3;
        codes.add("code", std::vector<double>{0, 1, 2});
        codes.add("times", std::vector<double>{3, 0, 9});
        codes.add("pieces", std::vector<double>{1, 0, 4});
        writeTable(folder / "codes.csv", codes);
        Table places;
        places.rows = 1;
        places.add("code", std::vector<double>{2});
        places.add("title", std::vector<std::string>{"piece 0"});
        places.add("row", std::vector<double>{3});
        writeTable(folder / "places.csv", places);

        EmotionMap& map = m_panel->map();
        map.choice().setPath(folder / "all.csv");
        QTRY_COMPARE(map.view().points(), 8);
        QCOMPARE(map.codes().topLevelItemCount(), 2);
        QCOMPARE(map.codes().topLevelItem(0)->text(0), QStringLiteral("2"));
        QCOMPARE(map.pairs().topLevelItemCount(), 0); // of the tempo
        map.tabs().setCurrentIndex(int(velocity));
        QCOMPARE(map.pairs().topLevelItemCount(), 2);
        QCOMPARE(map.view().position(3), QPointF(3, 4));
        map.setProjection(true);
        QCOMPARE(map.view().position(3), QPointF(4, 3));
        map.pairs().setCurrentItem(map.pairs().topLevelItem(1));
        QCOMPARE(map.view().shownCount(), 4);
        map.view().setCurrent(2);
        Q_EMIT map.view().clicked(2);
        QVERIFY(m_bench->session->player().auditioning());
        Q_EMIT map.view().activated(2);
        QCOMPARE(m_panel->wish().piece, fs::path(files[2]));
    }

    void stateComesBack() {
        EmotionWish wish;
        wish.piece = writeNotes(m_bench->folder / "a.mid", melody());
        wish.target = {-0.5, 0.25};
        wish.elements[velocity] = {ElementSource::Q1, 0.5, true};
        m_panel->change(QStringLiteral("test"), wish);
        m_panel->model().setPath(m_bench->folder / "model");
        m_panel->training().setFolder(m_bench->folder.path());
        const Json state = m_panel->state();
        m_panel = std::make_unique<EmotionPanel>(*m_bench->session);
        m_panel->restore(state);
        QVERIFY(m_panel->wish() == wish);
        QCOMPARE(m_panel->model().path(), m_bench->folder / "model");
        QCOMPARE(m_panel->training().folder(), m_bench->folder.path());
        QCOMPARE(m_panel->state(), state);
        m_panel->restore(Json::parse(R"({"wish": 7, "page": 99})"));
    }

    void everyControlHasAName() {
        int seen = 0;
        const QStringList unnamed = unnamedIn(*m_panel, seen);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
        QVERIFY(seen > 50);
        const QStringList clipped = clippedTexts(*m_panel);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(AppEmotion)
#include "app_emotion.moc"
