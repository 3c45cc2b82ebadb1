#pragma once
/// The instruction set that trials are played with: the best of the machine, or the one that the environment
/// names.

namespace cutline::cli {

/// Reads CUTLINE_INSTRUCTION_SET. @throws UsageError if this machine or this program doesn't have it
void choose_instruction_set();

} // namespace cutline::cli
