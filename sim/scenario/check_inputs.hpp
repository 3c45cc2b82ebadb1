#pragma once
/// Checks the uses of inputs: `$name`.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/measure.hpp>
#include <cutline/scenario/node.hpp>

#include <map>
#include <string>

namespace cutline {

/// The inputs of a document, which outlives it.
class InputCheck {
  public:
    InputCheck(const Node& document, Diagnostics& diagnostics);

    /// Checks `$name` where `measure` is expected.
    /// @return whether it stands for a sound number.
    bool check(const Node& node, const Measure& measure, const std::string& path);

    /// An input may stand for another one, but not in the end for itself.
    void check_cycles() const;

  private:
    [[nodiscard]] const Node* follow(const std::string& name);
    [[nodiscard]] bool is_sound(const std::string& name, const Node& node);

    Node inputs_ = Node::map();
    Diagnostics& diagnostics_;
    std::map<std::string, bool> sound_;
};

} // namespace cutline
