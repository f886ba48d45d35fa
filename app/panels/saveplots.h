#pragma once

#include "app/window/session.h"

#include <QToolButton>

#include <functional>

namespace antiphon {

/// A button that saves what a page shows as a picture (PNG), a drawing (SVG) or a table (CSV).
/// GUI thread; files are written in the background, and the session tells of them.
class SavePlots : public QToolButton {
    Q_OBJECT

public:
    /// What a file of this ending holds: "png", "svg" or "csv".
    using Make = std::function<QByteArray(const QString& ending)>;
    /// `name`: of the file that is proposed, without its ending.
    SavePlots(Session& session, const QString& name, const QStringList& endings, Make make,
              QWidget* parent = nullptr);

    void write(const fs::path& file, const QString& ending);

private:
    void ask(const QString& ending);

    Session& m_session;
    QString m_name;
    Make m_make;
};

/// A widget with all that lies in it, twice as fine as on screen, or as lines and letters.
QByteArray pngOf(QWidget& widget);
QByteArray svgOf(QWidget& widget);

} // namespace antiphon
