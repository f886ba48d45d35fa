#pragma once

#include "core/json.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace antiphon {

/// How well a model answers what was held back, beside what no model is needed for: bars, and an
/// honest sentence on what they mean. GUI thread.
class RelationVerdict : public QWidget {
    Q_OBJECT

public:
    explicit RelationVerdict(QWidget* parent = nullptr);

    /// As guide::toJson(Evaluation); null: `otherwise` says why there is none.
    void setEvaluation(const Json& figures, const QString& otherwise = {});
    QTreeWidget* table() const { return m_table; }
    QString sentence() const;

    /// What the figures say, in words.
    static QString verdict(const Json& figures);

private:
    QTreeWidget* m_table;
    QLabel* m_sentence;
};

} // namespace antiphon
