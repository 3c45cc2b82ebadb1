#pragma once
/// SIGINT, SIGTERM and SIGHUP: the work stops at the next good moment; a second signal ends the program at
/// once.

namespace cutline::cli {

/// Once, at the start of the program.
void listen_for_interrupts();

/// Until this is called a signal ends the program at once, since nothing would be lost.
void keep_work_when_interrupted();

/// A signal has come.
[[nodiscard]] bool interrupted();

/// @throws Interrupted if a signal has come.
void stop_if_interrupted();

} // namespace cutline::cli
