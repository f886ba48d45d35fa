#pragma once

#include "core/task.h"

#include <QComboBox>

namespace antiphon {

/// Every task, under the title of its system.
class TaskChooser : public QComboBox {
    Q_OBJECT

public:
    explicit TaskChooser(QWidget* parent = nullptr);

    /// Null only when there is no task at all.
    const Task* task() const;
    /// False when this version has no such task.
    bool choose(const std::string& id);

Q_SIGNALS:
    void taskChosen();
};

} // namespace antiphon
