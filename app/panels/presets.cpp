#include "app/panels/presets.h"

#include "core/error.h"
#include "widgets/glyphs.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSettings>
#include <QToolButton>

namespace antiphon {

namespace {

QString keyOf(const QString& task) {
    return QStringLiteral("presets/") + task;
}

} // namespace

std::map<QString, Json> Presets::of(const QString& task) const {
    std::map<QString, Json> presets;
    try {
        const QByteArray text = m_settings.value(keyOf(task)).toString().toUtf8();
        if (text.isEmpty())
            return presets;
        const Json stored = parseJson({text.constData(), std::size_t(text.size())}, "presets");
        if (stored.is_object())
            for (const auto& [name, options] : stored.items())
                if (options.is_object())
                    presets[QString::fromStdString(name)] = options;
    } catch (const UserError&) {
        // Settings that somebody damaged by hand hold no presets.
    }
    return presets;
}

void Presets::write(const QString& task, const std::map<QString, Json>& presets) {
    Json stored = Json::object();
    for (const auto& [name, options] : presets)
        stored[name.toStdString()] = options;
    m_settings.setValue(keyOf(task), QString::fromStdString(stored.dump()));
}

void Presets::save(const QString& task, const QString& name, const Json& options) {
    auto presets = of(task);
    presets[name] = options;
    write(task, presets);
}

void Presets::remove(const QString& task, const QString& name) {
    auto presets = of(task);
    presets.erase(name);
    write(task, presets);
}

PresetBar::PresetBar(QSettings& settings, QWidget* parent)
    : QWidget(parent), m_presets(settings), m_box(new QComboBox(this)),
      m_name(new QLineEdit(this)) {
    const auto button = [this](Glyph sign, const QString& text) {
        auto* made = new QToolButton(this);
        made->setIcon(glyph(sign));
        made->setToolTip(text);
        made->setAccessibleName(text);
        made->setAutoRaise(true);
        return made;
    };
    m_box->setObjectName(QStringLiteral("preset"));
    m_box->setAccessibleName(tr("Preset"));
    m_box->setToolTip(tr("Options that were saved under a name"));
    m_box->setPlaceholderText(tr("Own options"));
    m_box->setMinimumContentsLength(8);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_name->setObjectName(QStringLiteral("presetName"));
    m_name->setAccessibleName(tr("Name of the new preset"));
    m_name->setPlaceholderText(tr("Name of the new preset"));
    m_name->hide();
    m_save = button(Glyph::Save, tr("Save the options as a preset…"));
    m_save->setObjectName(QStringLiteral("presetSave"));
    m_keep = button(Glyph::Done, tr("Save the preset under this name"));
    m_keep->hide();
    m_remove = button(Glyph::Trash, tr("Delete the preset"));
    m_remove->setObjectName(QStringLiteral("presetDelete"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_box, 1);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_keep);
    layout->addWidget(m_save);
    layout->addWidget(m_remove);

    connect(m_box, &QComboBox::activated, this, [this](int index) {
        if (index == 0)
            Q_EMIT chosen(m_defaults);
        else if (const auto all = m_presets.of(m_task); all.count(m_box->currentText()) > 0)
            Q_EMIT chosen(all.at(m_box->currentText()));
    });
    connect(m_save, &QToolButton::clicked, this, &PresetBar::beginSave);
    connect(m_name, &QLineEdit::returnPressed, this, &PresetBar::save);
    connect(m_keep, &QToolButton::clicked, this, &PresetBar::save);
    connect(m_remove, &QToolButton::clicked, this, &PresetBar::remove);
}

void PresetBar::setTask(const QString& task, const Json& defaults) {
    m_task = task;
    m_defaults = defaults;
    endSave();
    fill();
}

void PresetBar::fill() {
    m_box->clear();
    m_box->addItem(tr("Defaults"));
    for (const auto& [name, options] : m_presets.of(m_task))
        m_box->addItem(name);
    setCurrent(m_current);
}

void PresetBar::setCurrent(const Json& options) {
    m_current = options;
    int index = options == m_defaults ? 0 : -1;
    for (const auto& [name, preset] : m_presets.of(m_task))
        if (index < 0 && preset == options)
            index = m_box->findText(name);
    m_box->setCurrentIndex(index);
    m_remove->setEnabled(index > 0);
}

void PresetBar::beginSave() {
    m_box->hide();
    m_name->show();
    m_keep->show();
    m_save->hide();
    m_name->setFocus();
}

void PresetBar::save() {
    const QString name = m_name->text().trimmed();
    if (!name.isEmpty() && name != tr("Defaults"))
        m_presets.save(m_task, name, m_current);
    endSave();
    fill();
    m_box->setFocus();
}

void PresetBar::endSave() {
    m_name->clear();
    m_name->hide();
    m_keep->hide();
    m_save->show();
    m_box->show();
}

void PresetBar::remove() {
    m_presets.remove(m_task, m_box->currentText());
    fill();
}

} // namespace antiphon
