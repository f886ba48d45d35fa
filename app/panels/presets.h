#pragma once

#include "core/json.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <map>

class QComboBox;
class QLabel;
class QLineEdit;
class QSettings;
class QToolButton;

namespace antiphon {

/// Named option sets of the tasks, kept in the user's settings. "Defaults" is built in and has no
/// name here.
class Presets {
public:
    explicit Presets(QSettings& settings) : m_settings(settings) {}

    std::map<QString, Json> of(const QString& task) const;
    void save(const QString& task, const QString& name, const Json& options);
    void remove(const QString& task, const QString& name);

private:
    void write(const QString& task, const std::map<QString, Json>& presets);
    QSettings& m_settings;
};

/// Chooses, saves and deletes presets in one line.
class PresetBar : public QWidget {
    Q_OBJECT

public:
    explicit PresetBar(QSettings& settings, QWidget* parent = nullptr);

    void setTask(const QString& task, const Json& defaults);
    /// The options as they are now: shows the preset that is the same, if there is one.
    void setCurrent(const Json& options);

Q_SIGNALS:
    void chosen(const antiphon::Json& options);

private:
    void fill();
    void beginSave();
    void save();
    void endSave();
    void remove();

    Presets m_presets;
    QString m_task;
    Json m_defaults, m_current;
    QComboBox* m_box;
    QLineEdit* m_name;
    QToolButton *m_save, *m_remove, *m_keep;
};

} // namespace antiphon
