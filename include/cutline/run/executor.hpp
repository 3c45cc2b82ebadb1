#pragma once
/// What runs trials in parallel. The results are the same from each.

namespace cutline {

enum class Executor {
    serial,  ///< one thread, the caller's
    threads, ///< std::thread
    tbb,     ///< oneTBB: shares the machine with other parallel work, but never uses more threads than it has
             ///< cores
};

} // namespace cutline
