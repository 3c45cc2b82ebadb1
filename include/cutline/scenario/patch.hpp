#pragma once
/// Patches: how `extends`, `set`, `--set` and variants change a scenario. Maps merge, anything else is
/// replaced, null removes.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/node.hpp>

#include <string_view>

namespace cutline {

/// Whether a null has to find what it removes.
enum class Removal { must_find, may_miss };

/// Patches a whole document.
///
/// What is one thing to the reader is replaced as one: a distribution counts as a number, not as a map (but
/// `{within: …}` alone merges into it), and weights as `{dirichlet: …}` or `{simplex: …}` count as one value
/// (but `order`, `within` and `concentration` alone merge into it). A criterion's short form is expanded
/// where a map patches it: `expert: 35` patched by `{resolution: 0.1}` is `{points: 35, resolution: 0.1}`.
/// What stands under a variant's `set` is itself a patch: each of its paths is replaced whole, and a null
/// there is kept. Removing what isn't there is fine. New keys come last; a new team or round whose id is near
/// one that is there gets a warning.
void merge(Node& base, const Node& patch, Diagnostics& diagnostics);

/// Patches what stands at a dotted path ("rounds.stage2.keep") with `value`, as `merge` would; null removes
/// it.
///
/// Missing maps on the way are made, but an unknown team, round, criterion, part, input, variant, source,
/// gate or open rule on the way is an error that offers the nearest name, as is removing what isn't there.
/// Named last, a new id is made. A path through a list or a word is an error. Under a variant's `set` the
/// rest of the path is one key. Errors stand at `where`, those of a removal at the place of `value`; then
/// `root` is unchanged.
/// @param removal  with may_miss, removing what isn't there is fine: an earlier patch may have taken it.
void set_path(Node& root, std::string_view dotted_path, Node value, const Place& where,
              Diagnostics& diagnostics, Removal removal = Removal::must_find);

} // namespace cutline
