#include "report/hand_made.hpp"
#include "report/svg_labels.hpp"

#include <cutline/report/survival_svg.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace cutline;

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST_CASE("a curve goes through each chance of its team, with the interval behind") {
    const auto game = test::game_of(test::three_teams);
    const auto survival = test::hand_made_survival(game);
    const auto svg = survival_svg({.game = game, .survival = survival, .seed = 7});
    // From 48 (100%) down to 348 (0%); start at 56, rounds at 296 and 536: 90% and 87.5% of lg, by hand.
    CHECK(holds(svg, "d=\"M56.0 48.0L296.0 78.0L536.0 85.5\""));
    CHECK(holds(svg, "<circle cx=\"296.0\" cy=\"78.0\" r=\"4\""));
    CHECK(holds(svg, "d=\"M296.0 84.0V72.9\"")); // 88% to 91.7%
    CHECK(holds(svg, ">LG AI연구원 88%</text>"));
    CHECK(holds(svg, ">1차</text>"));
    CHECK(holds(svg, "<title>세 팀</title>"));
    CHECK(holds(svg, ">1,000 trials, seed 7, 95% intervals, cutline "));
    CHECK(svg.ends_with("</svg>\n"));
}

TEST_CASE("labels of a picture are text, whatever they look like") {
    CHECK(escaped_xml("<script>\"a\" & b</script>") == "&lt;script&gt;&quot;a&quot; &amp; b&lt;/script&gt;");
    CHECK(escaped_xml("한글") == "한글");

    auto text = std::string(test::three_teams);
    text.replace(text.find("세 팀"), std::string("세 팀").size(), "</svg><script>");
    const auto game = test::game_of(text);
    const auto survival = test::hand_made_survival(game);
    const auto svg = survival_svg({.game = game, .survival = survival});
    CHECK(holds(svg, "<title>&lt;/svg&gt;&lt;script&gt;</title>"));
    CHECK_FALSE(holds(svg, "<script"));
}

TEST_CASE("labels keep their distance and their order") {
    using Places = std::vector<double>;
    CHECK(spread_out({10, 50, 90}, 20, 0, 100) == Places{10, 50, 90});
    CHECK(spread_out({50, 50, 50}, 20, 0, 100) == Places{50, 70, 90});
    CHECK(spread_out({95, 90, 5}, 20, 0, 100) == Places{100, 80, 5}); // 100 at most, then 20 above that
    CHECK(spread_out({}, 20, 0, 100).empty());
    const auto crowded = spread_out({1, 2, 3, 4, 5, 6, 7}, 20, 0, 100); // 120 is needed
    CHECK(crowded == Places{-20, 0, 20, 40, 60, 80, 100});
}

} // namespace
