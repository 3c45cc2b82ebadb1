#include "tally/counts_json.hpp"
#include "tally/wide_text.hpp"

#include <cutline/tally/design.hpp>
#include <cutline/tally/groups.hpp>
#include <cutline/tally/tally_text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace cutline {

namespace {

using Json = nlohmann::ordered_json;

Json written(std::uint64_t count) {
    return count;
}
Json written(const WideSum& sum) {
    return wide_text(sum);
}
Json written(const std::optional<SetCounts>& sets) {
    if (!sets)
        return nullptr;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> sorted;
    for (const auto& [set, count] : *sets)
        sorted.emplace_back(set.bits(), count);
    std::ranges::sort(sorted);
    return sorted;
}
Json written(const RoundTally& round);
Json written(const Tally& tally);

template <class Elements>
Json written(const Elements& elements) {
    Json list = Json::array();
    for (const auto& element : elements)
        list.push_back(written(element));
    return list;
}

Json written(const RoundTally& round) {
    return {{"entered", written(round.entered)}, {"survived", written(round.survived)},
            {"exits", written(round.exits)},     {"last_exits", written(round.last_exits)},
            {"flows", written(round.flows)},     {"survivors", written(round.survivors)},
            {"ties", written(round.ties)},       {"path", written(round.path)}};
}

Json written(const Tally& tally) {
    Json json{{"trials", written(tally.trials)},
              {"finals", written(tally.finals)},
              {"final_sets", written(tally.final_sets)},
              {"rounds", written(tally.rounds)},
              {"awards", written(tally.awards)}};
    if (!tally.groups.empty())
        json["groups"] = written(tally.groups);
    if (tally.design)
        json["design"] = counts_json(*tally.design);
    return json;
}

/// Fills an empty tally of the game, whose shape tells what may come. Each `read` says whether it could.
class TallyReader {
  public:
    explicit TallyReader(const Game& game)
        : teams_(TeamSet::first(game.roster.teams.size())), group_trials_(group_trials_of(game)) {}

    [[nodiscard]] bool read(const Json& json, Tally& into) {
        most_ = std::numeric_limits<std::int64_t>::max();
        if (!json.is_object() || !field(json, "trials", into.trials))
            return false;
        most_ = into.trials;
        const auto fields = 5U + (into.groups.empty() ? 0U : 1U) + (json.contains("design") ? 1U : 0U);
        return json.size() == fields && field(json, "finals", into.finals) &&
               field(json, "final_sets", into.final_sets) && field(json, "rounds", into.rounds) &&
               field(json, "awards", into.awards) && (into.groups.empty() || read_groups(json, into)) &&
               (!json.contains("design") || field(json, "design", into.design));
    }

  private:
    /// Together they have the trials of the whole; each may count no more than its own.
    [[nodiscard]] bool read_groups(const Json& json, Tally& into) const {
        const auto found = json.find("groups");
        if (found == json.end() || !found->is_array() || found->size() != into.groups.size())
            return false;
        std::uint64_t trials = 0;
        for (std::size_t group = 0; group < into.groups.size(); ++group) {
            auto of_group = *this;
            if (!of_group.read((*found)[group], into.groups[group]) ||
                into.groups[group].trials > into.trials - trials)
                return false;
            trials += into.groups[group].trials;
        }
        return trials == into.trials;
    }

    [[nodiscard]] bool field(const Json& json, const char* name, auto& into) const {
        const auto found = json.find(name);
        return found != json.end() && read(*found, into);
    }

    [[nodiscard]] bool read(const Json& json, std::uint64_t& count) const {
        if (!json.is_number_unsigned())
            return false;
        count = json.get<std::uint64_t>();
        return count <= most_;
    }

    /// No trial gives a team more than Micros hold.
    [[nodiscard]] bool read(const Json& json, WideSum& sum) const {
        const auto number = json.is_string() ? read_wide(json.get_ref<const std::string&>()) : std::nullopt;
        const auto most = WideSum{most_} * (WideSum{1} << 63);
        sum = number.value_or(0);
        return number && -most <= sum && sum <= most;
    }

    [[nodiscard]] bool read(const Json& json, std::optional<SetCounts>& sets) const {
        if (!sets || !json.is_array())
            return !sets && json.is_null();
        for (const auto& entry : json) {
            if (!entry.is_array() || entry.size() != 2 || !entry[0].is_number_unsigned() ||
                !entry[1].is_number_unsigned())
                return false;
            const TeamSet set{entry[0].get<std::uint64_t>()};
            const auto count = entry[1].get<std::uint64_t>();
            if (!set.within(teams_) || count == 0 || count > most_ || sets->count(set) != 0)
                return false;
            sets->add(set, count);
        }
        return true;
    }

    /// Left out where the design isn't counted.
    [[nodiscard]] bool read(const Json& json, std::optional<Counts>& design) const {
        design.emplace(design_counters, group_trials_);
        return read_counts(json, *design) && design->trials() == most_;
    }

    [[nodiscard]] bool read(const Json& json, RoundTally& round) const {
        return json.is_object() && json.size() == 8 && field(json, "entered", round.entered) &&
               field(json, "survived", round.survived) && field(json, "exits", round.exits) &&
               field(json, "last_exits", round.last_exits) && field(json, "flows", round.flows) &&
               field(json, "survivors", round.survivors) && field(json, "ties", round.ties) &&
               field(json, "path", round.path);
    }

    template <class Elements>
    [[nodiscard]] bool read(const Json& json, Elements& elements) const {
        if (!json.is_array() || json.size() != elements.size())
            return false;
        auto from = json.begin();
        return std::all_of(elements.begin(), elements.end(),
                           [&](auto& element) { return read(*from++, element); });
    }

    TeamSet teams_;
    std::uint64_t group_trials_;
    std::uint64_t most_ = 0; ///< what a count may be
};

} // namespace

std::string tally_text(const Tally& tally) {
    return written(tally).dump();
}

std::optional<Tally> read_tally(std::string_view text, const Game& game) {
    constexpr bool throwing = false;
    const auto json = Json::parse(text, nullptr, throwing);
    Tally tally{game};
    return TallyReader{game}.read(json, tally) ? std::optional{std::move(tally)} : std::nullopt;
}

} // namespace cutline
