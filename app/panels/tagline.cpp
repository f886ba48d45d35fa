#include "app/panels/tagline.h"

#include "models/stem/caption.h"
#include "widgets/flowlayout.h"
#include "widgets/glyphs.h"

#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>
#include <QToolButton>

namespace antiphon {

TagLine::TagLine(const QString& title, const QString& prompt, QWidget* parent)
    : QWidget(parent), m_edit(new QLineEdit), m_completions(new QStringListModel(this)),
      m_flow(new FlowLayout(this)) {
    setAccessibleName(title);
    m_edit->setAccessibleName(prompt);
    m_edit->setPlaceholderText(prompt);
    m_edit->setToolTip(tr("Return adds what is written; commas part several words"));
    m_flow->addWidget(m_edit);
    // Also when the field is left: what was typed is never lost, nor given to another song.
    connect(m_edit, &QLineEdit::editingFinished, this, &TagLine::commit);
    auto* completer = new QCompleter(m_completions, m_edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    // Queued, as the field gets its text after this.
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &TagLine::commit,
            Qt::QueuedConnection);
    m_edit->setCompleter(completer);
    setWords({}, 0);
}

void TagLine::setWords(const std::vector<Word>& words, int songs) {
    if (words == m_words && songs == m_songs)
        return;
    m_words = words;
    m_songs = songs;
    m_edit->setEnabled(songs > 0);
    showWords();
}

void TagLine::setVocabulary(const std::vector<std::string>& words) {
    if (words == m_vocabulary)
        return;
    m_vocabulary = words;
    // Not from within a choice among what it was.
    QMetaObject::invokeMethod(this, &TagLine::showVocabulary, Qt::QueuedConnection);
}

void TagLine::showVocabulary() {
    QStringList list;
    for (const std::string& word : m_vocabulary)
        list << QString::fromStdString(word);
    m_completions->setStringList(list);
}

void TagLine::commit() {
    std::string text = m_edit->text().toStdString();
    for (char& c : text)
        c = c == ';' ? ',' : c;
    m_edit->clear();
    if (const auto words = stem::splitTags(text); !words.empty() && m_songs > 0)
        Q_EMIT added(words);
}

void TagLine::showWords() {
    bool focused = false;
    for (QToolButton* button : m_buttons) {
        focused = focused || button->hasFocus();
        m_flow->removeWidget(button);
        button->hide();
        button->deleteLater(); // it may be the one that was pressed
    }
    m_buttons.clear();
    m_flow->removeWidget(m_edit);
    QWidget* before = nullptr;
    for (const Word& word : m_words) {
        const QString text = QString::fromStdString(word.text);
        auto* button = new QToolButton(this);
        const QString count = QString::number(word.songs);
        const bool some = word.songs < m_songs;
        //: a tag and how many of the chosen songs have it
        QString shown = some ? tr("%1 (%2)").arg(text, count) : text;
        button->setText(shown.replace(QLatin1Char('&'), QStringLiteral("&&"))); // "r&b"
        button->setIcon(glyph(Glyph::Close));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(tr("Take “%1” away").arg(text));
        button->setToolTip(some ? tr("%1 of %2 songs have it; take it away from them")
                                      .arg(count, QString::number(m_songs))
                                : button->accessibleName());
        connect(button, &QToolButton::clicked, this,
                [this, name = word.text] { Q_EMIT removed(name); });
        m_flow->addWidget(button);
        button->show();
        if (before)
            setTabOrder(before, button);
        before = button;
        m_buttons.push_back(button);
    }
    m_flow->addWidget(m_edit);
    if (before)
        setTabOrder(before, m_edit);
    if (focused)
        m_edit->setFocus();
}

} // namespace antiphon
