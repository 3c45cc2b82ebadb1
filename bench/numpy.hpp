#pragma once
/// The plain model in NumPy: programs of their own, which tell their processor time and what they counted.

#include "measure.hpp"
#include "plain_model.hpp"

#include <cutline/plan/game.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace bench {

/// A python that has NumPy: the one that is found first, or Debian's; empty if neither has.
[[nodiscard]] inline std::string python_with_numpy() {
    for (const std::string python : {"python3", "/usr/bin/python3"})
        if (std::system((python + " -c 'import numpy' 2>/dev/null").c_str()) == 0)
            return python;
    return {};
}

/// What a command prints. @throws std::runtime_error if it can't be run
[[nodiscard]] inline std::string output_of(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    if (!pipe)
        throw std::runtime_error("can't run " + command);
    std::string text;
    char part[4096];
    for (std::size_t size = 0; (size = std::fread(part, 1, sizeof part, pipe.get())) > 0;)
        text.append(part, size);
    return text;
}

/// A game of the plain model's form, with other teams and rounds, as plain_model.py reads it. The rounds are
/// half a year apart, and have one gate.
[[nodiscard]] inline nlohmann::json model_of(const cutline::Game& game) {
    const auto& plan = game.plans.front();
    const auto& first = plan.rounds.front();
    nlohmann::json model{{"strength", plan.teams[cutline::TeamId{0}].strength_spread.constant},
                         {"first_field", first.entrants.size()}};
    for (std::size_t l = 0; l < plan.leaves.size(); ++l) {
        model["points"].push_back(plan.leaves[cutline::LeafId{l}].points);
        model["noise"].push_back(first.leaves[cutline::LeafId{l}].noise.constant);
    }
    std::vector<cutline::TeamId> ids; // t1, t2, …
    while (ids.size() < game.roster.teams.size())
        ids.push_back(game.roster.team(fmt::format("t{}", ids.size() + 1)).value());
    for (const auto id : ids) {
        const auto& team = plan.teams[id];
        nlohmann::json shares;
        for (std::size_t l = 0; l < plan.leaves.size(); ++l)
            shares.push_back(team.expected[cutline::LeafId{l}].constant /
                             plan.leaves[cutline::LeafId{l}].points);
        model["expected"].push_back(shares);
        model["growth"].push_back(6 * team.growth.constant);
    }
    for (const auto& round : plan.rounds) {
        nlohmann::json passes;
        for (const auto id : ids)
            passes.push_back(round.gates.front().pass[id].constant);
        model["gate"].push_back(passes);
        model["keep"].push_back(static_cast<std::size_t>(round.cut.count.constant));
    }
    return model;
}

/// @param script  in the folder bench  @param model  a file of `model_of`; empty: the plain model
/// @param survivals  receives what it counted  @param trials  a multiple of the script's batches
[[nodiscard]] inline Contender numpy(std::string name, const std::string& python, const std::string& script,
                                     plain::Survivals& survivals, std::uint64_t trials = 100'000,
                                     const std::string& model = {}) {
    return {std::move(name), [=, &survivals, seed = 1]() mutable {
                const auto told = nlohmann::json::parse(
                    output_of(fmt::format("OPENBLAS_NUM_THREADS=1 {} -B {}/{} {} {} {}", python, BENCH_FOLDER,
                                          script, trials, seed++, model)));
                survivals.trials += told["trials"].get<std::uint64_t>();
                for (std::size_t round = 0; round < survivals.count.size(); ++round)
                    for (std::size_t team = 0; team < survivals.count[round].size(); ++team)
                        survivals.count[round][team] += told["survived"][round][team].get<std::uint64_t>();
                return told["ns"].get<double>();
            }};
}

} // namespace bench
