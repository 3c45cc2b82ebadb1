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
          std::vector<std::string>{"Team", "1차", "second", "Final two", "95% interval", "Commonest exit"});
    REQUIRE(table.rows.size() == 3);
    CHECK(texts(table.rows[0]) ==
          std::vector<std::string>{"kt", "–", "50%", "88%", "85–89%", "second: cut, 50%"});
    CHECK(texts(table.rows[1]) ==
          std::vector<std::string>{"SK텔레콤 (skt)", "90%", "62%", "62%", "60–65%", "second: cut, 28%"});
    CHECK(texts(table.rows[2]) ==
          std::vector<std::string>{"LG AI연구원 (lg)", "90%", "88%", "50%", "47–53%", "1차: 독자성, 10%"});
    CHECK(table.notes.size() == 1);
}

TEST_CASE("the page opens with what was run and the likeliest outcome, and closes with what intervals mean") {
    const auto game = test::game_of(test::three_teams);
    const auto survival = test::hand_made_survival(game);
    const auto text = terminal_text(survival_page({.game = game, .survival = survival, .seed = 7}), {});
    CHECK(text.starts_with("세 팀\n1,000 trials · seed 7 · 95% intervals\n"
                           "Likeliest final two: LG AI연구원 and SK텔레콤 (50%, 95% interval 47–53%)\n\n"));
    CHECK(text.find("Commonest final pairs\n") != std::string::npos);
    CHECK(text.find("Expected awards\n") != std::string::npos);
    CHECK(text.find("896.0\n") != std::string::npos); // 1024 × 0.875
    CHECK(text.find("They say nothing about how true") != std::string::npos);
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
    CHECK(text.find("precision of ±0.1% was not reached") == std::string::npos);
    CHECK(text.find("before the precision of ±0.1% was reached; the widest interval is ±3.1%") !=
          std::string::npos);
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
    const auto csv = csv_text(survival_rows({.game = game, .survival = survival, .seed = 7}));
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
    has("finals,,,,lg skt,500,0.5,0.469,0.531,");
    has("survivors,first,,1차,1,180,0.18,,,");
    has("ties,second,,second,,3,0.003,,,");
    has("flow,second,lg,LG AI연구원,first,900,0.9,,,");
    has("flow,second,kt,kt,entry,1000,1,,,");
    has("path,second,,second,lg kt,375,0.375,0.346,0.405,");
    has("trials,,,,,1000,,,,");
    has("seed,,,,,7,,,,");
    has("confidence,,,,,,,,,0.95");
}

} // namespace
