#include "support/random_scenario/writer.hpp"

#include <algorithm>
#include <numeric>

namespace cutline::test::random {

std::string Writer::write_rounds() {
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

void Writer::draft_graph() {
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

void Writer::draft_sources(std::size_t i) {
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

void Writer::draft_entrants() {
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

void Writer::write_round(std::size_t i) {
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

std::string Writer::write_date(double months) {
    const auto month = static_cast<int>(months);
    const auto text = fmt::format("{}-{:02}", 2026 + month / 12, month % 12 + 1);
    return month % 3 == 1 ? text + "-01" : text;
}

void Writer::enter(RoundDraft& round, std::vector<std::string>& entries) {
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

TeamSet Writer::write_admission(TeamSet coming, std::vector<std::string>& entries) {
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

std::string Writer::write_entrants(TeamSet& entrants, bool needed) {
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

bool Writer::write_cut(RoundDraft& round, std::size_t& most, std::vector<std::string>& entries) {
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

double Writer::points_of_all() const {
    return std::accumulate(leaves_.begin(), leaves_.end(), 0.0,
                           [](double sum, const CriterionDraft& leaf) { return sum + leaf.points; });
}

std::string Writer::write_ties(bool cuts, std::vector<std::string>& entries) {
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

void Writer::write_gates(RoundDraft& round, bool drops, std::vector<std::string>& entries) {
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

void Writer::write_chances(RoundDraft& round, const std::string& id, std::vector<std::string>& gate) {
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

void Writer::write_mark(std::vector<std::string>& gate) {
    const bool of_total = dice_.chance(0.4);
    const auto& criterion = dice_.pick(all_criteria_);
    const double points = of_total ? points_of_all() : criterion.points;
    gate.push_back("measure: " + (of_total ? std::string{"total"} : criterion.id));
    if (dice_.chance(0.5)) {
        gate.push_back("at_least: " + numbers_.any({fmt::format("mark_{}", of_total ? "total" : criterion.id),
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

void Writer::write_spread_again(std::vector<std::string>& entries) {
    std::vector<std::string> again;
    if (dice_.chance(0.6))
        again.push_back("form: " + by_team(spread));
    if (again.empty() || dice_.chance(0.5))
        again.push_back("noise: " + by_leaf(spread));
    entries.push_back("spread: " + in_braces(again));
}

void Writer::write_scoring_again(std::vector<std::string>& entries) {
    const auto& leaf = dice_.pick(leaves_);
    std::vector<std::string> again;
    add_scoring(again, leaf.points);
    if (!again.empty())
        entries.push_back(fmt::format("criteria: {{{}: {}}}", leaf.id, in_braces(again)));
}

void Writer::write_awards(std::vector<std::string>& entries) {
    std::vector<std::string> awards{"gpu: " + by_team(amount)};
    if (dice_.chance(0.3))
        awards.push_back("grant: " + by_team(amount));
    entries.push_back("award: " + in_braces(awards));
}

std::string Writer::write_from(std::size_t place) {
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

std::string Writer::write_final(std::size_t place) {
    const auto i = file_order_[place];
    const auto feeds = [&](const RoundDraft& other) {
        return std::ranges::find(other.from, RoundDraft::Source{i, false}) != other.from.end();
    };
    if (std::ranges::any_of(rounds_, feeds))
        return {};
    const bool last = place + 1 == file_order_.size();
    return last && dice_.chance(0.7) ? std::string{} : ", final: true";
}

} // namespace cutline::test::random
