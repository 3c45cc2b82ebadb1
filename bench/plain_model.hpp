#pragma once
/// The model of plain.yaml as anyone would write it in a plain loop, with constants that the compiler knows.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace bench::plain {

inline constexpr std::size_t teams = 6;
inline constexpr std::size_t scores = 5;
inline constexpr std::size_t rounds = 4;

inline constexpr std::array<double, scores> points{10, 20, 10, 35, 25};
inline constexpr std::array<double, scores> noise{0.05, 0.06, 0.06, 0.08, 0.10};
inline constexpr double strength = 0.04;
/// Shares of the points in the first round.
inline constexpr double expected[teams][scores] = {
    {0.7400, 0.7624, 0.7102, 0.7574, 0.7467}, {0.7597, 0.7073, 0.7305, 0.7520, 0.7001},
    {0.7123, 0.7035, 0.7497, 0.6970, 0.7210}, {0.6722, 0.7270, 0.6918, 0.6839, 0.7296},
    {0.6948, 0.6896, 0.6524, 0.7072, 0.6714}, {0.7240, 0.6706, 0.7153, 0.7091, 0.6726}};
/// From one round to the next.
inline constexpr std::array<double, teams> growth{0.010, 0.015, 0.020, 0.012, 0.018, 0.025};
/// The last team enters at the second round.
inline constexpr std::array<std::size_t, rounds> field{5, 6, 6, 6};
inline constexpr std::array<std::size_t, rounds> keep{4, 4, 3, 2};
inline constexpr double pass[rounds][teams] = {{0.970, 0.965, 0.960, 0.970, 0.965, 0.960},
                                               {0.965, 0.960, 0.970, 0.965, 0.960, 0.970},
                                               {0.960, 0.970, 0.965, 0.960, 0.970, 0.965},
                                               {0.970, 0.965, 0.960, 0.970, 0.965, 0.960}};

/// How often each team survived each round.
struct Survivals {
    std::uint64_t trials = 0;
    std::vector<std::vector<std::uint64_t>> count =
        std::vector(rounds, std::vector<std::uint64_t>(teams)); ///< by round and team
};

/// What a loop draws: the 121 normals and 23 uniforms of every trial, or only those of teams that are still
/// in.
enum class Draw { all, needed };

/// @param normal  gives the next standard normal  @param uniform  the next number in [0, 1)
template <Draw draw, class Normal, class Uniform>
void play(std::uint64_t trials, Normal normal, Uniform uniform, Survivals& survivals) {
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        std::array<double, teams> lift{};
        for (double& each : lift)
            each = strength * normal();
        std::array<bool, teams> in{};
        for (std::size_t round = 0; round < rounds; ++round) {
            if (round == 1)
                in[teams - 1] = true;
            std::array<double, teams> total{};
            std::size_t left = 0;
            for (std::size_t team = 0; team < field[round]; ++team) {
                if (round == 0)
                    in[team] = true;
                if (draw == Draw::needed && !in[team])
                    continue;
                double sum = 0;
                for (std::size_t i = 0; i < scores; ++i) {
                    const double share = expected[team][i] + growth[team] * static_cast<double>(round) +
                                         lift[team] + noise[i] * normal();
                    sum += points[i] * (share < 0 ? 0 : share > 1 ? 1 : share);
                }
                total[team] = sum;
                const bool passes = uniform() < pass[round][team];
                in[team] = in[team] && passes;
                left += in[team] ? 1U : 0U;
            }
            for (; left > keep[round]; --left) {
                std::size_t last = teams;
                for (std::size_t team = 0; team < field[round]; ++team)
                    if (in[team] && (last == teams || total[team] < total[last]))
                        last = team;
                in[last] = false;
            }
            for (std::size_t team = 0; team < teams; ++team)
                survivals.count[round][team] += in[team] ? 1U : 0U;
        }
    }
    survivals.trials += trials;
}

} // namespace bench::plain
