#pragma once
/// The executors that must all give the same.

#include <cutline/run/executor.hpp>

#include <vector>

namespace cutline::test {

/// All of them. Under the thread sanitizer without oneTBB: Debian's isn't instrumented, so that what it hands
/// from thread to thread would be taken for races.
[[nodiscard]] inline std::vector<Executor> executors() {
#ifdef __SANITIZE_THREAD__
    return {Executor::serial, Executor::threads};
#else
    return {Executor::serial, Executor::threads, Executor::tbb};
#endif
}

} // namespace cutline::test
