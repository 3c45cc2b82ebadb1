#pragma once
/// From a file to the one document that it means: `extends` and `set` resolved, a variant applied, open rules
/// read.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/node.hpp>
#include <cutline/scenario/patch.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cutline {

inline constexpr std::size_t max_extends = 16;         ///< files in one chain of `extends`
inline constexpr std::size_t max_combinations = 4'096; ///< of open rules
inline constexpr std::string_view no_patch = "as-is";  ///< the variant that changes nothing

/// Reads a scenario file and the files that it extends. The result has no `extends` and no `set`; each place
/// names the file that the value came from. A file's own keys patch the one it extends, then its `set`
/// applies.
/// @return null or part of the document if `diagnostics` received an error.
[[nodiscard]] Node load_document(const std::string& path, Diagnostics& diagnostics);

/// The same for text in memory, called `name` in messages; `extends` is looked up from the current folder.
[[nodiscard]] Node load_document_text(std::string_view text, const std::string& name,
                                      Diagnostics& diagnostics);

/// The document under one of its variants; "as-is" is no change. An unknown name is an error at `where`.
/// @param removal  may_miss where other patches have gone before
[[nodiscard]] Node apply_variant(const Node& document, std::string_view name, Diagnostics& diagnostics,
                                 const Place& where = {}, Removal removal = Removal::must_find);

/// What a user changes for one run, without touching the file.
struct Changes {
    std::optional<std::string> variant;
    std::vector<std::pair<std::string, Node>>
        set; ///< dotted path, new value; its place says where it was asked for
    /// Rounds whose results are published may change, too, and are played again: what if?
    bool counterfactual = false;
};

/// The document under a variant, then with the new values.
[[nodiscard]] Node apply_changes(const Node& document, const Changes& changes, Diagnostics& diagnostics);

/// Whether a variant changes a round whose results are published; then only a counterfactual can take it.
[[nodiscard]] bool changes_published(const Node& document, std::string_view variant);

/// Of some changes those that say what is believed about teams and numbers (`teams`, `expected`, `spread`,
/// `inputs`) and what was published, not what the rules are: published results are learnt from under them.
/// None if counterfactual.
[[nodiscard]] Changes beliefs(const Node& document, const Changes& changes);

/// Something that the organisers have not decided: each variant (or "as-is") with its chance.
struct OpenRule {
    std::string name;
    Place place;
    std::vector<std::pair<std::string, double>> choices; ///< in the order of the file; the chances sum to 1
};

/// The open rules in the order of the file, in which their patches apply.
[[nodiscard]] std::vector<OpenRule> read_open_rules(const Node& document, Diagnostics& diagnostics);

/// What a result reports as its scenario: the document without `extends`, `set` and `run`, and of its
/// variants only those that its open rules name.
[[nodiscard]] Node resolved(const Node& document);

} // namespace cutline
