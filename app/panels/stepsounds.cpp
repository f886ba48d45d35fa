#include "app/panels/stepsounds.h"

#include <QLocale>
#include <QSignalBlocker>

namespace antiphon {

StepSounds::StepSounds(QWidget* parent)
    : SoundStrip(tr("What the training draws of the same noise appears here, step by step."),
                 parent) {
    setAccessibleName(tr("Drawn of the same noise"));
}

void StepSounds::setSounds(const std::vector<std::pair<std::int64_t, fs::path>>& sounds) {
    if (sounds == m_sounds)
        return;
    m_sounds = sounds;
    const QSignalBlocker blocker(this);
    const int row = currentRow();
    clear();
    for (const auto& [step, file] : sounds) {
        const QString title = tr("Step %1").arg(QLocale().toString(qlonglong(step)));
        auto* entry = new QListWidgetItem(title, this);
        entry->setData(fileRole, QString::fromStdString(file.string()));
        entry->setData(Qt::AccessibleTextRole, title);
        entry->setToolTip(title + QLatin1Char('\n') +
                          tr("Click to hear it, drag it out as a file"));
    }
    setCurrentRow(row);
    showFilled();
}

} // namespace antiphon
