/// The parts of the batch engine, each for a block of 1,024 trials. Times are of a whole block.

#include "engine/batch/kernels/cut.hpp"
#include "engine/batch/kernels/scores.hpp"
#include "engine/batch/kernels/variates.hpp"
#include "games.hpp"

#include <cutline/engine/batch.hpp>

#include <array>
#include <benchmark/benchmark.h>
#include <cstdint>
#include <vector>

namespace {

using namespace cutline;
constexpr std::size_t lanes = 1'024;

template <class T>
struct alignas(64) Lanes : std::array<T, lanes> {};

void words(benchmark::State& state) {
    Lanes<std::int32_t> column{};
    for (auto _ : state)
        batch::fill_words({42}, 0, lanes, column.data());
}
BENCHMARK(words)->Name("variates/words");

void normals(benchmark::State& state) {
    Lanes<float> column{};
    for (auto _ : state)
        batch::fill_normals({42}, 0, lanes, column.data());
}
BENCHMARK(normals)->Name("variates/normals");

void totals(benchmark::State& state) {
    Lanes<float> z{};
    Lanes<double> weight{};
    Lanes<std::int32_t> total{};
    batch::fill_normals({42}, 0, lanes, z.data());
    weight.fill(20);
    batch::LeafScore leaf;
    leaf.base = leaf.noise = leaf.z = batch::Column<float>::each(z.data());
    leaf.weight = batch::Column<double>::same(weight.data());
    const std::vector<batch::LeafScore> leaves(static_cast<std::size_t>(state.range(0)), leaf);
    for (auto _ : state)
        batch::make_sums(lanes, z.data(), leaves, total.data());
}
BENCHMARK(totals)->Name("totals")->ArgName("scores")->Arg(1)->Arg(5)->Arg(20);

void cut(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    std::vector<Lanes<std::int32_t>> columns(count);
    std::vector<TeamId> teams;
    std::vector<const std::int32_t*> values;
    for (std::size_t team = 0; team < count; ++team) {
        batch::fill_words({team}, 0, lanes, columns[team].data());
        for (auto& value : columns[team])
            value &= 0x7fffffff;
        teams.emplace_back(team);
        values.push_back(columns[team].data());
    }
    Lanes<std::int32_t> keep{};
    keep.fill(static_cast<std::int32_t>(count / 2));
    const std::vector<TeamSet> judged(lanes, TeamSet::first(count));
    std::vector<TeamSet> stay(lanes);
    Lanes<std::uint32_t> tied{};
    for (auto _ : state)
        batch::cut(lanes, {.teams = teams,
                           .totals = values,
                           .judged = judged.data(),
                           .count = batch::Column<std::int32_t>::same(keep.data()),
                           .keeps = true,
                           .bar = {},
                           .stay = stay.data(),
                           .tied = tied.data()});
}
BENCHMARK(cut)->Name("cut")->ArgName("teams")->Arg(6)->Arg(16)->Arg(64);

void tally(benchmark::State& state, const char* file) {
    const auto game = bench::game_of(std::string(BENCH_FOLDER) + file);
    Tally counts(*game);
    BatchEngine{*game, 1}.play(0, lanes, [&](const OutcomeColumns& outcomes, std::span<const std::uint64_t>) {
        for (auto _ : state)
            counts.add(outcomes);
    });
}
BENCHMARK_CAPTURE(tally, plain, "/plain.yaml")->Name("tally/teams=6");

} // namespace

BENCHMARK_MAIN();
