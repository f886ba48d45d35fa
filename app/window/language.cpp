#include "app/window/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace antiphon {

namespace {

const QString folder = QStringLiteral(":/i18n");
const QString english = QStringLiteral("en");

QString systemCode() {
    const QStringList shipped = Language::shipped();
    for (const QString& wanted : QLocale::system().uiLanguages())
        if (const QString code = wanted.section(QLatin1Char('-'), 0, 0); shipped.contains(code))
            return code;
    return english;
}

} // namespace

Language::Language(QObject* parent) : QObject(parent) {}

Language::~Language() {
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

QStringList Language::shipped() {
    QStringList codes{english};
    for (const QString& file : QDir(folder).entryList({QStringLiteral("antiphon_*.qm")}))
        codes << file.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
    codes.removeDuplicates(); // English has a file for its plural forms
    return codes;
}

QString Language::nameOf(const QString& code) {
    QString name = QLocale(code).nativeLanguageName();
    if (code == english)
        name = QStringLiteral("English"); // the locale would say "American English"
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

void Language::use(const QString& code) {
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    m_code = shipped().contains(code) ? code : systemCode();
    QLocale::setDefault(m_code == english ? QLocale(QLocale::English) : QLocale(m_code));
    if (m_ours.load(QStringLiteral("%1/antiphon_%2.qm").arg(folder, m_code)))
        QCoreApplication::installTranslator(&m_ours);
    if (m_qt.load(QStringLiteral("qtbase_") + m_code,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace antiphon
