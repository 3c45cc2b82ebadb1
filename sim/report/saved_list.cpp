#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/saved_view.hpp"

#include <cutline/report/percent.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/version.hpp>

#include <algorithm>

namespace cutline {
namespace {

constexpr std::size_t told_finalists = 2;

using Team = SavedResult::Team;

/// The likeliest finalists, at most two; as the scenario has them where they are as likely.
std::vector<Team> likeliest(const SavedResult& result) {
    auto teams = result.teams;
    std::ranges::stable_sort(teams, std::ranges::greater{}, [](const Team& team) { return team.final.p; });
    teams.resize(std::min(teams.size(), told_finalists));
    return teams;
}

} // namespace

Page saved_results_page(std::span<const SavedResult> results) {
    Page page;
    if (results.empty()) {
        page.add(Paragraph{"No saved results. To save one: cutline run FILE --save"});
        return page;
    }
    Table table{.title = counted(results.size(), "saved result")};
    table.columns = {{"Result"},
                     {"Changes"},
                     {"Trials", Align::right},
                     {"Seed", Align::right},
                     {.heading = "Digest", .spare = 1},
                     {"Likeliest finalist"},
                     {"Chance", Align::right},
                     {"Next"},
                     {"Chance", Align::right}};
    for (const auto& result : results) {
        std::vector<Cell> row{result.name, changes_words(result), Cell::count(result.trials),
                              std::to_string(result.seed), short_digest(result.digest)};
        for (const auto& team : likeliest(result))
            row.insert(row.end(), {Cell{label_with_id(team.id, team.name)},
                                   Cell::number(percent(team.final), team.final.p)});
        row.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    }
    page.add(std::move(table));
    return page;
}

Table saved_results_rows(std::span<const SavedResult> results) {
    Table table;
    for (const char* text : {"result", "title", "variant", "set", "counterfactual"})
        table.columns.push_back({text});
    for (const char* number : {"trials", "seed", "confidence"})
        table.columns.push_back({number, Align::right});
    table.columns.push_back({"digest"});
    for (const char* place : {"first", "second"}) {
        table.columns.push_back({place});
        for (const char* what : {"_name", "_p", "_low", "_high"})
            table.columns.push_back({std::string(place) + what});
    }
    for (const auto& result : results) {
        std::vector<Cell> row{result.name,
                              result.title,
                              result.changes.variant.value_or(""),
                              set_words(result, " "),
                              result.changes.counterfactual ? "yes" : "",
                              Cell::count(result.trials),
                              Cell::count(result.seed),
                              Cell::number({}, result.confidence.value),
                              result.digest};
        for (const auto& team : likeliest(result))
            row.insert(row.end(), {Cell{team.id}, Cell{team.name}, Cell::number({}, team.final.p),
                                   Cell::number({}, team.final.interval.low),
                                   Cell::number({}, team.final.interval.high)});
        row.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string saved_results_json(std::span<const SavedResult> results) {
    auto list = Json::array();
    for (const auto& result : results) {
        auto entry = identity_json(result);
        auto& finalists = entry["likeliest"] = Json::array();
        for (const auto& team : likeliest(result)) {
            Json told{{"team", team.id}, {"name", team.name}};
            told.update(chance_json(team.final));
            finalists.push_back(std::move(told));
        }
        list.push_back(std::move(entry));
    }
    return text_of({{"cutline", version}, {"results", std::move(list)}});
}

} // namespace cutline
