#pragma once

#include "app/panels/words.h"

#include <QTreeWidget>

namespace antiphon {

/// Rows of a name and a value, to be read and copied (Ctrl+C).
class DetailTable : public QTreeWidget {
    Q_OBJECT

public:
    /// `name` for screen readers; `empty` is shown while there are no rows.
    DetailTable(const QString& name, const QString& empty, QWidget* parent = nullptr);

    void setRows(const std::vector<DetailRow>& rows);

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    QString m_empty;
};

} // namespace antiphon
