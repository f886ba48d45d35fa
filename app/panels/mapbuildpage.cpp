#include "app/panels/mapbuildpage.h"

#include "app/panels/pageparts.h"
#include "app/panels/soundslot.h"
#include "app/window/background.h"
#include "core/synth/puredata.h"
#include "widgets/numberbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace antiphon {

using Kind = PlanSettings::Kind;

int subdivisionsFor(TableDetail detail, std::size_t parameters) {
    const double sounds = detail == TableDetail::Quick  ? 200
                          : detail == TableDetail::Fine ? 8000
                                                        : 1000;
    if (parameters == 2 && detail != TableDetail::Quick) // the published sine table has 20
        return detail == TableDetail::Normal ? 20 : 50;
    return std::max(
        2, int(std::lround(std::pow(sounds, 1 / double(std::max<std::size_t>(1, parameters))))));
}

double plannedSounds(const PlanSettings& plan, std::size_t parameters) {
    if (plan.points > 0 && (plan.kind == Kind::Sobol || plan.kind == Kind::Random))
        return double(plan.points);
    return std::pow(double(plan.subdivisions), double(parameters));
}

MapBuildPage::MapBuildPage(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_scrolled(new QVBoxLayout), m_box(new QGroupBox),
      m_form(new QFormLayout), m_synth(new QComboBox), m_detail(new QComboBox),
      m_plan(new QComboBox), m_analysis(new QComboBox), m_help(new QLabel), m_forecast(new QLabel),
      m_status(new QLabel), m_parity(new QCheckBox(tr("Play as the published patches"))),
      m_statistics(new QCheckBox(tr("Also keep the spread within a sound"))),
      m_pitch(new QCheckBox(tr("Also measure the pitch"))),
      m_beside(new QCheckBox(tr("Keep the other tables on the map"))),
      m_grains(new SoundSlot(session, tr("Grains"), tr("our own sound"), "grains")),
      m_subdivisions(new WholeBox), m_parameters(new WholeBox), m_seconds(new RealBox),
      m_progress(new QProgressBar), m_start(new QPushButton(tr("Build"))),
      m_cancel(new QPushButton(tr("Cancel"))), m_pause(new QToolButton), m_resume(new QToolButton),
      m_soon(new QTimer(this)) {
    // The first points are to be seen before the eye misses them.
    m_soon->setInterval(5);
    connect(m_soon, &QTimer::timeout, &session.jobs(), &Jobs::poll);
    for (const SynthInfo& info : synths())
        m_synth->addItem(QCoreApplication::translate("Synth", info.title.c_str()),
                         QString::fromStdString(info.name));
    m_synth->addItem(tr("Pure Data folder…"), QString());
    layOut();

    connect(m_synth, &QComboBox::activated, this, [this] {
        if (!m_synth->currentData().toString().isEmpty())
            return;
        // What was chosen stays until there is a folder.
        m_synth->setCurrentIndex(m_synth->findData(QString::fromStdString(m_info.name)));
        choosePatch();
    });
    connect(m_synth, &QComboBox::currentIndexChanged, this, [this] {
        if (!synth().empty())
            synthChanged();
    });
    for (QComboBox* box : {m_detail, m_plan, m_analysis})
        connect(box, &QComboBox::currentIndexChanged, this, &MapBuildPage::settingsChanged);
    for (QCheckBox* box : {m_parity, m_statistics, m_pitch})
        connect(box, &QCheckBox::toggled, this, &MapBuildPage::settingsChanged);
    for (WholeBox* box : {m_subdivisions, m_parameters})
        connect(box, &WholeBox::valueChanged, this, &MapBuildPage::settingsChanged);
    connect(m_parameters, &WholeBox::valueChanged, this, &MapBuildPage::synthChanged);
    connect(m_seconds, &RealBox::valueChanged, this, &MapBuildPage::settingsChanged);
    connect(m_grains, &SoundSlot::changed, this, &MapBuildPage::settingsChanged);
    connect(m_start, &QPushButton::clicked, this, &MapBuildPage::start);
    connect(m_cancel, &QPushButton::clicked, this, &MapBuildPage::cancel);
    connect(m_pause, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            m_session.jobs().pause(m_job);
        else
            m_session.jobs().resume(m_job);
    });
    connect(m_resume, &QToolButton::clicked, this, &MapBuildPage::resume);
    connect(&session.jobs(), &Jobs::changed, this, &MapBuildPage::jobChanged);
    connect(&session.jobs(), &Jobs::ended, this, &MapBuildPage::jobEnded);
    connect(&session.store(), &Store::opened, this, &MapBuildPage::showJob);
    connect(&session.store(), &Store::closed, this, [this] {
        m_job = 0; // goes on, and is listed in the jobs panel
        m_soon->stop();
        m_stopped.clear();
        m_status->clear();
        showJob();
    });
    synthChanged();
}

void MapBuildPage::layOut() {
    auto* layout = new QVBoxLayout(m_box);
    layout->setContentsMargins(6, 6, 6, 6);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto row = [this](const QString& label, QWidget* editor, const QString& tip) {
        editor->setAccessibleName(label);
        editor->setToolTip(tip);
        m_form->addRow(label, editor);
        if (auto* box = qobject_cast<QComboBox*>(editor)) {
            box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            box->setMinimumContentsLength(8);
        }
    };
    row(tr("Synthesizer"), m_synth, tr("What the table will be of"));
    m_help->setWordWrap(true);
    m_form->addRow(m_help);
    row(tr("Parameters"), m_parameters, tr("How many numbers the patch takes"));
    m_parameters->setRange(1, 16);
    m_parameters->setValue(2);
    m_form->addRow(m_grains);
    m_detail->addItem(tr("Quick"), int(TableDetail::Quick));
    m_detail->addItem(tr("Normal"), int(TableDetail::Normal));
    m_detail->addItem(tr("Fine"), int(TableDetail::Fine));
    m_detail->addItem(tr("Custom"), int(TableDetail::Custom));
    m_detail->setCurrentIndex(1);
    row(tr("Detail"), m_detail, tr("How many sounds in all"));
    m_subdivisions->setRange(2, 10000);
    m_subdivisions->setValue(10);
    row(tr("Steps"), m_subdivisions, tr("Values of each parameter; all are combined with all"));
    m_plan->addItem(tr("Grid"), int(Kind::Inclusive));
    m_plan->addItem(tr("Original grid"), int(Kind::Original));
    m_plan->addItem(tr("Evenly scattered (Sobol)"), int(Kind::Sobol));
    m_plan->addItem(tr("Random"), int(Kind::Random));
    m_plan->setItemData(1, tr("As published: the upper end of each parameter is left out"),
                        Qt::ToolTipRole);
    row(tr("Points"), m_plan, tr("Where in the space of parameters"));
    m_seconds->setRange(0.05, 60);
    m_seconds->setValue(2);
    m_seconds->setUnit(tr("s"));
    row(tr("Length"), m_seconds, tr("Of the sound that is analysed at each point"));
    m_analysis->addItem(tr("Original, 256/128"), QStringLiteral("parity"));
    m_analysis->addItem(tr("Clean, 1024/512"), QStringLiteral("clean"));
    row(tr("Analysis"), m_analysis,
        tr("As the published tables were made, or without their faults and faster"));
    m_statistics->setChecked(true);
    layout->addLayout(m_form);
    layout->addWidget(m_parity);
    layout->addWidget(m_statistics);
    m_pitch->setToolTip(tr("Two more columns: the fundamental frequency and how sure it is"));
    layout->addWidget(m_pitch);
    m_beside->setToolTip(tr("The new table comes beside them when it is complete. Else it is "
                            "shown alone."));
    layout->addWidget(m_beside);

    auto* settings = new QWidget;
    m_scrolled->setContentsMargins(6, 6, 6, 6);
    m_scrolled->addWidget(m_box);
    m_scrolled->addStretch(1);
    settings->setLayout(m_scrolled);
    auto* scroll = scrolledFields(settings);
    setAutoFillBackground(true); // as what scrolls does
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(scroll, 1);

    // Outside of what scrolls, at the lower end: the buttons are always seen and never move.
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(6, 6, 6, 6);
    page->addLayout(foot);
    m_forecast->setWordWrap(true);
    m_forecast->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_forecast->setAccessibleName(tr("What it will cost"));
    m_status->setWordWrap(true);
    foot->addWidget(m_forecast);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the table"));
    foot->addWidget(m_progress);
    foot->addWidget(m_status);
    auto* keys = new QHBoxLayout;
    keys->addWidget(m_start, 1);
    keys->addWidget(m_cancel, 1);
    m_pause->setText(tr("Pause"));
    m_pause->setCheckable(true);
    m_resume->setText(tr("Go on"));
    m_resume->setObjectName(QStringLiteral("map.goOn"));
    m_resume->setToolTip(tr("Build what is missing of the table that was cancelled"));
    for (QToolButton* button : {m_pause, m_resume}) {
        button->setFocusPolicy(Qt::TabFocus);
        keys->addWidget(button);
    }
    foot->addLayout(keys);
}

void MapBuildPage::setHead(QWidget* head, const QString& title) {
    m_box->setTitle(title);
    m_scrolled->insertWidget(0, head);
}

std::string MapBuildPage::synth() const {
    return m_synth->currentData().toString().toStdString();
}

void MapBuildPage::setSynth(const std::string& nameOrFolder) {
    const QString name = QString::fromStdString(nameOrFolder);
    if (const int index = m_synth->findData(name); index >= 0)
        m_synth->setCurrentIndex(index);
    else
        takePatch(nameOrFolder);
}

bool MapBuildPage::beside() const {
    return m_beside->isChecked();
}

void MapBuildPage::setDetail(TableDetail detail) {
    m_detail->setCurrentIndex(m_detail->findData(int(detail)));
}

void MapBuildPage::choosePatch() {
    auto* dialog = new QFileDialog(this, tr("Folder of a Pure Data synthesizer"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { takePatch(folder.toStdString()); });
    dialog->open();
}

void MapBuildPage::takePatch(const fs::path& folder) {
    const QString path = QString::fromStdString(folder.string());
    if (m_synth->findData(path) < 0)
        m_synth->insertItem(m_synth->count() - 1,
                            QString::fromStdString(display(folder.filename())), path);
    m_synth->setCurrentIndex(m_synth->findData(path));
}

/// What a patch declares is read from its folder, so in the background.
void MapBuildPage::synthChanged() {
    const std::string name = synth();
    ++m_probe;
    m_cost = -1;
    m_trouble.clear();
    const auto& known = synths();
    const auto found = std::ranges::find(known, name, &SynthInfo::name);
    const bool patch = found == known.end();
    m_form->labelForField(m_parameters)->setVisible(patch);
    m_parameters->setVisible(patch);
    m_parity->setVisible(!patch);
    if (!patch) {
        m_info = *found;
        settingsChanged();
    } else {
        m_info = {};
        m_info.name = name;
        m_trouble = tr("Looking at the patch…");
        settingsChanged();
        inBackground(
            this,
            [name, parameters = int(m_parameters->value())] {
                SynthInfo info;
                info.name = name;
                try {
                    info.parameters = openPdSynth(name).parameters;
                } catch (const UserError&) { // it declares none; then the user does
                    info.parameters = openPdSynth(name, parameters).parameters;
                }
                info.preRoll = 1;
                return info;
            },
            [this, name](const SynthInfo& info) {
                if (name != synth())
                    return;
                m_info = info;
                m_trouble.clear();
                settingsChanged();
            },
            [this, name](const QString& sentence) {
                if (name != synth())
                    return;
                m_trouble = sentence;
                settingsChanged();
            });
    }
    m_grains->setVisible(m_info.granular);
    QStringList parameters;
    for (const std::string& parameter : m_info.parameters)
        parameters << QCoreApplication::translate("Synth", parameter.c_str());
    QString help = QCoreApplication::translate("Synth", m_info.help.c_str());
    if (!parameters.isEmpty())
        help += (help.isEmpty() ? QString() : QStringLiteral("\n")) +
                //: %1 is a list of names
                tr("Parameters: %1.").arg(parameters.join(QStringLiteral(", ")));
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
}

LookupSettings MapBuildPage::settings() const {
    LookupSettings settings;
    settings.synth = synth();
    const std::size_t parameters = std::max<std::size_t>(1, m_info.parameters.size());
    settings.parameters = int(m_parameters->value());
    settings.sound.parity = m_parity->isChecked() && !m_parity->isHidden();
    if (m_info.granular)
        settings.sound.grains = m_grains->file();
    settings.plan.kind = Kind(m_plan->currentData().toInt());
    const auto detail = TableDetail(m_detail->currentData().toInt());
    settings.plan.subdivisions = detail == TableDetail::Custom
                                     ? int(m_subdivisions->value())
                                     : subdivisionsFor(detail, parameters);
    settings.seconds = m_seconds->value();
    settings.preRoll = m_info.preRoll;
    if (m_analysis->currentData().toString() == QLatin1String("clean")) {
        settings.analysis.mode = DescriptorSettings::Mode::Clean;
        settings.analysis.window = 1024;
    }
    settings.analysis.pitch = m_pitch->isChecked();
    settings.statistics = m_statistics->isChecked();
    return settings;
}

void MapBuildPage::settingsChanged() {
    if (m_filling)
        return;
    const bool custom = TableDetail(m_detail->currentData().toInt()) == TableDetail::Custom;
    m_subdivisions->setVisible(custom);
    m_form->labelForField(m_subdivisions)->setVisible(custom);
    m_cost = -1;
    showJob();
    probe();
    Q_EMIT changed();
}

Json MapBuildPage::state() const {
    return {{"synth", synth()},
            {"parameters", m_parameters->value()},
            {"detail", m_detail->currentIndex()},
            {"subdivisions", m_subdivisions->value()},
            {"plan", m_plan->currentIndex()},
            {"seconds", m_seconds->value()},
            {"analysis", m_analysis->currentIndex()},
            {"parity", m_parity->isChecked()},
            {"statistics", m_statistics->isChecked()},
            {"pitch", m_pitch->isChecked()},
            {"beside", m_beside->isChecked()},
            {"grains", m_grains->file().string()},
            {"stopped", m_stopped.string()}};
}

void MapBuildPage::restore(const Json& state) {
    m_filling = true;
    const auto index = [&](QComboBox* box, const char* key) {
        box->setCurrentIndex(
            std::clamp(state.value(key, box->currentIndex()), 0, box->count() - 1));
    };
    try {
        m_parameters->setValue(state.value("parameters", m_parameters->value()));
        index(m_detail, "detail");
        m_subdivisions->setValue(state.value("subdivisions", m_subdivisions->value()));
        index(m_plan, "plan");
        m_seconds->setValue(state.value("seconds", m_seconds->value()));
        index(m_analysis, "analysis");
        m_parity->setChecked(state.value("parity", false));
        m_statistics->setChecked(state.value("statistics", true));
        m_pitch->setChecked(state.value("pitch", false));
        m_beside->setChecked(state.value("beside", false));
        m_grains->setFile(state.value("grains", std::string()));
        m_stopped = state.value("stopped", std::string());
        if (const std::string name = state.value("synth", std::string()); !name.empty())
            setSynth(name);
    } catch (const Json::exception&) {
        // Of another version: what was read so far serves.
    }
    m_filling = false;
    synthChanged();
}

} // namespace antiphon
