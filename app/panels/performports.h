#pragma once

#include "app/panels/performer.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace antiphon {

/// OSC and MIDI of a performance. GUI thread.
class PerformPorts : public QWidget {
    Q_OBJECT

public:
    PerformPorts(Session& session, Performer& performer, QWidget* parent = nullptr);

    Json state() const;
    void restore(const Json& state);

private:
    void take();
    void show();
    void fillOutputs(const QStringList& names, const QString& trouble);

    Session& m_session;
    Performer& m_performer;
    QCheckBox *m_osc, *m_open, *m_floats;
    QSpinBox* m_port;
    QLineEdit* m_feedback;
    QComboBox* m_midiOut;
    QLabel *m_oscSays, *m_midiSays, *m_help;
};

} // namespace antiphon
