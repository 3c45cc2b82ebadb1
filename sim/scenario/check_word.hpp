#pragma once
/// Checks single words: those of the language, ids, flags and dates.

#include "scenario/grammar.hpp"

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/node.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cutline {

bool check_word(const grammar::Shape& shape, const Node& node, const std::string& path,
                Diagnostics& diagnostics);
bool check_flag(const grammar::Shape& shape, const Node& node, const std::string& path,
                Diagnostics& diagnostics);
bool check_date(const grammar::Shape& shape, const Node& node, const std::string& path,
                Diagnostics& diagnostics);

/// The word of `words` that a text means in other words, as `lot` means random; or "".
[[nodiscard]] std::string synonym(std::string_view text, const std::vector<std::string>& words);

/// Complains about what is not an id, about each such text once.
class IdCheck {
  public:
    explicit IdCheck(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    /// A use of an id.
    void check(const Node& node, const std::string& path);
    /// An id that a map defines, or uses as a key; `shape` is that of the map.
    void check_key(const grammar::Shape& shape, const Node::Entry& entry, const std::string& path);

  private:
    void refuse(const Place& place, std::string_view id, const std::string& path, std::string remedy);

    Diagnostics& diagnostics_;
    std::set<std::string, std::less<>> refused_;
};

} // namespace cutline
