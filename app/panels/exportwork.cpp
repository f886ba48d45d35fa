// What is written, and with whose consent; see exportpage.h.
#include "app/panels/exportpage.h"

#include "app/panels/outputs.h"
#include "app/window/background.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace antiphon {

namespace {

QString sentenceOf(const ExportReport& report) {
    if (report.lufs && report.truePeak)
        return ExportPage::tr("%1 LUFS, true peak %2 dBTP")
            .arg(*report.lufs, 0, 'f', 1)
            .arg(*report.truePeak, 0, 'f', 1);
    return ExportPage::tr("silent or too short to measure");
}

} // namespace

void ExportPage::check() {
    m_export->setEnabled(false);
    inBackground(
        this,
        [files = files()] {
            std::vector<fs::path> there;
            for (const fs::path& file : files)
                if (fs::exists(file))
                    there.push_back(file);
            return there;
        },
        [this](const std::vector<fs::path>& there) {
            if (there.empty())
                return write(false);
            if (choice().ending == "/") {
                m_summary->setText(tr("%1 exists already; choose another name.")
                                       .arg(QString::fromStdString(display(there[0].filename()))));
                m_export->setEnabled(true);
                return;
            }
            m_question->setText(there.size() == 1
                                    ? tr("%1 exists already. Replace it?")
                                          .arg(QString::fromStdString(display(there[0].filename())))
                                    : tr("%n of the files exist already. Replace them?", nullptr,
                                         int(there.size())));
            m_consent->show();
        },
        [this](const QString& sentence) {
            m_summary->setText(sentence);
            m_export->setEnabled(true);
        });
}

JobQueue::Work ExportPage::workOf(bool replace) {
    if (!choice().ending.empty())
        return [offer = m_offer, what = choice().what, target = file()](JobControl& control) {
            control.checkpoint();
            offer.write(what, target);
        };
    ExportSettings options = settings();
    options.replace = replace;
    return [offer = m_offer, what = choice().what, target = file(), options,
            reports = m_reports](JobControl& control) {
        auto tracks = offer.tracks(what, target);
        for (ExportTrack& track : tracks) {
            const auto progress = [&, done = double(reports->size())](double fraction) {
                control.checkpoint();
                control.append({.type = Event::Type::Progress,
                                .text = display(track.file.filename()),
                                .value = (done + fraction) / double(tracks.size()),
                                .item = {}});
            };
            reports->push_back(exportSound(track.file, std::move(track.sound), options,
                                           offer.provenance, progress));
        }
    };
}

void ExportPage::write(bool replace) {
    m_consent->hide();
    m_export->setEnabled(false);
    m_reports = std::make_shared<std::vector<ExportReport>>();
    m_written = files();
    m_session.setExportFolder(file().parent_path());
    m_job = m_session.jobs().work(m_offer.title, workOf(replace));
    m_progress->setValue(0);
    m_progress->show();
}

void ExportPage::ended(quint64 id) {
    const JobInfo* info = m_session.jobs().job(id);
    if (id != m_job || !info)
        return;
    m_job = 0;
    m_progress->hide();
    m_export->setEnabled(true);
    if (info->row.state == JobState::Failed) {
        m_summary->setText(QString::fromStdString(info->row.error));
        return;
    }
    if (info->row.state != JobState::Done)
        return showSummary();
    QStringList lines;
    bool limited = false;
    if (m_reports->empty())
        lines << tr("Written: %1").arg(QString::fromStdString(display(m_written.front())));
    for (std::size_t i = 0; i < m_reports->size(); ++i) {
        lines << tr("%1: %2").arg(QString::fromStdString(display(m_written[i].filename())),
                                  sentenceOf((*m_reports)[i]));
        limited |= (*m_reports)[i].limited;
    }
    if (limited)
        lines << tr("The level was held back so that the peaks stay whole.");
    m_summary->setText(lines.join(QLatin1Char('\n')));
    m_reveal->setEnabled(true);
    m_reveal->setFocus();
}

void ExportPage::reveal() {
    revealFolder(m_written.front().parent_path());
}

} // namespace antiphon
