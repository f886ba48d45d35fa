#pragma once

#include "app/panels/rowexport.h"
#include "app/window/session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace antiphon {

class RealBox;

/// Asks how the sounds of some rows leave the program, and writes them as a light job. Not modal;
/// nothing is overwritten. GUI thread.
class RowExportPage : public QDialog {
    Q_OBJECT

public:
    RowExportPage(Session& session, RowExport offer, QWidget* parent = nullptr);

private:
    RowExport settings() const;
    void showSummary();
    void chooseFolder();
    void write();
    void ended(quint64 id);

    Session& m_session;
    RowExport m_offer;
    QLineEdit* m_folder;
    QComboBox *m_how, *m_rate, *m_bits;
    RealBox* m_gap;
    QCheckBox* m_matched;
    QLabel* m_summary;
    QProgressBar* m_progress;
    QPushButton *m_export, *m_cancel, *m_reveal;
    Jobs::Id m_job = 0;
    std::shared_ptr<std::vector<fs::path>> m_written;
};

} // namespace antiphon
