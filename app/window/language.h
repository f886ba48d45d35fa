#pragma once

#include <QObject>
#include <QStringList>
#include <QTranslator>

namespace antiphon {

/// The languages that the window is shipped in, and the translators of the one in use. The texts
/// are compiled in as `:/i18n/antiphon_<code>.qm`; Qt's own come from Qt's installation where that
/// has them. GUI thread.
class Language : public QObject {
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);
    ~Language() override;

    /// "en" and what is compiled in.
    static QStringList shipped();
    /// In the language itself: "Deutsch".
    static QString nameOf(const QString& code);

    /// Installs the texts of `code`; "" is the desktop's language where it is shipped, else
    /// English. Widgets that exist keep their texts.
    void use(const QString& code);
    const QString& code() const { return m_code; }

private:
    QTranslator m_ours;
    QTranslator m_qt;
    QString m_code = QStringLiteral("en");
};

} // namespace antiphon
