#include "support/random_scenario.hpp"

#include <cutline/base/team_set.hpp>
#include <cutline/random/engine.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

namespace cutline::test {
namespace {

/// Where every choice comes from. Two throws never stand in one call: the order of its arguments is not
/// fixed.
class Dice {
  public:
    explicit Dice(std::uint64_t number) : words_(stream_key(1, {"random scenario"}), number) {}

    /// 0 … count-1
    std::size_t below(std::size_t count) { return words_() % count; }
    std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
    bool chance(double p) { return static_cast<double>(words_()) < p * 0x1p32; }
    double real(double low, double high) {
        return low + (high - low) * static_cast<double>(words_()) * 0x1p-32;
    }
    template <class Item>
    const Item& pick(const std::vector<Item>& items) {
        return items[below(items.size())];
    }
    template <class Item>
    void shuffle(std::vector<Item>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

  private:
    WordEngine words_;
};

std::string in_braces(const std::vector<std::string>& entries) {
    return fmt::format("{{{}}}", fmt::join(entries, ", "));
}
std::string in_brackets(const std::vector<std::string>& items) {
    return fmt::format("[{}]", fmt::join(items, ", "));
}

// ---- numbers ----

/// What a number may be. All numbers of a kind can stand for one another, so they can share an input.
struct Kind {
    std::string name; ///< of its inputs
    double low, high; ///< values to write; also where laws are cut off, unless they may leave it
    bool percent = false;
    bool free = false; ///< a law may leave low … high
};

const Kind chance{"chance", 0.05, 0.95, true};
const Kind spread{"spread", 0, 0.06, true};
const Kind judge{"judge", 0.02, 0.3, true};
const Kind growth{"growth", -0.004, 0.01, true, true};
const Kind withdrawal{"withdrawal", 0, 0.15, true};
const Kind share{"share", 0.1, 0.9, true};
const Kind amount{"amount", -50, 2000, false, true};
const Kind step{"step", 0.1, 2};
const Kind pass_mark{"mark", 0.1, 0.6, true};
const Kind pace{"pace", -0.002, 0.006, true, true};

class Numbers {
  public:
    Numbers(Dice& dice, const ScenarioTaste& taste) : dice_(dice), uncertain_(taste.uncertain_numbers) {}

    /// A number, a law, or an input.
    std::string any(const Kind& kind) {
        if (!uncertain_ || dice_.chance(0.65))
            return one(kind);
        if (dice_.chance(0.3))
            return input(kind);
        return law(kind);
    }
    std::string one(const Kind& kind) { return written(kind, dice_.real(kind.low, kind.high)); }

    /// A whole number, or a choice between two.
    struct Whole {
        std::string text;
        std::size_t low, high;
    };
    Whole whole(std::size_t low, std::size_t high) {
        const auto a = dice_.between(low, high);
        const auto b = dice_.between(low, high);
        if (a == b || !uncertain_ || dice_.chance(0.7))
            return {fmt::format("{}", a), a, a};
        const auto chance_of_a = dice_.between(5, 95);
        return {fmt::format("{{choice: {{{}: {}%, {}: {}%}}}}", a, chance_of_a, b, 100 - chance_of_a),
                std::min(a, b), std::max(a, b)};
    }

    [[nodiscard]] const std::vector<std::string>& inputs() const { return inputs_; }

  private:
    static std::string written(const Kind& kind, double value) {
        return kind.percent ? fmt::format("{:.2f}%", 100 * value) : fmt::format("{:.2f}", value);
    }

    std::string law(const Kind& kind) {
        const double room = kind.high - kind.low;
        const double low = kind.low + room * dice_.real(0, 0.4);
        const double high = kind.high - room * dice_.real(0, 0.4);
        const double mode = dice_.real(low, high);
        const auto text = [&](double value) { return written(kind, value); };
        const bool cut_off = !kind.free || dice_.chance(0.3);
        const auto within =
            cut_off ? fmt::format(", within: [{}, {}]", text(kind.low), text(kind.high)) : std::string{};
        switch (dice_.below(7)) {
        case 0:
            return fmt::format("{{uniform: [{}, {}]}}", text(low), text(high));
        case 1:
            return fmt::format("{{triangular: [{}, {}, {}]}}", text(low), text(mode), text(high));
        case 2:
            return fmt::format("{{pert: [{}, {}, {}]}}", text(low), text(mode), text(high));
        case 3:
            return fmt::format("{{normal: [{}, {}]{}}}", text(mode), text(room / 4), within);
        case 4:
            return fmt::format("{{lognormal: [{}, 1.5], within: [{}, {}]}}", text(std::max(mode, room / 4)),
                               text(kind.low), text(kind.high));
        case 5:
            if (kind.name == chance.name || kind.name == share.name)
                return "{beta: [3, 2]}";
            return fmt::format("{{uniform: [{}, {}], within: [{}, {}]}}", text(low), text(high), text(low),
                               text((low + high) / 2));
        default:
            return fmt::format("{{choice: {{{}: 30%, {}: 70%}}}}", text(low), text(high));
        }
    }

    std::string input(const Kind& kind) {
        auto& known = of_kind_[kind.name];
        if (!known.empty() && dice_.chance(0.6))
            return "$" + dice_.pick(known);
        auto name = fmt::format("{}_{}", kind.name, known.size() + 1);
        const auto value = !known.empty() && dice_.chance(0.2) ? "$" + dice_.pick(known) : law(kind);
        inputs_.push_back(fmt::format("{}: {}", name, value));
        known.push_back(name);
        return "$" + name;
    }

    Dice& dice_;
    bool uncertain_;
    std::vector<std::string> inputs_;
    std::map<std::string, std::vector<std::string>> of_kind_;
};

// ---- criteria ----

struct CriterionDraft {
    std::string id;
    double points = 0;
    std::vector<CriterionDraft> parts;
};

/// What a round takes in, and who may then be where.
struct RoundDraft {
    struct Source {
        std::size_t round;
        bool out;
        friend bool operator==(const Source&, const Source&) = default;
    };
    std::string id;
    std::vector<Source> from;
    TeamSet entrants;
    bool default_entrants = false;
    double months = 0;
    std::string entries; ///< its text but `from` and `final`

    TeamSet field, survivors; ///< possible ones
    std::size_t most = 0;     ///< survivors at most, under any variant
    bool may_lose = false;    ///< somebody may be cut or fail a gate
};

class Writer {
  public:
    Writer(std::uint64_t number, const ScenarioTaste& taste)
        : number_(number), taste_(taste), dice_(number), numbers_(dice_, taste) {}

    std::string text() {
        teams_ = TeamSet::first(dice_.between(1, taste_.most_teams));
        varied_ = taste_.variants && dice_.chance(0.3);
        new_team_ = varied_ && dice_.chance(0.2);
        const auto criteria = write_criteria();
        const auto teams = write_teams();
        const auto spreads = write_spread();
        const auto rounds = write_rounds();
        const auto weights = dice_.chance(0.5) ? write_weights() : std::string{};
        const auto variants = write_variants();

        std::string text = fmt::format("cutline: 1\ntitle: Random scenario {}\n", number_);
        const auto add = [&](std::string_view key, const std::string& block) {
            if (!block.empty())
                text += fmt::format("{}: {}\n", key, block);
        };
        if (dice_.chance(0.2)) {
            add("sources", "{s1: {title: 출처, url: \"https://example.org\"}}");
            add("description", "made by a machine");
        }
        if (!numbers_.inputs().empty())
            add("inputs", in_braces(numbers_.inputs()));
        text += criteria;
        add("weights", weights);
        if (dice_.chance(0.25))
            add("aggregate", "geometric");
        text += teams;
        add("spread", spreads);
        text += rounds;
        add("finalists", fmt::format("{}", dice_.between(1, 3)));
        text += variants;
        if (dice_.chance(0.1))
            add("set", "{title: Set anew, finalists: 2}");
        if (dice_.chance(0.1))
            add("run", "{trials: 100, seed: 3}");
        return text;
    }

  private:
    static std::string team_id(TeamId team) { return fmt::format("t{}", team.index() + 1); }

    // ---- what is scored ----

    std::string write_criteria() {
        std::size_t left = dice_.between(1, taste_.most_leaves);
        for (std::size_t i = 1; left > 0; ++i)
            criteria_.push_back(draft_criterion(fmt::format("c{}", i), 0, left));
        std::string text = "criteria:\n";
        for (const auto& criterion : criteria_)
            text += fmt::format("  {}: {}\n", criterion.id, written(criterion));
        return text;
    }

    CriterionDraft draft_criterion(const std::string& id, std::size_t depth, std::size_t& leaves_left) {
        CriterionDraft criterion;
        criterion.id = id;
        if (depth < 2 && leaves_left >= 2 && dice_.chance(0.35)) {
            for (std::size_t part = 1; leaves_left > 0 && part <= 3; ++part) {
                criterion.parts.push_back(
                    draft_criterion(fmt::format("{}_{}", id, part), depth + 1, leaves_left));
                criterion.points += criterion.parts.back().points;
            }
        } else {
            --leaves_left;
            criterion.points = static_cast<double>(dice_.between(50, 500)) / 10;
            leaves_.push_back(criterion);
        }
        all_criteria_.push_back(criterion);
        return criterion;
    }

    std::string written(const CriterionDraft& criterion) {
        std::vector<std::string> entries;
        if (!criterion.parts.empty()) {
            std::vector<std::string> parts;
            for (const auto& part : criterion.parts)
                parts.push_back(fmt::format("{}: {}", part.id, written(part)));
            entries.push_back(fmt::format("parts: {}", in_braces(parts)));
            if (dice_.chance(0.3))
                entries.push_back(fmt::format("points: {:.1f}", criterion.points));
            return in_braces(entries);
        }
        if (dice_.chance(0.4))
            return fmt::format("{:.1f}", criterion.points);
        entries.push_back(fmt::format("points: {:.1f}", criterion.points));
        add_scoring(entries, criterion.points);
        if (dice_.chance(0.2))
            entries.emplace_back("name: 평가");
        return in_braces(entries);
    }

    void add_scoring(std::vector<std::string>& entries, double points) {
        if (dice_.chance(0.5))
            entries.push_back("resolution: " + write_resolution(points));
        if (dice_.chance(0.3)) {
            const auto raters = dice_.between(1, 50);
            entries.push_back(fmt::format("panel: {{raters: {}, spread: {}}}", raters, numbers_.any(judge)));
        }
        if (!taste_.only_monotone && dice_.chance(0.4)) {
            const std::vector<std::string> ways{"none", "top", "minmax", "rank"};
            entries.push_back("normalise: " + dice_.pick(ways));
        }
    }

    /// Coarse steps make ties.
    std::string write_resolution(double points) {
        if (taste_.ties && dice_.chance(0.4))
            return fmt::format("{:.2f}", points / static_cast<double>(dice_.between(1, 4)));
        return numbers_.any(step);
    }

    std::string write_weights() {
        const auto way = dice_.below(10);
        if (taste_.uncertain_numbers && way < 2)
            return write_simplex();
        if (taste_.uncertain_numbers && way < 4)
            return write_dirichlet();
        std::vector<std::string> entries;
        for (const auto& criterion : criteria_)
            if (dice_.chance(0.6))
                add_weight(entries, criterion);
        if (entries.empty())
            add_weight(entries, criteria_.front());
        return in_braces(entries);
    }

    /// Parts that are named take less than their parent has at the least.
    void add_weight(std::vector<std::string>& entries, const CriterionDraft& criterion) {
        constexpr double least = 20;
        entries.push_back(fmt::format("{}: {}", criterion.id, numbers_.any({"weight", least, 80})));
        for (std::size_t i = 1; i < criterion.parts.size(); ++i)
            if (dice_.chance(0.4)) {
                const double most = least / static_cast<double>(criterion.parts.size());
                entries.push_back(fmt::format("{}: {}", criterion.parts[i].id,
                                              numbers_.any({"weight_of_part", 0, std::min(6.0, most)})));
            }
    }

    std::vector<std::string> drawn_criteria() {
        std::vector<std::string> ids;
        for (const auto& criterion : dice_.chance(0.5) ? criteria_ : leaves_)
            ids.push_back(criterion.id);
        dice_.shuffle(ids);
        if (ids.size() > 2 && dice_.chance(0.3))
            ids.pop_back();
        ids.resize(std::min<std::size_t>(ids.size(), 4)); // keeps an order among them likely enough
        return ids;
    }

    double points_of(const std::vector<std::string>& ids) const {
        double sum = 0;
        for (const auto& criterion : all_criteria_)
            if (std::ranges::find(ids, criterion.id) != ids.end())
                sum += criterion.points;
        return sum;
    }

    std::string write_simplex() {
        const auto ids = drawn_criteria();
        std::vector<std::string> entries{"simplex: " + in_brackets(ids)};
        if (dice_.chance(0.4))
            entries.push_back("order: " + in_brackets(ids));
        if (ids.size() > 1 && dice_.chance(0.4))
            entries.push_back(fmt::format("within: {{{}: [0, {:.2f}]}}", ids.front(), 0.7 * points_of(ids)));
        return in_braces(entries);
    }

    std::string write_dirichlet() {
        const auto ids = drawn_criteria();
        std::vector<std::string> means;
        std::size_t mean = 40;
        for (const auto& id : ids) {
            means.push_back(fmt::format("{}: {}", id, mean));
            mean -= dice_.between(0, 9);
        }
        std::vector<std::string> entries{"dirichlet: " + in_braces(means),
                                         fmt::format("concentration: {}", dice_.between(2, 60))};
        if (dice_.chance(0.3))
            entries.push_back("order: " + in_brackets(ids));
        if (ids.size() > 1 && dice_.chance(0.3))
            entries.push_back(fmt::format("within: {{{}: [5, 90]}}", ids.front()));
        return in_braces(entries);
    }

    // ---- who competes ----

    std::string write_teams() {
        const bool common = new_team_ || dice_.chance(0.7);
        std::string text;
        if (common)
            text += fmt::format("expected: {}\n", write_expected(1));
        text += "teams:\n";
        for (const auto team : teams_) {
            std::vector<std::string> entries;
            if (!common || dice_.chance(0.7))
                entries.push_back("expected: " + write_expected(common ? 0.5 : 1));
            if (dice_.chance(0.3))
                entries.push_back("growth: " + numbers_.any(growth));
            if (dice_.chance(0.05) && (teams_ - gone_).size() > 2) {
                entries.emplace_back("withdraw: 100%");
                gone_.insert(team);
            } else if (dice_.chance(0.25)) {
                entries.push_back("withdraw: " + numbers_.any(withdrawal));
            }
            if (dice_.chance(0.2))
                entries.emplace_back("name: 팀, note: invented");
            text += fmt::format("  {}: {}\n", team_id(team), in_braces(entries));
        }
        return text;
    }

    /// Points for the top level, each with this chance, and then for some of the parts.
    std::string write_expected(double chance_of_each) {
        std::vector<std::string> entries;
        for (const auto& criterion : criteria_) {
            if (!dice_.chance(chance_of_each))
                continue;
            const double points = criterion.points;
            if (criterion.parts.empty() && dice_.chance(0.1)) {
                entries.push_back(fmt::format("{}: {:.2f}", criterion.id, points * dice_.real(-0.1, 1.1)));
                continue;
            }
            const auto rounded_kind = fmt::format("points_{}", criterion.id);
            entries.push_back(fmt::format(
                "{}: {}", criterion.id,
                numbers_.any({rounded_kind, 0.4 * points, 0.9 * points, false, criterion.parts.empty()})));
            for (std::size_t i = 1; i < criterion.parts.size(); ++i)
                if (dice_.chance(0.4)) {
                    const auto& part = criterion.parts[i];
                    const double most = std::min(part.points, 0.4 * points / 3);
                    entries.push_back(fmt::format("{}: {}", part.id,
                                                  numbers_.any({"points_" + part.id, 0.1 * most, most})));
                }
        }
        if (dice_.chance(0.1) && !entries.empty())
            entries.emplace_back("note: a guess");
        return in_braces(entries);
    }

    std::string write_spread() {
        if (taste_.ties && dice_.chance(0.1))
            return {};
        std::vector<std::string> entries;
        for (const auto* key : {"strength", "form"})
            if (dice_.chance(0.7))
                entries.push_back(fmt::format("{}: {}", key, by_team(spread)));
        if (dice_.chance(0.3))
            entries.push_back("growth: " + by_team({"drift", 0, 0.01, true}));
        for (const auto* key : {"profile", "noise"})
            if (dice_.chance(0.5))
                entries.push_back(fmt::format("{}: {}", key, by_leaf(spread)));
        if (entries.empty())
            entries.emplace_back("strength: 3%, noise: 2%");
        return in_braces(entries);
    }

    /// One number for all, or a map; without `else` the others have 0.
    std::string by_team(const Kind& kind) {
        std::vector<std::string> ids;
        for (const auto team : teams_)
            ids.push_back(team_id(team));
        return by_id(kind, ids);
    }
    std::string by_leaf(const Kind& kind) {
        std::vector<std::string> ids;
        for (const auto& leaf : leaves_)
            ids.push_back(leaf.id);
        return by_id(kind, ids);
    }
    std::string by_id(const Kind& kind, const std::vector<std::string>& ids) {
        if (dice_.chance(0.6))
            return numbers_.any(kind);
        std::vector<std::string> entries;
        for (const auto& id : ids)
            if (dice_.chance(0.5))
                entries.push_back(fmt::format("{}: {}", id, numbers_.any(kind)));
        if (entries.empty() || dice_.chance(0.7))
            entries.push_back("else: " + numbers_.any(kind));
        return in_braces(entries);
    }

    // ---- what happens ----

    std::string write_rounds() {
        rounds_.resize(dice_.between(1, taste_.most_rounds));
        draft_graph();
        for (std::size_t i = 0; i < rounds_.size(); ++i)
            write_round(i);
        std::string text = "rounds:\n";
        for (std::size_t place = 0; place < file_order_.size(); ++place) {
            const auto i = file_order_[place];
            const auto entries = write_from(place) + rounds_[i].entries + write_final(place);
            text += fmt::format("  {}: {{{}}}\n", rounds_[i].id,
                                entries.empty() ? "" : entries.substr(2)); // without the first comma
        }
        return text;
    }

    void draft_graph() {
        const bool dated = dice_.chance(0.5);
        for (std::size_t i = 0; i < rounds_.size(); ++i) {
            auto& round = rounds_[i];
            round.id = fmt::format("r{}", i + 1);
            if (i > 0 && !dice_.chance(0.1))
                draft_sources(i);
            if (i > 0)
                round.months = rounds_[i - 1].months + static_cast<double>(dice_.between(0, 9));
        }
        dated_ = dated;
        file_order_.resize(rounds_.size());
        std::iota(file_order_.begin(), file_order_.end(), std::size_t{0});
        if (dice_.chance(0.2))
            dice_.shuffle(file_order_);
        draft_entrants();
    }

    void draft_sources(std::size_t i) {
        auto& from = rounds_[i].from;
        const bool from_before = dice_.chance(0.7);
        from.push_back({from_before ? i - 1 : dice_.below(i), false});
        for (std::size_t more = 0; more < 2; ++more)
            if (dice_.chance(0.3)) {
                const auto round = dice_.below(i);
                const bool out = !taste_.only_monotone && dice_.chance(0.6);
                const RoundDraft::Source source{round, out};
                if (std::ranges::find(from, source) == from.end())
                    from.push_back(source);
            }
        if (!taste_.only_monotone && dice_.chance(0.1))
            from.front().out = true;
    }

    void draft_entrants() {
        const auto first = file_order_.front();
        TeamSet named;
        for (std::size_t i = 0; i < rounds_.size(); ++i) {
            auto& round = rounds_[i];
            if (i == first || (!round.from.empty() && !dice_.chance(0.25)))
                continue;
            for (const auto team : teams_)
                if (dice_.chance(i == 0 ? 0.8 : 0.4))
                    round.entrants.insert(team);
            if ((round.entrants - gone_).empty())
                round.entrants.insert(*(teams_ - gone_).begin());
            named |= round.entrants;
        }
        auto& round = rounds_[first];
        round.entrants = teams_ - named;
        round.default_entrants = !(round.entrants - gone_).empty() && dice_.chance(0.7);
        if (!round.default_entrants)
            round.entrants = teams_;
    }

    void write_round(std::size_t i) {
        auto& round = rounds_[i];
        std::vector<std::string> entries;
        if (dated_)
            entries.push_back("date: " + write_date(round.months));
        enter(round, entries);
        const auto present = round.field - gone_;
        round.survivors = present;
        std::size_t most = round.most;
        const bool drops = write_cut(round, most, entries);
        write_gates(round, drops, entries);
        round.most = std::min(most, round.survivors.size());
        if (i > 0 && dice_.chance(0.3))
            entries.push_back("carry: " + numbers_.any(share));
        if (dice_.chance(0.2))
            entries.push_back("weights: " + write_weights());
        if (dice_.chance(0.1))
            entries.push_back(dice_.chance(0.5) ? "aggregate: geometric" : "aggregate: sum");
        if (dice_.chance(0.2))
            write_spread_again(entries);
        if (dice_.chance(0.2))
            write_scoring_again(entries);
        if (dice_.chance(0.3))
            write_awards(entries);
        if (dice_.chance(0.1))
            entries.emplace_back("name: 단계, note: invented");
        dice_.shuffle(entries); // keys may stand in any order
        for (const auto& entry : entries)
            round.entries += ", " + entry;
    }

    std::string write_date(double months) {
        const auto month = static_cast<int>(months);
        const auto text = fmt::format("{}-{:02}", 2026 + month / 12, month % 12 + 1);
        return month % 3 == 1 ? text + "-01" : text;
    }

    void enter(RoundDraft& round, std::vector<std::string>& entries) {
        // Out of a round that nobody can lose nobody comes.
        for (auto& source : round.from)
            source.out = source.out && rounds_[source.round].may_lose;
        std::vector<RoundDraft::Source> distinct;
        for (const auto& source : round.from)
            if (std::ranges::find(distinct, source) == distinct.end())
                distinct.push_back(source);
        round.from = distinct;

        TeamSet coming;
        for (const auto& source : round.from)
            coming |= source.out ? rounds_[source.round].field : rounds_[source.round].survivors;
        TeamSet refused;
        if (!round.from.empty() && dice_.chance(0.2))
            refused = write_admission(coming, entries);
        for (const auto& source : round.from) {
            const auto& before = rounds_[source.round];
            const auto admitted = (source.out ? before.field : before.survivors) - refused;
            round.field |= admitted;
            round.most += source.out ? admitted.size() : std::min(before.most, admitted.size());
        }
        if (!round.entrants.empty() && !round.default_entrants)
            entries.push_back("teams: " + write_entrants(round.entrants, round.field.empty()));
        round.field |= round.entrants;
        round.most = std::min(round.most + round.entrants.size(), round.field.size());
    }

    /// @return a team that is not admitted, if any.
    TeamSet write_admission(TeamSet coming, std::vector<std::string>& entries) {
        std::vector<std::string> admit;
        TeamSet refused;
        for (const auto team : coming - gone_)
            if (refused.empty() && (coming - gone_).size() > 2 && dice_.chance(0.1)) {
                refused.insert(team);
                admit.push_back(team_id(team) + ": 0%");
            } else if (dice_.chance(0.4)) {
                admit.push_back(team_id(team) + ": " + numbers_.any(chance));
            }
        if (admit.empty() || dice_.chance(0.4))
            admit.push_back("else: " + numbers_.any(chance));
        entries.push_back("admit: " + in_braces(admit));
        return refused;
    }

    /// Drops from `entrants` those whose chance is 0.
    std::string write_entrants(TeamSet& entrants, bool needed) {
        std::vector<std::string> list;
        const bool certain = dice_.chance(0.5);
        for (const auto team : entrants) {
            if (certain) {
                list.push_back(team_id(team));
            } else if ((!needed || (entrants - gone_).size() > 1) && dice_.chance(0.05)) {
                list.push_back(team_id(team) + ": 0%");
                entrants.erase(team);
            } else {
                list.push_back(fmt::format("{}: {}", team_id(team),
                                           dice_.chance(0.4) ? std::string{"100%"} : numbers_.any(chance)));
            }
        }
        return certain ? in_brackets(list) : in_braces(list);
    }

    /// Lowers `most` to how many may stay. @return whether it is a `drop`.
    bool write_cut(RoundDraft& round, std::size_t& most, std::vector<std::string>& entries) {
        const auto way = dice_.below(10);
        const bool keeps = way < 5;
        const bool drops = !keeps && way < 8 && most > 1;
        const bool has_bar = way >= 9 || dice_.chance(0.2);
        const auto ties = write_ties(keeps || drops, entries);
        if (keeps) {
            const auto keep = numbers_.whole(1, most + 1);
            entries.push_back("keep: " + keep.text);
            auto high = keep.high;
            auto low = keep.low;
            if (varied_ && dice_.chance(0.5)) {
                const auto varied = dice_.between(1, most);
                patches_.push_back({fmt::format("rounds.{}.keep", round.id), fmt::format("{}", varied)});
                high = std::min(high, varied);
                low = std::max(low, varied);
            }
            round.may_lose = low < most;
            most = ties == "all" ? most : std::min(most, high);
        }
        if (drops) {
            const auto drop = numbers_.whole(dice_.chance(0.2) ? 0 : 1, most - 1);
            entries.push_back("drop: " + drop.text);
            auto low = drop.low;
            if (varied_ && dice_.chance(0.5)) {
                const auto varied = dice_.between(1, most - 1);
                patches_.push_back({fmt::format("rounds.{}.drop", round.id), fmt::format("{}", varied)});
                low = std::max(low, varied);
            }
            round.may_lose = drop.high > 0;
            most = ties == "all" ? most : most - low;
        }
        if (has_bar) {
            const double full = points_of_all();
            entries.push_back("at_least: " + numbers_.any({"bar", 0.2 * full, 0.7 * full, false, true}));
            round.may_lose = true;
        }
        return drops;
    }

    double points_of_all() const {
        return std::accumulate(leaves_.begin(), leaves_.end(), 0.0,
                               [](double sum, const CriterionDraft& leaf) { return sum + leaf.points; });
    }

    std::string write_ties(bool cuts, std::vector<std::string>& entries) {
        if (!cuts || !taste_.ties || dice_.chance(0.5))
            return "random";
        const auto way = dice_.below(5);
        std::string ties = "random";
        if (way < 2 && !taste_.only_monotone) {
            ties = way == 0 ? "all" : "none";
        } else if (way >= 3) {
            std::vector<std::string> ids;
            for (const auto& criterion : all_criteria_)
                ids.push_back(criterion.id);
            dice_.shuffle(ids);
            ids.resize(std::min<std::size_t>(ids.size(), 2));
            ties = in_brackets(ids);
        }
        entries.push_back("ties: " + ties);
        return ties;
    }

    void write_gates(RoundDraft& round, bool drops, std::vector<std::string>& entries) {
        if (dice_.chance(0.5))
            return;
        std::vector<std::string> gates;
        const auto count = dice_.between(1, 2);
        for (std::size_t g = 1; g <= count; ++g) {
            std::vector<std::string> gate;
            if (dice_.chance(0.6)) {
                write_chances(round, fmt::format("g{}", g), gate);
            } else {
                write_mark(gate);
                round.may_lose = true;
            }
            const bool after = dice_.chance(0.4);
            if (after || dice_.chance(0.2))
                gate.push_back(after ? "when: after" : "when: before");
            if (drops && !after && dice_.chance(0.6))
                gate.emplace_back("spends_cut: true");
            if (dice_.chance(0.1))
                gate.emplace_back("name: 관문");
            gates.push_back(fmt::format("g{}: {}", g, in_braces(gate)));
        }
        entries.push_back("gates: " + in_braces(gates));
    }

    void write_chances(RoundDraft& round, const std::string& id, std::vector<std::string>& gate) {
        if (dice_.chance(0.4)) {
            gate.push_back("pass: " + numbers_.any(chance));
            round.may_lose = true;
        } else {
            std::vector<std::string> pass;
            std::size_t sure = 0;
            for (const auto team : round.field)
                if (round.survivors.contains(team) && round.survivors.size() > 1 && dice_.chance(0.05)) {
                    round.survivors.erase(team);
                    pass.push_back(team_id(team) + ": 0%");
                } else if (dice_.chance(0.1)) {
                    pass.push_back(team_id(team) + ": 1");
                    ++sure;
                } else if (dice_.chance(0.5)) {
                    pass.push_back(team_id(team) + ": " + numbers_.any(chance));
                }
            round.may_lose = round.may_lose || sure < round.field.size();
            if (new_team_ || pass.size() < round.field.size() || dice_.chance(0.3))
                pass.push_back("else: " + numbers_.any(chance));
            gate.push_back("pass: " + in_braces(pass));
        }
        if (dice_.chance(0.4))
            gate.emplace_back("memory: true");
        if (varied_ && dice_.chance(0.3))
            patches_.push_back({fmt::format("rounds.{}.gates.{}.pass", round.id, id), "60%"});
    }

    void write_mark(std::vector<std::string>& gate) {
        const bool of_total = dice_.chance(0.4);
        const auto& criterion = dice_.pick(all_criteria_);
        const double points = of_total ? points_of_all() : criterion.points;
        gate.push_back("measure: " + (of_total ? std::string{"total"} : criterion.id));
        if (dice_.chance(0.5)) {
            gate.push_back("at_least: " +
                           numbers_.any({fmt::format("mark_{}", of_total ? "total" : criterion.id),
                                         0.2 * points, 0.7 * points, false, true}));
            if (dice_.chance(0.3))
                gate.push_back("per_month: " + numbers_.any({"points_a_month", -0.05, 0.1, false, true}));
            return;
        }
        gate.push_back("at_least: " + numbers_.any(pass_mark));
        if (dice_.chance(0.5))
            gate.push_back("of: " + numbers_.any({"frontier", 5, 50}));
        if (dice_.chance(0.5))
            gate.push_back("per_month: " + numbers_.any(pace));
    }

    void write_spread_again(std::vector<std::string>& entries) {
        std::vector<std::string> again;
        if (dice_.chance(0.6))
            again.push_back("form: " + by_team(spread));
        if (again.empty() || dice_.chance(0.5))
            again.push_back("noise: " + by_leaf(spread));
        entries.push_back("spread: " + in_braces(again));
    }

    void write_scoring_again(std::vector<std::string>& entries) {
        const auto& leaf = dice_.pick(leaves_);
        std::vector<std::string> again;
        add_scoring(again, leaf.points);
        if (!again.empty())
            entries.push_back(fmt::format("criteria: {{{}: {}}}", leaf.id, in_braces(again)));
    }

    void write_awards(std::vector<std::string>& entries) {
        std::vector<std::string> awards{"gpu: " + by_team(amount)};
        if (dice_.chance(0.3))
            awards.push_back("grant: " + by_team(amount));
        entries.push_back("award: " + in_braces(awards));
    }

    /// The round at a place in the file takes by default the survivors of the one before it there.
    std::string write_from(std::size_t place) {
        const auto& round = rounds_[file_order_[place]];
        if (place == 0 && round.from.empty())
            return {};
        const auto takes_out = [](const RoundDraft::Source& source) { return source.out; };
        if (place > 0) {
            const auto before = file_order_[place - 1];
            const bool is_default = round.from == std::vector<RoundDraft::Source>{{before, false}};
            if (is_default && !std::ranges::any_of(rounds_[before].from, takes_out) && dice_.chance(0.6))
                return {};
        }
        std::vector<std::string> sources;
        for (const auto& source : round.from)
            sources.push_back(source.out ? fmt::format("{{{}: out}}", rounds_[source.round].id)
                                         : rounds_[source.round].id);
        if (sources.size() == 1 && dice_.chance(0.5))
            return ", from: " + sources.front();
        return ", from: " + in_brackets(sources);
    }

    std::string write_final(std::size_t place) {
        const auto i = file_order_[place];
        const auto feeds = [&](const RoundDraft& other) {
            return std::ranges::find(other.from, RoundDraft::Source{i, false}) != other.from.end();
        };
        if (std::ranges::any_of(rounds_, feeds))
            return {};
        const bool last = place + 1 == file_order_.size();
        return last && dice_.chance(0.7) ? std::string{} : ", final: true";
    }

    // ---- what may change ----

    struct Patch {
        std::string path, value;
    };

    std::string write_variants() {
        if (!varied_)
            return {};
        patches_.push_back({"spread.noise", "4%"});
        patches_.push_back({"aggregate", "geometric"});
        patches_.push_back({fmt::format("teams.{}.growth", team_id(*teams_.begin())), "0.5%"});
        patches_.push_back({fmt::format("rounds.{}.award", rounds_.back().id), "{gpu: 5}"});
        patches_.push_back({fmt::format("rounds.{}.gates.g9", rounds_.back().id), "{pass: 70%}"});
        patches_.push_back({fmt::format("criteria.{}.resolution", leaves_.front().id), "null"});
        if (leaves_.front().id != criteria_.front().id || taste_.only_monotone)
            patches_.pop_back(); // removing what is not there is refused
        else
            patches_.back() = {fmt::format("criteria.{}.resolution", leaves_.front().id), "0.5"};
        if (new_team_)
            patches_.push_back({"teams.newcomer", "{name: 신규}"});
        dice_.shuffle(patches_);

        std::vector<std::string> names;
        std::string text = "variants:\n";
        for (std::size_t v = 0; v < 3 && v < patches_.size(); ++v) {
            names.push_back(fmt::format("v{}", v + 1));
            text += fmt::format("  {}: {{title: Otherwise, set: {{{}}}}}\n", names.back(),
                                written_patch(patches_[v]));
        }
        text += "open_rules:\n";
        const auto rules = dice_.between(1, 2);
        for (std::size_t rule = 1; rule <= rules; ++rule) {
            const auto chance_of_change = dice_.between(1, 99);
            text += fmt::format("  rule{}: {{as-is: {}%, {}: {}%}}\n", rule, 100 - chance_of_change,
                                dice_.pick(names), chance_of_change);
        }
        return text;
    }

    /// Dotted, or as maps in maps.
    std::string written_patch(const Patch& patch) {
        if (dice_.chance(0.6))
            return patch.path + ": " + patch.value;
        std::string text = patch.value;
        auto path = patch.path;
        for (auto dot = path.rfind('.'); dot != std::string::npos; dot = path.rfind('.')) {
            text = fmt::format("{{{}: {}}}", path.substr(dot + 1), text);
            path.resize(dot);
        }
        return path + ": " + text;
    }

    std::uint64_t number_;
    ScenarioTaste taste_;
    Dice dice_;
    Numbers numbers_;
    TeamSet teams_, gone_; ///< all; those who surely withdraw
    bool varied_ = false;
    bool new_team_ = false; ///< a variant adds a team
    bool dated_ = false;
    std::vector<CriterionDraft> criteria_, leaves_, all_criteria_;
    std::vector<RoundDraft> rounds_; ///< each after those that feed it
    std::vector<std::size_t> file_order_;
    std::vector<Patch> patches_;
};

} // namespace

std::string random_scenario(std::uint64_t number, const ScenarioTaste& taste) {
    return Writer{number, taste}.text();
}

} // namespace cutline::test
