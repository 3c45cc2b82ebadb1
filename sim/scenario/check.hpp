#pragma once
/// Checks a document against the grammar: every error of form, in one pass.

#include "scenario/grammar.hpp"

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/node.hpp>

namespace cutline {

/// Checks a whole document.
/// @return what is sound of it, without notes and sources, so that it can be read without further checks.
[[nodiscard]] Node check(const Node& document, Diagnostics& diagnostics);

} // namespace cutline
