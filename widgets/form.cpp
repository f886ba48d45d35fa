#include "widgets/form.h"

#include "widgets/glyphs.h"
#include "widgets/numberbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace antiphon {

namespace {

QString translated(const char* source) {
    return source && *source ? QCoreApplication::translate("Options", source) : QString();
}

qint64 wholeBound(double bound) {
    // Bounds are doubles; the ends of 64 bits are not.
    if (bound <= -9.2e18)
        return std::numeric_limits<qint64>::min();
    if (bound >= 9.2e18)
        return std::numeric_limits<qint64>::max();
    return qint64(bound);
}

} // namespace

/// One field: its editor seen as a value in JSON, so that a row needs no type.
struct OptionsForm::Row {
    std::string key;
    Json initial;
    QWidget* editor = nullptr;
    QWidget* label = nullptr;
    QToolButton* reset = nullptr;
    QString tip;
    bool advanced = false;
    bool decided = false; ///< by something else
    std::function<Json()> value;
    std::function<void(const Json&)> setValue;
};

/// Makes a row for each field.
class OptionsForm::Builder final : public OptionVisitor {
public:
    explicit Builder(OptionsForm& form) : m_form(form) {}

    void real(double& v, const Field& f) override {
        auto* box = new RealBox(&m_form);
        box->setRange(std::max(f.min, -std::numeric_limits<double>::max()),
                      std::min(f.max, std::numeric_limits<double>::max()));
        box->setUnit(translated(f.unit));
        QObject::connect(box, &RealBox::valueChanged, &m_form,
                         [&form = m_form] { form.rowChanged(); });
        add(
            f, v, box, [box] { return Json(box->value()); },
            [box](const Json& j) { box->setValue(j.get<double>()); }, rangeText(f));
    }
    void integer(std::int64_t& v, const Field& f) override {
        auto* box = new WholeBox(&m_form);
        box->setRange(wholeBound(f.min), wholeBound(f.max));
        box->setUnit(translated(f.unit));
        QObject::connect(box, &WholeBox::valueChanged, &m_form,
                         [&form = m_form] { form.rowChanged(); });
        add(
            f, v, box, [box] { return Json(std::int64_t(box->value())); },
            [box](const Json& j) { box->setValue(j.get<std::int64_t>()); }, rangeText(f));
    }
    void flag(bool& v, const Field& f) override {
        auto* box = new QCheckBox(&m_form);
        QObject::connect(box, &QCheckBox::toggled, &m_form,
                         [&form = m_form] { form.rowChanged(); });
        add(
            f, v, box, [box] { return Json(box->isChecked()); },
            [box](const Json& j) { box->setChecked(j.get<bool>()); }, {});
    }
    void choice(std::string& v, const Field& f) override {
        auto* box = new QComboBox(&m_form);
        for (const char* c : f.choices)
            box->addItem(translated(c), QString::fromUtf8(c));
        QObject::connect(box, &QComboBox::currentIndexChanged, &m_form,
                         [&form = m_form, key = std::string(f.key)] { form.choiceChanged(key); });
        add(
            f, v, box, [box] { return Json(box->currentData().toString().toStdString()); },
            [box](const Json& j) {
                box->setCurrentIndex(box->findData(QString::fromStdString(j.get<std::string>())));
            },
            {});
    }
    void text(std::string& v, const Field& f) override {
        auto* box = new QLineEdit(&m_form);
        box->setClearButtonEnabled(true);
        QObject::connect(box, &QLineEdit::textChanged, &m_form,
                         [&form = m_form] { form.rowChanged(); });
        add(
            f, v, box, [box] { return Json(box->text().toStdString()); },
            [box](const Json& j) { box->setText(QString::fromStdString(j.get<std::string>())); },
            {});
    }

private:
    static QString number(double v) {
        return std::abs(v) < 1e15 && v == std::floor(v) ? QString::number(qint64(v))
                                                        : QString::number(v, 'g', 6);
    }
    static QString rangeText(const Field& f) {
        const bool low = std::isfinite(f.min), high = std::isfinite(f.max);
        const QString unit = translated(f.unit);
        if (low && high)
            return OptionsForm::tr("%1 to %2 %3").arg(number(f.min), number(f.max), unit).trimmed();
        if (low)
            return OptionsForm::tr("%1 %2 or more").arg(number(f.min), unit).simplified();
        if (high)
            return OptionsForm::tr("%1 %2 or less").arg(number(f.max), unit).simplified();
        return {};
    }
    void add(const Field& f, const Json& initial, QWidget* editor, std::function<Json()> value,
             std::function<void(const Json&)> setValue, const QString& range) {
        auto row = std::make_unique<Row>();
        row->key = f.key;
        row->initial = initial;
        row->editor = editor;
        row->advanced = f.advanced;
        row->value = std::move(value);
        row->setValue = std::move(setValue);
        const QString label = translated(f.label), help = translated(f.help);
        QString tip = QStringLiteral("<p>%1</p>").arg(help.toHtmlEscaped());
        if (!range.isEmpty())
            tip += QStringLiteral("<p>%1</p>").arg(range.toHtmlEscaped());
        editor->setToolTip(tip);
        editor->setWhatsThis(tip);
        editor->setObjectName(QString::fromUtf8(f.key));
        editor->setAccessibleName(label);
        editor->setAccessibleDescription(help);
        auto* name = new QLabel(label, &m_form);
        name->setBuddy(editor);
        name->setToolTip(tip);
        name->setWhatsThis(tip);
        row->label = name;
        row->tip = tip;
        m_form.addRow(std::move(row), f.advanced ? m_form.m_advanced : m_form.m_plain);
    }

    OptionsForm& m_form;
};

/// Form -> options.
class OptionsForm::Collector final : public OptionVisitor {
public:
    explicit Collector(const OptionsForm& form) : m_form(form) {}
    void real(double& v, const Field& f) override {
        v = m_form.rowOf(f.key)->value().get<double>();
    }
    void integer(std::int64_t& v, const Field& f) override {
        v = m_form.rowOf(f.key)->value().get<std::int64_t>();
    }
    void flag(bool& v, const Field& f) override { v = m_form.rowOf(f.key)->value().get<bool>(); }
    void choice(std::string& v, const Field& f) override { text(v, f); }
    void text(std::string& v, const Field& f) override {
        v = m_form.rowOf(f.key)->value().get<std::string>();
    }

private:
    const OptionsForm& m_form;
};

/// Options -> form. A field the form does not know belongs to another task and is left out.
class OptionsForm::Spreader final : public OptionVisitor {
public:
    explicit Spreader(const OptionsForm& form) : m_form(form) {}
    void real(double& v, const Field& f) override { set(f, v); }
    void integer(std::int64_t& v, const Field& f) override { set(f, v); }
    void flag(bool& v, const Field& f) override { set(f, v); }
    void choice(std::string& v, const Field& f) override { set(f, v); }
    void text(std::string& v, const Field& f) override { set(f, v); }

private:
    void set(const Field& f, const Json& value) {
        if (const Row* row = m_form.rowOf(f.key))
            row->setValue(value);
    }
    const OptionsForm& m_form;
};

OptionsForm::OptionsForm(Options defaults, QWidget* parent)
    : QWidget(parent), m_defaults(std::move(defaults)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto makeForm = [](QWidget* host) {
        auto* form = new QFormLayout(host);
        form->setContentsMargins(0, 0, 0, 0);
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        form->setRowWrapPolicy(QFormLayout::WrapLongRows);
        return form;
    };
    auto* plainPart = new QWidget(this);
    m_plain = makeForm(plainPart);
    layout->addWidget(plainPart);

    auto* line = new QHBoxLayout;
    m_fold = new QToolButton(this);
    m_fold->setText(tr("Advanced"));
    m_fold->setIcon(glyph(Glyph::Unfold));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);
    m_fold->setCheckable(true);
    m_fold->setAccessibleName(tr("Show advanced options"));
    m_resetAll = new QToolButton(this);
    m_resetAll->setText(tr("Reset all"));
    m_resetAll->setIcon(glyph(Glyph::Reset));
    m_resetAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_resetAll->setAutoRaise(true);
    m_resetAll->setToolTip(tr("Set every option to its default"));
    line->addWidget(m_fold);
    line->addStretch();
    line->addWidget(m_resetAll);
    layout->addLayout(line);
    m_advancedPart = new QWidget(this);
    m_advanced = makeForm(m_advancedPart);
    m_advancedPart->hide();
    layout->addWidget(m_advancedPart);
    layout->addStretch();

    connect(m_fold, &QToolButton::toggled, this, [this](bool shown) {
        m_advancedPart->setVisible(shown);
        m_fold->setIcon(glyph(shown ? Glyph::Fold : Glyph::Unfold));
    });
    connect(m_resetAll, &QToolButton::clicked, this, &OptionsForm::resetAll);

    m_spreading = true;
    Builder builder(*this);
    Options values = m_defaults;
    values.visit(builder);
    Spreader spreader(*this);
    values.visit(spreader);
    m_spreading = false;
    m_fold->setVisible(m_advanced->rowCount() > 0);
    rowChanged();
}

OptionsForm::~OptionsForm() = default;

OptionsForm::Row* OptionsForm::rowOf(const char* key) const {
    for (const auto& row : m_rows)
        if (row->key == key)
            return row.get();
    return nullptr;
}

void OptionsForm::addRow(std::unique_ptr<Row> row, QFormLayout* target) {
    auto* reset = new QToolButton(this);
    reset->setIcon(glyph(Glyph::Reset));
    reset->setAutoRaise(true);
    reset->setToolTip(tr("Reset to default"));
    //: %1 is the name of an option
    reset->setAccessibleName(tr("Reset %1").arg(row->editor->accessibleName()));
    // It keeps its place while hidden, so that nothing jumps.
    QSizePolicy policy = reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    reset->setSizePolicy(policy);
    row->reset = reset;
    auto* field = new QHBoxLayout;
    field->setContentsMargins(0, 0, 0, 0);
    field->addWidget(row->editor, 1);
    field->addWidget(reset);
    target->addRow(row->label, field);
    connect(reset, &QToolButton::clicked, this, [r = row.get()] {
        r->setValue(r->initial);
        r->editor->setFocus();
    });
    setTabOrder(row->editor, reset);
    m_rows.push_back(std::move(row));
}

void OptionsForm::choiceChanged(const std::string& key) {
    if (m_spreading)
        return;
    Options chosen = m_shown;
    setField(chosen, key, rowOf(key.c_str())->value().get<std::string>());
    const Json before = toJson(m_shown), after = toJson(chosen);
    m_spreading = true;
    for (const auto& row : m_rows)
        if (row->key != key && after.at(row->key) != before.at(row->key))
            row->setValue(after.at(row->key));
    m_spreading = false;
    rowChanged();
}

void OptionsForm::showReset(Row& row) {
    row.reset->setVisible(!row.decided && row.value() != row.initial);
}

void OptionsForm::setDecided(const char* key, const QString& why) {
    Row* row = rowOf(key);
    if (!row)
        return;
    row->decided = !why.isEmpty();
    const QString tip =
        row->decided ? row->tip + QStringLiteral("<p>%1</p>").arg(why.toHtmlEscaped()) : row->tip;
    for (QWidget* part : {row->editor, row->label}) {
        part->setEnabled(!row->decided);
        part->setToolTip(tip);
        part->setWhatsThis(tip);
    }
    showReset(*row);
}

void OptionsForm::setMinimumText(const char* key, const QString& text) {
    const Row* row = rowOf(key);
    if (auto* real = row ? qobject_cast<RealBox*>(row->editor) : nullptr)
        real->setMinimumText(text);
    if (auto* whole = row ? qobject_cast<WholeBox*>(row->editor) : nullptr)
        whole->setMinimumText(text);
}

void OptionsForm::rowChanged() {
    if (m_spreading)
        return;
    m_shown = options();
    for (const auto& row : m_rows)
        showReset(*row);
    m_resetAll->setEnabled(!isDefault());
    Q_EMIT changed();
}

Options OptionsForm::options() const {
    Options result = m_defaults;
    Collector collector(*this);
    result.visit(collector);
    return result;
}

void OptionsForm::setOptions(const Options& options) {
    const Json before = toJson(this->options());
    m_spreading = true;
    Options values = options;
    Spreader spreader(*this);
    values.visit(spreader);
    m_spreading = false;
    for (const auto& row : m_rows)
        if (row->advanced && row->value() != row->initial)
            setAdvancedShown(true);
    if (toJson(this->options()) != before)
        rowChanged();
}

void OptionsForm::resetAll() {
    Options defaults = m_defaults;
    for (const auto& row : m_rows)
        if (row->decided)
            readJson(defaults, {{row->key, row->value()}}, "form");
    setOptions(defaults);
}

bool OptionsForm::isDefault() const {
    return std::all_of(m_rows.begin(), m_rows.end(),
                       [](const auto& row) { return row->value() == row->initial; });
}

void OptionsForm::setAdvancedShown(bool shown) {
    m_fold->setChecked(shown);
}

} // namespace antiphon
