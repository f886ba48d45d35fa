#include "app/panels/settings.h"

#include "app/panels/choices.h"
#include "app/panels/devicepage.h"
#include "app/window/session.h"
#include "app/window/shortcuts.h"
#include "models/device.h"
#include "widgets/shortcuteditor.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabWidget>
#include <QThread>
#include <QVBoxLayout>

namespace antiphon {

namespace {

QLabel* remark(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    return label;
}

QWidget* scrolled(QWidget* page) {
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(page);
    return area;
}

QWidget* generalPage(Session& session) {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(SettingsDialog::tr("&Language:"), languageBox(session, page));
    form->addRow(SettingsDialog::tr("&Appearance:"), schemeBox(session, page));
    form->addRow(remark(SettingsDialog::tr("Your work is saved while you do it: every edit of the "
                                           "library at once, the arrangement of the window within "
                                           "seconds.")));
    return page;
}

QWidget* computingPage(Session& session) {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(SettingsDialog::tr("&Device:"), computingBox(session, page));
    auto* threads = new QSpinBox(page);
    threads->setRange(0, 1024);
    threads->setSpecialValueText(SettingsDialog::tr("All but one"));
    threads->setValue(session.settings().value(QStringLiteral("computing/threads"), 0).toInt());
    threads->setAccessibleName(SettingsDialog::tr("Threads"));
    QObject::connect(threads, &QSpinBox::valueChanged, page, [&session](int count) {
        session.set(QStringLiteral("computing/threads"), count);
    });
    form->addRow(SettingsDialog::tr("&Threads:"), threads);
    form->addRow(remark(SettingsDialog::tr("This machine has %n processor cores. One is kept free "
                                           "so that sound never stutters while a model learns.",
                                           nullptr, QThread::idealThreadCount())));
    return page;
}

} // namespace

SettingsDialog::SettingsDialog(Session& session, const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Settings"));
    auto* tabs = new QTabWidget(this);
    tabs->addTab(scrolled(generalPage(session)), tr("General"));
    tabs->addTab(scrolled(new DevicePage(session)), tr("Sound"));
    tabs->addTab(scrolled(computingPage(session)), tr("Computing"));
    auto* keys = new ShortcutEditor;
    keys->setActions(actions);
    auto* keysPage = new QWidget; // the margins that the other pages have
    (new QVBoxLayout(keysPage))->addWidget(keys);
    tabs->addTab(keysPage, tr("Keys"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Closing confirms: a changed key that were lost on Close would surprise more than one kept.
    connect(this, &QDialog::finished, this, [&session, actions, keys] {
        keys->apply();
        saveShortcuts(session.settings(), actions);
    });
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(tabs);
    layout->addWidget(buttons);
    resize(680, 520);
}

} // namespace antiphon
