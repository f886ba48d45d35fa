#pragma once

#include "app/panels/filestrip.h"
#include "app/window/session.h"
#include "widgets/rollthumbnail.h"

namespace antiphon {

/// The pieces that the project's runs have written, newest first, as a strip of thumbnails. A click
/// lets one be heard, activating one asks to bring it back; they drag out as files. GUI thread;
/// files are read in the background.
class EmotionRenders : public FileStrip {
    Q_OBJECT

public:
    explicit EmotionRenders(Session& session, QWidget* parent = nullptr);

    /// What it is called; empty: not one of them.
    QString titleOf(const fs::path& render) const;
    /// The folder of its run; empty: not one of them.
    fs::path runOf(const fs::path& render) const;

protected:
    void drawIcons() override;

private:
    static QString patternOf(const std::string& task);
    void refresh();
    void drawIcon(QListWidgetItem* item, std::span<const RollNote> notes);

    Session& m_session;
    RollThumbnails m_thumbnails;
    int m_generation = 0;
};

} // namespace antiphon
