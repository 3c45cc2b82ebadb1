#pragma once
/// What stands where in a scenario, as far as patches and labels need to know it.

#include <string>
#include <string_view>
#include <vector>

namespace cutline {

/// The keys from the top of the document to a value.
using Path = std::vector<std::string>;

/// "rounds.stage2.keep" as a path; what follows a variant's `set` is one key, because it is a path itself.
[[nodiscard]] Path split_path(std::string_view dotted);
[[nodiscard]] std::string join_path(const Path& path);

/// What the keys of the map at `path` name ("round" at `rounds`); "" where they aren't ids that the map
/// defines.
[[nodiscard]] std::string_view kind_of_ids(const Path& path);

[[nodiscard]] bool is_criterion(const Path& path);   ///< criteria.X, criteria.X.parts.Y, …
[[nodiscard]] bool is_weights(const Path& path);     ///< weights, rounds.X.weights
[[nodiscard]] bool is_variant_set(const Path& path); ///< variants.X.set
[[nodiscard]] bool is_published(const Path& path);   ///< rounds.X.published, and all below it

} // namespace cutline
