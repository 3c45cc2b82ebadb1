#pragma once
/// Competitions of any number of teams.

#include <fmt/format.h>

#include <cstddef>
#include <string>

namespace cutline::test {

/// A field of so many teams (at least 8) whose coarse scores often tie, also across cuts; four rounds, which
/// keep, drop and ask for points.
[[nodiscard]] inline std::string coarse_field(std::size_t teams) {
    std::string names;
    for (std::size_t i = 0; i < teams; ++i)
        names += fmt::format("{}t{}: {{name: {}번 팀}}", i == 0 ? "" : ", ", i, i);
    return fmt::format("cutline: 1\n"
                       "criteria: {{x: {{points: 10, resolution: 1}}, y: {{points: 10, resolution: 1}}}}\n"
                       "expected: {{x: 5, y: 5}}\n"
                       "teams: {{{}}}\n"
                       "spread: {{strength: 10%, noise: 15%}}\n"
                       "rounds:\n"
                       "  one: {{keep: {}}}\n"
                       "  two: {{drop: {}}}\n"
                       "  three: {{keep: {}, at_least: 9}}\n"
                       "  four: {{keep: 2}}\n",
                       names, teams - teams / 8, teams / 8, teams / 2);
}

/// About the numbers of teams where an algorithm or a layout changes, up to the most that there may be.
inline constexpr std::size_t field_sizes[] = {8, 9, 12, 16, 17, 31, 32, 33, 40, 63, 64};

} // namespace cutline::test
