#include "app/panels/performtake.h"

#include "app/window/background.h"
#include "core/audio/liveexport.h"
#include "core/audio/livereplay.h"
#include "core/error.h"
#include "core/soundfile.h"
#include "models/impro/agent.h"
#include "models/systems.h"
#include "widgets/numberbox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

/// "performance-1.mid", with a number where that is taken.
fs::path freeFile(const fs::path& folder, const std::string& name, const std::string& ending) {
    std::error_code none;
    fs::path file = folder / (name + ending);
    for (int n = 2; fs::exists(file, none); ++n)
        file = folder / (name + " (" + std::to_string(n) + ")" + ending);
    return file;
}

/// "performance-1 3-12 s.wav"
fs::path stretchFile(const fs::path& sound, double from, double to, const fs::path& folder,
                     const std::string& ending) {
    return freeFile(folder,
                    sound.stem().string() + " " + std::to_string(std::lround(from)) + "-" +
                        std::to_string(std::lround(to)) + " s",
                    ending);
}

fs::path logOf(fs::path sound) {
    return sound.replace_extension(".jsonl");
}

fs::path writeMix(const fs::path& sound, double from, double to) {
    const Sound mix = liveStretch(logOf(sound), LiveTrack::Mix, from, to);
    const fs::path file = stretchFile(sound, from, to, sound.parent_path(), ".wav");
    writeSound(file, mix, SampleFormat::Float32);
    return file;
}

} // namespace

PerformTake::PerformTake(Session& session, Performer& performer, QWidget* parent)
    : QWidget(parent), m_session(session), m_performer(performer), m_name(new QLabel),
      m_from(new RealBox), m_to(new RealBox), m_library(new QPushButton(tr("To the library"))),
      m_corpus(new QPushButton(tr("To a corpus"))),
      m_train(new QPushButton(tr("Train as you play"))), m_more(new QPushButton(tr("More"))),
      m_render(nullptr) {
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    for (RealBox* box : {m_from, m_to}) {
        box->setUnit(tr("s"));
        box->setShownDecimals(1);
        box->setRange(0, 0);
    }
    m_library->setToolTip(tr("The mix of this stretch becomes a sound of the library"));
    m_corpus->setToolTip(
        tr("What the agents heard in this stretch becomes a song that agents are trained on"));
    m_train->setToolTip(tr("Trains a new agent to follow what was played in this stretch, on the "
                           "synthesizer of the stage, heard in the same way"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_name, 1);
    for (const auto& [text, box] : {std::pair(tr("From"), m_from), std::pair(tr("to"), m_to)}) {
        auto* label = new QLabel(text);
        label->setBuddy(box);
        row->addWidget(label);
        row->addWidget(box);
    }
    row->addWidget(m_library);
    row->addWidget(m_corpus);
    row->addWidget(m_train);
    row->addWidget(m_more);
    buildMore();
    connect(&performer, &Performer::recordingEnded, this, &PerformTake::show);
    connect(m_library, &QPushButton::clicked, this,
            [this] { cut(writeMix, [this](const fs::path& file) { keep(file); }); });
    connect(m_corpus, &QPushButton::clicked, this,
            [this] { cutCorpus([this](const fs::path& file) { keep(file); }); });
    connect(m_train, &QPushButton::clicked, this, &PerformTake::train);
    connect(&session.store(), &Store::closed, this, [this] {
        m_sound.clear();
        setVisible(false);
    });
    setVisible(false);
}

void PerformTake::buildMore() {
    m_more->setToolTip(tr("The parameters' curves for other programs, and the mix from the log"));
    auto* menu = new QMenu(this);
    const auto add = [this, menu](const QString& text, const char* ending,
                                  void (*write)(const fs::path&, const LivePerformanceLog&)) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, ending, write] {
            cut(
                [ending, write](const fs::path& sound, double, double) {
                    const fs::path file =
                        freeFile(sound.parent_path(), sound.stem().string(), ending);
                    write(file, readLiveLog(logOf(sound)));
                    return file;
                },
                [this](const fs::path& file) {
                    m_session.tell(tr("Written: %1").arg(QString::fromStdString(display(file))));
                });
        });
    };
    add(tr("Parameters as a MIDI file"), ".mid",
        [](const fs::path& file, const LivePerformanceLog& log) { writeMidi(file, midiOf(log)); });
    add(tr("Parameters as a table (CSV)"), ".csv",
        [](const fs::path& file, const LivePerformanceLog& log) { writeFile(file, csvOf(log)); });
    m_render = menu->addAction(tr("Render the mix again from the log"));
    connect(m_render, &QAction::triggered, this, &PerformTake::renderAgain);
    m_more->setMenu(menu);
}

void PerformTake::renderAgain() {
    m_render->setEnabled(false);
    struct Rendering {
        fs::path file;
        double difference; ///< dB of full scale; only where there is any
        bool same, complete;
    };
    inBackground(
        this,
        [sound = m_sound] {
            const Sound recording = readSound(sound);
            const LivePerformanceLog log = readLiveLog(logOf(sound));
            const Sound mix = replayPerformance(log, recording);
            const fs::path file =
                freeFile(sound.parent_path(), sound.stem().string(), " again.wav");
            writeSound(file, mix, SampleFormat::Float32);
            const double difference = double(replayDifference(log, recording, mix));
            return Rendering{file, 20 * std::log10(std::max(difference, 1e-12)), difference == 0,
                             log.complete};
        },
        [this](const Rendering& made) {
            m_render->setEnabled(true);
            const QString name = QString::fromStdString(display(made.file));
            if (!made.complete)
                m_session.warn(
                    tr("%1: the log was cut off, so that the end is missing.").arg(name));
            if (made.same)
                m_session.tell(tr("%1: to the bit what was played.").arg(name));
            else
                m_session.warn(tr("%1: up to %2 dB of full scale from what was played.")
                                   .arg(name, QLocale().toString(made.difference, 'f', 1)));
        },
        [this](const QString& sentence) {
            m_render->setEnabled(true);
            m_session.warn(sentence);
        });
}

void PerformTake::show(const QString& sound) {
    const fs::path file = sound.toStdString();
    inBackground(
        this, [file] { return SoundReader(file).info().seconds(); },
        [this, file](double seconds) {
            m_sound = file;
            m_from->setRange(0, seconds);
            m_to->setRange(0, seconds);
            m_from->setValue(0);
            m_to->setValue(seconds);
            m_name->setText(
                tr("Recorded: %1").arg(QString::fromStdString(display(file.filename()))));
            setVisible(true);
        },
        [this](const QString& sentence) { m_session.warn(sentence); });
}

void PerformTake::cut(Cut make, std::function<void(const fs::path& file)> then) {
    if (m_sound.empty())
        return;
    inBackground(
        this,
        [make = std::move(make), sound = m_sound, from = m_from->value(), to = m_to->value()] {
            return make(sound, from, to);
        },
        std::move(then), [this](const QString& sentence) { m_session.warn(sentence); });
}

void PerformTake::keep(const fs::path& file) {
    m_session.import({file});
    m_session.tell(
        tr("%1 is in the library.").arg(QString::fromStdString(display(file.filename()))));
}

void PerformTake::cutCorpus(std::function<void(const fs::path& file)> then) {
    // The stretch that was cut last is not written again.
    const Stretch stretch{m_sound, m_from->value(), m_to->value()};
    const fs::path before = stretch == m_corpusOf ? m_corpusFile : fs::path();
    cut(
        [folder = m_session.store().folder() / "tables", before](const fs::path& sound, double from,
                                                                 double to) {
            std::error_code none;
            if (!before.empty() && fs::exists(before, none))
                return before;
            const Corpus corpus = liveCorpus(logOf(sound), from, to);
            fs::create_directories(folder, none);
            const fs::path file = stretchFile(sound, from, to, folder, ".csv");
            writeCorpus(file, corpus);
            return file;
        },
        [this, stretch, then = std::move(then)](const fs::path& file) {
            m_corpusOf = stretch;
            m_corpusFile = file;
            then(file);
        });
}

void PerformTake::train() {
    const auto cast = m_performer.cast();
    if (!cast) {
        m_session.warn(tr("Press Play first: the agent is trained on the synthesizer that is on "
                          "stage."));
        return;
    }
    cutCorpus([this, cast](const fs::path& corpus) {
        const Task* task = findTask(systems(), "impro.agent");
        if (!task || !m_session.store().isOpen()) // closed meanwhile
            return;
        impro::AgentTaskOptions options;
        options.smoothing = cast->control.smoothing;
        options.decimation = cast->control.decimation;
        m_session.start(*task,
                        {{"table", {{ItemKind::Table, cast->table, "table"}}},
                         {"corpus", {{ItemKind::Corpus, corpus, "corpus"}}}},
                        Options(options));
        m_session.tell(tr("An agent is being trained; the layout Train shows how it learns, and it "
                          "can be chosen here at once."));
    });
}

} // namespace antiphon
