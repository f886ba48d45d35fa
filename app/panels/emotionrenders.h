#pragma once

#include "app/window/session.h"
#include "widgets/rollthumbnail.h"

#include <QListWidget>

namespace antiphon {

/// The pieces that the project's runs have written, newest first, as a strip of thumbnails. A click
/// lets one be heard, activating one asks to bring it back; they drag out as files. GUI thread;
/// files are read in the background.
class EmotionRenders : public QListWidget {
    Q_OBJECT

public:
    explicit EmotionRenders(Session& session, QWidget* parent = nullptr);

    /// Marks it; empty: none.
    void setOpen(const fs::path& render);
    /// What it is called; empty: not one of them.
    QString titleOf(const fs::path& render) const;
    /// The folder of its run; empty: not one of them.
    fs::path runOf(const fs::path& render) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

Q_SIGNALS:
    void hearRequested(const antiphon::fs::path& render);
    void renderRequested(const antiphon::fs::path& render);

protected:
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
    void paintEvent(QPaintEvent*) override;
    void changeEvent(QEvent*) override;

private:
    static QString patternOf(const std::string& task);
    void refresh();
    void drawIcons();
    void drawIcon(QListWidgetItem* item, std::span<const RollNote> notes);

    Session& m_session;
    RollThumbnails m_thumbnails;
    fs::path m_open;
    int m_generation = 0;
};

} // namespace antiphon
