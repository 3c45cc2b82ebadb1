#pragma once
/// What the published results say about the teams, and how well the draws that agree with them serve.

#include <cutline/base/ids.hpp>
#include <cutline/evidence/posterior.hpp>
#include <cutline/numeric/interval.hpp>

#include <cstddef>
#include <vector>

namespace cutline {

/// A number with the interval in which it lies with a probability of 90%.
struct Belief {
    double value = 0; ///< its mean
    Interval interval;
};

struct TeamBelief {
    TeamId team;
    bool scored = false; ///< in any held round; nothing is known of others
    Belief strength;     ///< share of the points, above what is expected
    struct InRound {
        bool scored = false;
        Belief total;              ///< points
        std::vector<double> ranks; ///< probability of being first, second, …; ties share their places
    };
    std::vector<InRound> rounds; ///< by held round
};

struct EvidenceSummary {
    Roster roster; ///< the names in which it is told
    std::vector<HeldField> held;
    std::vector<TeamBelief> teams; ///< by team of the roster
    double draws = 0;              ///< that this rests on
    double effective = 0;          ///< of the strength that is known worst: so many independent draws
    double split_r_hat = 1;        ///< of the strength of which the chains agree least
    double acceptance = 1;         ///< share of draws that agreed when they were played again
};

/// Looks at the first 32 stretches of a posterior. The same for any number of threads (0: as many as there
/// are).
[[nodiscard]] EvidenceSummary summarise(const Posterior& posterior, unsigned threads = 0);

} // namespace cutline
