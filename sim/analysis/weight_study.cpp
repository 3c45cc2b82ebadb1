#include "analysis/weight_counts.hpp"
#include "analysis/weight_lattice.hpp"
#include "engine/arithmetic.hpp"
#include "tally/team_counter.hpp"

#include <cutline/analysis/weight_study.hpp>
#include <cutline/engine/batch.hpp>
#include <cutline/engine/reference.hpp>
#include <cutline/engine/weight_sweep.hpp>
#include <cutline/tally/groups.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace cutline {
namespace {

/// A counter takes 1 KB, several times over.
constexpr std::size_t most_counters = std::size_t{1} << 17;

/// The scenario's weights; then without each criterion in turn, the others keeping their proportions; then
/// the grid.
std::vector<std::vector<double>> weightings_of(const StudiedWeights& studied, bool grid) {
    const auto nominal = studied.nominal();
    std::vector<std::vector<double>> weightings{nominal};
    for (std::size_t c = 0; c < nominal.size(); ++c)
        weightings.push_back(moved_to(nominal, c, 0));
    if (grid)
        for (auto& point : simplex_lattice(nominal.size(), studied.total()))
            weightings.push_back(std::move(point));
    return weightings;
}

/// One trial at a time, as its record tells it.
class TrialByTrial {
  public:
    TrialByTrial(const Game& game, const WeightCounters& at, double total, std::uint64_t seed)
        : engine_(game, seed), game_(game), at_(at), total_(total) {}

    void operator()(TrialRange trials, std::span<WideSum> into) const {
        Outcome outcome;
        TrialRecord record;
        for (auto trial = trials.first; trial < trials.last; ++trial) {
            engine_.play(trial, outcome, &record);
            for (const auto& round : record.rounds)
                count_ranks(at_, game_.plans[record.plan].rounds[round.round].id.index(), scored(round),
                            into);
            count_final(at_, outcome.finalists, std::span{record.numbers}.last(at_.criteria), total_, into);
        }
    }

  private:
    static ScoredRound scored(const RoundRecord& round) {
        ScoredRound made{};
        for (std::size_t i = 0; i < round.teams.size(); ++i)
            if (const auto& team = round.teams[TeamId{i}]) {
                made.scored.insert(TeamId{i});
                made.totals[i] = to_ten_thousandths(team->total);
            }
        return made;
    }

    ReferenceEngine engine_;
    const Game& game_;
    WeightCounters at_;
    double total_;
};

void count_weightings(const WeightSweep& sweep, const WeightCounters& at, TrialRange trials,
                      std::span<WideSum> into) {
    std::vector<TeamCounter> finals(at.weightings, TeamCounter{at.teams});
    sweep.play(trials.first, trials.last,
               [&](std::size_t weighting, std::span<const TeamSet> sets, std::span<const std::uint64_t>) {
                   finals[weighting].add(sets);
               });
    for (std::size_t weighting = 0; weighting < at.weightings; ++weighting)
        for (std::size_t team = 0; team < at.teams; ++team)
            into[at.final_under(weighting, team)] += finals[weighting].count(TeamId{team});
}

} // namespace

WeightCounters counters_of(const WeightStudy& study) {
    return {.teams = study.game().roster.teams.size(),
            .rounds = study.game().roster.rounds.size(),
            .criteria = study.studied().criteria().size(),
            .weightings = study.weightings().size()};
}

WeightStudy::WeightStudy(const Game& game, WeightStudyOptions options)
    : game_(game), options_(std::move(options)), studied_(game, options_.level),
      law_(studied_.law(options_.rule)), drawn_(studied_.drawn(game, law_)),
      weightings_(weightings_of(studied_, options_.grid)) {
    const auto size = counters_of(*this).size();
    if (size > most_counters) {
        Diagnostics diagnostics;
        diagnostics.error(
            {}, "teams",
            fmt::format("{} teams in {} rounds make {} counts of ranks, pairs and weightings",
                        game.roster.teams.size(), game.roster.rounds.size(), size),
            fmt::format("at most {} can be kept: leave out --grid, teams or rounds", most_counters));
        throw InputError(diagnostics.all());
    }
}

Counts WeightStudy::empty() const {
    return Counts{counters_of(*this).size(), group_trials_of(game_)};
}

CountTrials WeightStudy::player(std::uint64_t seed, Engine engine) const {
    const auto at = counters_of(*this);
    const double total = studied_.total();
    const auto sweep = std::make_shared<const WeightSweep>(game_, studied_, seed, weightings_);
    if (engine == Engine::reference) {
        const auto play = std::make_shared<const TrialByTrial>(drawn_, at, total, seed);
        return [=](TrialRange trials, Counts& counts) {
            const auto into = counts.count(trials.first, trials.last);
            (*play)(trials, into);
            count_weightings(*sweep, at, trials, into);
        };
    }
    const auto batch = std::make_shared<const BatchEngine>(drawn_, seed, Totals::told);
    return [=](TrialRange trials, Counts& counts) {
        const auto into = counts.count(trials.first, trials.last);
        batch->play(trials.first, trials.last,
                    [&](const OutcomeColumns& outcomes, std::span<const std::uint64_t>) {
                        count(at, outcomes, total, into);
                    });
        count_weightings(*sweep, at, trials, into);
    };
}

} // namespace cutline
