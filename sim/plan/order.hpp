#pragma once
/// The graph of rounds: which round feeds which, in which order they are held, and which are final.

#include "plan/complaints.hpp"

#include <cutline/scenario/scenario.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace cutline {

/// The rounds of a scenario as a graph. Indices are positions in Scenario::rounds.
struct RoundGraph {
    struct Source {
        std::size_t round;
        bool out;
        std::string path; ///< where it is written; of a default, the round's own
    };
    std::vector<std::vector<Source>> from; ///< by round
    std::vector<std::size_t> order;        ///< as they are held: by date, then as in the file
    std::vector<double> months;            ///< by round, since the reference date
    std::vector<bool> final;               ///< by round
    bool complete = true;                  ///< it is known where the teams of every round come from
};

/// Complains about unknown rounds, cycles, dates that run backwards, and finals that are not said or not so.
/// The order is empty when there is a cycle.
[[nodiscard]] RoundGraph make_round_graph(const std::vector<Round>& rounds, const Complaints& complaints);

} // namespace cutline
