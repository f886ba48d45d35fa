#include "app/cli/cli.h"

namespace antiphon::cli {

void addTaskVerbs(CLI::App&, Session&) {}

} // namespace antiphon::cli
