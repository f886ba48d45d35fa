#include "app/window/language.h"
#include "tests/testing.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QXmlStreamReader>

using namespace antiphon;
using namespace antiphon::testing;

namespace {

struct Message {
    QString context, source, comment, type;
    QStringList translations; ///< one, or one a plural form
    bool plural = false;

    QString key() const { return QStringList{context, source, comment}.join(QLatin1Char('|')); }
};

Message readMessage(QXmlStreamReader& xml, const QString& context) {
    Message message;
    message.context = context;
    message.plural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement())
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.plural)
                message.translations << xml.readElementText();
            else
                while (xml.readNextStartElement())
                    message.translations << xml.readElementText();
        } else
            xml.skipCurrentElement();
    return message;
}

QList<Message> readTexts(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    xml.readNextStartElement();
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages << readMessage(xml, context);
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList found(const char* pattern, const QString& text) {
    QStringList all;
    for (auto match = QRegularExpression(QLatin1String(pattern)).globalMatch(text);
         match.hasNext();)
        all << match.next().captured();
    all.sort();
    return all;
}

bool hasAccelerator(QString text) {
    text.remove(QRegularExpression(QStringLiteral("&&|&#?\\w+;")));
    return text.contains(QRegularExpression(QStringLiteral("&\\w")));
}

/// What is wrong with one form of a translation; "" when nothing is.
QString faultOf(const Message& message, const QString& text, bool lastForm) {
    QStringList wanted = found("%(L?\\d{1,2}|L?n)", message.source);
    const QStringList given = found("%(L?\\d{1,2}|L?n)", text);
    if (message.plural && !lastForm && given != wanted) // "one file" needs no number
        wanted = wanted.filter(QRegularExpression(QStringLiteral("[^n]$")));
    if (given != wanted)
        return QStringLiteral("placeholders differ");
    if (found("</?[a-z][^>]*>", text) != found("</?[a-z][^>]*>", message.source))
        return QStringLiteral("markup differs");
    if (hasAccelerator(text) != hasAccelerator(message.source))
        return QStringLiteral("accelerator (&) lacks or is too many");
    for (const QChar end : {QChar(0x2026), QChar(u':'), QChar(u' '), QChar(u'\n')})
        if (text.endsWith(end) != message.source.endsWith(end))
            return QStringLiteral("one ends in \"%1\", the other does not").arg(end);
    return {};
}

/// The first of many, so that the message can be read.
QByteArray report(const QStringList& faults) {
    return QStringLiteral("%1 faults:\n%2")
        .arg(faults.size())
        .arg(faults.mid(0, 40).join(QLatin1Char('\n')))
        .toUtf8();
}

QString translationFolder() {
    return QString::fromStdString((source() / "translations").string());
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private:
    static void eachFile() {
        QTest::addColumn<QString>("file");
        const QDir folder(translationFolder());
        for (const QString& name : folder.entryList({QStringLiteral("antiphon_*.ts")}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

private Q_SLOTS:
    void germanAndFrenchAreShipped() {
        const QStringList shipped = Language::shipped();
        for (const char* code : {"en", "de", "fr"})
            QCOMPARE(shipped.count(QLatin1String(code)), 1);
    }

    void isComplete_data() { eachFile(); }
    void isComplete() {
        QFETCH(QString, file);
        const QList<Message> messages = readTexts(file);
        QVERIFY(!messages.isEmpty());
        QStringList faults;
        for (const Message& message : messages)
            if (!message.type.isEmpty())
                faults << message.type + QStringLiteral(": ") + message.key();
            else if (message.translations.isEmpty() || message.translations.contains(QString()))
                faults << QStringLiteral("empty: ") + message.key();
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void keepsWhatTheProgramFillsIn_data() { eachFile(); }
    void keepsWhatTheProgramFillsIn() {
        QFETCH(QString, file);
        QStringList faults;
        for (const Message& message : readTexts(file))
            for (const QString& text : message.translations)
                if (const QString fault =
                        faultOf(message, text, text == message.translations.back());
                    !text.isEmpty() && !fault.isEmpty())
                    faults << QStringLiteral("%1: %2 -> %3").arg(fault, message.key(), text);
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    /// As `cmake --build ... --target translations` would leave the file.
    void isUpToDate_data() { eachFile(); }
    void isUpToDate() {
        QFETCH(QString, file);
        const QString lupdate = QStandardPaths::findExecutable(
            QStringLiteral("lupdate"), {QLibraryInfo::path(QLibraryInfo::BinariesPath)});
        if (lupdate.isEmpty())
            QSKIP("lupdate is not installed (qt6-l10n-tools)");
        TemporaryFolder folder;
        const QString fresh =
            QString::fromStdString((folder / QFileInfo(file).fileName().toStdString()).string());
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(source().string()));
        QStringList arguments;
        for (const char* argument : {"app", "widgets", "-I", ".", "-silent", "-ts"})
            arguments << QLatin1String(argument);
        const bool english = file.endsWith(QLatin1String("_en.ts"));
        if (english) // has the plural forms alone
            arguments.prepend(QStringLiteral("-pluralonly"));
        process.start(lupdate, arguments << fresh);
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());

        QSet<QString> wanted, given;
        for (const Message& message : readTexts(fresh))
            wanted << message.key();
        for (const Message& message : readTexts(file))
            given << message.key();
        QVERIFY(wanted.size() > (english ? 10 : 500));
        QStringList faults;
        for (const QString& key : wanted - given)
            faults << QStringLiteral("missing: ") + key;
        for (const QString& key : given - wanted)
            faults << QStringLiteral("no longer used: ") + key;
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void theLanguageChanges() {
        const auto text = [] {
            return QCoreApplication::translate("antiphon::FirstPage", "New project…");
        };
        const QString english = text();
        Language language;
        for (const char* code : {"de", "fr"}) {
            language.use(QLatin1String(code));
            QCOMPARE(language.code(), QLatin1String(code));
            QVERIFY2(text() != english, code);
        }
        language.use(QStringLiteral("en"));
        QCOMPARE(text(), english);
    }
    void oneIsSingularInEnglish() {
        Language language;
        language.use(QStringLiteral("en"));
        const auto stars = [](int n) {
            return QCoreApplication::translate("antiphon::LibraryActions", "%n stars", nullptr, n);
        };
        QCOMPARE(stars(1), QStringLiteral("1 star"));
        QCOMPARE(stars(3), QStringLiteral("3 stars"));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "app_translations.moc"
