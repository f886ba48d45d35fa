#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QLineEdit;

namespace antiphon {

/// A line of free text for a model that knows certain words: what it recognises is shown below as
/// chips, what it does not know is said. Other words that it knows complete what is typed. GUI
/// thread.
class TagChips : public QWidget {
    Q_OBJECT

public:
    explicit TagChips(QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text);
    /// What the model knows, and whether it takes words at all.
    void setVocabulary(const std::vector<std::string>& words, bool takesWords);
    /// Those that are recognised now, and the words that are not known.
    const QStringList& known() const { return m_known; }
    const QStringList& unknown() const { return m_unknown; }
    QLineEdit* edit() const { return m_edit; }

Q_SIGNALS:
    void changed();
    void finished();

private:
    void read();

    QLineEdit* m_edit;
    QLabel* m_chips;
    std::vector<std::string> m_words;
    bool m_takesWords = true;
    QStringList m_known, m_unknown;
};

} // namespace antiphon
