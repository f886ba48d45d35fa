#include "app/cli/cli.h"

namespace antiphon::cli {

void addProjectVerbs(CLI::App&, Session&) {}

} // namespace antiphon::cli
