#pragma once
/// What differs between scenarios.

#include <cutline/scenario/node.hpp>

#include <span>
#include <string>
#include <vector>

namespace cutline {

/// One value that isn't the same in all of some documents, or the order of a map's keys.
struct Difference {
    std::string path;         ///< "rounds.stage2.keep"
    std::vector<Node> values; ///< one of each document; null where it has none
    bool order = false;       ///< the values are lists of the keys that all documents have there
};

/// What differs between documents, as near to the leaves as all of them have maps: in the order of the first,
/// then what only later ones have. Lists are one value. The order of keys is told where it may be a rule, as
/// that of rounds and gates is.
[[nodiscard]] std::vector<Difference> differences(std::span<const Node> documents);

} // namespace cutline
