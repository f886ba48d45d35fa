#include "app/cli/cli.h"

namespace antiphon::cli {

void addMidiVerbs(CLI::App&, Session&) {}

} // namespace antiphon::cli
