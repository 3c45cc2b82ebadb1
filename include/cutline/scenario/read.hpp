#pragma once
/// From a document to plain values: every node is checked against the grammar, then read.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/node.hpp>
#include <cutline/scenario/scenario.hpp>

#include <string>

namespace cutline {

/// Reads a document that has `extends`, `set` and a variant, if any, applied. What is wrong in form (unknown
/// or missing keys, wrong kinds of value, unknown inputs and sources) is added to `diagnostics`, all in one
/// pass, and left out of the scenario that is returned. What is wrong in meaning is found when a plan is
/// made.
[[nodiscard]] Scenario read_scenario(const Node& document, Diagnostics& diagnostics);

/// The JSON Schema (draft-07) of the language, drawn from the same grammar, as pretty JSON text that ends in
/// a newline.
[[nodiscard]] std::string scenario_schema();

} // namespace cutline
