#include "analysis/counted_chance.hpp"
#include "analysis/weight_counts.hpp"
#include "tally/bounds.hpp"

#include <cutline/analysis/weight_study.hpp>
#include <cutline/numeric/elementary.hpp>

#include <algorithm>
#include <limits>

namespace cutline {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

class AcceptabilityEstimator {
  public:
    AcceptabilityEstimator(const WeightStudy& study, const WeightCounters& at, const Counts& counts,
                           Confidence confidence)
        : study_(study), at_(at), chances_(counts, confidence), final_(bounds_of_final(study.game())) {}

    [[nodiscard]] TeamAcceptability team(TeamId team) const {
        TeamAcceptability made;
        made.team = team;
        const auto i = team.index();
        made.final = proven(chances_.chance(at_.final(i)), team);
        made.nominal = proven(chances_.chance(at_.final_under(0, i)), team);
        for (std::size_t round = 0; round < at_.rounds; ++round)
            made.rounds.add(ranks(round, i));
        made.has_central = made.final.count > 0;
        for (std::size_t c = 0; c < at_.criteria; ++c) {
            made.central.push_back(central(i, c));
            made.without_criterion.push_back(proven(chances_.chance(at_.final_under(1 + c, i)), team));
            made.without_difference.push_back(
                chances_.difference(at_.final_under(1 + c, i), at_.final_under(0, i)));
        }
        return made;
    }

    [[nodiscard]] PerId<TeamId, Estimate> final_under(std::size_t weighting) const {
        PerId<TeamId, Estimate> finals;
        for (std::size_t team = 0; team < at_.teams; ++team)
            finals.add(proven(chances_.chance(at_.final_under(weighting, team)), TeamId{team}));
        return finals;
    }

  private:
    [[nodiscard]] Estimate proven(Estimate estimate, TeamId team) const {
        estimate.never = !final_.possibly.contains(team);
        estimate.always = final_.surely.contains(team);
        return estimate;
    }

    [[nodiscard]] RankAcceptability ranks(std::size_t round, std::size_t team) const {
        RankAcceptability made;
        for (std::size_t place = 0; place < at_.teams; ++place)
            made.ranks.push_back(chances_.chance_in_parts(at_.rank(round, team, place), whole_rank));
        for (std::size_t other = 0; other < at_.teams; ++other)
            made.beats.add(chances_.chance_in_parts(at_.wins(round, team, other), 2));
        const auto most = elementary::log(static_cast<double>(at_.teams)) / elementary::log(2);
        made.entropy =
            chances_.jackknife().within({0, most}, [&](const Sums& sums) { return bits(sums, round, team); });
        return made;
    }

    /// −Σ b log₂ b over the team's ranks, with b the share of a rank among the trials in which it has one.
    [[nodiscard]] double bits(const Sums& sums, std::size_t round, std::size_t team) const {
        double scored = 0;
        for (std::size_t place = 0; place < at_.teams; ++place)
            scored += sums[at_.rank(round, team, place)];
        double entropy = 0;
        for (std::size_t place = 0; place < at_.teams && scored > 0; ++place)
            if (const double b = sums[at_.rank(round, team, place)] / scored; b > 0)
                entropy -= b * elementary::log(b) / elementary::log(2);
        return entropy;
    }

    /// The mean weight over the trials in which the team is a finalist.
    [[nodiscard]] Estimated central(std::size_t team, std::size_t criterion) const {
        const double total = study_.studied().total();
        if (chances_.jackknife().totals()[at_.final(team)] == 0)
            return {0, {-infinity, infinity}};
        return chances_.jackknife().within({0, total}, [&](const Sums& sums) {
            const double finals = sums[at_.final(team)];
            return total * weight_unit * sums[at_.weight(team, criterion)] / finals;
        });
    }

    const WeightStudy& study_;
    WeightCounters at_;
    CountedChances chances_;
    Bounds final_;
};

} // namespace

Acceptability WeightStudy::estimate(const Counts& counts, Confidence confidence) const {
    const auto at = counters_of(*this);
    const AcceptabilityEstimator estimator(*this, at, counts, confidence);
    Acceptability made{.trials = counts.trials(), .confidence = confidence, .teams = {}, .grid = {}};
    for (std::size_t team = 0; team < at.teams; ++team)
        made.teams.push_back(estimator.team(TeamId{team}));
    for (auto w = 1 + at.criteria; w < weightings_.size(); ++w)
        made.grid.push_back({weightings_[w], estimator.final_under(w)});
    return made;
}

double WeightStudy::widest(const Counts& counts, Confidence confidence) const {
    const auto at = counters_of(*this);
    const CountedChances chances(counts, confidence);
    double widest = 0;
    for (std::size_t team = 0; team < at.teams; ++team) {
        const auto interval = chances.chance(at.final(team)).interval;
        widest = std::max(widest, (interval.high - interval.low) / 2);
    }
    return widest;
}

} // namespace cutline
