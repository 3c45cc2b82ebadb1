#include <cutline/base/diagnostic.hpp>

#include <catch2/catch.hpp>

using namespace cutline;

TEST_CASE("a name that shares no letter is not offered") {
    CHECK(nearest("d", {"a", "b"}).empty());
    CHECK(nearest("d", {"a", "do"}) == "do");
}

TEST_CASE("the beginning of a name counts as near") {
    CHECK(nearest("glob", {"local", "global"}) == "global");
    CHECK(nearest("individ", {"global", "individual"}) == "individual");
    CHECK(nearest("gl", {"global"}).empty());
}

TEST_CASE("of names equally near, the one that begins and ends alike is offered") {
    CHECK(nearest("--sed", {"--set", "--seed"}) == "--seed");
    CHECK(nearest("stagex", {"ztagex", "stage1"}) == "stage1");
}

TEST_CASE("fewer edits beat a common beginning") {
    CHECK(nearest("rounds", {"rounds_again", "round"}) == "round");
}
