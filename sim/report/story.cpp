#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/story_round.hpp"
#include "report/uncertain_numbers.hpp"

#include <cutline/report/story.hpp>

#include <algorithm>

namespace cutline {
namespace {

/// What full marks in everything give: strength is told in points of it.
double full_total(const Story& story) {
    double sum = 0;
    if (!story.record.rounds.empty())
        for (const double weight : story.record.rounds.front().weights)
            sum += weight;
    return sum;
}

std::string signed_decimal(double value, int decimals) {
    const auto text = decimal(value, decimals);
    return value > 0 && text.find_first_not_of("0.") != std::string::npos ? "+" + text : text;
}

Table strengths(const Story& story) {
    constexpr int decimals = 2;
    const double total = full_total(story);
    Table table{.title =
                    "How much better than expected each team is in this trial, in points of " + plain(total)};
    table.columns = {{"Team"}, {"Strength", Align::right}, {"Growth a month", Align::right}};
    for (std::size_t i = 0; i < story.plan().teams.size(); ++i) {
        const TeamId team{i};
        if (!story.plan().teams[team].present)
            continue;
        const double strength = total * static_cast<double>(story.record.strength[team]);
        const double growth = total * static_cast<double>(story.record.growth[team]);
        table.rows.push_back({label_with_id(story.game.roster.teams[team]),
                              Cell::number(signed_decimal(strength, decimals), strength),
                              Cell::number(signed_decimal(growth, decimals), growth)});
    }
    return table;
}

void add_number(const Story& story, std::size_t draw, Table& table) {
    const auto& number = story.plan().numbers[draw];
    const double drawn = story.record.numbers[draw];
    table.rows.push_back(
        {number.name, Cell::number(drawn_words(drawn, unit_of(number, story.game.resolved)), drawn)});
}

/// With published results neighbouring trials are played in the same world.
std::string shared_words(std::uint64_t trial) {
    const auto first = trial - trial % tile_trials;
    return "Trials " + thousands(first) + " to " + thousands(first + tile_trials - 1) +
           " share what the published results have taught: the same strengths and uncertain numbers, on "
           "other "
           "days.";
}

void tell_draws(const Story& story, Page& page) {
    Bullets open_rules;
    for (std::size_t i = 0; i < story.record.settled.size(); ++i)
        open_rules.items.push_back(story.game.open_rules[i].name + ": " + story.record.settled[i]);
    if (!open_rules.items.empty()) {
        page.add(Paragraph{"The open rules fall so:"});
        page.add(open_rules);
    }
    Table numbers{.title = "The uncertain numbers"};
    numbers.columns = {{"Number"}, {"Drawn", Align::right}};
    for (std::size_t i = 0; i < story.plan().numbers.size(); ++i)
        add_number(story, i, numbers);
    if (!numbers.rows.empty())
        page.add(numbers);
    page.add(strengths(story));
}

void add_awards(const Story& story, Bullets& bullets) {
    constexpr double micros = 1e6;
    for (std::size_t i = 0; i < story.outcome.awards.size(); ++i) {
        std::vector<std::string> given;
        for (std::size_t t = 0; t < story.game.roster.teams.size(); ++t)
            if (const auto amount = story.outcome.awards[AwardId{i}][t]; amount != 0)
                given.push_back(story.game.roster.teams[TeamId{t}].name + " " +
                                plain(static_cast<double>(amount) / micros));
        if (!given.empty())
            bullets.items.push_back("Awards of " + story.game.roster.awards[AwardId{i}] + ": " +
                                    listed(given));
    }
}

} // namespace

Page story_page(const Story& story) {
    Page page;
    if (!story.game.scenario.title.empty())
        page.add(Heading{story.game.scenario.title, 1});
    page.add(Paragraph{"Trial " + thousands(story.trial) + " · seed " + std::to_string(story.seed)});
    if (story.game.known != nullptr)
        page.add(Paragraph{shared_words(story.trial)});
    tell_draws(story, page);
    for (const auto& round : story.record.rounds)
        tell_round(story, round, page);

    page.add(Heading{"In the end"});
    const std::vector<TeamId> finalists(story.outcome.finalists.begin(), story.outcome.finalists.end());
    const bool as_meant = finalists.size() == story.plan().finalists;
    Bullets end{{capitalised(as_meant ? finalists_word(finalists.size()) : "finalists") + ": " +
                 listed(story.game.roster, finalists)}};
    add_awards(story, end);
    page.add(std::move(end));
    return page;
}

} // namespace cutline
