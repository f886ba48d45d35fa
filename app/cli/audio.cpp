#include "app/cli/cli.h"

namespace antiphon::cli {

void addAudioVerbs(CLI::App&, Session&) {}

} // namespace antiphon::cli
