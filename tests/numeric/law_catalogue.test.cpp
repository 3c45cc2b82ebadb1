#include <cutline/numeric/law_catalogue.hpp>

#include <catch2/catch.hpp>

#include <limits>
#include <set>
#include <string>
#include <vector>

using namespace cutline;

TEST_CASE("the catalogue names every law once and makes it", "[numeric]") {
    std::set<std::string_view> names;
    std::set<std::size_t> kinds;
    for (const LawEntry& entry : law_catalogue()) {
        names.insert(entry.name);
        const std::vector<double> values = entry.is_map ? std::vector<double>{1, 0.5, 2, 0.5}
                                           : entry.parameters.size() == 3 ? std::vector<double>{1, 2, 3}
                                                                          : std::vector<double>{1, 2};
        CHECK(entry.check(values).empty());
        kinds.insert(entry.make(values).index());
        CHECK(find_law(entry.name) == &entry);
        CHECK_FALSE(entry.summary.empty());
    }
    CHECK(names.size() == law_catalogue().size());
    CHECK(kinds.size() == std::variant_size_v<Law>);
    CHECK(find_law("gaussian") == nullptr);
}

TEST_CASE("a law refuses what is not legal", "[numeric]") {
    const auto refused = [](std::string_view name, std::vector<double> values) {
        return !find_law(name)->check(values).empty();
    };
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(refused("normal", {0, -1}));
    CHECK(refused("normal", {0}));
    CHECK(refused("normal", {nan, 1}));
    CHECK_FALSE(refused("normal", {0, 0}));
    CHECK(refused("uniform", {2, 1}));
    CHECK_FALSE(refused("uniform", {1, 1}));
    CHECK(refused("triangular", {0, 5, 4}));
    CHECK(refused("pert", {4, 4, 4}));
    CHECK_FALSE(refused("pert", {0, 0, 4}));
    CHECK(refused("beta", {0, 1}));
    CHECK(refused("beta", {1, 1e9}));
    CHECK(refused("lognormal", {0, 2}));
    CHECK(refused("lognormal", {1, 0.5}));
    CHECK(refused("lognormal", {1, infinity}));
    CHECK(refused("choice", {}));
    CHECK(refused("choice", {1, 0.5, 2}));
    CHECK(refused("choice", {1, 0.5, 2, 0.4}));
    CHECK(refused("choice", {1, 1.5, 2, -0.5}));
}
