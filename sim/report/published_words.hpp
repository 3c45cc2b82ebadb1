#pragma once
/// What was published about a round that has been held, in sentences.

#include <cutline/scenario/scenario.hpp>

#include <string>
#include <vector>

namespace cutline {

/// One sentence for each kind of result, without its full stop. @param round  has published results
[[nodiscard]] std::vector<std::string> published_words(const Scenario& scenario, const Round& round);

} // namespace cutline
