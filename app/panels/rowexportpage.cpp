#include "app/panels/rowexportpage.h"

#include "app/panels/outputs.h"
#include "widgets/numberbox.h"

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

RowExportPage::RowExportPage(Session& session, RowExport offer, QWidget* parent)
    : QDialog(parent), m_session(session), m_offer(std::move(offer)), m_folder(new QLineEdit),
      m_how(new QComboBox), m_rate(new QComboBox), m_bits(new QComboBox), m_gap(new RealBox),
      m_matched(new QCheckBox(tr("At equal loudness (−23 LUFS)"))), m_summary(new QLabel),
      m_progress(new QProgressBar), m_export(new QPushButton(tr("Export"))),
      m_cancel(new QPushButton(tr("Cancel"))), m_reveal(new QPushButton(tr("Show in folder"))) {
    setWindowTitle(tr("Export sounds"));
    setAccessibleName(windowTitle());
    auto* layout = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    const auto row = [form](const QString& label, QWidget* editor) {
        editor->setAccessibleName(label);
        form->addRow(label, editor);
    };
    m_how->addItem(tr("A file for each"), false);
    m_how->addItem(tr("One file, one after the other"), true);
    row(tr("What"), m_how);
    m_gap->setRange(0, 60);
    m_gap->setValue(m_offer.gap);
    m_gap->setUnit(tr("s"));
    row(tr("Gap"), m_gap);
    auto* place = new QWidget;
    auto* line = new QHBoxLayout(place);
    line->setContentsMargins(0, 0, 0, 0);
    auto* browse = new QToolButton;
    browse->setText(tr("Choose…"));
    browse->setAccessibleName(tr("Choose a folder"));
    line->addWidget(m_folder, 1);
    line->addWidget(browse);
    row(tr("Folder"), place);
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setText(session.exportFolder());
    for (const int rate : {44100, 48000, 22050, 88200, 96000})
        m_rate->addItem(tr("%1 Hz").arg(rate), rate);
    row(tr("Sample rate"), m_rate);
    m_bits->addItem(tr("24 bits"), int(SampleFormat::Int24));
    m_bits->addItem(tr("16 bits"), int(SampleFormat::Int16));
    m_bits->addItem(tr("32 bits, float"), int(SampleFormat::Float32));
    row(tr("Bit depth"), m_bits);
    form->addRow(QString(), m_matched);
    layout->addLayout(form);
    m_summary->setWordWrap(true);
    m_summary->setAccessibleName(tr("What will come out"));
    layout->addWidget(m_summary);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    layout->addWidget(m_progress);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_export, QDialogButtonBox::ActionRole);
    buttons->addButton(m_cancel, QDialogButtonBox::ActionRole);
    buttons->addButton(m_reveal, QDialogButtonBox::ActionRole);
    buttons->addButton(QDialogButtonBox::Close);
    layout->addWidget(buttons);
    m_export->setDefault(true);
    m_reveal->setEnabled(false);
    m_cancel->setEnabled(false);

    const auto joined = [this, form] {
        const bool shown = m_how->currentData().toBool();
        m_gap->setVisible(shown);
        form->labelForField(m_gap)->setVisible(shown);
        showSummary();
    };
    joined();
    connect(m_how, &QComboBox::currentIndexChanged, this, joined);
    connect(m_gap, &RealBox::valueChanged, this, &RowExportPage::showSummary);
    connect(m_rate, &QComboBox::currentIndexChanged, this, &RowExportPage::showSummary);
    connect(m_bits, &QComboBox::currentIndexChanged, this, &RowExportPage::showSummary);
    connect(m_folder, &QLineEdit::textChanged, this, &RowExportPage::showSummary);
    connect(browse, &QToolButton::clicked, this, &RowExportPage::chooseFolder);
    connect(m_export, &QPushButton::clicked, this, &RowExportPage::write);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_session.jobs().cancel(m_job); });
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        if (m_written && !m_written->empty())
            revealFolder(m_written->front().parent_path());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&session.jobs(), &Jobs::changed, this, [this](quint64 id) {
        if (const JobInfo* info = m_session.jobs().job(id); id == m_job && info)
            m_progress->setValue(int(1000 * info->row.fraction));
    });
    connect(&session.jobs(), &Jobs::ended, this, &RowExportPage::ended);
}

RowExport RowExportPage::settings() const {
    RowExport what = m_offer;
    what.folder = m_folder->text().trimmed().toStdString();
    what.joined = m_how->currentData().toBool();
    what.gap = m_gap->value();
    what.rate = m_rate->currentData().toInt();
    what.format = SampleFormat(m_bits->currentData().toInt());
    what.matched = m_matched->isChecked();
    return what;
}

void RowExportPage::showSummary() {
    if (m_job != 0)
        return;
    const RowExport what = settings();
    double seconds = 0;
    for (const int row : what.list)
        seconds += what.sounds[what.rows->place(std::size_t(row)).table].seconds;
    const auto count = int(what.list.size());
    if (what.joined)
        seconds += what.gap * (count - 1);
    const double bytes = what.format == SampleFormat::Int16   ? 2
                         : what.format == SampleFormat::Int24 ? 3
                                                              : 4;
    m_summary->setText(tr("%n sound(s), %1 s in all, %2. Names say the parameters; nothing is "
                          "overwritten.",
                          nullptr, count)
                           .arg(QLocale().toString(seconds, 'f', 1),
                                QLocale().formattedDataSize(qint64(seconds * what.rate * bytes))));
    m_export->setEnabled(!what.folder.empty());
}

void RowExportPage::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Export to"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void RowExportPage::write() {
    const RowExport what = settings();
    m_session.setExportFolder(m_folder->text().trimmed().toStdString());
    m_written = std::make_shared<std::vector<fs::path>>();
    m_export->setEnabled(false);
    m_reveal->setEnabled(false);
    m_cancel->setEnabled(true);
    m_progress->setValue(0);
    m_progress->show();
    m_job = m_session.jobs().work(windowTitle(), [what, written = m_written](JobControl& control) {
        *written = exportRows(what, control);
    });
}

void RowExportPage::ended(quint64 id) {
    const JobInfo* info = m_session.jobs().job(id);
    if (id != m_job || !info)
        return;
    m_job = 0;
    m_progress->hide();
    m_cancel->setEnabled(false);
    showSummary();
    if (info->row.state == JobState::Failed)
        m_summary->setText(QString::fromStdString(info->row.error));
    else if (info->row.state == JobState::Cancelled)
        m_summary->setText(tr("Cancelled; what was written stays."));
    else if (!m_written->empty()) {
        m_summary->setText(
            tr("%n file(s) written, the first is %1.", nullptr, int(m_written->size()))
                .arg(QString::fromStdString(display(m_written->front().filename()))));
        m_reveal->setEnabled(true);
        m_reveal->setFocus();
    }
}

} // namespace antiphon
