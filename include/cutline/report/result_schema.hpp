#pragma once
/// The JSON Schema of results, for programs that read them.

#include <string>

namespace cutline {

/// The schema (draft 2020-12) of what run, compare, weights, sensitivity and target, in one go or merged, and
/// check write with --format json. Pretty JSON text that ends in a newline.
[[nodiscard]] std::string result_schema();

} // namespace cutline
