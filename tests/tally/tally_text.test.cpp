#include "support/toy_game.hpp"
#include "tally/wide_text.hpp"

#include <cutline/random/known.hpp>
#include <cutline/tally/design.hpp>
#include <cutline/tally/tally_text.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <limits>
#include <random>
#include <string>

using namespace cutline;

namespace {

/// Three rounds, the first with too many sets to count, and two awards.
Game game_of_many() {
    std::vector<std::string> teams;
    for (int team = 0; team < 20; ++team)
        teams.push_back(fmt::format("t{}", team));
    return toy::game(teams, {"wide", "narrow", "last"},
                     {toy::plan({{0, TeamSet::first(20), 0, 20},
                                 {1, TeamSet::first(8), 0, 8},
                                 {2, TeamSet::first(8), 2, 2, true}})},
                     {"gpu", "money"});
}

/// Counts that no competition could give, each within what may be read.
class RandomTally {
  public:
    RandomTally(const Game& game, std::uint32_t seed) : tally{game}, words_(seed) {
        tally.trials = words_() % 4 == 0 ? std::uint64_t{1} << 62 : 1 + words_() % 1'000'000;
        fill(tally.finals);
        fill(tally.final_sets);
        for (auto& round : tally.rounds) {
            fill(round.entered);
            fill(round.survived);
            fill(round.exits);
            fill(round.last_exits);
            fill(round.flows);
            fill(round.survivors);
            fill(round.ties);
            fill(round.path);
        }
        fill(tally.awards);
    }

    Tally tally;

  private:
    void fill(std::uint64_t& count) { count = words_() % 5 == 0 ? tally.trials : words_() % tally.trials; }
    void fill(WideSum& sum) {
        sum = WideSum{static_cast<std::int64_t>(words_())} * static_cast<std::int64_t>(tally.trials);
    }
    void fill(std::optional<SetCounts>& sets) {
        for (auto left = words_() % 50; sets && left > 0; --left)
            sets->add(TeamSet{words_() & 0xffU}, 1 + words_() % 1'000);
        tally.trials = std::max<std::uint64_t>(tally.trials, 50'000);
    }
    template <class Elements>
    void fill(Elements& elements) {
        for (auto& element : elements)
            fill(element);
    }

    std::mt19937_64 words_;
};

} // namespace

TEST_CASE("a tally that is written and read is the same tally, and gives the same text") {
    const auto game = game_of_many();
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        const auto tally = RandomTally{game, seed}.tally;
        const auto text = tally_text(tally);
        const auto read = read_tally(text, game);
        REQUIRE(read);
        CHECK(*read == tally);
        CHECK(tally_text(*read) == text);
    }
    CHECK(read_tally(tally_text(Tally{game}), game) == Tally{game});
}

TEST_CASE("a tally of known draws whose design is counted is read as it was written") {
    auto game = toy::knockout();
    game.shares_known_draws = true;
    Tally tally{game};
    tally.trials = 3 * stretch_trials;
    tally.design.emplace(design_counters, stretch_trials);
    for (std::uint64_t stretch = 0; stretch < 3; ++stretch) {
        tally.groups[stretch].trials = stretch_trials;
        tally.groups[stretch].finals[TeamId{0}] = stretch_trials;
        tally.finals[TeamId{0}] += stretch_trials;
        tally.design->count(stretch * stretch_trials, (stretch + 1) * stretch_trials)[0] = WideSum{7};
    }
    const auto read = read_tally(tally_text(tally), game);
    REQUIRE(read);
    CHECK(*read == tally);
    tally.groups[1].finals[TeamId{0}] += 1; // more than the group has trials
    CHECK_FALSE(read_tally(tally_text(tally), game));
}

TEST_CASE("the text of a tally does not depend on the order in which its sets came") {
    const auto game = toy::knockout();
    Tally a{game};
    Tally b{game};
    a.trials = b.trials = 10;
    for (const std::size_t team : {0U, 1U, 2U, 3U, 4U})
        a.final_sets->add(toy::set({team}));
    for (const std::size_t team : {3U, 1U, 4U, 0U, 2U})
        b.final_sets->add(toy::set({team}));
    CHECK(tally_text(a) == tally_text(b));
}

TEST_CASE("a tally is written as it reads") {
    const auto game =
        toy::game({"lg", "skt"}, {"only"}, {toy::plan({{0, TeamSet::first(2), 1, 1, true}})}, {"gpu"});
    Tally tally{game};
    tally.trials = 3;
    tally.finals[TeamId{1}] = 3;
    tally.final_sets->add(toy::set({1}), 3);
    tally.awards[AwardId{0}][TeamId{1}] = -WideSum{9'000'000'000'000'000'000} * 2;
    CHECK(tally_text(tally) ==
          R"({"trials":3,"finals":[0,3],"final_sets":[[2,3]],"rounds":[{"entered":[0,0],"survived":[0,0],)"
          R"("exits":[[0,0,0],[0,0,0]],"last_exits":[[0,0,0],[0,0,0]],"flows":[[0,0],[0,0]],)"
          R"("survivors":[0,0,0],"ties":0,"path":[]}],"awards":[["0","-18000000000000000000"]]})");
}

TEST_CASE("what is no tally of the game is not read") {
    const auto game = toy::knockout();
    Tally tally{game};
    tally.trials = 100;
    tally.final_sets->add(toy::set({0, 1}), 100);
    const auto text = tally_text(tally);
    REQUIRE(read_tally(text, game));
    CHECK_FALSE(read_tally(text, game_of_many()));
    const auto with = [&](const std::string& old, const std::string& changed) {
        auto altered = text;
        const auto at = altered.find(old);
        REQUIRE(at != std::string::npos);
        altered.replace(at, old.size(), changed);
        return read_tally(altered, game).has_value();
    };
    CHECK(with("\"ties\":0", "\"ties\":100"));
    CHECK_FALSE(with("\"ties\":0", "\"ties\":101")); // more than there are trials
    CHECK_FALSE(with("\"ties\":0", "\"ties\":-1"));
    CHECK_FALSE(with("\"ties\":0", "\"ties\":0.5"));
    CHECK_FALSE(with("\"ties\":0", "\"ties\":\"0\""));
    CHECK_FALSE(with("\"ties\":0", "\"tie\":0"));
    CHECK_FALSE(with("\"finals\":[0,", "\"finals\":["));
    CHECK_FALSE(with("[[3,100]]", "[[3,60],[3,40]]"));
    CHECK_FALSE(with("[[3,100]]", "[[3,0]]"));
    CHECK_FALSE(with("[[3,100]]", "[[64,100]]")); // a seventh team
    CHECK_FALSE(with("[[3,100]]", "null"));
    CHECK_FALSE(with("[[3,100]]", "[[3]]"));
    CHECK_FALSE(with("\"0\"", "0"));
    CHECK_FALSE(with("\"0\"", "\"00\""));
    CHECK_FALSE(with("\"0\"", "\"922337203685477580801\"")); // beyond 100 × 2^63
    CHECK_FALSE(with("\"trials\":100", "\"trials\":18446744073709551615"));
    for (std::size_t length = 0; length < text.size(); ++length)
        CHECK_FALSE(read_tally(text.substr(0, length), game));
}

TEST_CASE("wide sums keep every digit") {
    const WideSum most = (WideSum{std::numeric_limits<std::int64_t>::max()} << 63) - 1;
    for (const WideSum sum : {WideSum{0}, WideSum{1}, WideSum{-1}, most, -most})
        CHECK((read_wide(wide_text(sum)) == sum));
    CHECK(wide_text(WideSum{-1'500'000}) == "-1500000");
    for (const std::string wrong :
         {"", "-", "-0", "01", "+1", "1.0", "1e3", " 1", "1 ", "999999999999999999999999999999999999999"})
        CHECK_FALSE(read_wide(wrong));
}
