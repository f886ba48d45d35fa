#pragma once

#include <QDialog>

namespace antiphon {

/// Licence, versions of what the program stands on, and the papers to cite.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);

    /// One line a component: what a bug report needs.
    static QString versions();
    /// The five papers as BibTeX.
    static QString bibtex();
};

} // namespace antiphon
