#pragma once
/// Timing of things that are to be compared: one after the other, again and again, so that what slows the
/// machine down slows all of them. Ratios within a round are what counts; their median and spread are told.

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace bench {

/// Seconds of processor time that this thread has used.
[[nodiscard]] inline double thread_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// One way to play trials; `sample` gives the nanoseconds of a trial.
struct Contender {
    std::string name;
    std::function<double()> sample;
};

/// Times `play(trials)` on as many trials as take a good tenth of a second.
[[nodiscard]] inline Contender contender(std::string name, std::function<void(std::uint64_t)> play) {
    const auto nanoseconds = [play](std::uint64_t trials) {
        const double start = thread_seconds();
        play(trials);
        return (thread_seconds() - start) * 1e9 / static_cast<double>(trials);
    };
    return {std::move(name), [nanoseconds, trials = std::uint64_t{0}]() mutable {
                constexpr double enough = 1.5e8; // nanoseconds
                for (trials = std::max<std::uint64_t>(trials, 1024);; trials *= 4) {
                    const double each = nanoseconds(trials);
                    if (each * static_cast<double>(trials) >= enough / 2)
                        return each;
                    trials = std::max(trials, static_cast<std::uint64_t>(enough / each) / 4096 * 1024);
                }
            }};
}

/// [contender][round]. Every other round goes backward: ABBA.
[[nodiscard]] inline std::vector<std::vector<double>> interleaved(std::vector<Contender>& contenders,
                                                                  std::size_t rounds) {
    std::vector<std::vector<double>> times(contenders.size(), std::vector<double>(rounds));
    for (auto& each : contenders)
        each.sample(); // warms up, and finds how many trials are enough
    for (std::size_t round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < contenders.size(); ++i) {
            const std::size_t turn = round % 2 == 0 ? i : contenders.size() - 1 - i;
            times[turn][round] = contenders[turn].sample();
        }
    return times;
}

[[nodiscard]] inline double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The median of ratios within rounds, between the least and the greatest of them: for the median, an
/// interval of confidence 1 - 2^(1 - rounds), 98% for 7.
struct Ratio {
    double middle, least, most;
};

[[nodiscard]] inline Ratio ratio(const std::vector<double>& above, const std::vector<double>& below) {
    std::vector<double> ratios;
    for (std::size_t round = 0; round < above.size(); ++round)
        ratios.push_back(above[round] / below[round]);
    const auto [least, most] = std::ranges::minmax(ratios);
    return {median(ratios), least, most};
}

[[nodiscard]] inline std::string text(const Ratio& ratio) {
    return fmt::format("{:6.2f} [{:.2f}, {:.2f}]", ratio.middle, ratio.least, ratio.most);
}

} // namespace bench
