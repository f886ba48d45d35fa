#include "app/panels/saveplots.h"

#include "app/window/background.h"
#include "widgets/glyphs.h"

#include <QBuffer>
#include <QFileDialog>
#include <QMenu>
#include <QPainter>
#include <QSvgGenerator>

namespace antiphon {

SavePlots::SavePlots(Session& session, const QString& name, const QStringList& endings, Make make,
                     QWidget* parent)
    : QToolButton(parent), m_session(session), m_name(name), m_make(std::move(make)) {
    setText(tr("Save"));
    setToolTip(tr("Save what is shown as a file"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(this);
    for (const QString& ending : endings)
        menu->addAction(ending == QLatin1String("png")   ? tr("Save as a picture (PNG)…")
                        : ending == QLatin1String("svg") ? tr("Save as a drawing (SVG)…")
                                                         : tr("Save as a table (CSV)…"),
                        this, [this, ending] { ask(ending); });
    setMenu(menu);
}

void SavePlots::ask(const QString& ending) {
    auto* dialog = new QFileDialog(this, toolTip(), m_session.exportFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->setNameFilters({QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending)});
    dialog->selectFile(m_name + QLatin1Char('.') + ending);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, ending](const QString& file) { write(file.toStdString(), ending); });
    dialog->open();
}

/// The dialog has asked before it chose a file that exists.
void SavePlots::write(const fs::path& file, const QString& ending) {
    m_session.setExportFolder(file.parent_path());
    inBackground(
        this, [file, bytes = m_make(ending)] { writeFile(file, bytes.toStdString()); },
        [this, file] {
            m_session.tell(tr("Saved as %1.").arg(QString::fromStdString(display(file))));
        },
        [this](const QString& sentence) { m_session.warn(sentence); });
}

QByteArray pngOf(QWidget& widget) {
    constexpr int fine = 2;
    QImage image(widget.size() * fine, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(fine);
    image.fill(widget.palette().color(QPalette::Window));
    widget.render(&image);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray svgOf(QWidget& widget) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(widget.size());
    generator.setViewBox(widget.rect());
    generator.setResolution(widget.logicalDpiX()); // or texts come out in another size
    generator.setTitle(widget.accessibleName());
    QPainter painter(&generator);
    painter.fillRect(widget.rect(), widget.palette().color(QPalette::Window));
    widget.render(&painter);
    painter.end();
    return bytes;
}

} // namespace antiphon
