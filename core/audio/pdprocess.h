#pragma once

#include "core/audio/pdvoice.h"
#include "core/childprocess.h"
#include "core/synth/pdmessages.h"
#include "core/workshop.h"

namespace antiphon {

/// A headless `pd` that computes one chunk after the other, each when it is asked for. It works in
/// a folder of ours: chunk n is in "take<n mod 2>.au" as soon as it has written to the pipe
/// "gate<n mod 2>", which it cannot before we open that; then it obeys "commands<n mod 2>.txt" and
/// goes on to the next chunk. Two of each, so that neither side runs into what the other still
/// reads.
class PdVoice::Process {
public:
    /// Throws UserError when it cannot be started.
    Process(const PdSynth& patch, const std::string& program, int rate);
    ~Process();

    /// What is obeyed after the chunk that the next take() brings.
    void command(const std::string& messages);
    /// The next chunk, which was computed before the command. Throws UserError in Pure Data's own
    /// words: it has ended, misses something, or does not come within `limit`; or Cancelled.
    void take(std::span<float, chunk> samples, std::chrono::milliseconds limit,
              const std::stop_token& stop);

private:
    void read(const std::vector<std::string>& lines);
    [[noreturn]] void fail(const std::string& how) const;

    const PdSynth& m_patch;
    Workshop m_workshop; ///< outlives the process
    PdMessages m_messages;
    std::unique_ptr<ChildProcess> m_process;
    std::size_t m_count = 0; ///< chunks that were taken
};

} // namespace antiphon
