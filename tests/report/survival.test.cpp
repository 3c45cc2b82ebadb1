#include "report/hand_made.hpp"

#include <cutline/report/survival_tables.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace cutline;

std::vector<std::string> texts(const std::vector<Cell>& row) {
    std::vector<std::string> result;
    for (const auto& cell : row)
        result.push_back(cell.text);
    return result;
}

TEST_CASE("the first table has one row a team, the likeliest finalist first") {
    const auto game = test::game_of(test::three_teams);
    auto survival = test::hand_made_survival(game);
    std::ranges::swap(survival.teams[0].final, survival.teams[2].final);
    const auto table = survival_table({.game = game, .survival = survival});
    std::vector<std::string> headings;
    for (const auto& column : table.columns)
        headings.push_back(column.heading);
    CHECK(headings ==
          std::vector<std::string>{"Team", "1차", "Final two", "95% interval", "Commonest way out"});
    REQUIRE(table.rows.size() == 3);
    CHECK(texts(table.rows[0]) == std::vector<std::string>{"kt", "–", "88%", "85–89%", "second: cut, 50%"});
    CHECK(texts(table.rows[1]) ==
          std::vector<std::string>{"SK텔레콤 (skt)", "90%", "62%", "60–65%", "second: cut, 28%"});
    CHECK(texts(table.rows[2]) ==
          std::vector<std::string>{"LG AI연구원 (lg)", "90%", "50%", "47–53%", "1차: 독자성, 10%"});
    CHECK(table.notes.size() == 1);
}

TEST_CASE("the page opens with what was run and the likeliest outcome, and closes with what intervals mean") {
    const auto game = test::game_of(test::three_teams);
    const auto survival = test::hand_made_survival(game);
    const auto text = terminal_text(survival_page({.game = game, .survival = survival, .seed = 7}), {});
    CHECK(text.starts_with("세 팀\n1,000 trials · seed 7 · 95% intervals\n"
                           "Likeliest final two: LG AI연구원 and SK텔레콤 (50%, 95% interval 47–53%)\n"));
    CHECK(text.find("Commonest final pairs\n") != std::string::npos);
    CHECK(text.find("Expected awards\n") != std::string::npos);
    CHECK(text.find("896.0\n") != std::string::npos); // 1024 × 0.875
    CHECK(text.find("They say nothing about how true") != std::string::npos);
}

TEST_CASE("why teams go out sums to all trials with the final, whatever the round") {
    const auto game = test::game_of(test::three_teams);
    const auto survival = test::hand_made_survival(game);
    const auto table = exits_table({.game = game, .survival = survival});
    REQUIRE(table.columns.size() == 5);
    CHECK(table.columns[1].heading == "Cut");
    CHECK(table.columns[2].heading == "독자성");
    CHECK(table.columns[3].heading == "Not let in");
    CHECK(texts(table.rows[0]) == std::vector<std::string>{"LG AI연구원 (lg)", "2%", "10%", "–", "88%"});
    CHECK(texts(table.rows[1]) == std::vector<std::string>{"SK텔레콤 (skt)", "28%", "10%", "–", "62%"});
    CHECK(texts(table.rows[2]) == std::vector<std::string>{"kt", "48%", "–", "2%", "50%"}); // 1000 - 975
}

std::string page_of(const Game& game, const Survival& survival) {
    return terminal_text(survival_page({.game = game, .survival = survival}), {});
}

TEST_CASE("outcomes that the trials can't tell apart are nearly even") {
    const auto game = test::game_of(test::three_teams);
    auto survival = test::hand_made_survival(game);
    survival.finals = std::vector<SetShare>{{{TeamId{0}, TeamId{1}}, test::estimate(500, {0.469, 0.531})},
                                            {{TeamId{0}}, test::estimate(480, {0.449, 0.511})},
                                            {{}, test::estimate(20, {0.013, 0.031})}};
    const auto text = page_of(game, survival);
    CHECK(text.find("Likeliest final two: nearly even: LG AI연구원 and SK텔레콤 (50%); LG AI연구원 alone "
                    "(48%)") != std::string::npos);
    CHECK(text.find("Fewer than two are left in 50% of trials.\n") != std::string::npos);
    CHECK(text.find("\nnobody ") != std::string::npos);
}

TEST_CASE("of one winner the headline tells the team's own chance, and sets where others may be left") {
    auto game = test::game_of(test::three_teams);
    game.scenario.finalists = 1;
    const auto survival = test::hand_made_survival(game);
    const auto text = page_of(game, survival);
    CHECK(text.find("Likeliest winner: LG AI연구원 (88%, 95% interval 85–89%)\n") != std::string::npos);
    CHECK(text.find("More than one is left in >99.6% of trials.\n") !=
          std::string::npos); // Wilson: 1000 / (1000 + 1.96²)
    CHECK(text.find("Commonest final pairs\n") != std::string::npos);
}

TEST_CASE("ties are told where they decided in more than a thousandth of the trials") {
    const auto game = test::game_of(test::three_teams);
    auto survival = test::hand_made_survival(game);
    CHECK(page_of(game, survival).find("Totals tie across the cut: second in 0.3% of trials.\n") !=
          std::string::npos);
    survival.rounds[RoundId{1}].ties = 1;
    CHECK(page_of(game, survival).find("Totals tie") == std::string::npos);
}

TEST_CASE("a missed precision and the changes that were made stand on the page") {
    const auto game = test::game_of(test::three_teams);
    const auto survival = test::hand_made_survival(game);
    const auto text = markdown_text(survival_page(
        {.game = game,
         .survival = survival,
         .changes = {.variant = "v", .set = {{"rounds.second.keep", Node::scalar("1")}, {"spread", Node{}}}},
         .missed = MissedPrecision{.asked = 0.001, .reached = 0.0312}}));
    CHECK(text.find(" · variant v · rounds.second.keep = 1 · spread removed\n") != std::string::npos);
    CHECK(text.find("Warning: 1,000 trials did not reach the precision of ±0.1%; the widest interval is "
                    "±3.1%; more") != std::string::npos);
}

TEST_CASE("where sets of finalists were not counted, the page does without them") {
    const auto game = test::game_of(test::three_teams);
    auto survival = test::hand_made_survival(game);
    survival.finals.reset();
    const auto text = terminal_text(survival_page({.game = game, .survival = survival}), {});
    CHECK(text.find("Likeliest") == std::string::npos);
    CHECK(text.find("Commonest final") == std::string::npos);
}

TEST_CASE("the rows for spreadsheets hold every count once, under ids and labels") {
    const auto game = test::game_of(test::three_teams);
    const auto survival = test::hand_made_survival(game);
    const auto csv = csv_text(
        survival_rows({.game = game,
                       .survival = survival,
                       .seed = 7,
                       .changes = {.variant = "v", .set = {{"rounds.second.keep", Node::scalar("1")}}}}));
    const auto has = [&](const std::string& row) {
        INFO(row);
        CHECK(csv.find("\r\n" + row + "\r\n") != std::string::npos);
    };
    CHECK(csv.starts_with("measure,round,team,name,detail,count,p,low,high,amount\r\n"));
    has("final,,lg,LG AI연구원,,875,0.875,0.853,0.894,");
    has("entered,second,lg,LG AI연구원,,900,0.9,,,");
    has("survived,first,skt,SK텔레콤,,900,0.9,0.88,0.917,");
    has("exit,first,lg,LG AI연구원,gate:check,100,0.1,,,");
    has("award,,lg,LG AI연구원,gpu,,,,,896");
    has("last_exit,second,skt,SK텔레콤,cut,275,0.275,0.248,0.303,");
    has("run,,,세 팀,title,,,,,");
    has("run,,,v,variant,,,,,");
    has("run,,,1,set:rounds.second.keep,,,,,");
    has("finals,,,LG AI연구원 and SK텔레콤,lg skt,500,0.5,0.469,0.531,");
    has("survivors,first,,1차,1,180,0.18,,,");
    has("ties,second,,second,,3,0.003,,,");
    has("flow,second,lg,LG AI연구원,first,900,0.9,,,");
    has("flow,second,kt,kt,entry,1000,1,,,");
    has("path,second,,LG AI연구원 and kt,lg kt,375,0.375,0.346,0.405,");
    has("trials,,,,,1000,,,,");
    has("seed,,,,,7,,,,");
    has("confidence,,,,,,,,,0.95");
}

} // namespace
