#pragma once
/// Which words of a scenario are for people only.

#include "layout.hpp"

#include <cutline/scenario/node.hpp>

#include <set>
#include <string>

namespace cutline {

/// Tells labels (titles, names, descriptions, notes, sources) from ids that happen to be called so.
class Labels {
  public:
    explicit Labels(const Node& document);

    /// Whether `entry` of the map at `above` is a label.
    [[nodiscard]] bool contain(const Path& above, const Node::Entry& entry) const;

  private:
    std::set<std::string, std::less<>> ids_; ///< of all that the document defines
};

} // namespace cutline
