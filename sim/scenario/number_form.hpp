#pragma once
/// The form of a plain number: what may be written where one is expected, and what to write instead.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/measure.hpp>
#include <cutline/scenario/node.hpp>

#include <string>

namespace cutline {

/// Checks how a plain number is written: its syntax, quotes and percent sign, not its value.
/// @return whether it is fit to be read.
bool check_number_form(const Node& node, const Measure& measure, const std::string& path,
                       Diagnostics& diagnostics);

/// The same, and that the value is one that `measure` allows.
bool check_constant(const Node& node, const Measure& measure, const std::string& path,
                    Diagnostics& diagnostics);

} // namespace cutline
