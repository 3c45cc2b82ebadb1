#include "evidence/chain.hpp"
#include "evidence/contradiction.hpp"
#include "evidence/setup.hpp"
#include "evidence/surprise.hpp"

#include <cutline/evidence/posterior.hpp>

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <utility>

namespace cutline {
namespace {

using namespace evidence;

/// Worlds that are looked for, from which the stretches start.
constexpr std::size_t start_worlds = 128;
/// Stretches that are kept for whoever asks again.
constexpr std::size_t kept_stretches = 64;

[[noreturn]] void tell_contradiction(const Model& model, const Directions& directions, Key key) {
    const auto facts = irreducible(model, directions, key);
    Diagnostics diagnostics;
    const bool alone = facts.size() == 1;
    for (const auto* fact : facts)
        diagnostics.error(
            fact->place, fact->path,
            alone ? std::string{"no trial can agree with this published result"}
                  : fmt::format("no trial can agree with these {} published results together", facts.size()),
            alone ? "correct it, or the rules and scores that it contradicts"
                  : "without any one of them the others can hold; correct one");
    if (facts.empty())
        diagnostics.error({}, "rounds", "no trial can agree with the published results together",
                          "correct a figure, or leave some out");
    throw InputError(diagnostics.all());
}

} // namespace

struct Posterior::Parts {
    Parts(Game the_game, std::uint64_t seed)
        : game(std::move(the_game)), model(make_model(game)), directions(make_directions(model)),
          key(stream_key(seed, {"known"})), keys(make_draw_keys(model.plan, game.roster, seed)) {
        auto found = find_worlds(model, directions, {}, start_worlds, key);
        if (!found)
            tell_contradiction(model, directions, key);
        start = std::move(*found);
        for (const auto& at : model.coordinates)
            about.teams.insert(game.roster.teams[at.team].id);
        for (const auto& touch : model.touches)
            about.numbers.insert(model.plan.numbers[touch.draw].name);
        warnings = surprises(model, directions, key);
    }

    using Address = std::pair<std::uint32_t, std::uint64_t>; ///< replicate, number
    struct Slot {
        std::once_flag once;
        Walk walk;
    };
    std::shared_ptr<Slot> slot(Address number) {
        const std::lock_guard lock(mutex);
        if (const auto found = slots.find(number); found != slots.end())
            return found->second;
        if (slots.size() >= kept_stretches)
            slots.erase(oldest());
        order.emplace(number, ++asked);
        return slots.emplace(number, std::make_shared<Slot>()).first->second;
    }
    Address oldest() {
        auto first = order.begin();
        for (auto at = order.begin(); at != order.end(); ++at)
            if (at->second < first->second)
                first = at;
        const auto number = first->first;
        order.erase(first);
        return number;
    }

    /// What a slot holds, made by whoever asks first.
    const Walk& walk(Slot& slot, Address at);

    Game game;
    Model model;
    Directions directions;
    Key key;
    DrawKeys keys;
    Start start;
    KnownAbout about;
    std::vector<Diagnostic> warnings;

    std::mutex mutex; ///< guards what follows
    std::map<Address, std::shared_ptr<Slot>> slots;
    std::map<Address, std::uint64_t> order; ///< when it was first asked for
    std::uint64_t asked = 0;
};

Posterior::Posterior(Game game, std::uint64_t seed)
    : parts_(std::make_unique<Parts>(std::move(game), seed)) {}

Posterior::~Posterior() = default;

const evidence::Walk& Posterior::Parts::walk(Slot& slot, Address at) {
    std::call_once(slot.once, [&] {
        slot.walk = evidence::walk(model, directions, start, keys, key, at.first, at.second);
    });
    return slot.walk;
}

const KnownAbout& Posterior::about() const {
    return parts_->about;
}

bool Posterior::knows(Key key) const {
    const auto first = stretch(0);
    return first->normals(key) != nullptr || first->words(key) != nullptr ||
           first->together(key, 0) != nullptr;
}

std::shared_ptr<const Stretch> Posterior::stretch(std::uint64_t number, std::uint32_t replicate) const {
    const Parts::Address at{replicate, number};
    return parts_->walk(*parts_->slot(at), at).stretch;
}

std::shared_ptr<const std::vector<Insight>> Posterior::insights(std::uint64_t number) const {
    const Parts::Address at{0, number};
    return parts_->walk(*parts_->slot(at), at).insights;
}

std::vector<HeldField> Posterior::held() const {
    std::vector<HeldField> fields;
    for (const auto& held : parts_->model.held)
        fields.push_back({parts_->model.plan.rounds[held.position].id, held.scored,
                          held.outcome_known ? std::optional{held.outcome} : std::nullopt});
    return fields;
}

double Posterior::log2_chance() const {
    return parts_->start.log2_chance;
}

const std::vector<Diagnostic>& Posterior::warnings() const {
    return parts_->warnings;
}

const Roster& Posterior::roster() const {
    return parts_->game.roster;
}

} // namespace cutline
