#pragma once
/// What differs between scenarios.

#include <cutline/scenario/node.hpp>

#include <span>
#include <string>
#include <vector>

namespace cutline {

/// One value that isn't the same in all of some documents.
struct Difference {
    std::string path;         ///< "rounds.stage2.keep"
    std::vector<Node> values; ///< one of each document; null where it has none
};

/// What differs between documents, as near to the leaves as all of them have maps: in the order of the first,
/// then what only later ones have. Lists are one value.
[[nodiscard]] std::vector<Difference> differences(std::span<const Node> documents);

} // namespace cutline
