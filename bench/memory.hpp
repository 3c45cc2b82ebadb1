#pragma once
/// The peak memory of a run, in a process of its own: this program started once more.

#include "games.hpp"
#include "numpy.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace bench {

/// The most memory that this process has held so far, in MB.
[[nodiscard]] inline double peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct RunMemory {
    double start, peak; ///< MB
};

/// What the new process does: plays plain.yaml on all threads, and tells.
inline int tell_memory_of_run(std::uint64_t trials) {
    const double start = peak_memory(); // before anything is read
    const auto game = game_of(std::string(BENCH_FOLDER) + "/plain.yaml");
    auto options = one_thread(trials);
    options.threads = 0;
    options.executor = std::nullopt;
    (void)cutline::run(*game, options);
    fmt::print("{} {}\n", start, peak_memory());
    return 0;
}

[[nodiscard]] inline RunMemory memory_of_run(std::uint64_t trials) {
    const auto told = output_of(fmt::format("/proc/{}/exe --memory-of-run {}", getpid(), trials));
    RunMemory memory{};
    if (std::sscanf(told.c_str(), "%lf %lf", &memory.start, &memory.peak) != 2)
        throw std::runtime_error("the run in a process of its own told nothing");
    return memory;
}

} // namespace bench
