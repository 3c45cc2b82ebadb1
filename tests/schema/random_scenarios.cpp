/// Prints the random scenarios FIRST to LAST - 1, each after a line "--- NUMBER", for the tests of the
/// schema.

#include "support/random_scenario.hpp"

#include <cstdio>
#include <string>

int main(int count, char** words) {
    if (count != 3)
        return 2;
    for (auto number = std::stoull(words[1]); number < std::stoull(words[2]); ++number)
        std::printf("--- %llu\n%s\n", number, cutline::test::random_scenario(number).c_str());
}
