#pragma once
/// From checked nodes to numbers, maps of numbers and weights.

#include "scenario/spot.hpp"

#include <cutline/scenario/scenario.hpp>

#include <string>
#include <vector>

namespace cutline {

/// The numbers that `inputs` names, each named by its id.
using Inputs = ById<Number>;

[[nodiscard]] Inputs read_inputs(const Spot& document);

/// The value of a plain number.
[[nodiscard]] double read_constant(const Spot& spot);

/// A law is named by its path, a use of an input by the input.
[[nodiscard]] Number read_number(const Spot& spot, const Inputs& inputs);

[[nodiscard]] ById<Number> read_numbers_by_id(const Spot& spot, const Inputs& inputs);

/// One number for all, or a map with `else` for the rest.
[[nodiscard]] NumberMap read_number_map(const Spot& spot, const Inputs& inputs);

/// Weights by criterion, or a law of the whole block.
[[nodiscard]] Weights read_weights(const Spot& spot, const Inputs& inputs);

/// The words of a list, or the one word that stands for a list of itself.
[[nodiscard]] std::vector<std::string> read_words(const Spot& spot);

} // namespace cutline
