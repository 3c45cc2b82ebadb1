#include "engine/batch/sweep_draws.hpp"

#include <cutline/engine/weight_sweep.hpp>

#include <algorithm>
#include <mutex>

namespace cutline {
namespace {

constexpr std::size_t lanes_of_a_block = 512;

/// Columns of one round of one chunk.
struct alignas(64) RoundLanes {
    std::uint32_t survivors[batch::swept_lanes];
    std::uint32_t out[batch::swept_lanes];
};

} // namespace

/// Room that a thread works in.
struct SweepRoom {
    SweepRoom(const Game& game, const std::vector<Draws>& draws)
        : plans(game.plans), set_to(game.plans.size(), ~std::size_t{0}), chosen(game.plans.size()) {
        players.reserve(plans.size());
        for (std::size_t p = 0; p < plans.size(); ++p)
            players.emplace_back(plans[p], draws[p].keys(), game.roster, lanes_of_a_block);
    }

    batch::Arena arena;
    batch::ColumnCache cache;
    batch::Lanes lanes;
    Outcome outcome;
    std::vector<Plan> plans;                        ///< whose weights are set
    std::vector<std::size_t> set_to;                ///< the weighting that each has
    std::vector<batch::BlockPlayer> players;        ///< of these plans
    std::vector<std::vector<std::uint32_t>> chosen; ///< lanes of a block, by plan
    std::vector<RoundLanes> rounds;
    std::vector<TeamSet> finalists;
};

class WeightSweep::Rooms {
  public:
    [[nodiscard]] std::unique_ptr<SweepRoom> take(const Game& game, const std::vector<Draws>& draws) {
        {
            const std::scoped_lock lock(mutex_);
            if (!free_.empty()) {
                auto room = std::move(free_.back());
                free_.pop_back();
                return room;
            }
        }
        return std::make_unique<SweepRoom>(game, draws);
    }
    void give_back(std::unique_ptr<SweepRoom> room) {
        const std::scoped_lock lock(mutex_);
        free_.push_back(std::move(room));
    }

  private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<SweepRoom>> free_;
};

namespace {

/// Sweeps the lanes of one plan.
class PlanSweeper {
  public:
    PlanSweeper(const Game& game, const StudiedWeights& studied, const SweepPlan& sweep, const Draws& draws,
                std::span<const std::vector<double>> weightings, std::size_t which, SweepRoom& room,
                const WeightSweep::Take& take)
        : game_(game), studied_(studied), sweep_(sweep), draws_(draws), weightings_(weightings),
          which_(which), room_(room), take_(take) {}

    void operator()() {
        if (sweep_.fast)
            sweep();
        else
            play_each();
    }

  private:
    /// The plan with the weights of one weighting.
    const Plan& plan(std::size_t weighting) {
        if (room_.set_to[which_] != weighting)
            studied_.set(room_.plans[which_], which_, weightings_[weighting]);
        room_.set_to[which_] = weighting;
        return room_.plans[which_];
    }

    void play_each() {
        for (std::size_t weighting = 0; weighting < weightings_.size(); ++weighting) {
            (void)plan(weighting);
            const auto& outcomes = room_.players[which_].play(room_.lanes, room_.arena);
            take_(weighting, std::span{outcomes.finalists}.first(outcomes.lanes), room_.lanes.trials());
        }
    }

    void sweep() {
        const auto& plan = game_.plans[which_];
        const auto& lanes = room_.lanes;
        room_.arena.reset();
        const SweepDraws drawn(plan, sweep_, draws_.keys(), lanes, room_.arena, room_.players[which_]);
        room_.rounds.resize(plan.rounds.size());
        room_.finalists.resize(batch::swept_lanes);
        for (std::size_t chunk = 0; chunk < drawn.chunks(); ++chunk) {
            const auto first = chunk * batch::swept_lanes;
            const auto count = std::min(batch::swept_lanes, lanes.count() - first);
            make_rounds(plan, drawn, chunk);
            const auto trials = std::span{lanes.trials()}.subspan(first, count);
            for (std::size_t weighting = 0; weighting < weightings_.size(); ++weighting)
                sweep_chunk(plan, weighting, trials);
        }
    }

    void make_rounds(const Plan& plan, const SweepDraws& drawn, std::size_t chunk) {
        rounds_.clear();
        sources_.resize(plan.rounds.size());
        for (std::size_t position = 0; position < plan.rounds.size(); ++position) {
            rounds_.push_back(drawn.round(position, chunk));
            sources_[position].clear();
            for (const auto& inflow : plan.rounds[position].from) {
                const auto& source = room_.rounds[inflow.round];
                sources_[position].push_back(inflow.out ? source.out : source.survivors);
            }
            rounds_.back().sources = sources_[position];
        }
    }

    void sweep_chunk(const Plan& plan, std::size_t weighting, std::span<const std::uint64_t> trials) {
        alignas(64) std::uint32_t unsure[batch::swept_lanes] = {};
        alignas(64) std::uint32_t finalists[batch::swept_lanes] = {};
        for (std::size_t position = 0; position < rounds_.size(); ++position) {
            const auto& [weights, tolerance] = sweep_.weights[weighting][position];
            auto& lanes = room_.rounds[position];
            batch::sweep_round(rounds_[position], {.weights = weights,
                                                   .tolerance = tolerance,
                                                   .survivors = lanes.survivors,
                                                   .out = lanes.out,
                                                   .unsure = unsure});
            if (plan.rounds[position].final)
                for (std::size_t lane = 0; lane < batch::swept_lanes; ++lane)
                    finalists[lane] |= lanes.survivors[lane];
        }
        std::uint32_t any_unsure = 0;
        for (std::size_t lane = 0; lane < batch::swept_lanes; ++lane) {
            room_.finalists[lane] = TeamSet{finalists[lane]};
            any_unsure |= unsure[lane];
        }
        for (std::size_t lane = 0; any_unsure != 0 && lane < trials.size(); ++lane)
            if (unsure[lane] != 0)
                room_.finalists[lane] = by_the_rules(weighting, trials[lane]);
        take_(weighting, std::span{room_.finalists}.first(trials.size()), trials);
    }

    TeamSet by_the_rules(std::size_t weighting, std::uint64_t trial) {
        cutline::play(plan(weighting), draws_, game_.roster, trial, room_.outcome);
        return room_.outcome.finalists;
    }

    const Game& game_;
    const StudiedWeights& studied_;
    const SweepPlan& sweep_;
    const Draws& draws_;
    std::span<const std::vector<double>> weightings_;
    std::size_t which_;
    SweepRoom& room_;
    const WeightSweep::Take& take_;
    std::vector<batch::SweptRound> rounds_; ///< of the chunk
    std::vector<std::vector<const std::uint32_t*>> sources_;
};

} // namespace

WeightSweep::WeightSweep(const Game& game, const StudiedWeights& studied, std::uint64_t seed,
                         std::vector<std::vector<double>> weightings)
    : game_(&game), studied_(&studied), weightings_(std::move(weightings)), settled_(game, seed),
      rooms_(std::make_unique<Rooms>()) {
    for (std::size_t p = 0; p < game.plans.size(); ++p) {
        draws_.emplace_back(game.plans[p], game.roster, seed);
        plans_.push_back(make_sweep_plan(game.plans[p], p, game.roster, studied, weightings_));
    }
}

WeightSweep::~WeightSweep() = default;

bool WeightSweep::fast() const {
    return std::ranges::all_of(plans_, &SweepPlan::fast);
}

void WeightSweep::play(std::uint64_t first, std::uint64_t last, const Take& take) const {
    auto room = rooms_->take(*game_, draws_);
    for (; first < last; first += lanes_of_a_block)
        play_block(first, static_cast<std::size_t>(std::min<std::uint64_t>(lanes_of_a_block, last - first)),
                   *room, take);
    rooms_->give_back(std::move(room));
}

void WeightSweep::play_block(std::uint64_t first, std::size_t count, SweepRoom& room,
                             const Take& take) const {
    room.cache.start(first, count);
    for (auto& chosen : room.chosen)
        chosen.clear();
    for (std::size_t lane = 0; lane < count; ++lane)
        room.chosen[game_->plans.size() == 1 ? 0 : settled_.plan_of(first + lane)].push_back(
            static_cast<std::uint32_t>(lane));
    for (std::size_t p = 0; p < game_->plans.size(); ++p) {
        if (room.chosen[p].empty())
            continue;
        room.lanes.start(room.cache, room.chosen[p]);
        PlanSweeper(*game_, *studied_, plans_[p], draws_[p], weightings_, p, room, take)();
    }
}

} // namespace cutline
