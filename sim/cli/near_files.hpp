#pragma once
/// Files whose names are near to one that doesn't exist.

#include <string>
#include <vector>

namespace cutline::cli {

/// Of the files beside `path` and of `others`, those whose name, without its ending, is nearest to that of
/// `path`, at most three; none if no name is near enough to be meant.
[[nodiscard]] std::vector<std::string> near_files(const std::string& path,
                                                  const std::vector<std::string>& others = {});

/// "; did you mean 'a.yaml' or 'b/a.yaml'?"; "" if nothing is near.
[[nodiscard]] std::string near_files_hint(const std::string& path,
                                          const std::vector<std::string>& others = {});

} // namespace cutline::cli
