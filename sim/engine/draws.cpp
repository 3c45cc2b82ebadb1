#include <cutline/engine/draws.hpp>
#include <cutline/numeric/normal.hpp>
#include <cutline/numeric/simplex.hpp>
#include <cutline/random/engine.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace cutline {
namespace {

DrawKeys::OfRound round_keys(const Plan& plan, const RoundPlan& round, const Roster& roster,
                             std::uint64_t seed) {
    const auto teams = roster.teams.size();
    const PerId<TeamId, Key> none(teams);
    DrawKeys::OfRound keys{none, none, none, none, none, PerId<TeamId, PerId<LeafId, Key>>(teams), {}};
    keys.gates.assign(round.gates.size(), none);
    // Who was published not to have come had a word, too.
    if (round.published_field)
        for (std::size_t i = 0; i < teams; ++i) {
            const auto& id = roster.teams[TeamId{i}].id;
            keys.entry[TeamId{i}] = stream_key(seed, {"entry", round.key, id, "enter"});
            keys.admission[TeamId{i}] = stream_key(seed, {"entry", round.key, id, "admit"});
        }
    for (const auto team : round.possible_field) {
        const auto& id = roster.teams[team].id;
        keys.form[team] = stream_key(seed, {"form", round.key, id});
        keys.entry[team] = stream_key(seed, {"entry", round.key, id, "enter"});
        keys.admission[team] = stream_key(seed, {"entry", round.key, id, "admit"});
        keys.withdrawal[team] = stream_key(seed, {"entry", round.key, id, "withdraw"});
        keys.lot[team] = stream_key(seed, {"ties", round.key, id});
        keys.noise[team] = PerId<LeafId, Key>(plan.leaves.size());
        for (std::size_t j = 0; j < plan.leaves.size(); ++j)
            if (const LeafId leaf{j}; !round.leaves[leaf].noise.is(0))
                keys.noise[team][leaf] = stream_key(seed, {"noise", round.key, id, plan.leaves[leaf].id});
        for (std::size_t g = 0; g < round.gates.size(); ++g) {
            const auto& gate = round.gates[g];
            keys.gates[g][team] = gate.memory ? stream_key(seed, {"gates", id, gate.id})
                                              : stream_key(seed, {"gates", round.key, id, gate.id});
        }
    }
    return keys;
}

template <class Keys>
void redraw_all(Keys& keys, std::uint32_t replicate) {
    if (replicate != 0)
        for (auto& key : keys)
            key = redrawn(key, replicate);
}

void redraw_all(DrawKeys::OfRound& keys, const Redraw& redraw) {
    redraw_all(keys.form, redraw.replicate("form"));
    for (auto& of_team : keys.noise)
        redraw_all(of_team, redraw.replicate("noise"));
    for (auto& gate : keys.gates)
        redraw_all(gate, redraw.replicate("gates"));
    for (auto* kind : {&keys.entry, &keys.admission, &keys.withdrawal})
        redraw_all(*kind, redraw.replicate("entry"));
    redraw_all(keys.lot, redraw.replicate("ties"));
}

void hold(Key base, const KnownDraws& known, Key& key) {
    if (known.knows(base))
        key = base;
}
void hold(const DrawKeys::OfRound& base, const KnownDraws& known, DrawKeys::OfRound& keys);

/// What is known is redrawn as a whole or not at all.
template <class Keys>
void hold(const Keys& base, const KnownDraws& known, Keys& keys) {
    auto from = base.begin();
    for (auto& key : keys)
        hold(*from++, known, key);
}
void hold(const DrawKeys::OfRound& base, const KnownDraws& known, DrawKeys::OfRound& keys) {
    hold(base.form, known, keys.form);
    hold(base.entry, known, keys.entry);
    hold(base.admission, known, keys.admission);
    hold(base.withdrawal, known, keys.withdrawal);
    hold(base.lot, known, keys.lot);
    hold(base.noise, known, keys.noise);
    hold(base.gates, known, keys.gates);
}
void hold(const DrawKeys& base, const KnownDraws& known, DrawKeys& keys) {
    hold(base.numbers, known, keys.numbers);
    hold(base.weights, known, keys.weights);
    hold(base.strength, known, keys.strength);
    hold(base.growth, known, keys.growth);
    hold(base.profile, known, keys.profile);
    hold(base.rounds, known, keys.rounds);
}

} // namespace

void expect_known(const Game& game) {
    if (game.shares_known_draws && game.known == nullptr)
        throw std::invalid_argument(
            "rounds of this game have published results, of which its draws must know");
}

std::int64_t chance_threshold(double chance) {
    constexpr double words = 0x1p32;
    return static_cast<std::int64_t>(std::floor(chance * words + 0.5)) - (std::int64_t{1} << 31);
}

DrawKeys make_draw_keys(const Plan& plan, const Roster& roster, std::uint64_t seed) {
    const auto teams = roster.teams.size();
    DrawKeys keys{{},
                  {},
                  PerId<TeamId, Key>(teams),
                  PerId<TeamId, Key>(teams),
                  PerId<TeamId, PerId<LeafId, Key>>(teams),
                  {}};
    for (const auto& number : plan.numbers)
        keys.numbers.push_back(stream_key(seed, {"numbers", number.name}));
    for (const auto& weights : plan.weights)
        keys.weights.push_back(stream_key(seed, {"weights", weights.name}));
    for (std::size_t i = 0; i < teams; ++i) {
        const TeamId team{i};
        const auto& id = roster.teams[team].id;
        keys.strength[team] = stream_key(seed, {"strength", id});
        keys.growth[team] = stream_key(seed, {"growth", id});
        keys.profile[team] = PerId<LeafId, Key>(plan.leaves.size());
        for (std::size_t j = 0; j < plan.leaves.size(); ++j)
            if (const LeafId leaf{j}; !plan.profile[leaf].is(0))
                keys.profile[team][leaf] = stream_key(seed, {"profile", id, plan.leaves[leaf].id});
    }
    for (const auto& round : plan.rounds)
        keys.rounds.push_back(round_keys(plan, round, roster, seed));
    return keys;
}

DrawKeys redrawn(DrawKeys keys, const Plan& plan, const Roster& roster, const Redraw& redraw,
                 const KnownDraws* known) {
    if (redraw.empty())
        return keys;
    const auto base = known == nullptr ? DrawKeys{} : keys;
    for (std::size_t i = 0; i < keys.numbers.size(); ++i)
        keys.numbers[i] = redrawn(keys.numbers[i], redraw.replicate("numbers", plan.numbers[i].name));
    redraw_all(keys.weights, redraw.replicate("weights"));
    for (std::size_t i = 0; i < keys.strength.size(); ++i) {
        const TeamId team{i};
        const auto& id = roster.teams[team].id;
        keys.strength[team] = redrawn(keys.strength[team], redraw.replicate("strength", id));
        keys.growth[team] = redrawn(keys.growth[team], redraw.replicate("growth", id));
        redraw_all(keys.profile[team], redraw.replicate("profile", id));
    }
    for (auto& round : keys.rounds)
        redraw_all(round, redraw);
    if (known != nullptr)
        hold(base, *known, keys);
    return keys;
}

Draws::Draws(const Plan& plan, const Roster& roster, std::uint64_t seed, const Redraw& redraw,
             std::shared_ptr<const KnownDraws> known)
    : numbers_(plan.numbers), weights_(plan.weights),
      keys_(redrawn(make_draw_keys(plan, roster, seed), plan, roster, redraw, known.get())),
      known_(std::move(known)), known_replicate_(redraw.replicate(known_source)) {}

std::shared_ptr<const Stretch> Draws::known_at(std::uint64_t trial) const {
    return known_ == nullptr ? nullptr : known_->stretch(trial / stretch_trials, known_replicate_);
}

float Draws::normal(Key key, std::uint64_t trial) const {
    if (const auto stretch = known_at(trial))
        if (const auto* const known = stretch->normals(key))
            return known[Stretch::draw_of(trial)];
    return normal_from_word(word_at(key, trial));
}

std::int32_t Draws::word(Key key, std::uint64_t trial) const {
    if (const auto stretch = known_at(trial))
        if (const auto* const known = stretch->words(key))
            return known[Stretch::draw_of(trial)];
    return word_at(key, trial);
}

void Draws::numbers(std::uint64_t trial, std::span<double> drawn) const {
    for (std::size_t i = 0; i < numbers_.size(); ++i)
        drawn[i] = numbers_[i].at(word(keys_.numbers[i], trial));
    for (std::size_t i = 0; i < weights_.size(); ++i) {
        const auto& weights = weights_[i];
        const auto together = drawn.subspan(weights.first_draw, weights.law.alpha.size());
        const auto stretch = known_at(trial);
        if (const auto* const known =
                stretch == nullptr ? nullptr : stretch->together(keys_.weights[i], Stretch::draw_of(trial))) {
            std::copy_n(known, together.size(), together.begin());
            continue;
        }
        WordEngine words(keys_.weights[i], trial);
        draw(weights.law, words, together);
    }
}

float Draws::strength(TeamId team, std::uint64_t trial) const {
    return normal(keys_.strength[team], trial);
}
float Draws::growth(TeamId team, std::uint64_t trial) const {
    return normal(keys_.growth[team], trial);
}
float Draws::profile(TeamId team, LeafId leaf, std::uint64_t trial) const {
    return normal(keys_.profile[team][leaf], trial);
}
float Draws::form(std::size_t round, TeamId team, std::uint64_t trial) const {
    return normal(keys_.rounds[round].form[team], trial);
}
float Draws::noise(std::size_t round, TeamId team, LeafId leaf, std::uint64_t trial) const {
    return normal(keys_.rounds[round].noise[team][leaf], trial);
}
std::int32_t Draws::gate(std::size_t round, std::size_t gate, TeamId team, std::uint64_t trial) const {
    return word(keys_.rounds[round].gates[gate][team], trial);
}
std::int32_t Draws::entry(std::size_t round, TeamId team, std::uint64_t trial) const {
    return word(keys_.rounds[round].entry[team], trial);
}
std::int32_t Draws::admission(std::size_t round, TeamId team, std::uint64_t trial) const {
    return word(keys_.rounds[round].admission[team], trial);
}
std::int32_t Draws::withdrawal(std::size_t round, TeamId team, std::uint64_t trial) const {
    return word(keys_.rounds[round].withdrawal[team], trial);
}
std::int32_t Draws::lot(std::size_t round, TeamId team, std::uint64_t trial) const {
    return word(keys_.rounds[round].lot[team], trial);
}

} // namespace cutline
