#pragma once

#include "app/panels/untypedbox.h"
#include "app/window/session.h"

namespace antiphon {

/// Chooses a built-in synthesizer, or the folder of a Pure Data patch. A patch is a program: it is
/// allowed to run only where the user has chosen its folder, not where a project, which may have
/// come from elsewhere, names it. The folders are remembered in the settings.
class SynthChooser : public UntypedBox {
    Q_OBJECT

public:
    explicit SynthChooser(Session& session, QWidget* parent = nullptr);

    /// A first entry for no synthesizer at all: chosen("").
    void setNone(const QString& words);
    const std::string& synth() const { return m_synth; }
    /// Emits nothing.
    void setSynth(const std::string& synth);
    bool allowed(const std::string& synth) const;
    void allow(const std::string& synth);

Q_SIGNALS:
    /// By the user; a folder is allowed.
    void chosen(const QString& synth);

private:
    void fill();
    void showChosen();
    void take();
    void chooseFolder();

    Session& m_session;
    std::string m_synth;
    QString m_none;
};

/// The folders of patches that the user has chosen; GUI thread.
QStringList allowedPatches(Session& session);

} // namespace antiphon
