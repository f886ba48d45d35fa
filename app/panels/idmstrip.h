#pragma once

#include "app/panels/soundstrip.h"
#include "app/window/session.h"

namespace antiphon {

/// What the project's runs have varied and drawn, the newest first. GUI thread.
class IdmStrip : public SoundStrip {
    Q_OBJECT

public:
    explicit IdmStrip(Session& session, QWidget* parent = nullptr);

    /// The run that wrote it; empty when it is not listed.
    fs::path runOf(const fs::path& file) const;
    /// "3.1": a run's number and which of its sounds.
    QString titleOf(const fs::path& file) const;

protected:
    void contextMenuEvent(QContextMenuEvent*) override;

private:
    void refresh();

    Session& m_session;
};

} // namespace antiphon
