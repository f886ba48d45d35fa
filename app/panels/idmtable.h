#pragma once

#include "app/panels/idmresults.h"

#include <QTreeWidget>

namespace antiphon {

/// Scores of what a run has drawn as a table: the seed, the variations and how far each is from it,
/// mean and deviation. A click lets a sound be heard, a double click or Return shows it. GUI
/// thread.
class IdmTable : public QTreeWidget {
    Q_OBJECT

public:
    explicit IdmTable(QWidget* parent = nullptr);

    void setResults(const IdmResults& results);

Q_SIGNALS:
    void hearRequested(const antiphon::fs::path& file);
    void showRequested(const antiphon::fs::path& file);

protected:
    void paintEvent(QPaintEvent*) override;
};

} // namespace antiphon
