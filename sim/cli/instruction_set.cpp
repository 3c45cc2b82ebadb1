#include "cli/instruction_set.hpp"

#include "cli/command.hpp"

#include <cutline/engine/batch.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace cutline::cli {

void choose_instruction_set() {
    const char* const given = std::getenv("CUTLINE_INSTRUCTION_SET");
    if (given == nullptr || *given == '\0')
        return;
    const auto sets = instruction_sets();
    if (std::ranges::find(sets, std::string_view(given)) == sets.end())
        throw UsageError(fmt::format("CUTLINE_INSTRUCTION_SET is '{}', which this machine doesn't have; it "
                                     "has: {}; unset it for the first",
                                     given, fmt::join(sets, ", ")));
    use_instruction_set(given);
}

} // namespace cutline::cli
