#pragma once

#include "core/audio/controllermap.h"
#include "core/audio/midiinput.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>

class QSettings;
class QTimer;

namespace antiphon {

/// The window's MIDI input: the port that the settings name, what arrives from it, and which
/// controllers were learned. Ports are listed, opened and watched on a thread of its own; nothing
/// is touched while no port is chosen. GUI thread.
class Midi : public QObject {
    Q_OBJECT

public:
    /// Tests bring a source of their own.
    explicit Midi(QSettings& settings, std::unique_ptr<MidiSource> source = nullptr,
                  QObject* parent = nullptr);
    /// Waits for what is under way.
    ~Midi() override;

    /// Empty: none.
    QString port() const { return m_port; }
    /// Remembers the port and listens to it.
    void setPort(const QString& name);
    /// Asks for the names of the ports: portsListed(). Why there are none comes with it.
    void list();
    /// Why nothing is heard from the chosen port; empty when all is well.
    QString trouble() const { return m_trouble; }
    bool listening() const { return m_listening; }

    /// What the next controller that is moved shall move; its name is the caller's. Empty: nothing,
    /// as before.
    void learn(const QString& target);
    QString learning() const;
    void forget(const QString& target);
    /// "controller 21 on channel 1"; empty when none was learned.
    QString controllerText(const QString& target) const;

    /// Takes in what has arrived; called by a timer while a port is chosen.
    void poll();

Q_SIGNALS:
    void portsListed(const QStringList& names, const QString& trouble);
    /// port(), listening() or trouble().
    void changed();
    /// More arrived at once than there was room for; a sentence.
    void leftOut(const QString& sentence);
    void learningChanged();
    /// Learned or forgotten.
    void controllersChanged();
    /// A learned controller moved; 0 ... 1.
    void moved(const QString& target, double value);
    void noteOn(int key, int velocity);
    void noteOff(int key);

private:
    struct Shared;
    void work(std::function<void(MidiInput&)> task);
    void saveControllers();

    QSettings& m_settings;
    std::shared_ptr<Shared> m_shared;
    ControllerMap m_controllers;
    QString m_port, m_trouble;
    bool m_listening = false;
    QTimer* m_drain;
    QTimer* m_watch;
    QThreadPool m_pool; ///< one thread; last: it ends first
};

} // namespace antiphon
