#include "engine/batch/kernels/column.hpp"

#include <cutline/engine/batch.hpp>

#include <hwy/highway.h>
#include <stdexcept>
#include <string>

namespace cutline {

std::vector<std::string_view> instruction_sets() {
    std::vector<std::string_view> names;
    for (auto targets = hwy::SupportedTargets() & HWY_TARGETS; targets != 0; targets &= targets - 1)
        names.push_back(hwy::TargetName(targets & -targets));
    return names;
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
