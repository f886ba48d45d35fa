#include "app/panels/idmform.h"

#include "app/panels/idmwanted.h"
#include "app/panels/pageparts.h"
#include "app/panels/seedwidget.h"
#include "app/panels/soundslot.h"
#include "app/panels/withoutfields.h"
#include "widgets/drawncurve.h"
#include "widgets/form.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace antiphon {

namespace {

/// What the forms show; the page has a way of its own for the rest.
struct HowDrawn {
    idm::IdmDrawOptions all;
    void visit(OptionVisitor& v) {
        WithoutFields filter(v, {"target", "percentile"});
        all.visit(filter);
    }
};
const std::set<std::string_view> sharedFields = {"steps",      "guidance",   "target", "percentile",
                                                 "iterations", "keep_level", "bits"};

struct Varying {
    idm::IdmVaryOptions all = IdmWish::usual();
    void visit(OptionVisitor& v) {
        WithoutFields shared(v, sharedFields);
        WithoutFields filter(shared, {"from", "seconds", "snap", "mix_bands", "mix_times"});
        all.visit(filter);
    }
};
struct Drawing {
    idm::IdmGenerateOptions all;
    void visit(OptionVisitor& v) {
        WithoutFields filter(v, sharedFields);
        all.visit(filter);
    }
};

} // namespace

IdmForm::IdmForm(Session& session, QWidget* parent)
    : QWidget(parent), m_pages(new QTabWidget),
      m_other(new SoundSlot(session, tr("Second seed"), tr("a sound to be blended in"), "clip")),
      m_varying(new OptionsForm(Varying{})), m_drawing(new OptionsForm(Drawing{})),
      m_how(new OptionsForm(HowDrawn{})),
      m_bands(new DrawnCurve(tr("Mix over pitch"), tr("low"), tr("high"))), m_wanted(new IdmWanted),
      m_seed(new SeedWidget), m_progress(new QProgressBar), m_start(new QPushButton) {
    m_pages->setAccessibleName(tr("What is made"));
    m_pages->setDocumentMode(true);
    m_pages->addTab(buildVary(), tr("Variations"));
    auto* draw = new QWidget;
    auto* drawLayout = new QVBoxLayout(draw);
    drawLayout->setContentsMargins(0, 4, 0, 0);
    drawLayout->addWidget(m_drawing);
    drawLayout->addStretch();
    m_pages->addTab(draw, tr("From noise"));
    // A page is as high as its own content, not as the highest.
    const auto fit = [this] {
        for (int i = 0; i < m_pages->count(); ++i)
            m_pages->widget(i)->setSizePolicy(QSizePolicy::Preferred, i == m_pages->currentIndex()
                                                                          ? QSizePolicy::Preferred
                                                                          : QSizePolicy::Ignored);
        m_pages->widget(m_pages->currentIndex())->adjustSize();
    };
    fit();

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 4, 0);
    column->addWidget(m_pages);
    column->addWidget(heading(tr("Wanted score")));
    column->addWidget(m_wanted);
    column->addWidget(heading(tr("How it is drawn")));
    column->addWidget(m_how);
    column->addWidget(m_seed);
    column->addStretch();
    auto* scroll = scrolledFields(content);
    scroll->setAccessibleName(tr("Options of what is made"));
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress"));
    m_start->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_start);

    connect(m_pages, &QTabWidget::currentChanged, this, [this, fit] {
        fit();
        showButton();
        Q_EMIT pageChanged();
    });
    connect(m_other, &SoundSlot::changed, this, [this] { edit(tr("Choose second seed")); });
    for (OptionsForm* form : {m_varying, m_drawing, m_how})
        connect(form, &OptionsForm::changed, this, [this] { edit(tr("Set options")); });
    connect(m_bands, &DrawnCurve::changed, this, [this] { edit(tr("Draw mix over pitch")); });
    connect(m_bands, &DrawnCurve::strokeEnded, this, &IdmForm::strokeEnded);
    connect(m_wanted, &IdmWanted::changed, this, [this] { edit(tr("Set wanted score")); });
    connect(m_wanted, &IdmWanted::editingFinished, this, &IdmForm::strokeEnded);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_running)
            Q_EMIT cancelRequested();
        else
            Q_EMIT startRequested();
    });
    setProgress(-1, {});
}

QWidget* IdmForm::buildVary() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_other);
    layout->addWidget(m_varying);
    auto* label = new QLabel(tr("How much of the variation there is, by pitch"));
    label->setWordWrap(true);
    label->setBuddy(m_bands);
    layout->addWidget(label);
    layout->addWidget(m_bands);
    return page;
}

void IdmForm::edit(const QString& what) {
    if (!m_filling)
        Q_EMIT edited(what);
}

void IdmForm::setWish(const IdmWish& wish) {
    m_filling = true;
    m_other->setFile(wish.other);
    m_varying->setOptions(Varying{wish.vary});
    m_varying->setDecided("blend",
                          wish.other.empty() ? tr("Choose a second seed first.") : QString());
    m_drawing->setOptions(Drawing{wish.generate});
    m_how->setOptions(HowDrawn{wish.draw});
    m_bands->setValues(drawnValues(wish.vary.mixBands));
    m_wanted->setOptions(wish.draw);
    m_filling = false;
}

IdmWish IdmForm::apply(IdmWish wish) const {
    const std::string times = wish.vary.mixTimes;
    wish.other = m_other->file();
    wish.vary = m_varying->options().as<Varying>().all;
    wish.vary.mixTimes = times;
    wish.vary.mixBands = drawnText(m_bands->values());
    wish.generate = m_drawing->options().as<Drawing>().all;
    wish.draw = m_wanted->apply(m_how->options().as<HowDrawn>().all);
    return wish;
}

std::uint64_t IdmForm::seed() const {
    return m_seed->seed();
}

void IdmForm::setSeed(std::uint64_t seed) {
    m_seed->setSeed(seed);
}

void IdmForm::showSeed(std::uint64_t seed) {
    m_seed->showUsed(seed);
}

IdmForm::Page IdmForm::page() const {
    return Page(m_pages->currentIndex());
}

void IdmForm::setPage(int page) {
    m_pages->setCurrentIndex(page);
}

void IdmForm::setObstacles(const QString& vary, const QString& draw) {
    m_varyObstacle = vary;
    m_drawObstacle = draw;
    showButton();
}

void IdmForm::setProgress(double fraction, const QString& text) {
    m_running = fraction >= 0;
    m_progress->setVisible(m_running);
    m_progress->setValue(int(fraction * 1000));
    m_progress->setFormat(text);
    showButton();
}

void IdmForm::showButton() {
    const QString& obstacle = page() == Vary ? m_varyObstacle : m_drawObstacle;
    m_start->setText(m_running        ? tr("Cancel")
                     : page() == Vary ? tr("Make variations")
                                      : tr("Draw clips"));
    m_start->setEnabled(m_running || obstacle.isEmpty());
    m_start->setToolTip(m_running             ? tr("Stop; what was made so far stays")
                        : !obstacle.isEmpty() ? obstacle
                        : page() == Vary ? tr("Draw variations of the seed, near to it and far")
                                         : tr("Draw clips from noise"));
}

} // namespace antiphon
