#pragma once

#include "app/panels/jobrows.h"
#include "app/window/session.h"

#include <QTabWidget>

class QPlainTextEdit;

namespace antiphon {

class DetailTable;
class OutputsView;

/// What is known of one job or run: produced files and figures, options, log. What lies on the disk
/// is read in the background. GUI thread.
class RunDetails : public QTabWidget {
    Q_OBJECT

public:
    RunDetails(Session& session, JobRows& rows, QWidget* parent = nullptr);

    /// 0: nothing.
    void show(std::int64_t row);
    void showLog();
    OutputsView* outputs() const { return m_outputs; }

private:
    void update(bool readDisk);
    void fill(const RunRecord& record);
    void setLog(const QString& text);

    Session& m_session;
    JobRows& m_rows;
    std::int64_t m_row = 0;
    quint64 m_asked = 0; ///< the newest reading; older ones come too late
    OutputsView* m_outputs;
    DetailTable* m_figures;
    DetailTable* m_options;
    QPlainTextEdit* m_log;
};

} // namespace antiphon
