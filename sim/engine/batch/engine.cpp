#include "engine/batch/block.hpp"

#include <cutline/engine/batch.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace cutline {
namespace {

/// Long enough that what is done once for a block costs little, short enough that its columns stay in the
/// nearest caches; many teams and leaves leave room for fewer lanes.
constexpr std::size_t lanes_of_a_block = 512;
constexpr std::size_t lanes_of_a_large_block = 256;
constexpr std::size_t scores_of_a_large_block = 256;
/// Under open rules each plan plays its share of the lanes: a larger block leaves each enough of them.
constexpr std::size_t lanes_under_open_rules = 2048;

} // namespace

/// Room that a thread works in.
struct BatchRoom {
    batch::Arena arena;
    batch::ColumnCache cache;
    OutcomeColumns outcomes;
    std::vector<std::vector<std::uint32_t>> chosen; ///< lanes of a block, by plan
    const Redraw& redraw;
    std::vector<std::optional<DrawKeys>>
        redrawn_keys; ///< by plan, once it has been played; unless none is redrawn
};

BatchEngine::BatchEngine(const Game& game, std::uint64_t seed, Strengths strengths)
    : game_(&game), strengths_(strength_rules(game, strengths)) {
    for (const auto& rule : game.open_rules)
        open_rules_.push_back(stream_key(seed, {"open_rules", rule.name}));
    for (const auto& plan : game.plans)
        keys_.push_back(make_draw_keys(plan, game.roster, seed));
}

void BatchEngine::play(std::uint64_t first, std::uint64_t last, const Take& take,
                       const Redraw& redraw) const {
    BatchRoom room{.redraw = redraw};
    room.chosen.resize(game_->plans.size());
    room.redrawn_keys.resize(game_->plans.size());
    const auto& plan = game_->plans.front();
    std::size_t block = plan.teams.size() * plan.leaves.size() > scores_of_a_large_block
                            ? lanes_of_a_large_block
                            : lanes_of_a_block;
    if (game_->plans.size() > 1)
        block = lanes_under_open_rules;
    while (first < last) {
        const auto end = std::min(last, (first / block + 1) * block);
        play_block(first, static_cast<std::size_t>(end - first), room, take);
        first = end;
    }
}

const DrawKeys& BatchEngine::keys_of(std::size_t plan, BatchRoom& room) const {
    if (room.redraw.empty())
        return keys_[plan];
    auto& keys = room.redrawn_keys[plan];
    if (!keys)
        keys = redrawn(keys_[plan], game_->plans[plan], game_->roster, room.redraw, game_->known.get());
    return *keys;
}

void BatchEngine::play_lanes(std::size_t plan, const batch::Lanes& lanes, BatchRoom& room) const {
    batch::BlockPlayer player(game_->plans[plan], keys_of(plan, room), game_->roster, lanes, room.arena,
                              room.outcomes);
    player.play();
    if (!strengths_.empty())
        player.tell_strengths(strengths_[plan]);
}

void BatchEngine::play_block(std::uint64_t first, std::size_t count, BatchRoom& room,
                             const Take& take) const {
    room.arena.reset();
    // A block lies within one stretch: both begin at multiples of powers of two.
    const auto& known = game_->known;
    const auto stretch = known == nullptr
                             ? nullptr
                             : known->stretch(first / stretch_trials, room.redraw.replicate(known_source));
    if (game_->plans.size() == 1) {
        const batch::Lanes lanes(first, count, room.arena, stretch.get());
        play_lanes(0, lanes, room);
        take(room.outcomes, lanes.trials());
        return;
    }
    room.cache.start(first, count);
    std::vector<std::size_t> combination(count);
    for (std::size_t i = 0; i < open_rules_.size(); ++i) {
        const auto& rule = game_->open_rules[i];
        const auto* const words =
            room.cache.words(redrawn(open_rules_[i], room.redraw.replicate("open_rules", rule.name)));
        for (std::size_t lane = 0; lane < count; ++lane)
            combination[lane] =
                combination[lane] * rule.variants.size() + static_cast<std::size_t>(rule.choice(words[lane]));
    }
    for (auto& chosen : room.chosen)
        chosen.clear();
    for (std::size_t lane = 0; lane < count; ++lane)
        room.chosen[combination[lane]].push_back(static_cast<std::uint32_t>(lane));
    for (std::size_t p = 0; p < game_->plans.size(); ++p) {
        if (room.chosen[p].empty())
            continue;
        room.arena.reset();
        const batch::Lanes lanes(room.cache, room.chosen[p], room.arena, stretch.get());
        play_lanes(p, lanes, room);
        take(room.outcomes, lanes.trials());
    }
}

} // namespace cutline
