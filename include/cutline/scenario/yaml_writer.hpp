#pragma once
/// A document as a scenario file.

#include <cutline/scenario/node.hpp>

#include <string>

namespace cutline {

/// A file that `parse_yaml` reads as the same tree: short lists and maps on one line, words as they were
/// written. Comments are no part of a tree. Ends in a newline.
[[nodiscard]] std::string to_yaml(const Node& document);

/// A value on one line, as it may stand in a file: "{x: 1, y: [a, b]}". Without a newline.
[[nodiscard]] std::string to_yaml_line(const Node& value);

} // namespace cutline
