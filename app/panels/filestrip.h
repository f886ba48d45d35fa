#pragma once

#include "core/files.h"

#include <QListWidget>

namespace antiphon {

/// Files that runs have written, as a strip of pictures: a click lets one be heard, activating one
/// asks to open it; they drag out as files. What is listed, and how it is drawn, is up to the
/// heirs. GUI thread.
class FileStrip : public QListWidget {
    Q_OBJECT

public:
    /// \param hint what stands there while nothing is listed
    FileStrip(QSize thumbnail, const QString& hint, QWidget* parent = nullptr);

    /// Marks it; empty: none.
    void setOpen(const fs::path& file);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

Q_SIGNALS:
    void hearRequested(const antiphon::fs::path& file);
    void openRequested(const antiphon::fs::path& file);

protected:
    static constexpr int fileRole = Qt::UserRole, furtherRole = Qt::UserRole + 1;
    static constexpr std::size_t mostListed = 200;

    static fs::path fileOf(const QListWidgetItem& item);
    /// The entry of a file; null when it is not listed.
    QListWidgetItem* entryOf(const fs::path& file) const;
    /// Once the list was filled anew.
    void showFilled();
    virtual void drawIcons() = 0;

    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
    void paintEvent(QPaintEvent*) override;
    void changeEvent(QEvent*) override;

private:
    QSize m_thumbnail;
    QString m_hint;
    fs::path m_open;
};

} // namespace antiphon
