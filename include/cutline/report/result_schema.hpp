#pragma once
/// The JSON Schema of results, for programs that read them.

#include <string>

namespace cutline {

/// The schema (draft 2020-12) of every JSON that a command writes with --format json: run, compare, weights,
/// sensitivity and target, of one go or merged, and check. Pretty JSON text that ends in a newline.
[[nodiscard]] std::string result_schema();

} // namespace cutline
