#pragma once

#include <QAbstractButton>
#include <QCoreApplication>
#include <QImage>
#include <QLabel>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTranslator>

// How things look: overlong texts, clipped texts, empty pictures.
namespace antiphon::testing {

/// Every text 40 % longer and with accents, as the longest translation would be.
class LongTexts : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int n) const override {
        QString text = QString::fromUtf8(source);
        if (n >= 0)
            text.replace(QStringLiteral("%n"), QString::number(n));
        const qsizetype more = (text.size() * 2 + 4) / 5;
        return QStringLiteral("[%1%2]").arg(text, QString(more, QChar(0x0113)));
    }
};

/// Where pictures are kept: the folder ANTIPHON_SHOTS, else one that is gone after the test.
inline QString shotFolder() {
    static const QTemporaryDir temporary;
    const QString wanted = qEnvironmentVariable("ANTIPHON_SHOTS");
    return wanted.isEmpty() ? temporary.path() : wanted;
}

/// Runs the test function `draw` of this program once more at two pixels a point; its pictures join
/// the others. What went wrong, empty when nothing did.
inline QByteArray drawAtTwiceTheScale() {
    QProcess self;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    environment.insert(QStringLiteral("ANTIPHON_SHOTS"), shotFolder());
    self.setProcessEnvironment(environment);
    self.setProcessChannelMode(QProcess::MergedChannels);
    self.start(QCoreApplication::applicationFilePath(), {QStringLiteral("draw")});
    if (!self.waitForFinished(300'000))
        return "took too long";
    return self.exitCode() == 0 ? QByteArray() : self.readAll() + "failed";
}

/// Labels and buttons that got less room than their text needs.
inline QStringList clippedTexts(const QWidget& top) {
    QStringList list;
    for (const QWidget* w : top.findChildren<QWidget*>()) {
        if (!w->isVisibleTo(&top) || w->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            continue;
        QString text;
        if (const auto* label = qobject_cast<const QLabel*>(w))
            text = label->wordWrap() ? QString() : label->text();
        else if (const auto* button = qobject_cast<const QAbstractButton*>(w))
            text = button->text();
        if (!text.isEmpty() && (w->width() < w->minimumSizeHint().width() ||
                                w->height() < w->minimumSizeHint().height()))
            list << text;
    }
    return list;
}

/// How many different colours there are among some pixels: one is an empty picture.
inline int colorsIn(const QImage& image) {
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            colors.insert(image.pixel(x, y));
    return int(colors.size());
}

} // namespace antiphon::testing
