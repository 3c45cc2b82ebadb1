#pragma once
/// A document as canonical JSON, and the digest that tells whether two scenarios are the same.

#include <cutline/scenario/node.hpp>

#include <string>
#include <string_view>

namespace cutline {

/// Compact JSON in the order of the file; fed back as a scenario file it means the same, and gives the same
/// JSON.
///
/// Plain numbers become JSON numbers, the shortest that read back alike (40.0 is 40), true and false
/// booleans; everything else is a string, percentages too. In a round's `published` block, where 25.0 says
/// more than 25, a number whose digits would change stays a string ("25.0").
[[nodiscard]] std::string to_json(const Node& document);

/// The document without what only people read: titles, names, descriptions, notes and sources. An id that is
/// called "name" or "note" stays.
[[nodiscard]] Node without_labels(const Node& document);

/// "sha256:" and the SHA-256, in hex, of the JSON of a resolved document without its labels.
[[nodiscard]] std::string digest(const Node& resolved);

/// The first 12 hex digits of a digest: enough to tell scenarios apart.
[[nodiscard]] std::string short_digest(std::string_view digest);

} // namespace cutline
