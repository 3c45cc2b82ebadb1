#include "report/hand_made.hpp"
#include "report/sensitivity_view.hpp"

#include <cutline/report/sensitivity_report.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <string>

using namespace cutline;
using namespace cutline::test;

namespace {

Estimated about(double value, double half) {
    return {value, {value - half, value + half}};
}

/// Made-up figures of three teams, of which one has none; its sources are gates, noise and ties.
struct HandMade {
    Game game = game_of(three_teams);
    SensitivityStudy study{game, {}, 1};
    Sensitivity sensitivity = made();
    SensitivityReport report{.game = game, .study = study, .sensitivity = sensitivity, .seed = 7};

    static Sensitivity made() {
        Sensitivity sensitivity{.trials = 1000, .confidence = Confidence{0.9}};
        const Figures figures{{about(0.1, 0.01), about(0.3, 0.02), about(0.2, 0.005)},
                              {about(0.7, 0.01), about(0.9, 0.02), about(0.8, 0.005)},
                              {about(-0.002, 0.003), about(0.001, 0.001), about(0.00004, 0.00008)}};
        sensitivity.outputs = {{.mean = 0.9, .figures = figures},
                               {.mean = 0.5, .figures = figures},
                               {.mean = 0.012, .unknown = "it happened in 12 trials, fewer than 50"}};
        sensitivity.together = figures;
        constexpr Estimated nothing{0, {0, 0}};
        sensitivity.shares = {nothing, nothing, nothing, about(0.2, 0.005), about(0.8, 0.005)};
        return sensitivity;
    }
};

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a figure has the decimals that its interval shows, and says so where it can't be told from zero") {
    CHECK(figure_with_interval(about(0.123, 0.004)) == "12.3% ±0.4%");
    CHECK(figure_with_interval(about(0.123, 0.0004)) == "12.30% ±0.04%");
    CHECK(figure_with_interval(about(0.123, 0.00004)) == "12.300% ±0.004%");
    CHECK(figure_with_interval(about(-0.001, 0.004)) == "-0.1% ≈0");
    CHECK(figure_with_interval(about(-0.0001, 0.004)) == "0.0% ≈0");
    CHECK(figure_with_interval({0.3, {0.1, 0.35}}) == "30.0% (10.0–35.0%)");
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(figure_with_interval({0.3, {-infinity, infinity}}) == "30.0% ±?");
}

TEST_CASE("the headline says how much each kind of uncertainty decides, the largest first") {
    HandMade made;
    CHECK(sensitivity_headline(made.report) ==
          "What decides who reaches the final two: luck 80.0% ±0.5% and gates and entry 20.0% ±0.5%.");
    made.sensitivity.shares.reset();
    CHECK(sensitivity_headline(made.report).empty());
}

TEST_CASE("tables have the most important source first, and no column for what is unknown") {
    const HandMade made;
    const auto together = together_table(made.report);
    REQUIRE(together.rows.size() == 3);
    CHECK(together.rows[0][0].text == "noise");
    CHECK(together.rows[0][1].text == "luck");
    CHECK(together.rows[0][2].text == "80.0% ±0.5%"); // Shapley effects come first
    CHECK(together.rows[1][0].text == "gates");
    CHECK(together.rows[2][4].text == "0.1% ≈0");

    const auto first = measure_table(made.report, 0);
    REQUIRE(first.columns.size() == 3);
    CHECK(first.columns[1].heading == "LG AI연구원");
    CHECK(first.rows[2][1].text == "-0.2% ≈0");
    CHECK(first.rows[2][1].digits == "-0.002");
}

TEST_CASE("the page says what was asked, why a team has no figures, and what ≈0 means") {
    HandMade made;
    const auto text = terminal_text(sensitivity_page(made.report), {});
    CHECK(says(text, "1,000 trials, each played 6 times · method sobol · seed 7 · 90% intervals"));
    CHECK(says(text, "No figures for kt: it happened in 12 trials, fewer than 50."));
    CHECK(says(text, "≈0: the interval holds zero"));
    CHECK_FALSE(says(text, "Warning"));
    made.report.missed = {0.001, 0.02};
    CHECK(says(terminal_text(sensitivity_page(made.report), {}),
               "Warning: 1,000 trials did not reach the precision of ±0.1%; the widest interval is ±2%"));
}

TEST_CASE("rows for programs hold every figure once") {
    const HandMade made;
    const auto table = sensitivity_rows(made.report);
    const auto count = [&](const std::string& figure) {
        return std::ranges::count_if(table.rows, [&](const auto& row) { return row[0].text == figure; });
    };
    CHECK(count("share") == 5);
    CHECK(count("mean") == 3);
    CHECK(count("first") == 3 + 2 * 3); // together, and two teams
    CHECK(count("trials") == 1);
    for (const auto& row : table.rows)
        CHECK(row.size() == table.columns.size());
}

TEST_CASE("JSON holds null, with the reason, for what is unknown") {
    const HandMade made;
    const auto json = nlohmann::json::parse(sensitivity_json(made.report));
    CHECK(json["outputs"]["lg"]["noise"]["total"] ==
          nlohmann::json{{"value", 0.9}, {"low", 0.88}, {"high", 0.92}});
    CHECK(json["outputs"]["kt"]["noise"]["total"].is_null());
    CHECK(json["unknown"] == nlohmann::json{{"kt", "it happened in 12 trials, fewer than 50"}});
    CHECK(json["shares"]["weights"]["value"] == 0.0);
    CHECK(json["together"]["gates"]["shapley"]["value"] == 0.2);
}
