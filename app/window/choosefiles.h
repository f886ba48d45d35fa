#pragma once

#include "core/files.h"

#include <QStringList>

#include <functional>
#include <vector>

class QWidget;

namespace antiphon {

/// Asks for existing files, without waiting: `use` gets them, if any are chosen while `parent`
/// lives. `filters` as QFileDialog has them; none: all files.
void chooseFiles(QWidget* parent, const QString& title, const QStringList& filters,
                 std::function<void(const std::vector<fs::path>&)> use);
/// The same for one folder.
void chooseFolder(QWidget* parent, const QString& title, std::function<void(const fs::path&)> use);

} // namespace antiphon
