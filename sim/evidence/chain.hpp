#pragma once
/// The draws of one stretch: a walk of its own from one of the worlds that were found at the start.

#include "evidence/replay.hpp"
#include "evidence/splitting.hpp"

#include <cutline/evidence/posterior.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace cutline::evidence {

struct Walk {
    std::shared_ptr<const Stretch> stretch;
    std::shared_ptr<const std::vector<Insight>> insights;
};

/// Pure: the same number gives the same walk.
/// @throws std::runtime_error if no draw agrees when it is played again
[[nodiscard]] Walk walk(const Model& model, const Directions& directions, const Start& start,
                        const DrawKeys& keys, Key key, std::uint32_t replicate, std::uint64_t number);

} // namespace cutline::evidence
