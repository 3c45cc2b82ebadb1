#pragma once
/// What a text that is no number was probably meant to be.

#include <cutline/scenario/measure.hpp>
#include <cutline/scenario/node.hpp>

#include <string>
#include <string_view>

namespace cutline {

/// Whether a distribution may stand where the number stands.
enum class Uncertain { refused, allowed };

/// What to write instead of a text that looks like a number but isn't one here (1_000, 010, "1,5", "40 %",
/// 1~5%, 10만), or "".
[[nodiscard]] std::string number_remedy(std::string_view text, const Measure& measure, Uncertain uncertain);

/// What to write instead of a word: "write a number such as 3"; "" for anything else.
[[nodiscard]] std::string word_remedy(const Node& node, const Measure& measure);

} // namespace cutline
