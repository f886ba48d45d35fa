#include "app/panels/stemform.h"

#include "app/panels/pageparts.h"
#include "app/panels/seedwidget.h"
#include "app/panels/soundslot.h"
#include "app/panels/tagchips.h"
#include "app/panels/withoutfields.h"
#include "models/stem/stemnames.h"
#include "widgets/form.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace antiphon {

namespace {

/// What the form itself shows; the panel has a way of its own for the rest.
struct Writing {
    stem::StemGenerateOptions all;
    void visit(OptionVisitor& v) {
        WithoutFields filter(v, {"text", "from", "begin_seconds"});
        all.visit(filter);
    }
};

QString stemWords(const std::string& name) {
    return QCoreApplication::translate("Stems", name.c_str());
}

// The stems that are known by name.
[[maybe_unused]] const char* const stemTexts[] = {
    QT_TRANSLATE_NOOP("Stems", "drums"),   QT_TRANSLATE_NOOP("Stems", "bass"),
    QT_TRANSLATE_NOOP("Stems", "guitar"),  QT_TRANSLATE_NOOP("Stems", "keyboard"),
    QT_TRANSLATE_NOOP("Stems", "piano"),   QT_TRANSLATE_NOOP("Stems", "strings"),
    QT_TRANSLATE_NOOP("Stems", "other"),   QT_TRANSLATE_NOOP("Stems", "vocals"),
    QT_TRANSLATE_NOOP("Stems", "guide"),   QT_TRANSLATE_NOOP("Stems", "memory"),
    QT_TRANSLATE_NOOP("Stems", "context"),
};

} // namespace

StemForm::StemForm(Session& session, QWidget* parent)
    : QWidget(parent), m_target(new QComboBox), m_words(new TagChips),
      m_style(new SoundSlot(session, tr("Reference"), tr("a stem that sounds as this one shall"),
                            "stem")),
      m_options(new OptionsForm(Writing{})), m_seed(new SeedWidget), m_write(new QPushButton),
      m_goOn(new QPushButton(tr("Continue"))), m_again(new QPushButton(tr("Again from here"))),
      m_bar(new QPushButton(tr("Loop this bar"))), m_progress(new QProgressBar) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 4, 0);
    auto* rows = new QFormLayout;
    m_target->setAccessibleName(tr("Stem to write"));
    rows->addRow(tr("Stem"), m_target);
    rows->addRow(tr("Text"), m_words);
    rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(rows);
    column->addWidget(m_style);
    column->addWidget(m_options);
    column->addWidget(m_seed);
    column->addStretch();
    auto* scroll = scrolledFields(content);
    scroll->setAccessibleName(tr("Options of the stem"));
    layout->addWidget(scroll, 1);
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress"));
    layout->addWidget(m_progress);
    m_write->setDefault(true);
    layout->addWidget(m_write);
    // Two rows: languages with longer words have to fit, too.
    auto* more = new QGridLayout;
    more->setSpacing(3);
    more->addWidget(m_goOn, 0, 0);
    more->addWidget(m_bar, 0, 1);
    more->addWidget(m_again, 1, 0, 1, 2);
    layout->addLayout(more);

    connect(m_target, &QComboBox::activated, this, [this] { Q_EMIT edited(tr("Choose stem")); });
    connect(m_words, &TagChips::changed, this, [this] { Q_EMIT edited(tr("Edit text")); });
    connect(m_words, &TagChips::finished, this, &StemForm::strokeEnded);
    connect(m_style, &SoundSlot::changed, this, [this] {
        if (!m_filling)
            Q_EMIT edited(tr("Choose reference"));
    });
    connect(m_options, &OptionsForm::changed, this, [this] {
        if (!m_filling)
            Q_EMIT edited(tr("Set options"));
    });
    connect(m_write, &QPushButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT cancelRequested();
        else
            Q_EMIT writeRequested();
    });
    connect(m_goOn, &QPushButton::clicked, this, &StemForm::continueRequested);
    connect(m_again, &QPushButton::clicked, this, &StemForm::againRequested);
    connect(m_bar, &QPushButton::clicked, this, &StemForm::barRequested);
    m_options->setMinimumText("top_k", tr("all", "choices"));
    m_options->setMinimumText("top_p", tr("by number", "choices"));
    setKnown({});
    setWish({});
    setProgress(-1, {});
}

void StemForm::setKnown(const Known& known) {
    m_known = known;
    const QString before = m_target->currentData().toString();
    m_target->clear();
    if (!known.target.empty()) {
        m_target->addItem(stemWords(known.target), QString());
        m_target->setToolTip(tr("The model writes nothing else."));
    } else {
        m_target->addItem(tr("any"), QString());
        std::vector<std::string> names;
        for (const std::string& word : known.words)
            for (const stem::StemName& name : stem::stemNames())
                if (word == name.name)
                    names.push_back(word);
        for (const std::string& name : names)
            m_target->addItem(stemWords(name), QString::fromStdString(name));
        m_target->setToolTip(names.empty() ? tr("The model does not tell stems apart.")
                                           : tr("Which of the stems it knows it writes"));
    }
    m_target->setEnabled(m_target->count() > 1);
    m_target->setCurrentIndex(std::max(0, m_target->findData(before)));
    m_words->setVocabulary(known.words, known.takesWords);
    m_style->setVisible(known.takesStyle);
}

void StemForm::setWish(const StemWish& wish) {
    m_filling = true;
    const QString target = QString::fromStdString(wish.target);
    if (m_target->findData(target) < 0)
        m_target->addItem(stemWords(wish.target), target); // of another model
    m_target->setCurrentIndex(m_target->findData(target));
    m_words->setText(QString::fromStdString(wish.options.text));
    m_style->setFile(wish.style);
    m_options->setOptions(Writing{wish.options});
    const bool clicks = wish.contexts.empty(); // there is nothing to go by
    m_options->setMinimumText("bpm", clicks ? tr("no clicks") : tr("as heard"));
    m_options->setMinimumText("seconds", clicks      ? tr("10 s")
                                         : wish.part ? tr("the marked part")
                                                     : tr("whole length"));
    m_filling = false;
}

StemWish StemForm::apply(StemWish wish) const {
    const std::string text = m_words->text().toStdString();
    wish.options = m_options->options().as<Writing>().all;
    wish.options.text = text;
    wish.options.from = wish.options.beginSeconds = 0;
    wish.target = m_target->currentData().toString().toStdString();
    wish.style = m_style->file();
    return wish;
}

std::uint64_t StemForm::seed() const {
    return m_seed->seed();
}

void StemForm::setSeed(std::uint64_t seed) {
    m_seed->setSeed(seed);
}

void StemForm::showSeed(std::uint64_t seed) {
    m_seed->showUsed(seed);
}

void StemForm::setObstacles(const Obstacles& obstacles) {
    m_obstacles = obstacles;
    showButtons();
}

void StemForm::setProgress(double fraction, const QString& text) {
    m_running = fraction >= 0;
    m_progress->setVisible(m_running);
    m_progress->setValue(int(fraction * 1000));
    m_progress->setFormat(text);
    showButtons();
}

void StemForm::showButtons() {
    const auto show = [&](QPushButton* button, const QString& obstacle, const QString& tip) {
        button->setEnabled(obstacle.isEmpty() && !m_running);
        button->setToolTip(obstacle.isEmpty() ? tip : obstacle);
    };
    show(m_goOn, m_obstacles.goOn, tr("Write on from the end of the take"));
    show(m_again, m_obstacles.again, tr("Keep the take up to the cursor and write the rest anew"));
    show(m_bar, m_obstacles.bar, tr("Write the bar at the cursor so that it can be repeated"));
    m_write->setText(m_running ? tr("Cancel") : tr("Write stem"));
    m_write->setEnabled(m_running || m_obstacles.write.isEmpty());
    m_write->setToolTip(m_running ? tr("Stop; what was done can be resumed")
                        : m_obstacles.write.isEmpty()
                            ? tr("Write what is missing, so that it plays along")
                            : m_obstacles.write);
}

} // namespace antiphon
