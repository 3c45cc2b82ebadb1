#pragma once
/// Strict YAML: the part of YAML that means the same to every reader, and a clear message for all the rest.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/node.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace cutline {

/// Far above what a competition needs, and low enough that no file can exhaust time or memory.
inline constexpr std::size_t max_file_bytes = std::size_t{4} << 20; ///< 4 MiB
inline constexpr std::size_t max_nodes = 200'000;                   ///< values and keys in one file
inline constexpr std::size_t max_keys = 4'096;                      ///< keys in one map
inline constexpr std::size_t max_depth = 32;                        ///< lists and maps inside one another

/// Reads a whole file, whose top level must be a map. Refused: duplicate keys, anchors, aliases, tags, merge
/// keys, several documents, unclosed quotes, control characters, anything but UTF-8, and what exceeds the
/// limits above. A byte order mark and CRLF are fine. Places say `file_name`.
/// @return the tree; null if the file couldn't be read to its end (then `diagnostics` has an error).
[[nodiscard]] Node parse_yaml(std::string_view text, const std::string& file_name, Diagnostics& diagnostics);

/// Reads a value given on the command line: `30`, `3%`, `[a, b]`, `{x: 1}`; an empty text is null, which
/// removes. Every place, of values and of errors, is `where`.
[[nodiscard]] Node parse_value(std::string_view text, const Place& where, Diagnostics& diagnostics);

} // namespace cutline
