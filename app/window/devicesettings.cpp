#include "app/window/devicesettings.h"

#include <QSettings>

namespace antiphon {

namespace {

const QString rateKey = QStringLiteral("audio/rate");
const QString bufferKey = QStringLiteral("audio/buffer");
const QString outputKey = QStringLiteral("audio/device");
const QString inputKey = QStringLiteral("audio/input");
const QString inputsKey = QStringLiteral("audio/inputs");

int within(const QSettings& settings, const QString& key, int low, int high, int usual) {
    const int value = settings.value(key, usual).toInt();
    return value >= low && value <= high ? value : usual;
}

} // namespace

DeviceChoice readDevice(const QSettings& settings) {
    DeviceChoice choice;
    choice.rate = within(settings, rateKey, 8000, 192000, choice.rate);
    DeviceSettings& device = choice.settings;
    device.buffer = within(settings, bufferKey, 16, 8192, device.buffer);
    device.inputs = within(settings, inputsKey, 0, 8, device.inputs);
    device.id = settings.value(outputKey).toString().toStdString();
    device.inputId = settings.value(inputKey).toString().toStdString();
    return choice;
}

void writeDevice(QSettings& settings, const DeviceChoice& choice) {
    settings.setValue(rateKey, choice.rate);
    settings.setValue(bufferKey, choice.settings.buffer);
    settings.setValue(inputsKey, choice.settings.inputs);
    settings.setValue(outputKey, QString::fromStdString(choice.settings.id));
    settings.setValue(inputKey, QString::fromStdString(choice.settings.inputId));
}

} // namespace antiphon
