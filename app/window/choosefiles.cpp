#include "app/window/choosefiles.h"

#include <QFileDialog>

namespace antiphon {

namespace {

void choose(QWidget* parent, const QString& title, QFileDialog::FileMode mode,
            const QStringList& filters, std::function<void(const std::vector<fs::path>&)> use) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    if (!filters.isEmpty())
        dialog->setNameFilters(filters);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent,
                     [use = std::move(use)](const QStringList& names) {
                         std::vector<fs::path> files;
                         for (const QString& name : names)
                             files.emplace_back(name.toStdString());
                         if (!files.empty())
                             use(files);
                     });
    dialog->open();
}

} // namespace

void chooseFiles(QWidget* parent, const QString& title, const QStringList& filters,
                 std::function<void(const std::vector<fs::path>&)> use) {
    choose(parent, title, QFileDialog::ExistingFiles, filters, std::move(use));
}

void chooseFolder(QWidget* parent, const QString& title, std::function<void(const fs::path&)> use) {
    choose(parent, title, QFileDialog::Directory, {},
           [use = std::move(use)](const std::vector<fs::path>& folders) { use(folders.front()); });
}

} // namespace antiphon
