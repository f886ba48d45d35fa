#include "app/panels/guideform.h"

#include "app/panels/withoutfields.h"
#include "widgets/glyphs.h"
#include "widgets/numberbox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

namespace {

/// What the form shows.
struct Choosing {
    guide::GenerateOptions all;
    void visit(OptionVisitor& v) {
        std::set<std::string_view> elsewhere;
        for (const FieldRow& row : fieldsOf(guide::RenderOptions{}))
            elsewhere.insert(row.field.key);
        WithoutFields filter(v, std::move(elsewhere));
        all.visit(filter);
    }
};

} // namespace

GuideForm::GuideForm(QWidget* parent)
    : QWidget(parent), m_form(new OptionsForm(Choosing{})), m_seed(new WholeBox),
      m_lock(new QToolButton), m_generate(new QPushButton), m_progress(new QProgressBar) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Options of the recomposition"));
    scroll->setWidget(m_form);
    layout->addWidget(scroll, 1);

    auto* seedRow = new QHBoxLayout;
    auto* label = new QLabel(tr("Seed"));
    label->setBuddy(m_seed);
    m_seed->setRange(1, (qint64(1) << 53) - 1);
    m_seed->setValue(1);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same seed makes the same choices again"));
    m_seed->setMinimumWidth(60);
    m_seed->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_lock->setIcon(glyph(Glyph::Lock));
    m_lock->setCheckable(true);
    m_lock->setToolTip(tr("Keep this seed; otherwise each run draws another"));
    m_lock->setAccessibleName(tr("Keep the seed"));
    seedRow->addWidget(label);
    seedRow->addWidget(m_seed, 1);
    seedRow->addWidget(m_lock);
    layout->addLayout(seedRow);

    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    layout->addWidget(m_progress);
    m_generate->setDefault(true);
    layout->addWidget(m_generate);
    showButton();
    setAnsweredBy(nullptr);

    // A seed that was typed is meant to be used.
    connect(m_seed, &WholeBox::valueChanged, this, [this] {
        m_lock->setChecked(true);
        Q_EMIT changed();
    });
    connect(m_lock, &QToolButton::toggled, this, &GuideForm::changed);
    connect(m_form, &OptionsForm::changed, this, &GuideForm::changed);
    connect(m_generate, &QPushButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT cancelRequested();
        else
            Q_EMIT generateRequested();
    });
}

guide::GenerateOptions GuideForm::options(const guide::RenderOptions& render) const {
    guide::GenerateOptions options = m_form->options().as<Choosing>().all;
    options.render = render;
    return options;
}

void GuideForm::setOptions(const guide::GenerateOptions& options) {
    m_form->setOptions(Choosing{options});
}

void GuideForm::setAnsweredBy(const guide::PerceptionSettings* heard) {
    guide::GenerateOptions options = m_form->options().as<Choosing>().all;
    guide::ListeningOptions& listening = options;
    if (heard && !m_own)
        m_own = listening;
    if (heard) {
        listening = guide::listeningOptions(*heard);
    } else if (m_own) {
        listening = *m_own;
        m_own.reset();
    }
    m_form->setOptions(Choosing{options});
    const QString byModel = heard ? tr("The model decides this.") : QString();
    for (const FieldRow& row : fieldsOf(guide::ListeningOptions{}))
        m_form->setDecided(row.field.key, byModel);
    const QString without = heard ? QString() : tr("This needs a model: choose one as Answer.");
    for (const FieldRow& row : fieldsOf(guide::AnswerOptions{}))
        m_form->setDecided(row.field.key, without);
}

guide::GenerateOptions GuideForm::ownOptions(const guide::RenderOptions& render) const {
    guide::GenerateOptions own = options(render);
    if (m_own)
        static_cast<guide::ListeningOptions&>(own) = *m_own;
    return own;
}

std::uint64_t GuideForm::seed() const {
    return m_lock->isChecked() ? shownSeed() : 0;
}

std::uint64_t GuideForm::shownSeed() const {
    return std::uint64_t(m_seed->value());
}

void GuideForm::showSeed(std::uint64_t seed) {
    const QSignalBlocker blocker(m_seed);
    m_seed->setValue(qint64(seed));
}

bool GuideForm::seedLocked() const {
    return m_lock->isChecked();
}

void GuideForm::setSeedLocked(bool locked) {
    m_lock->setChecked(locked);
}

void GuideForm::setObstacle(const QString& sentence) {
    m_obstacle = sentence;
    showButton();
}

void GuideForm::setProgress(double fraction, const QString& text) {
    m_running = fraction >= 0;
    m_progress->setVisible(m_running);
    m_progress->setValue(int(fraction * 1000));
    m_progress->setFormat(text);
    showButton();
}

void GuideForm::showButton() {
    m_generate->setText(m_running ? tr("Cancel") : tr("Generate"));
    m_generate->setEnabled(m_running || m_obstacle.isEmpty());
    m_generate->setToolTip(m_running              ? tr("Stop; what was done can be resumed")
                           : m_obstacle.isEmpty() ? tr("Recompose the memory along the guide")
                                                  : m_obstacle);
}

} // namespace antiphon
