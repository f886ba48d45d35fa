#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QLineEdit;
class QStringListModel;
class QToolButton;

namespace antiphon {

class FlowLayout;

/// The words of one kind that songs have, as buttons that take them away, and a field that adds
/// some. GUI thread.
class TagLine : public QWidget {
    Q_OBJECT

public:
    /// `title` for screen readers ("Genres"); `prompt` stands in the empty field.
    TagLine(const QString& title, const QString& prompt, QWidget* parent = nullptr);

    struct Word {
        std::string text;
        int songs = 1; ///< that have it
        bool operator==(const Word&) const = default;
    };
    /// Of `songs` songs; 0: nothing can be added.
    void setWords(const std::vector<Word>& words, int songs);
    /// What completes what is typed.
    void setVocabulary(const std::vector<std::string>& words);

    const std::vector<QToolButton*>& buttons() const { return m_buttons; }
    QLineEdit* edit() const { return m_edit; }

Q_SIGNALS:
    void added(const std::vector<std::string>& words);
    void removed(const std::string& word);

private:
    void commit();
    void showWords();
    void showVocabulary();

    QLineEdit* m_edit;
    QStringListModel* m_completions;
    FlowLayout* m_flow;
    std::vector<QToolButton*> m_buttons;
    std::vector<Word> m_words;
    std::vector<std::string> m_vocabulary;
    int m_songs = -1;
};

} // namespace antiphon
