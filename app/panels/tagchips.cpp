#include "app/panels/tagchips.h"

#include "models/stem/tagvocabulary.h"
#include "widgets/theme.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

namespace antiphon {

TagChips::TagChips(QWidget* parent) : QWidget(parent), m_edit(new QLineEdit), m_chips(new QLabel) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_edit->setAccessibleName(tr("Text"));
    m_edit->setPlaceholderText(tr("Genres, moods, a tempo"));
    m_edit->setClearButtonEnabled(true);
    m_chips->setWordWrap(true);
    m_chips->setTextFormat(Qt::RichText);
    layout->addWidget(m_edit);
    layout->addWidget(m_chips);
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        read();
        Q_EMIT changed();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, &TagChips::finished);
    read();
}

QString TagChips::text() const {
    return m_edit->text();
}

void TagChips::setText(const QString& text) {
    if (text == m_edit->text())
        return;
    const QSignalBlocker blocker(m_edit);
    m_edit->setText(text);
    read();
}

void TagChips::setVocabulary(const std::vector<std::string>& words, bool takesWords) {
    m_words = words;
    m_takesWords = takesWords;
    QStringList list;
    for (const std::string& word : words)
        list << QString::fromStdString(word);
    auto* completer = new QCompleter(list, m_edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_edit->setCompleter(completer);
    read();
}

void TagChips::read() {
    m_known.clear();
    m_unknown.clear();
    const stem::TagVocabulary vocabulary(m_words);
    const std::string text = m_edit->text().toStdString();
    const auto reading = vocabulary.read(text);
    for (const std::int32_t tag : reading.tags)
        m_known << QString::fromStdString(vocabulary.tags()[std::size_t(tag)]);
    for (const std::string& word : reading.unknownWords)
        m_unknown << QString::fromStdString(word);
    const QColor ground =
        mix(palette().color(QPalette::Base), palette().color(QPalette::Highlight), 0.3);
    QString html;
    for (const QString& word : m_known)
        html +=
            QStringLiteral("<span style=\"background-color:%1;color:%2\">&nbsp;%3&nbsp;</span> ")
                .arg(ground.name(), inkOn(ground).name(), word.toHtmlEscaped());
    if (!m_takesWords && !m_edit->text().trimmed().isEmpty())
        html = tr("This model takes no words; the text is passed over.");
    else if (!m_words.empty() && !m_unknown.isEmpty())
        html += tr("not known: %1").arg(m_unknown.join(QStringLiteral(", ")).toHtmlEscaped());
    m_chips->setText(html);
    m_chips->setVisible(!html.isEmpty());
    m_chips->setAccessibleName(m_known.isEmpty()
                                   ? tr("No word is recognised")
                                   : tr("Recognised: %1").arg(m_known.join(QStringLiteral(", "))));
}

} // namespace antiphon
