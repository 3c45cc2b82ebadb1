#include "engine/batch/block.hpp"

#include <cutline/engine/batch.hpp>

#include <algorithm>
#include <mutex>

namespace cutline {
namespace {

/// Long enough that what is done once for a block costs little, short enough that its columns stay in the
/// nearest caches; many teams and leaves leave room for fewer lanes.
constexpr std::size_t lanes_of_a_block = 1024;
constexpr std::size_t lanes_of_a_large_block = 256;
constexpr std::size_t scores_of_a_large_block = 256;
/// Under open rules each plan plays its share of the lanes: a larger block leaves each enough of them.
constexpr std::size_t lanes_under_open_rules = 2048;

std::size_t block_of(const Game& game) {
    const auto& plan = game.plans.front();
    if (game.plans.size() > 1)
        return lanes_under_open_rules;
    return plan.teams.size() * plan.leaves.size() > scores_of_a_large_block ? lanes_of_a_large_block
                                                                            : lanes_of_a_block;
}

} // namespace

/// What one thread works in, kept from block to block.
class BatchEngine::Room {
  public:
    /// @param keys  of the plans; outlive the room unless sources are redrawn
    Room(const Game& game, const std::vector<DrawKeys>& keys, Totals totals, const Redraw& again)
        : redraw(again), chosen(game.plans.size()) {
        if (!redraw.empty()) {
            for (std::size_t p = 0; p < game.plans.size(); ++p)
                redrawn_keys.push_back(
                    redrawn(keys[p], game.plans[p], game.roster, redraw, game.known.get()));
            make_players(game, redrawn_keys, totals);
        } else {
            make_players(game, keys, totals);
        }
    }
    void make_players(const Game& game, const std::vector<DrawKeys>& keys, Totals totals) {
        players.reserve(game.plans.size());
        for (std::size_t p = 0; p < game.plans.size(); ++p)
            players.emplace_back(game.plans[p], keys[p], game.roster, block_of(game), totals);
    }

    Redraw redraw;
    std::vector<DrawKeys> redrawn_keys; ///< by plan; none if no source is redrawn
    batch::Arena arena;
    batch::Lanes lanes;
    std::vector<batch::BlockPlayer> players; ///< one for each plan

    // Under open rules.
    batch::ColumnCache cache;
    std::vector<std::uint32_t> combination;         ///< the plan of each lane
    std::vector<std::vector<std::uint32_t>> chosen; ///< lanes of a block, by plan
};

/// Rooms that nobody works in.
class BatchEngine::Rooms {
  public:
    [[nodiscard]] std::unique_ptr<Room> take() {
        const std::lock_guard lock(mutex_);
        if (free_.empty())
            return nullptr;
        auto room = std::move(free_.back());
        free_.pop_back();
        return room;
    }
    void give_back(std::unique_ptr<Room> room) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(room));
    }

  private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Room>> free_;
};

BatchEngine::BatchEngine(const Game& game, std::uint64_t seed, Strengths strengths, Totals totals)
    : game_(&game), totals_(totals), strengths_(strength_rules(game, strengths)),
      rooms_(std::make_shared<Rooms>()) {
    expect_known(game);
    for (const auto& rule : game.open_rules)
        open_rules_.push_back(stream_key(seed, {"open_rules", rule.name}));
    for (const auto& plan : game.plans)
        keys_.push_back(make_draw_keys(plan, game.roster, seed));
}

void BatchEngine::play(std::uint64_t first, std::uint64_t last, const Take& take,
                       const Redraw& redraw) const {
    auto room = redraw.empty() ? rooms_->take() : nullptr;
    if (!room)
        room = std::make_unique<Room>(*game_, keys_, totals_, redraw);
    const auto block = block_of(*game_);
    while (first < last) {
        // A block lies within one stretch of known draws: both begin at multiples of powers of two.
        const auto end = std::min(last, (first / block + 1) * block);
        play_block(first, static_cast<std::size_t>(end - first), *room, take);
        first = end;
    }
    if (redraw.empty())
        rooms_->give_back(std::move(room));
}

void BatchEngine::play_block(std::uint64_t first, std::size_t count, Room& room, const Take& take) const {
    const auto play_plan = [&](std::size_t p) {
        auto& player = room.players[p];
        const auto& outcomes = player.play(room.lanes, room.arena);
        if (!strengths_.empty())
            player.tell_strengths(strengths_[p]);
        take(outcomes, room.lanes.trials());
    };
    const auto& known = game_->known;
    const auto stretch = known == nullptr
                             ? nullptr
                             : known->stretch(first / stretch_trials, room.redraw.replicate(known_source));
    if (room.players.size() == 1) {
        room.lanes.start(first, count, stretch.get());
        play_plan(0);
        return;
    }
    choose_plans(first, count, room);
    for (std::size_t p = 0; p < room.players.size(); ++p) {
        if (room.chosen[p].empty())
            continue;
        room.lanes.start(room.cache, room.chosen[p], stretch.get());
        play_plan(p);
    }
}

void BatchEngine::choose_plans(std::uint64_t first, std::size_t count, Room& room) const {
    room.cache.start(first, count);
    room.combination.assign(count, 0);
    for (std::size_t i = 0; i < open_rules_.size(); ++i) {
        const auto& rule = game_->open_rules[i];
        const auto* const words =
            room.cache.words(redrawn(open_rules_[i], room.redraw.replicate("open_rules", rule.name)));
        for (std::size_t lane = 0; lane < count; ++lane)
            room.combination[lane] =
                static_cast<std::uint32_t>(room.combination[lane] * rule.variants.size() +
                                           static_cast<std::size_t>(rule.choice(words[lane])));
    }
    for (auto& chosen : room.chosen)
        chosen.clear();
    for (std::size_t lane = 0; lane < count; ++lane)
        room.chosen[room.combination[lane]].push_back(static_cast<std::uint32_t>(lane));
}

} // namespace cutline
