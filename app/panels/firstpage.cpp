#include "app/panels/firstpage.h"

#include "app/panels/choices.h"
#include "app/panels/pageparts.h"
#include "app/window/demoproject.h"
#include "app/window/drops.h"
#include "app/window/recent.h"
#include "app/window/session.h"

#include <QCommandLinkButton>
#include <QDir>
#include <QDragEnterEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace antiphon {

namespace {

QCommandLinkButton* way(const QString& text, const QString& explanation, QWidget* parent) {
    auto* button = new QCommandLinkButton(text, explanation, parent);
    button->setAccessibleName(text);
    button->setAutoDefault(true); // Return presses it
    return button;
}

/// A folder for a new project beside `media` that is not taken: "takes (Antiphon)".
fs::path projectBeside(const fs::path& media) {
    const fs::path base = media.has_filename() ? media : media.parent_path();
    for (int n = 1;; ++n) {
        fs::path folder = base;
        folder += n == 1 ? std::string(" (Antiphon)") : " (Antiphon " + std::to_string(n) + ")";
        std::error_code ignored;
        if (!fs::exists(folder, ignored))
            return folder;
    }
}

} // namespace

FirstPage::FirstPage(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_recent(new QVBoxLayout), m_status(new QLabel(this)) {
    setAcceptDrops(true);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addWidget(heading(tr("Antiphon"), 2.2));
    auto* subtitle = new QLabel(tr("Hear what your recordings have to say to each other."));
    subtitle->setWordWrap(true);
    column->addWidget(subtitle);

    auto* demo = way(tr("Try the demo"),
                     tr("Composes a few short pieces and lets one answer another."), page);
    connect(demo, &QPushButton::clicked, this, [this] { openDemo(m_session, demoFolder()); });
    auto* fresh = way(tr("New project…"), tr("An empty folder for a piece of work."), page);
    connect(fresh, &QPushButton::clicked, this, &FirstPage::newRequested);
    auto* open = way(tr("Open…"), tr("A project that you made before."), page);
    connect(open, &QPushButton::clicked, this, &FirstPage::openRequested);
    for (QWidget* button : {demo, fresh, open})
        column->addWidget(button);
    setFocusProxy(demo);
    m_open = open;
    auto* hint = new QLabel(tr("Or drop a folder of recordings or MIDI files here: it becomes a "
                               "project, and your files stay where they are."));
    hint->setWordWrap(true);
    column->addWidget(hint);
    m_status->setWordWrap(true);
    m_status->hide();
    column->addWidget(m_status);
    column->addWidget(heading(tr("Recent projects"), 1.1));
    column->addLayout(m_recent);

    auto* settings = new QGroupBox(tr("Settings"));
    auto* form = new QFormLayout(settings);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("&Language:"), languageBox(session, settings));
    form->addRow(tr("&Appearance:"), schemeBox(session, settings));
    form->addRow(tr("&Computing:"), computingBox(session, settings));
    auto* sound = new QPushButton(tr("Sound and more…"));
    connect(sound, &QPushButton::clicked, this, &FirstPage::settingsRequested);
    form->addRow(sound);
    column->addWidget(settings);
    column->addStretch();

    // One calm column in the middle, however wide the window is.
    auto* inner = new QWidget;
    inner->setLayout(column);
    inner->setMaximumWidth(fontMetrics().averageCharWidth() * 80);
    auto* middle = new QHBoxLayout(page);
    middle->addStretch(1);
    middle->addWidget(inner, 6);
    middle->addStretch(1);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(page);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);

    connect(&session.store(), &Store::openFailed, this, [this](const QString& sentence) {
        m_status->setText(sentence);
        m_status->show();
    });
    connect(&session.store(), &Store::opened, m_status, &QWidget::hide);
    fillRecent();
}

void FirstPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fillRecent();
}

void FirstPage::fillRecent() {
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList folders = recentProjects(m_session.settings());
    QWidget* before = m_open;
    for (const QString& folder : folders) {
        QString name = QDir(folder).dirName();
        auto* button = way(name.replace(QLatin1Char('&'), QLatin1String("&&")), folder, this);
        connect(button, &QPushButton::clicked, this, [this, folder] {
            m_session.closeProject();
            m_session.store().open(folder.toStdString());
        });
        m_recent->addWidget(button);
        setTabOrder(before, button);
        before = button;
    }
    if (folders.isEmpty()) {
        auto* none = new QLabel(tr("None yet."));
        none->setEnabled(false);
        m_recent->addWidget(none);
    }
}

void FirstPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void FirstPage::dropEvent(QDropEvent* event) {
    const std::vector<fs::path> files = localFiles(*event->mimeData());
    if (files.empty())
        return;
    event->acceptProposedAction();
    beginWith(files);
}

void FirstPage::beginWith(const std::vector<fs::path>& files) {
    const fs::path& first = files.front();
    std::error_code ignored;
    const bool folder = fs::is_directory(first, ignored);
    if (files.size() == 1 && (Project::isProject(first) || first.extension() == ".antiphon")) {
        m_session.closeProject();
        m_session.store().open(folder ? first : first.parent_path());
        return;
    }
    const fs::path project = projectBeside(folder ? first : first.parent_path());
    m_session.closeProject();
    m_session.store().create(project);
    m_session.onceOpen(project, [session = &m_session, files] { session->import(files); });
}

} // namespace antiphon
