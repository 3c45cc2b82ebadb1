#pragma once
/// Distributions as a scenario writes them: {normal: [33, 2], within: [0, 40]}.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/measure.hpp>
#include <cutline/scenario/node.hpp>
#include <cutline/scenario/scenario.hpp>

#include <optional>
#include <string>

namespace cutline {

/// Checks the form of a map that stands where a number is expected: one law with legal parameters, perhaps
/// `within`. Whether its values are legal where it stands is for the plan to say.
/// @return whether it is fit to be read.
bool check_law(const Node& node, const Measure& measure, const std::string& path, Diagnostics& diagnostics);

/// Checks [low, high], low below high; they may be equal if `point` says so.
enum class Point { refused, allowed };
bool check_interval(const Node& node, const Measure& measure, Point point, const std::string& path,
                    Diagnostics& diagnostics);

/// Whether some of a checked law's values are written with % and some without; zero is the same either way.
[[nodiscard]] bool mixes_percent(const Node& law);

/// Whether anything in the law is written with %, so that its values are shares.
[[nodiscard]] bool is_in_percent(const Node& law);

/// The law that a checked node writes.
[[nodiscard]] Law read_law(const Node& node);

/// The interval that a checked node writes.
[[nodiscard]] Support read_interval(const Node& node);

} // namespace cutline
