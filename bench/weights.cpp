/// Measures a grid of weightings on one set of draws beside playing its trials once, in one sitting, as
/// ratios.
///
/// bench-weights [--rounds N]

#include "games.hpp"
#include "tally/team_counter.hpp"

#include <cutline/engine/weight_sweep.hpp>

#include <fmt/format.h>

#include <exception>
#include <string>

#if !defined(NDEBUG) || defined(_GLIBCXX_ASSERTIONS) || !defined(__OPTIMIZE__)
#define BENCH_UNFIT
#endif

namespace bench {
namespace {

std::string file(const std::string& name) {
    return std::string(BENCH_FOLDER) + "/" + name;
}

/// The same model, its five scores under three criteria.
const Settings under_three_criteria{{"criteria.nia", ""},
                                    {"criteria.common", ""},
                                    {"criteria.individual", ""},
                                    {"criteria.benchmark", "{parts: {nia: 10, common: 20, individual: 10}}"}};

/// The 231 points of the simplex of three weights that are multiples of a twentieth; of more weights, the
/// others share the last one's.
std::vector<std::vector<double>> triangle(const cutline::StudiedWeights& studied) {
    std::vector<std::vector<double>> points;
    const auto count = studied.criteria().size();
    for (int i = 0; i <= 20; ++i)
        for (int j = 0; i + j <= 20; ++j) {
            std::vector<double> weights(count, (20 - i - j) / 20.0 / static_cast<double>(count - 2));
            weights[0] = i / 20.0;
            weights[1] = j / 20.0;
            for (auto& weight : weights)
                weight *= studied.total();
            points.push_back(std::move(weights));
        }
    return points;
}

Contender sweep(std::shared_ptr<const cutline::Game> game) {
    const auto studied = std::make_shared<const cutline::StudiedWeights>(*game);
    const auto sweep = std::make_shared<const cutline::WeightSweep>(*game, *studied, 1, triangle(*studied));
    return contender("grid of 231", [game, studied, sweep](std::uint64_t trials) {
        std::vector<cutline::TeamCounter> finals(231, cutline::TeamCounter{game->roster.teams.size()});
        for (std::uint64_t first = 0; first < trials; first += 1024)
            sweep->play(first, std::min(first + 1024, trials),
                        [&](std::size_t point, std::span<const cutline::TeamSet> sets,
                            std::span<const std::uint64_t>) { finals[point].add(sets); });
    });
}

void measure(const std::string& name, const std::shared_ptr<const cutline::Game>& game, std::size_t rounds) {
    std::vector<Contender> contenders{batch_engine(game), sweep(game)};
    const auto times = interleaved(contenders, rounds);
    fmt::print("{}\n  {:32} {:10.0f} ns a trial\n  {:32} {:10.2f} ns a trial and weighting\n", name,
               "one run", median(times[0]), "grid of 231 weightings", median(times[1]) / 231);
    fmt::print("  {:32} {}\n  {:32} {}\n\n", "the grid, times one run", text(ratio(times[1], times[0])),
               "one run, times trial x weighting", [&] {
                   auto each = times[1];
                   for (auto& time : each)
                       time /= 231;
                   return text(ratio(times[0], each));
               }());
}

} // namespace
} // namespace bench

int main(int count, char** arguments) {
#ifdef BENCH_UNFIT
    fmt::print(stderr, "bench-weights measures nothing: built with assertions, or without optimisation\n");
    return 1;
#endif
    try {
        const std::size_t rounds = count == 3 ? std::max(5UL, std::stoul(arguments[2]) | 1U) : 7;
        bench::measure("bench/plain.yaml, its scores under three criteria",
                       bench::game_of(bench::file("plain.yaml"), bench::under_three_criteria), rounds);
        bench::measure("bench/plain.yaml, five criteria", bench::game_of(bench::file("plain.yaml")), rounds);
        bench::measure("scenarios/sovereign-ai-2026-06.yaml, open rules",
                       bench::game_of(bench::file("../scenarios/sovereign-ai-2026-06.yaml")), rounds);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench-weights: {}\n", error.what());
        return 1;
    }
}
