#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/points.hpp"
#include "report/saved_view.hpp"

#include <cutline/numeric/difference_interval.hpp>
#include <cutline/report/percent.hpp>
#include <cutline/scenario/difference.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/version.hpp>

#include <algorithm>
#include <optional>

namespace cutline {
namespace {

using Team = SavedResult::Team;
using Results = std::span<const SavedResult>;

constexpr const char* absent = "–";

struct Change {
    double value;
    Interval interval;
};

/// One team in all results.
struct Compared {
    std::string id, name;
    std::vector<const Estimate*> final; ///< null where it doesn't take part
    std::vector<std::optional<Change>>
        from_first; ///< none for the first, and where there is nothing to compare
};

std::string letter(std::size_t result) {
    return {static_cast<char>('A' + result)};
}

const Team* find_team(const SavedResult& result, const std::string& id) {
    const auto found = std::ranges::find(result.teams, id, &Team::id);
    return found == result.teams.end() ? nullptr : &*found;
}

/// What is proven is known to the last digit.
Interval known(const Estimate& chance) {
    return chance.never || chance.always ? Interval{chance.p, chance.p} : chance.interval;
}

Compared compared(Results results, const Team& team) {
    Compared row{team.id, team.name, {}, {}};
    for (const auto& result : results) {
        const auto* here = find_team(result, team.id);
        row.final.push_back(here != nullptr ? &here->final : nullptr);
        const auto* first = row.final.front();
        row.from_first.emplace_back();
        if (row.final.size() > 1 && first != nullptr && here != nullptr)
            row.from_first.back() = {
                here->final.p - first->p,
                difference_interval(first->p, known(*first), here->final.p, known(here->final))};
    }
    return row;
}

/// Every team of any result, the first's likeliest finalists first.
std::vector<Compared> compared(Results results) {
    std::vector<Team> teams = results.front().teams;
    std::ranges::stable_sort(teams, std::ranges::greater{}, [](const Team& team) { return team.final.p; });
    for (const auto& result : results)
        for (const auto& team : result.teams)
            if (std::ranges::find(teams, team.id, &Team::id) == teams.end())
                teams.push_back(team);
    std::vector<Compared> rows;
    rows.reserve(teams.size());
    for (const auto& team : teams)
        rows.push_back(compared(results, team));
    return rows;
}

/// What the scenarios' rules, teams and beliefs differ in; labels and notes are nobody's rule.
std::vector<Difference> scenario_differences(Results results) {
    std::vector<Node> documents;
    for (const auto& result : results)
        documents.push_back(without_labels(result.scenario));
    return differences(documents);
}

/// How far the intervals can be believed.
std::vector<std::string> caveats(Results results) {
    const bool one_seed = std::ranges::all_of(
        results, [&](const SavedResult& result) { return result.seed == results.front().seed; });
    std::vector<std::string> told{
        "A difference and its interval take the results as knowing nothing of each other (Newcombe 1998): a "
        "result keeps no pairs of trials. cutline compare plays scenarios on the same draws, and tells who "
        "gains and loses within a narrower interval."};
    if (one_seed && results.size() > 1)
        told.push_back("These results share seed " + std::to_string(results.front().seed) +
                       ", so most of their draws are the same and the true intervals likely narrower.");
    return told;
}

std::string described(const SavedResult& result, std::size_t number) {
    std::string text = letter(number) + ": " + result.name;
    if (!result.title.empty())
        text += " · " + result.title;
    if (const auto changes = changes_words(result); !changes.empty())
        text += " · " + changes;
    return text + " · " + counted(result.trials, "trial") + " · seed " + std::to_string(result.seed);
}

Table chances_table(Results results) {
    Table table{.title = "How often each team is a finalist, and the difference from A in points"};
    table.columns.push_back({"Team"});
    for (std::size_t i = 0; i < results.size(); ++i) {
        table.columns.push_back({letter(i), Align::right});
        if (i > 0) {
            table.columns.push_back({letter(i) + " − A", Align::right});
            table.columns.push_back({share(results.front().confidence.value) + " interval", Align::right});
        }
    }
    for (const auto& team : compared(results)) {
        std::vector<Cell> row{label_with_id(team.id, team.name)};
        for (std::size_t i = 0; i < results.size(); ++i) {
            const auto* final = team.final[i];
            row.push_back(final != nullptr ? Cell::number(percent(*final), final->p) : Cell{absent});
            const auto& change = team.from_first[i];
            const int decimals = change ? decimals_of_points(change->interval) : 0;
            if (i > 0)
                row.insert(row.end(), {change ? Cell::number(points(change->value, decimals), change->value)
                                              : Cell{absent},
                                       change ? points_interval(change->interval, decimals) : absent});
        }
        table.rows.push_back(std::move(row));
    }
    table.notes = caveats(results);
    return table;
}

/// How many keys come first in each order.
std::size_t same_start(const std::vector<Node>& orders) {
    const auto& first = orders.front().items;
    std::size_t same = 0;
    while (same < first.size() && std::ranges::all_of(orders, [&](const Node& order) {
               return order.items[same].text == first[same].text;
           }))
        ++same;
    return same;
}

/// "…, stage3, stage2": the keys from where the orders part.
std::string order_words(const Node& order, std::size_t same) {
    std::string words = same > 0 ? "…" : "";
    for (const auto& key : std::span{order.items}.subspan(same))
        words += (words.empty() ? "" : ", ") + key.text;
    return words;
}

Table differences_table(Results results, const std::vector<Difference>& found) {
    Table table{.title = "What differs between the scenarios"};
    table.columns.push_back({"Key"});
    for (std::size_t i = 0; i < results.size(); ++i)
        table.columns.push_back({letter(i)});
    for (const auto& difference : found) {
        std::vector<Cell> row{difference.path + (difference.order ? ": another order" : "")};
        const auto same = difference.order ? same_start(difference.values) : 0;
        for (const auto& value : difference.values)
            row.emplace_back(difference.order  ? shortened(order_words(value, same))
                             : value.is_null() ? absent
                                               : shortened(value_words(value)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// What is said where no rule, team or belief differs.
std::string sameness(Results results) {
    const bool one_digest = std::ranges::all_of(
        results, [&](const SavedResult& result) { return result.digest == results.front().digest; });
    return one_digest
               ? "The scenarios are the same but for labels and notes."
               : "The scenarios differ only in how they are written, as in the order of keys that says "
                 "nothing; so their digests differ.";
}

} // namespace

Page saved_comparison_page(std::span<const SavedResult> results) {
    Page page;
    Bullets which;
    for (std::size_t i = 0; i < results.size(); ++i)
        which.items.push_back(described(results[i], i));
    page.add(std::move(which));
    page.add(chances_table(results));
    if (const auto found = scenario_differences(results); !found.empty())
        page.add(differences_table(results, found));
    else
        page.add(Paragraph{sameness(results)});
    return page;
}

Table saved_comparison_rows(std::span<const SavedResult> results) {
    Table table;
    for (const char* text : {"measure", "result", "key", "name", "value"})
        table.columns.push_back({text});
    for (const char* number : {"p", "low", "high", "difference", "difference_low", "difference_high"})
        table.columns.push_back({number, Align::right});
    const auto number = [](double value) { return Cell::number({}, value); };
    const auto add = [&](std::vector<Cell> row) {
        row.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    };
    const auto teams = compared(results);
    for (std::size_t i = 0; i < results.size(); ++i)
        for (const auto& team : teams) {
            if (team.final[i] == nullptr)
                continue;
            const auto& [p, interval] = std::pair(team.final[i]->p, team.final[i]->interval);
            std::vector<Cell> row{"final",
                                  results[i].name,
                                  team.id,
                                  team.name,
                                  "",
                                  number(p),
                                  number(interval.low),
                                  number(interval.high)};
            if (const auto& change = team.from_first[i])
                row.insert(row.end(), {number(change->value), number(change->interval.low),
                                       number(change->interval.high)});
            add(std::move(row));
        }
    for (const auto& [path, values, order] : scenario_differences(results))
        for (std::size_t i = 0; i < values.size(); ++i)
            add({order ? "order" : "differs", results[i].name, path, "", value_words(values[i])});
    return table;
}

std::string saved_comparison_json(std::span<const SavedResult> results) {
    auto which = Json::array();
    for (const auto& result : results)
        which.push_back(identity_json(result));
    Json teams = Json::object();
    for (const auto& team : compared(results)) {
        auto chances = Json::array();
        auto changes = Json::array();
        for (std::size_t i = 0; i < results.size(); ++i) {
            chances.push_back(team.final[i] != nullptr ? chance_json(*team.final[i]) : Json{});
            const auto& change = team.from_first[i];
            changes.push_back(change ? estimate_json(change->value, change->interval) : Json{});
        }
        teams[team.id] = {
            {"name", team.name}, {"final", std::move(chances)}, {"difference", std::move(changes)}};
    }
    Json differs = Json::object();
    Json orders = Json::object();
    for (const auto& [path, values, order] : scenario_differences(results))
        for (const auto& value : values)
            (order ? orders : differs)[path].push_back(as_json(value));
    return text_of({{"cutline", version},
                    {"confidence", real(results.front().confidence.value)},
                    {"results", std::move(which)},
                    {"teams", std::move(teams)},
                    {"differs", std::move(differs)},
                    {"order", std::move(orders)}});
}

} // namespace cutline
