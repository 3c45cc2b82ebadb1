#include "support/random_scenario/writer.hpp"

namespace cutline::test {

std::string random_scenario(std::uint64_t number, const ScenarioTaste& taste) {
    return random::Writer{number, taste}.text();
}

} // namespace cutline::test
