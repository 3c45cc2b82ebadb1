#pragma once
/// Changes to plain.yaml that ask for one feature each.

#include "games.hpp"

#include <string>
#include <vector>

namespace bench {

struct Feature {
    std::string name;
    Settings settings;
};

[[nodiscard]] inline std::vector<Feature> features() {
    const std::string chances = "{t1: 97%, t2: 96.5%, t3: 96%, t4: 97%, t5: 96.5%, t6: 96%}";
    return {
        {"one uncertain number", {{"spread.strength", "{uniform: [2%, 6%]}"}}},
        {"ten uncertain numbers",
         {{"spread.strength", "{t1: {uniform: [2%, 6%]}, t2: {uniform: [2%, 6%]}, t3: {uniform: [2%, 6%]}, "
                              "t4: {uniform: [2%, 6%]}, t5: {uniform: [2%, 6%]}, t6: {uniform: [2%, 6%]}}"},
          {"teams.t1.expected.nia", "{normal: [7.4, 0.3]}"},
          {"teams.t2.expected.nia", "{normal: [7.6, 0.3]}"},
          {"teams.t3.expected.nia", "{triangular: [6, 7, 8]}"},
          {"teams.t4.expected.nia", "{pert: [6, 7, 8]}"}}},
        {"drawn weights, simplex", {{"weights", "{simplex: [nia, common, individual, expert, user]}"}}},
        {"drawn weights, dirichlet",
         {{"weights", "{dirichlet: {nia: 10, common: 20, individual: 10, expert: 35, user: 25}, "
                      "concentration: 100}"}}},
        {"panel of raters", {{"criteria.expert", "{points: 35, panel: {raters: 10, spread: 25%}}"}}},
        {"normalise: top, one score", {{"criteria.expert", "{points: 35, normalise: top}"}}},
        {"normalise: rank, one score", {{"criteria.expert", "{points: 35, normalise: rank}"}}},
        {"resolution, every score",
         {{"criteria", "{nia: {resolution: 0.1}, common: {resolution: 0.1}, individual: {resolution: 0.1}, "
                       "expert: {resolution: 0.1}, user: {resolution: 0.1}}"}}},
        {"ties: all", {{"rounds.stage1.ties", "all"}, {"rounds.stage4.ties", "all"}}},
        {"ties by a score, four rounds",
         {{"rounds.stage1.ties", "[expert]"},
          {"rounds.stage2.ties", "[expert]"},
          {"rounds.stage3.ties", "[expert]"},
          {"rounds.stage4.ties", "[expert]"}}},
        {"carry, three rounds",
         {{"rounds.stage2.carry", "30%"}, {"rounds.stage3.carry", "30%"}, {"rounds.stage4.carry", "30%"}}},
        {"profile", {{"spread.profile", "3%"}}},
        {"form", {{"spread.form", "2%"}}},
        {"drawn growth", {{"spread.growth", "0.1%"}}},
        {"withdrawals", {{"teams.t1.withdraw", "1%"}, {"teams.t2.withdraw", "1%"}}},
        {"a gate by total", {{"rounds.stage2.gates.bar", "{measure: total, at_least: 60}"}}},
        {"a gate by criterion", {{"rounds.stage2.gates.bar", "{measure: expert, at_least: 18}"}}},
        {"aggregate: geometric", {{"aggregate", "geometric"}}},
        {"an award", {{"rounds.stage2.award", "{gpu: 1000}"}}},
        {"an open rule",
         {{"variants", "{three: {set: {rounds.stage1.keep: 3}}}"},
          {"open_rules", "{cuts: {as-is: 70%, three: 30%}}"}}},
        {"a gate with memory",
         {{"rounds.stage1.gates.independence", "{pass: " + chances + ", memory: true}"},
          {"rounds.stage2.gates.independence", "{pass: " + chances + ", memory: true}"}}},
    };
}

} // namespace bench
