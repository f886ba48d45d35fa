#include "app/panels/taskchooser.h"

#include "app/panels/words.h"
#include "models/systems.h"

#include <QCoreApplication>
#include <QStandardItemModel>

namespace antiphon {

TaskChooser::TaskChooser(QWidget* parent) : QComboBox(parent) {
    setObjectName(QStringLiteral("task"));
    setAccessibleName(tr("Task"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    auto* entries = qobject_cast<QStandardItemModel*>(model());
    for (const System& system : systems()) {
        addItem(QCoreApplication::translate("Task", system.title.c_str()));
        QStandardItem* head = entries->item(count() - 1);
        head->setFlags(Qt::NoItemFlags);
        QFont bold = font();
        bold.setBold(true);
        head->setFont(bold);
        for (const Task& task : system.tasks) {
            const QString title = taskTitle(task.id);
            addItem(title, QString::fromStdString(task.id));
            setItemData(count() - 1, title, Qt::ToolTipRole);
        }
    }
    if (count() > 1)
        setCurrentIndex(1);
    connect(this, &QComboBox::currentIndexChanged, this, [this] {
        if (task())
            Q_EMIT taskChosen();
    });
}

const Task* TaskChooser::task() const {
    return findTask(systems(), currentData().toString().toStdString());
}

bool TaskChooser::choose(const std::string& id) {
    const int index = findData(QString::fromStdString(id));
    if (index >= 0)
        setCurrentIndex(index);
    return index >= 0;
}

} // namespace antiphon
