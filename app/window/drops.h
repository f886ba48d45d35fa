#pragma once

#include "core/files.h"

#include <vector>

class QMimeData;

namespace antiphon {

/// The files and folders of this machine that a drop brings, in order.
std::vector<fs::path> localFiles(const QMimeData& data);

} // namespace antiphon
