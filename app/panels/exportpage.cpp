#include "app/panels/exportpage.h"

#include "app/panels/itemfacts.h"
#include "core/error.h"
#include "widgets/numberbox.h"
#include "widgets/timeaxis.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace antiphon {

namespace {

constexpr double customLoudness = 1; // no target is above 0

} // namespace

ExportOffer offerOf(const fs::path& file, const SoundInfo& info) {
    ExportOffer offer;
    offer.title = ExportPage::tr("Export %1").arg(QString::fromStdString(display(file.filename())));
    offer.name = QString::fromStdString(display(file.stem()));
    offer.choices = {
        {"sound", ExportPage::tr("The sound"), info.rate, info.channels, info.frames, {}}};
    offer.tracks = [file](const std::string& what, const fs::path& target) {
        std::vector<ExportTrack> tracks;
        tracks.push_back({what, target, Frames(file)});
        return tracks;
    };
    return offer;
}

ExportPage::ExportPage(Session& session, ExportOffer offer, QWidget* parent)
    : QDialog(parent), m_session(session), m_offer(std::move(offer)), m_what(new QComboBox),
      m_format(new QComboBox), m_bits(new QComboBox), m_rate(new QComboBox),
      m_loudness(new QComboBox), m_lufs(new RealBox), m_file(new QLineEdit),
      m_provenance(new QCheckBox(tr("Say in the file what made it"))), m_summary(new QLabel),
      m_question(new QLabel), m_progress(new QProgressBar), m_export(new QPushButton(tr("Export"))),
      m_reveal(new QPushButton(tr("Show in folder"))) {
    setWindowTitle(m_offer.title);
    setModal(false);
    auto* layout = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    buildForm(form);
    layout->addLayout(form);
    m_summary->setWordWrap(true);
    m_summary->setMinimumWidth(320);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setAccessibleName(tr("What will come out"));
    layout->addWidget(m_summary);
    layout->addWidget(m_consent = buildConsent());
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    layout->addWidget(m_progress);
    layout->addStretch(1);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_reveal, QDialogButtonBox::ActionRole);
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    m_reveal->setEnabled(false);
    layout->addWidget(buttons);
    // Return exports, wherever the focus is.
    for (QPushButton* other : findChildren<QPushButton*>())
        other->setAutoDefault(false);
    m_export->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_export, &QPushButton::clicked, this, &ExportPage::check);
    connect(m_reveal, &QPushButton::clicked, this, &ExportPage::reveal);
    connect(&session.jobs(), &Jobs::changed, this, [this](quint64 id) {
        if (const JobInfo* info = m_session.jobs().job(id); id == m_job && info)
            m_progress->setValue(int(info->row.fraction * 1000));
    });
    connect(&session.jobs(), &Jobs::ended, this, &ExportPage::ended);
    formatChanged();
}

void ExportPage::buildForm(QFormLayout* form) {
    const auto row = [&](const QString& label, QWidget* editor) {
        editor->setAccessibleName(label);
        form->addRow(label, editor);
    };
    for (const ExportOffer::Choice& c : m_offer.choices)
        m_what->addItem(c.label);
    row(tr("What"), m_what);
    m_what->setEnabled(m_offer.choices.size() > 1);

    auto* place = new QWidget;
    auto* line = new QHBoxLayout(place);
    line->setContentsMargins(0, 0, 0, 0);
    auto* browse = new QToolButton;
    browse->setText(tr("Choose…"));
    browse->setAccessibleName(tr("Choose a file"));
    line->addWidget(m_file, 1);
    line->addWidget(browse);
    row(tr("File"), place);
    m_file->setAccessibleName(tr("File"));
    m_file->setText(m_session.exportFolder() + QLatin1Char('/') + m_offer.name +
                    QStringLiteral(".wav"));

    for (const auto& [text, ending] :
         {std::pair(tr("WAV"), ".wav"), std::pair(tr("FLAC"), ".flac"),
          std::pair(tr("Ogg Vorbis"), ".ogg"), std::pair(tr("Opus"), ".opus")})
        m_format->addItem(text, QString::fromLatin1(ending));
    row(tr("Format"), m_format);
    row(tr("Bit depth"), m_bits);
    m_rate->addItem(tr("As it is"), 0);
    for (const int rate : {16000, 22050, 32000, 44100, 48000, 88200, 96000})
        m_rate->addItem(tr("%1 Hz").arg(rate), rate);
    row(tr("Sample rate"), m_rate);
    m_loudness->addItem(tr("As it is"));
    for (const int lufs : {-14, -16, -18, -23})
        m_loudness->addItem(tr("%1 LUFS").arg(lufs), double(lufs));
    m_loudness->addItem(tr("Other…"), customLoudness);
    row(tr("Loudness"), m_loudness);
    m_lufs->setRange(-70, 0);
    m_lufs->setValue(-20);
    m_lufs->setUnit(tr("LUFS"));
    row(tr("Target"), m_lufs);
    m_provenance->setChecked(true);
    form->addRow(QString(), m_provenance);

    const auto custom = [this, form] {
        const bool shown = m_loudness->currentData().toDouble() == customLoudness;
        m_lufs->setVisible(shown);
        form->labelForField(m_lufs)->setVisible(shown);
    };
    custom();
    connect(browse, &QToolButton::clicked, this, &ExportPage::chooseFile);
    connect(m_what, &QComboBox::currentIndexChanged, this, &ExportPage::whatChanged);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        const QFileInfo info(m_file->text());
        m_file->setText(info.path() + QLatin1Char('/') + info.completeBaseName() +
                        m_format->currentData().toString());
        formatChanged();
    });
    connect(m_bits, &QComboBox::currentIndexChanged, this, &ExportPage::showSummary);
    connect(m_rate, &QComboBox::currentIndexChanged, this, &ExportPage::showSummary);
    connect(m_loudness, &QComboBox::currentIndexChanged, this, custom);
    connect(m_loudness, &QComboBox::currentIndexChanged, this, &ExportPage::showSummary);
    // The ending that was typed decides the format.
    connect(m_file, &QLineEdit::textChanged, this, [this] {
        const QString ending = QLatin1Char('.') + QFileInfo(m_file->text()).suffix().toLower();
        if (!choice().ending.empty())
            return showSummary();
        if (const int index = m_format->findData(ending);
            index >= 0 && index != m_format->currentIndex()) {
            const QSignalBlocker blocker(m_format);
            m_format->setCurrentIndex(index);
            formatChanged();
        }
        showSummary();
    });
}

QWidget* ExportPage::buildConsent() {
    auto* consent = new QWidget;
    auto* layout = new QHBoxLayout(consent);
    layout->setContentsMargins(0, 0, 0, 0);
    m_question->setWordWrap(true);
    auto* replace = new QPushButton(tr("Replace"));
    auto* keep = new QPushButton(tr("Keep"));
    layout->addWidget(m_question, 1);
    layout->addWidget(replace);
    layout->addWidget(keep);
    connect(replace, &QPushButton::clicked, this, [this] { write(true); });
    connect(keep, &QPushButton::clicked, this, [this] {
        m_consent->hide();
        m_export->setEnabled(true);
        m_file->setFocus();
        m_file->selectAll();
    });
    consent->hide();
    return consent;
}

/// What is no sound has an ending of its own, and nothing to be chosen about it.
void ExportPage::whatChanged() {
    const std::string& ending = choice().ending;
    for (QWidget* of : std::initializer_list<QWidget*>{m_format, m_bits, m_rate, m_loudness, m_lufs,
                                                       m_provenance})
        of->setEnabled(ending.empty());
    const QFileInfo info(m_file->text());
    const QString sound = m_format->currentData().toString();
    {
        const QSignalBlocker blocker(m_file);
        m_file->setText(info.path() + QLatin1Char('/') + info.completeBaseName() +
                        (ending.empty()  ? sound
                         : ending == "/" ? QString()
                                         : QString::fromStdString(ending)));
    }
    formatChanged();
}

void ExportPage::formatChanged() {
    const QString ending = m_format->currentData().toString();
    const bool wav = ending == QLatin1String(".wav"), flac = ending == QLatin1String(".flac");
    {
        const QSignalBlocker blocker(m_bits);
        const int before = m_bits->currentData().toInt();
        m_bits->clear();
        m_bits->addItem(tr("16 bits"), 16);
        m_bits->addItem(tr("24 bits"), 24);
        if (wav)
            m_bits->addItem(tr("32 bits, float"), 32);
        const int index = m_bits->findData(before);
        m_bits->setCurrentIndex(index >= 0 ? index : 1);
        m_bits->setEnabled((wav || flac) && choice().ending.empty());
    }
    showSummary();
}

const ExportOffer::Choice& ExportPage::choice() const {
    return m_offer.choices[std::size_t(std::max(0, m_what->currentIndex()))];
}

fs::path ExportPage::file() const {
    return m_file->text().trimmed().toStdString();
}

std::vector<fs::path> ExportPage::files() const {
    std::vector<fs::path> files;
    for (const std::string& role : choice().stems)
        files.push_back(stemFile(file(), role));
    if (files.empty())
        files.push_back(file());
    return files;
}

ExportSettings ExportPage::settings() const {
    ExportSettings settings;
    settings.bits = m_bits->currentData().toInt();
    settings.rate = m_rate->currentData().toInt();
    if (const QVariant lufs = m_loudness->currentData(); lufs.isValid())
        settings.lufs = lufs.toDouble() == customLoudness ? m_lufs->value() : lufs.toDouble();
    settings.provenance = m_provenance->isChecked();
    return settings;
}

void ExportPage::showSummary() {
    if (m_job != 0)
        return;
    m_consent->hide();
    m_reveal->setEnabled(false);
    if (const std::string& ending = choice().ending; !ending.empty()) {
        const QString name = QString::fromStdString(display(file().filename()));
        m_summary->setText(ending == "/" ? tr("A new folder: %1").arg(name)
                                         : tr("A file: %1").arg(name));
        m_export->setEnabled(!name.isEmpty());
        return;
    }
    try {
        const ExportSettings s = settings();
        const SampleFormat format = exportFormat(file(), s.bits);
        const ExportOffer::Choice& c = choice();
        const int rate = exportRate(format, s.rate, c.rate);
        const double seconds = c.rate > 0 ? double(c.frames) / c.rate : 0;
        const auto bytes = exportBytes(format, rate, c.channels, std::int64_t(seconds * rate)) *
                           std::int64_t(files().size());
        m_summary->setText(
            tr("%n file(s), %1 long, %2 Hz, %3, about %4", nullptr, int(files().size()))
                .arg(timeText(seconds))
                .arg(rate)
                .arg(channelsText(c.channels))
                .arg(QLocale().formattedDataSize(bytes)));
        m_export->setEnabled(true);
    } catch (const UserError& e) {
        m_summary->setText(QString::fromUtf8(e.what()));
        m_export->setEnabled(false);
    }
}

void ExportPage::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Export as"), m_file->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // the page asks itself
    dialog->selectFile(m_file->text());
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

} // namespace antiphon
