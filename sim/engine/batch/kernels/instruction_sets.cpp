#include "engine/batch/kernels/column.hpp"

#include <cutline/engine/batch.hpp>

#include <cstdint>
#include <hwy/highway.h>
#include <stdexcept>
#include <string>

namespace cutline {

namespace {

/// The names of a set of targets; a better one has a lower bit.
std::vector<std::string_view> names_of(std::int64_t targets) {
    std::vector<std::string_view> names;
    for (; targets != 0; targets &= targets - 1)
        names.push_back(hwy::TargetName(targets & -targets));
    return names;
}

} // namespace

std::vector<std::string_view> known_instruction_sets() {
    return names_of(HWY_TARGETS);
}

std::vector<std::string_view> instruction_sets() {
    return names_of(hwy::SupportedTargets() & HWY_TARGETS);
}

void use_instruction_set(std::string_view name) {
    hwy::SetSupportedTargetsForTest(0);
    for (auto targets = hwy::SupportedTargets() & HWY_TARGETS; targets != 0; targets &= targets - 1)
        if (const auto target = targets & -targets; name == hwy::TargetName(target)) {
            hwy::SetSupportedTargetsForTest(target);
            hwy::GetChosenTarget().Update(hwy::SupportedTargets());
            return;
        }
    throw std::invalid_argument("no instruction set '" + std::string(name) + "'");
}

} // namespace cutline
