#include "app/panels/choices.h"

#include "app/window/background.h"
#include "app/window/language.h"
#include "app/window/session.h"
#include "models/device.h"

#include <QCoreApplication>

namespace antiphon {

namespace {

class ChoiceWords {
    Q_DECLARE_TR_FUNCTIONS(Choices)
};

/// Shows the setting's value and writes what the user chooses.
void bind(QComboBox& box, Session& session, const QString& key) {
    const int at = box.findData(session.settings().value(key, box.itemData(0)));
    box.setCurrentIndex(std::max(0, at));
    QObject::connect(&box, &QComboBox::activated, &box,
                     [&box, &session, key](int index) { session.set(key, box.itemData(index)); });
}

} // namespace

QComboBox* languageBox(Session& session, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setAccessibleName(ChoiceWords::tr("Language"));
    box->addItem(ChoiceWords::tr("As the desktop"), QString());
    for (const QString& code : Language::shipped())
        box->addItem(Language::nameOf(code), code);
    bind(*box, session, QStringLiteral("appearance/language"));
    return box;
}

QComboBox* schemeBox(Session& session, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setAccessibleName(ChoiceWords::tr("Appearance"));
    box->addItem(ChoiceWords::tr("As the desktop"), QStringLiteral("follow"));
    box->addItem(ChoiceWords::tr("Light"), QStringLiteral("light"));
    box->addItem(ChoiceWords::tr("Dark"), QStringLiteral("dark"));
    bind(*box, session, QStringLiteral("appearance/scheme"));
    return box;
}

QComboBox* computingBox(Session& session, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setAccessibleName(ChoiceWords::tr("Computing device"));
    box->addItem(ChoiceWords::tr("Fastest there is"), QStringLiteral("auto"));
    inBackground(
        box, [] { return computeDevices(); },
        [box, &session](const std::vector<ComputeDevice>& devices) {
            for (const ComputeDevice& device : devices)
                box->addItem(QString::fromStdString(device.name),
                             QString::fromStdString(device.id));
            bind(*box, session, QStringLiteral("computing/device"));
        });
    return box;
}

} // namespace antiphon
