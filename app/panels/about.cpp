#include "app/panels/about.h"

#include "core/audio/instrument.h"
#include "core/soundfile.h"
#include "core/version.h"
#include "models/device.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace antiphon {

namespace {

struct Paper {
    const char* key;
    const char* authors;
    const char* title;
    const char* venue; ///< empty: published as software only
    int year;
    const char* link;
};

constexpr Paper papers[] = {
    {"bujard2025learning",
     "Balthazar Bujard and Jérôme Nika and Nicolas Obin and Frédéric Bevilacqua",
     "Learning Relationships between Separate Audio Tracks for Creative Applications",
     "AI Music Creativity (AIMC)", 2025, "https://arxiv.org/abs/2509.25296"},
    {"ji2024muser", "Shulei Ji and Xinyu Yang",
     "MusER: Musical Element-Based Regularization for Generating Symbolic Music with Emotion",
     "AAAI Conference on Artificial Intelligence", 2024, "https://arxiv.org/abs/2312.10307"},
    {"strano2025stage",
     "Giorgio Strano and Chiara Ballanti and Donato Crisostomi and Michele Mancusi and Luca Cosmo "
     "and Emanuele Rodolà",
     "STAGE: Stemmed Accompaniment Generation through Prefix-Based Conditioning",
     "International Society for Music Information Retrieval Conference (ISMIR)", 2025,
     "https://arxiv.org/abs/2504.05690"},
    {"madaghiele2024agent", "Vincenzo Madaghiele and Stefano Fasciani",
     "A reinforcement learning agent for live sound improvisation", "AI Music Creativity (AIMC)",
     2024, "https://aimc2024.pubpub.org/pub/9zd8yyyv"},
    // Its repository names neither authors nor a published paper. Braces: one name, in one piece.
    {"weaktok2024", "{The WeakTOK authors}",
     "WeakTOK: Intelligent Dance Music Generation with Curriculum Learning", "", 2024,
     "https://github.com/wishzhai/WeakTOK"},
};

QLabel* prose(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setOpenExternalLinks(true);
    label->setMargin(12);
    return label;
}

/// Text to be read and copied, with a button that does the latter.
QWidget* copyable(const QString& text, const QString& name) {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    auto* box = new QPlainTextEdit(text);
    box->setReadOnly(true);
    box->setAccessibleName(name);
    box->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* copy = new QPushButton(AboutDialog::tr("&Copy"));
    QObject::connect(copy, &QPushButton::clicked, box,
                     [text] { QApplication::clipboard()->setText(text); });
    layout->addWidget(box);
    layout->addWidget(copy, 0, Qt::AlignRight);
    return page;
}

} // namespace

QString AboutDialog::versions() {
    const auto line = [](const char* name, const QString& value) {
        return QStringLiteral("%1  %2\n").arg(QLatin1String(name), -10).arg(value);
    };
    return line("Antiphon", QString::fromStdString(version())) +
           line("Qt", QLatin1String(qVersion())) +
           line("LibTorch", QString::fromStdString(torchVersion())) +
           line("BLAS", QString::fromStdString(loadedBlas())) +
           line("libsndfile", QString::fromStdString(soundFileLibrary())) +
           line("FluidSynth", haveFluidSynth() ? tr("present") : tr("absent")) +
           line("System", QSysInfo::prettyProductName() + QLatin1Char(' ') +
                              QSysInfo::currentCpuArchitecture());
}

QString AboutDialog::bibtex() {
    QString text;
    for (const Paper& paper : papers) {
        const QString venue = QString::fromUtf8(paper.venue);
        text += QStringLiteral("@%1{%2,\n  author = {%3},\n  title = {%4},\n%5  year = {%6},\n"
                               "  url = {%7}\n}\n\n")
                    .arg(venue.isEmpty() ? QStringLiteral("misc") : QStringLiteral("inproceedings"),
                         QLatin1String(paper.key), QString::fromUtf8(paper.authors),
                         QString::fromUtf8(paper.title),
                         venue.isEmpty() ? QString()
                                         : QStringLiteral("  booktitle = {%1},\n").arg(venue),
                         QString::number(paper.year), QLatin1String(paper.link));
    }
    return text.trimmed() + QLatin1Char('\n');
}

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About Antiphon"));
    auto* tabs = new QTabWidget(this);
    tabs->addTab(prose(tr("<h2>Antiphon %1</h2>"
                          "<p>A workstation for music machine learning: train, explore by ear, "
                          "generate, play and export, on one machine.</p>"
                          "<p>Antiphon is free software: you may use, study, share and change it "
                          "under the GNU General Public License, version 3 or later. It comes "
                          "without any warranty.</p>")
                           .arg(QString::fromStdString(version()))),
                 tr("Antiphon"));
    tabs->addTab(copyable(versions(), tr("Versions")), tr("Versions"));
    tabs->addTab(copyable(bibtex(), tr("Papers to cite")), tr("Papers to cite"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(tabs);
    layout->addWidget(buttons);
    resize(640, 440);
}

} // namespace antiphon
