#pragma once
/// From checked nodes to rounds: who enters, who stays, which gates they pass.

#include "scenario/read_numbers.hpp"

#include <vector>

namespace cutline {

[[nodiscard]] std::vector<Round> read_rounds(const Spot& spot, const Inputs& inputs);

} // namespace cutline
