#include "tests/testing.h"

#include "core/error.h"
#include "models/emotion/editoptions.h"

using namespace antiphon;
using namespace antiphon::emotion;

namespace {

const WordDictionary& dictionary() {
    return WordDictionary::standard();
}
std::int32_t find(WordFamily family, const std::string& entry) {
    return dictionary().find(family, entry).value();
}
Word beat(const std::string& tempo, const std::string& chord) {
    return {find(WordFamily::Tempo, tempo),
            find(WordFamily::Chord, chord),
            find(WordFamily::BarBeat, "Beat_0"),
            wordtype::metrical,
            0,
            0,
            0,
            0};
}
Word note(int pitch, int duration = 480, int velocity = 64) {
    return {0,
            0,
            0,
            wordtype::note,
            find(WordFamily::Pitch, "Note_Pitch_" + std::to_string(pitch)),
            find(WordFamily::Duration, "Note_Duration_" + std::to_string(duration)),
            find(WordFamily::Velocity, "Note_Velocity_" + std::to_string(velocity)),
            0};
}
std::string entry(const Word& word, WordFamily family) {
    return dictionary().entry(family, word[std::size_t(family)]);
}
QStringList pitches(const std::vector<Word>& words) {
    QStringList result;
    for (const Word& word : words)
        result << QString::fromStdString(entry(word, WordFamily::Pitch)).section('_', 2);
    return result;
}

} // namespace

class TestTokenEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbers() {
        const std::vector<Word> words = {beat("Tempo_110", "C_M"), note(60, 480, 64),
                                         beat("CONTI", "CONTI"), note(107, 1920, 100), Word{}};
        const auto louder = edited(
            words, {.velocityScale = 1.25, .tempoBins = 2, .durationScale = 0.5, .octaves = 1},
            dictionary());
        QCOMPARE(entry(louder[0], WordFamily::Tempo), std::string("Tempo_116"));
        QCOMPARE(entry(louder[0], WordFamily::Chord), std::string("C_M"));
        QCOMPARE(entry(louder[1], WordFamily::Velocity), std::string("Note_Velocity_80"));
        QCOMPARE(entry(louder[1], WordFamily::Duration), std::string("Note_Duration_240"));
        QCOMPARE(pitches({louder[1], louder[3]}), (QStringList{"72", "107"}));
        QCOMPARE(entry(louder[3], WordFamily::Velocity), std::string("Note_Velocity_120"));
        QCOMPARE(louder[2], words[2]);
        QCOMPARE(louder[4], words[4]);
        QCOMPARE(edited(words, {}, dictionary()), words);
        QCOMPARE(entry(edited(words, {.tempoBins = 20}, dictionary())[0], WordFamily::Tempo),
                 std::string("Tempo_182"));
        // The last bin is the last.
        const std::vector<Word> fast = {beat("Tempo_221", "N_N")};
        QCOMPARE(entry(edited(fast, {.tempoBins = 20}, dictionary())[0], WordFamily::Tempo),
                 std::string("Tempo_224"));
    }

    void modes() {
        std::vector<Word> words = {beat("Tempo_110", "C_M")};
        for (const int pitch : {60, 62, 64, 65, 67, 69, 71, 72, 60, 67, 64})
            words.push_back(note(pitch));
        words.push_back(beat("CONTI", "A_m7"));
        words.push_back(beat("CONTI", "G_7"));
        words.push_back(beat("CONTI", "N_N"));
        const auto minor = edited(words, {.mode = TokenEdit::Mode::Minor}, dictionary());
        QCOMPARE(pitches(minor).mid(1, 8),
                 (QStringList{"60", "62", "63", "65", "67", "68", "70", "72"}));
        QCOMPARE(entry(minor[0], WordFamily::Chord), std::string("C_m"));
        QCOMPARE(entry(minor[12], WordFamily::Chord), std::string("G#_M7"));
        QCOMPARE(entry(minor[13], WordFamily::Chord), std::string("G_m7"));
        QCOMPARE(entry(minor[14], WordFamily::Chord), std::string("N_N"));
        QCOMPARE(edited(minor, {.mode = TokenEdit::Mode::Minor}, dictionary()), minor);
        const auto back = edited(minor, {.mode = TokenEdit::Mode::Major}, dictionary());
        QCOMPARE(pitches(back), pitches(words));
        QCOMPARE(entry(back[12], WordFamily::Chord), std::string("A_m7"));
        QCOMPARE(edited(words, {.mode = TokenEdit::Mode::Major}, dictionary()), words);
    }

    void optionsOfAPointInThePlane() {
        QVERIFY(editTowards(0, 0).edit() == TokenEdit{});
        const TokenEdit excited = editTowards(1, 1).edit(), sad = editTowards(-1, -1).edit();
        QCOMPARE(excited.velocityScale, 1.43);
        QCOMPARE(excited.tempoBins, 8);
        QVERIFY(excited.durationScale < 1 && excited.mode == TokenEdit::Mode::Major);
        QVERIFY(sad.velocityScale < 1 && sad.durationScale > 1 && sad.tempoBins == -8);
        QVERIFY(sad.mode == TokenEdit::Mode::Minor && sad.octaves == 0);
        QVERIFY(editTowards(0.3, 0).edit() == TokenEdit{});
    }

    void refusals() {
        QVERIFY_THROWS_EXCEPTION(UserError, edited({}, {.velocityScale = 0}, dictionary()));
        QVERIFY_THROWS_EXCEPTION(UserError, edited({}, {.octaves = 9}, dictionary()));
        const std::vector<Word> wrong = {Word{0, 0, 0, 9, 0, 0, 0, 0}};
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, edited(wrong, {}, dictionary()));
        QVERIFY(edited({}, {.mode = TokenEdit::Mode::Minor}, dictionary()).empty());
    }
};

QTEST_GUILESS_MAIN(TestTokenEdit)
#include "tst_tokenedit.moc"
