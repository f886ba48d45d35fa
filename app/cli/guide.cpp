#include "app/cli/cli.h"

namespace antiphon::cli {

void addGuideVerbs(CLI::App&, Session&) {}

} // namespace antiphon::cli
