#include "app/panels/emotionform.h"

#include "app/panels/emotionedit.h"
#include "app/panels/seedwidget.h"
#include "app/panels/withoutfields.h"
#include "models/emotion/elementmoves.h"
#include "widgets/emotionpad.h"
#include "widgets/form.h"
#include "widgets/glyphs.h"
#include "widgets/numberbox.h"
#include "widgets/quadrants.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

namespace {

/// What the sliders do not say.
struct Drawing {
    emotion::TransferOptions all;
    void visit(OptionVisitor& v) {
        WithoutFields filter(v, {"towards", "elements", "amount", "moves", "pieces"});
        all.visit(filter);
    }
};

/// What is said nowhere else.
struct Writing {
    emotion::EmotionGenerateOptions all;
    void visit(OptionVisitor& v) {
        std::set<std::string_view> elsewhere = {"emotion"};
        for (const FieldRow& row : fieldsOf(emotion::DrawOptions{}))
            elsewhere.insert(row.field.key);
        WithoutFields filter(v, std::move(elsewhere));
        all.visit(filter);
    }
};

} // namespace

EmotionForm::EmotionForm(QWidget* parent)
    : QWidget(parent), m_pad(new EmotionPad), m_sliders(new ElementSliders),
      m_edit(new EmotionEdit), m_presets(new QToolButton),
      m_transferForm(new OptionsForm(Drawing{})), m_generateForm(new OptionsForm(Writing{})),
      m_seed(new SeedWidget), m_emotion(new QComboBox), m_steps(new WholeBox),
      m_transfer(new QPushButton(tr("Transfer"))), m_way(new QPushButton(tr("From A to B"))),
      m_generate(new QPushButton(tr("Generate"))), m_cancel(new QPushButton(tr("Cancel"))),
      m_progress(new QProgressBar) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 4, 0);
    m_pad->setMinimumHeight(190);
    layout->addWidget(m_pad, 1);
    layout->addWidget(buildElements());
    layout->addWidget(buildButtons());
    layout->addWidget(buildOptions());
    layout->addStretch();

    connect(m_pad, &EmotionPad::targetChanged, this, [this](QPointF target) {
        m_wish.target = target;
        tell(tr("Move the target"), false);
    });
    connect(m_pad, &EmotionPad::editingFinished, this, &EmotionForm::strokeEnded);
    connect(m_sliders, &ElementSliders::valueChanged, this,
            [this](const ElementSettings& elements) {
                m_wish.elements = elements;
                tell(tr("Move elements"), false);
            });
    connect(m_sliders, &ElementSliders::editingFinished, this, &EmotionForm::strokeEnded);
    connect(m_edit, &EmotionEdit::edited, this, [this] {
        m_wish.edit = m_edit->value();
        tell(tr("Change the edit"), true);
    });
    connect(m_edit, &EmotionEdit::padWanted, this, [this] {
        m_wish.edit = emotion::editTowards(m_wish.target.x(), m_wish.target.y());
        m_edit->setValue(m_wish.edit);
        tell(tr("Change the edit"), true);
    });
    connect(m_edit, &EmotionEdit::requested, this, &EmotionForm::editRequested);
    connect(m_transferForm, &OptionsForm::changed, this, [this] {
        m_wish.transfer = m_transferForm->options().as<Drawing>().all;
        tell(tr("Change options"), true);
    });
    connect(m_generateForm, &OptionsForm::changed, this, [this] {
        const std::string emotion = m_wish.generate.emotion;
        m_wish.generate = m_generateForm->options().as<Writing>().all;
        m_wish.generate.emotion = emotion;
        tell(tr("Change options"), true);
    });
    connect(m_emotion, &QComboBox::currentIndexChanged, this, [this] {
        m_wish.generate.emotion = m_emotion->currentData().toString().toStdString();
        tell(tr("Change the emotion"), true);
    });
    setWish({});
    setProgress(-1, {});
}

QWidget* EmotionForm::buildElements() {
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto* top = new QHBoxLayout;
    auto* title = new QLabel(tr("Elements"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setToolTip(tr("Each element is pulled by its own slider. The pad pulls those that are "
                         "not locked and whose slider is at 0."));
    top->addWidget(title, 1);
    m_presets->setText(tr("Presets"));
    m_presets->setToolTip(tr("The transfers that the method's authors published"));
    m_presets->setPopupMode(QToolButton::InstantPopup);
    m_presets->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(m_presets);
    for (std::size_t i = 0; i < emotion::publishedTransfers().size(); ++i) {
        const emotion::PublishedTransfer& preset = emotion::publishedTransfers()[i];
        QStringList elements;
        const auto which = emotion::elementsNamed(preset.elements);
        for (std::size_t e = 0; e < elementCount; ++e)
            if (which[e])
                elements << elementTitle(e);
        //: a published transfer: the quadrant of the piece, whose elements come to it, and which
        const QString text = tr("%1 takes from %2: %3")
                                 .arg(quadrantName(preset.to), quadrantName(preset.from),
                                      elements.join(QStringLiteral(", ")));
        connect(menu->addAction(text), &QAction::triggered, this, [this, i] { usePreset(i); });
    }
    m_presets->setMenu(menu);
    top->addWidget(m_presets);
    auto* toZero = new QToolButton;
    toZero->setIcon(glyph(Glyph::Reset));
    toZero->setAutoRaise(true);
    toZero->setFocusPolicy(Qt::TabFocus);
    toZero->setAccessibleName(tr("Reset target and elements"));
    toZero->setToolTip(tr("Target to the middle, all sliders that are not locked to 0"));
    connect(toZero, &QToolButton::clicked, this, &EmotionForm::reset);
    top->addWidget(toZero);
    layout->addLayout(top);
    layout->addWidget(m_sliders);
    return box;
}

QWidget* EmotionForm::buildButtons() {
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress"));
    layout->addWidget(m_progress);
    m_cancel->setToolTip(tr("Stop; what was done can be resumed"));
    layout->addWidget(m_cancel);
    m_transfer->setDefault(true);
    layout->addWidget(m_transfer);

    auto* way = new QHBoxLayout;
    m_steps->setRange(2, 16);
    m_steps->setValue(5);
    m_steps->setAccessibleName(tr("Pieces on the way from A to B"));
    m_steps->setToolTip(m_steps->accessibleName());
    way->addWidget(m_way, 1);
    way->addWidget(m_steps);
    layout->addLayout(way);

    auto* write = new QHBoxLayout;
    for (int q = 1; q <= quadrantCount; ++q)
        //: %1 a quadrant, %2 what it feels like
        m_emotion->addItem(tr("%1: %2").arg(quadrantName(q), quadrantWord(q)), quadrantName(q));
    m_emotion->addItem(tr("As on the pad"), QStringLiteral("pad"));
    m_emotion->setAccessibleName(tr("Emotion of new pieces"));
    m_emotion->setToolTip(m_emotion->accessibleName());
    write->addWidget(m_generate, 1);
    write->addWidget(m_emotion);
    layout->addLayout(write);

    auto* seed = new QHBoxLayout;
    auto* label = new QLabel(tr("Seed"));
    label->setToolTip(tr("Lock it to hear what a slider does by itself"));
    seed->addWidget(label);
    seed->addWidget(m_seed, 1);
    layout->addLayout(seed);

    connect(m_transfer, &QPushButton::clicked, this, &EmotionForm::transferRequested);
    connect(m_way, &QPushButton::clicked, this,
            [this] { Q_EMIT wayRequested(int(m_steps->value())); });
    connect(m_generate, &QPushButton::clicked, this, &EmotionForm::generateRequested);
    connect(m_cancel, &QPushButton::clicked, this, &EmotionForm::cancelRequested);
    return box;
}

QWidget* EmotionForm::buildOptions() {
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_generateForm);
    layout->addWidget(m_transferForm);
    layout->addWidget(m_edit);
    return box;
}

void EmotionForm::tell(const QString& what, bool whole) {
    if (m_showing)
        return;
    showButtons();
    Q_EMIT edited(what);
    if (whole)
        Q_EMIT strokeEnded();
}

void EmotionForm::setWish(const EmotionWish& wish) {
    m_showing = true;
    m_wish = wish;
    m_pad->setTarget(wish.target);
    m_sliders->setValue(wish.elements);
    m_transferForm->setOptions(Drawing{wish.transfer});
    m_generateForm->setOptions(Writing{wish.generate});
    m_edit->setValue(wish.edit);
    m_emotion->setCurrentIndex(
        std::max(0, m_emotion->findData(QString::fromStdString(wish.generate.emotion))));
    m_sliders->setOtherPiece(
        wish.other.empty() ? QString() : QString::fromStdString(display(wish.other.filename())));
    m_showing = false;
    showButtons();
}

void EmotionForm::setEstimates(std::optional<QPointF> piece, std::optional<QPointF> render,
                               bool compared) {
    m_pad->setEstimate(piece);
    m_pad->setRendered(render, compared);
}

void EmotionForm::usePreset(std::size_t preset) {
    const emotion::PublishedTransfer& published = emotion::publishedTransfers()[preset];
    const auto which = emotion::elementsNamed(published.elements);
    ElementSettings settings = m_wish.elements;
    for (std::size_t e = 0; e < elementCount; ++e) {
        settings[e].amount = which[e] ? 1 : 0;
        // From the other piece where there is one, as published; else from the quadrant's mean.
        if (which[e])
            settings[e].source =
                m_wish.other.empty() ? ElementSource(published.from) : ElementSource::Piece;
    }
    m_showing = true;
    m_sliders->setUnlocked(settings);
    m_pad->setTarget({0, 0});
    m_showing = false;
    m_wish.elements = m_sliders->value();
    m_wish.target = {0, 0};
    tell(tr("Preset %1").arg(QLatin1String(published.name)), true);
}

void EmotionForm::reset() {
    ElementSettings settings = m_wish.elements;
    for (ElementSetting& setting : settings)
        setting.amount = 0;
    m_showing = true;
    m_sliders->setUnlocked(settings);
    m_pad->setTarget({0, 0});
    m_showing = false;
    m_wish.elements = m_sliders->value();
    m_wish.target = {0, 0};
    tell(tr("Reset the elements"), true);
}

std::uint64_t EmotionForm::seed() const {
    return m_seed->seed();
}
void EmotionForm::setSeed(std::uint64_t seed) {
    m_seed->setSeed(seed);
}
void EmotionForm::showSeed(std::uint64_t used) {
    m_seed->showUsed(used);
}

void EmotionForm::setObstacles(const Obstacles& obstacles) {
    m_obstacles = obstacles;
    showButtons();
}

void EmotionForm::setProgress(double fraction, const QString& text) {
    m_running = fraction >= 0;
    m_progress->setValue(int(fraction * 1000));
    m_progress->setFormat(text);
    showButtons();
}

void EmotionForm::showButtons() {
    m_progress->setVisible(m_running);
    m_cancel->setVisible(m_running);
    const auto show = [this](QPushButton* button, const QString& obstacle, const QString& tip) {
        button->setEnabled(!m_running && obstacle.isEmpty());
        button->setToolTip(obstacle.isEmpty() ? tip : obstacle);
    };
    show(m_transfer, m_obstacles.transfer,
         m_wish.transfer.draws == "moved"
             ? tr("Write the elements anew that moved; the others stay as they are in A")
             : tr("Write the whole piece anew with the elements that moved"));
    show(m_way, m_obstacles.way, tr("Write pieces on the way from A to B"));
    show(m_generate, m_obstacles.generate, tr("Write new pieces for an emotion"));
    m_steps->setEnabled(m_way->isEnabled());
    m_edit->setObstacle(m_running ? tr("Something is being written.") : m_obstacles.edit);
}

} // namespace antiphon
