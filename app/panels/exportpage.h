#pragma once

#include "app/window/session.h"
#include "core/exportsound.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace antiphon {

class RealBox;

/// What can be exported, and how to get it.
struct ExportOffer {
    struct Choice {
        std::string what;
        QString label;
        int rate = 0;
        int channels = 0;
        std::int64_t frames = 0;
        std::vector<std::string> stems = {}; ///< roles; empty: one file
        /// Of what is no sound: ".mid", ".csv", or "/", a new folder; written by offer.write.
        std::string ending = {};
    };
    QString title;
    QString name; ///< suggested, without ending
    std::vector<Choice> choices;
    Provenance provenance = {};
    /// The sounds of a choice; called on a worker thread.
    std::function<std::vector<ExportTrack>(const std::string& what, const fs::path& file)> tracks;
    /// Writes a choice that is no sound; called on a worker thread.
    std::function<void(const std::string& what, const fs::path& file)> write = {};
};

/// The offer of one sound file.
ExportOffer offerOf(const fs::path& file, const SoundInfo& info);

/// Asks how a sound leaves the program, says what will come out, and writes it as a light job.
/// Not modal. Existing files are replaced only with consent, asked for in place. GUI thread.
class ExportPage : public QDialog {
    Q_OBJECT

public:
    ExportPage(Session& session, ExportOffer offer, QWidget* parent = nullptr);

private:
    QWidget* buildConsent();
    void buildForm(QFormLayout* form);
    const ExportOffer::Choice& choice() const;
    fs::path file() const;
    std::vector<fs::path> files() const;
    ExportSettings settings() const;
    void whatChanged();
    void formatChanged();
    void chooseFile();
    void showSummary();
    void check();
    void write(bool replace);
    JobQueue::Work workOf(bool replace);
    void ended(quint64 id);
    void reveal();

    Session& m_session;
    ExportOffer m_offer;
    QComboBox *m_what, *m_format, *m_bits, *m_rate, *m_loudness;
    RealBox* m_lufs;
    QLineEdit* m_file;
    QCheckBox* m_provenance;
    QLabel *m_summary, *m_question;
    QWidget* m_consent;
    QProgressBar* m_progress;
    QPushButton *m_export, *m_reveal;
    Jobs::Id m_job = 0;
    std::shared_ptr<std::vector<ExportReport>> m_reports;
    std::vector<fs::path> m_written; ///< by the last export, one a report
};

} // namespace antiphon
