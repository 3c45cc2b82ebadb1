#pragma once
/// The integer that sums are counted in.

namespace cutline {

/// Sums of 64-bit numbers over more trials than anyone plays: never overflows.
__extension__ using WideSum = __int128;

} // namespace cutline
