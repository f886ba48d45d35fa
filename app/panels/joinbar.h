#pragma once

#include "models/guide/options.h"

#include <QToolBar>

class QCheckBox;
class QComboBox;

namespace antiphon {

class Slider;

/// How the segments of a take are joined, heard while it is set. GUI thread.
class JoinBar : public QToolBar {
    Q_OBJECT

public:
    explicit JoinBar(QWidget* parent = nullptr);

    guide::RenderOptions options() const;
    /// Emits nothing.
    void setOptions(const guide::RenderOptions& options);
    Slider* fade() const { return m_fade; }
    QCheckBox* clean() const { return m_clean; }
    QComboBox* level() const { return m_level; }

Q_SIGNALS:
    void changed();
    /// The hand left the control.
    void strokeEnded();

private:
    Slider* m_fade;
    QCheckBox* m_clean;
    QComboBox* m_level;
    double m_maxBacktrack = 0;
};

} // namespace antiphon
