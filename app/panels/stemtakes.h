#pragma once

#include "app/panels/soundstrip.h"
#include "app/panels/stemwish.h"
#include "app/window/session.h"

namespace antiphon {

/// The stems that the project's runs have written, kept ones first, then the newest, as a strip of
/// waveforms. A click lets one be heard, activating one shows it; F2 renames, K keeps, Delete takes
/// one out of the strip. They drag out as files. What is done to them is asked for: the panel's
/// undo does it. GUI thread; files are read in the background.
class StemTakes : public SoundStrip {
    Q_OBJECT

public:
    explicit StemTakes(Session& session, QWidget* parent = nullptr);

    struct Take {
        fs::path file;
        fs::path run;
        QString number; ///< "3.1": a run's number and which of its stems
        Item codes;     ///< beside it; no path: none
    };
    /// Those that are listed, in order.
    const std::vector<Take>& takes() const { return m_takes; }
    /// Null when it is not listed.
    const Take* find(const fs::path& file) const;
    QString titleOf(const fs::path& file) const;

    void showNotes(const std::map<std::string, TakeNote>& notes);

Q_SIGNALS:
    void noted(const QString& what, const antiphon::fs::path& take, const antiphon::TakeNote& note);

protected:
    void keyPressEvent(QKeyEvent*) override;
    void contextMenuEvent(QContextMenuEvent*) override;

private:
    void refresh();
    void changed(QListWidgetItem* item);
    void keep(const fs::path& take);
    void takeOut(const fs::path& take);
    TakeNote noteOf(const fs::path& take) const;

    Session& m_session;
    std::vector<Take> m_takes;
    std::map<std::string, TakeNote> m_notes;
};

} // namespace antiphon
