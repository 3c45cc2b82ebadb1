/// Measures cutline beside other ways to play the same trials, in one sitting, as ratios.
///
/// bench-side_by_side [--rounds N] [--billion] [SECTION…], with the sections plain, workloads, features,
/// threads and memory; all of them by default.

#include "features.hpp"
#include "games.hpp"
#include "loops.hpp"
#include "memory.hpp"
#include "numpy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#if !defined(NDEBUG) || defined(_GLIBCXX_ASSERTIONS) || !defined(__OPTIMIZE__) ||                            \
    defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define BENCH_UNFIT "built with assertions or sanitizers, or without optimisation"
#endif

namespace bench {
namespace {

/// The odd number of rounds that medians are taken over.
std::size_t rounds = 7;

std::string file(const std::string& name) {
    return std::string(BENCH_FOLDER) + "/" + name;
}

// ---- the plain model

plain::Survivals survivals_of(const cutline::Game& game, const cutline::Tally& tally) {
    plain::Survivals survivals{.trials = tally.trials, .count = {}};
    for (std::size_t round = 0; round < game.roster.rounds.size(); ++round) {
        auto& count = survivals.count.emplace_back();
        for (std::size_t team = 0; team < game.roster.teams.size(); ++team)
            count.push_back(tally.rounds[game.roster.round(fmt::format("stage{}", round + 1)).value()]
                                .survived[game.roster.team(fmt::format("t{}", team + 1)).value()]);
    }
    return survivals;
}

/// The greatest distance of two estimates of one probability, in standard errors.
double distance(const plain::Survivals& a, const plain::Survivals& b) {
    double most = 0;
    const auto n = static_cast<double>(a.trials);
    const auto m = static_cast<double>(b.trials);
    for (std::size_t round = 0; round < a.count.size(); ++round)
        for (std::size_t team = 0; team < a.count[round].size(); ++team) {
            const auto x = static_cast<double>(a.count[round][team]);
            const auto y = static_cast<double>(b.count[round][team]);
            const double both = (x + y) / (n + m);
            const double error = std::sqrt(both * (1 - both) * (1 / n + 1 / m));
            most = std::max(most, error > 0 ? std::abs(x / n - y / m) / error : 0.0);
        }
    return most;
}

void print(const std::vector<Contender>& contenders, const std::vector<std::vector<double>>& times) {
    fmt::print("  {:50} {:>10}   {}\n", "", "ns a trial", "times cutline");
    for (std::size_t i = 0; i < contenders.size(); ++i)
        fmt::print("  {:50} {:10.0f}   {}\n", contenders[i].name, median(times[i]),
                   text(ratio(times[i], times[0])));
    fmt::print("  {:50} {:>10}   {}\n\n", "cutline, times the variates alone", "",
               text(ratio(times[0], times[1])));
}

/// cutline, the variates alone and the reference engine come before the contenders that count for themselves.
constexpr std::size_t first_counting = 3;

/// @return whether what they have counted agrees with cutline
bool agree(const cutline::Game& game, const std::vector<Contender>& contenders,
           const std::vector<plain::Survivals>& survivals, std::uint64_t trials) {
    const auto ours = survivals_of(game, cutline::run(game, one_thread(trials)).tally);
    for (std::size_t i = 0; i < survivals.size(); ++i)
        if (const double errors = distance(ours, survivals[i]); survivals[i].trials > 0 && errors > 5) {
            fmt::print(stderr, "{} disagrees with cutline by {:.1f} standard errors; nothing is told\n",
                       contenders[first_counting + i].name, errors);
            return false;
        }
    return true;
}

/// @return whether all ways to play the model agree
bool measure_plain() {
    const auto game = game_of(file("plain.yaml"));
    std::vector<Contender> contenders{batch_engine(game), variates_alone(game), reference_engine(game)};
    std::vector<plain::Survivals> survivals(5);
    contenders.push_back(standard_loop(survivals[0]));
    contenders.push_back(boost_loop<plain::Draw::all>("boost::mt19937, plain loop", survivals[1]));
    contenders.push_back(
        boost_loop<plain::Draw::needed>("the same, without the draws of teams that are out", survivals[2]));
    if (const auto python = python_with_numpy(); !python.empty()) {
        contenders.push_back(
            numpy("NumPy, as an analyst writes it", python, "numpy_analyst.py", survivals[3]));
        contenders.push_back(numpy("NumPy, the strongest", python, "numpy_strongest.py", survivals[4]));
    } else {
        fmt::print("NumPy is left out: no python3 here has it (Debian's package is python3-numpy).\n");
    }
    const auto times = interleaved(contenders, rounds);
    if (!agree(*game, contenders, survivals, 4'000'000))
        return false;
    fmt::print("bench/plain.yaml, one thread; all agree on {} probabilities within 5 standard errors\n",
               plain::rounds * plain::teams);
    print(contenders, times);
    return true;
}

// ---- other workloads

bool measure_workloads() {
    for (const auto* const name :
         {"../scenarios/sovereign-ai-2026-06.yaml", "../scenarios/sovereign-ai-2025-08.yaml", "stress.yaml",
          "large.yaml", "everything.yaml"}) {
        const auto game = game_of(file(name));
        std::vector<Contender> contenders{batch_engine(game), variates_alone(game), reference_engine(game)};
        std::vector<plain::Survivals> survivals;
        const auto python = python_with_numpy();
        if (name == std::string_view{"stress.yaml"} && !python.empty()) {
            const auto model = std::filesystem::temp_directory_path() / "cutline-bench-model.json";
            std::ofstream(model) << model_of(*game);
            survivals.push_back(
                {.count = std::vector(game->roster.rounds.size(),
                                      std::vector<std::uint64_t>(game->roster.teams.size()))});
            contenders.push_back(numpy("NumPy, as an analyst writes it", python, "numpy_analyst.py",
                                       survivals.back(), 20'000, model.string()));
        }
        const auto times = interleaved(contenders, rounds);
        if (!survivals.empty() && !agree(*game, contenders, survivals, 1'000'000))
            return false;
        std::string_view shown = name;
        fmt::print("{}, one thread\n",
                   shown.starts_with("../") ? shown.substr(3) : "bench/" + std::string(name));
        print(contenders, times);
    }
    return true;
}

// ---- features

bool measure_features() {
    const auto plain = game_of(file("plain.yaml"));
    std::vector<std::string> names{"plain"};
    std::vector<Contender> contenders{batch_engine(plain), variates_alone(plain)};
    for (const auto& feature : features()) {
        const auto game = game_of(file("plain.yaml"), feature.settings);
        names.push_back(feature.name);
        contenders.push_back(batch_engine(game));
        contenders.push_back(variates_alone(game));
    }
    const auto times = interleaved(contenders, rounds);
    fmt::print(
        "what a feature costs on top of bench/plain.yaml, one thread\n  {:32} {:>10} {:>8}   {:22}   {}\n",
        "", "ns a trial", "more", "times plain", "times its variates");
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::vector<double> more(rounds);
        for (std::size_t round = 0; round < rounds; ++round)
            more[round] = times[2 * i][round] - times[0][round];
        fmt::print("  {:32} {:10.0f} {:+8.0f}   {:22}   {}\n", names[i], median(times[2 * i]), median(more),
                   text(ratio(times[2 * i], times[0])), text(ratio(times[2 * i], times[2 * i + 1])));
    }
    fmt::print("\n");
    return true;
}

// ---- threads

bool measure_threads() {
    const auto game = game_of(file("plain.yaml"));
    const auto wall = [&](unsigned threads) {
        const auto start = std::chrono::steady_clock::now();
        auto options = one_thread(8'000'000);
        options.threads = threads;
        options.executor = std::nullopt;
        (void)cutline::run(*game, options);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const unsigned most = std::min(2U, std::thread::hardware_concurrency());
    std::vector<double> one;
    std::vector<double> two;
    (void)wall(most);
    for (std::size_t round = 0; round < rounds; ++round) {
        one.push_back(wall(1));
        two.push_back(wall(most));
    }
    fmt::print(
        "bench/plain.yaml, 8,000,000 trials, wall time: 1 thread {:.2f} s, {} threads {:.2f} s, ratio {}\n\n",
        median(one), most, median(two), text(ratio(one, two)));
    return true;
}

// ---- memory

bool measure_memory(bool billion) {
    std::vector<std::uint64_t> counts{100'000, 100'000'000};
    if (billion)
        counts.push_back(1'000'000'000);
    for (const auto trials : counts) {
        const auto told = memory_of_run(trials);
        fmt::print(
            "bench/plain.yaml, {} trials: peak memory {:.1f} MB, {:.1f} MB above the start of the run\n",
            trials, told.peak, told.peak - told.start);
    }
    fmt::print("\n");
    return true;
}

int measure(const std::vector<std::string>& arguments) {
    std::vector<std::string> sections;
    bool billion = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--billion")
            billion = true;
        else if (arguments[i] == "--rounds" && i + 1 < arguments.size())
            rounds = std::max(5UL, std::stoul(arguments[++i]) | 1U);
        else
            sections.push_back(arguments[i]);
    }
    if (sections.empty())
        sections = {"plain", "workloads", "features", "threads", "memory"};
    for (const auto& section : sections) {
        const bool done = section == "plain"       ? measure_plain()
                          : section == "workloads" ? measure_workloads()
                          : section == "features"  ? measure_features()
                          : section == "threads"   ? measure_threads()
                          : section == "memory"    ? measure_memory(billion)
                                                   : throw std::runtime_error("no section '" + section + "'");
        if (!done)
            return 1;
    }
    return 0;
}

} // namespace
} // namespace bench

int main(int count, char** arguments) {
#ifdef BENCH_UNFIT
    fmt::print(stderr, "bench-side_by_side measures nothing: {}\n", BENCH_UNFIT);
    return 1;
#endif
    try {
        const std::vector<std::string> words(arguments + 1, arguments + count);
        if (words.size() == 2 && words[0] == "--memory-of-run")
            return bench::tell_memory_of_run(std::stoull(words[1]));
        return bench::measure(words);
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench-side_by_side: {}\n", error.what());
        return 1;
    }
}
