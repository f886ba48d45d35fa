#pragma once

#include "core/options.h"

#include <QWidget>

#include <memory>
#include <vector>

class QFormLayout;
class QToolButton;

namespace antiphon {

/// A form for any Options: made from the fields alone. Numbers with range and unit, check boxes,
/// choices and texts; help as tool tip and what's-this; advanced fields folded away; a reset beside
/// each field that differs from its default. Labels, help, units and choices are translated in the
/// context "Options".
class OptionsForm : public QWidget {
    Q_OBJECT

public:
    /// `defaults` gives the fields and what a reset goes to.
    explicit OptionsForm(Options defaults, QWidget* parent = nullptr);
    ~OptionsForm() override;

    /// What the form shows; of the same type as the defaults.
    Options options() const;
    /// Takes over the values of the same type; emits changed() once if any differs.
    void setOptions(const Options& options);
    void resetAll();
    bool isDefault() const;
    /// Unfolds the advanced part; opens by itself when a value there differs from its default.
    void setAdvancedShown(bool shown);
    /// A field that something else decides for now: shown, not to be changed, and its tool tip says
    /// `why`; empty: it can be changed. Unknown keys are ignored.
    void setDecided(const char* key, const QString& why);
    /// What the smallest value of a number stands for, shown instead of it; empty: nothing but
    /// itself. Unknown keys are ignored.
    void setMinimumText(const char* key, const QString& text);

Q_SIGNALS:
    void changed();

private:
    struct Row;
    class Builder;
    class Collector;
    class Spreader;

    Row* rowOf(const char* key) const;
    void showReset(Row& row);
    void rowChanged();
    /// Options may set others when one is chosen, as a preset does: these are shown, too.
    void choiceChanged(const std::string& key);
    void addRow(std::unique_ptr<Row> row, QFormLayout* target);

    Options m_defaults;
    Options m_shown; ///< before the change that is under way
    std::vector<std::unique_ptr<Row>> m_rows;
    QFormLayout* m_plain;
    QFormLayout* m_advanced;
    QWidget* m_advancedPart;
    QToolButton* m_fold;
    QToolButton* m_resetAll;
    bool m_spreading = false; ///< values are being set from outside
};

} // namespace antiphon
