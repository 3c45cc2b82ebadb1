#pragma once
/// Checks the uses of inputs: `$name`.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/measure.hpp>
#include <cutline/scenario/node.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace cutline {

/// How many inputs may stand for one another in a row.
inline constexpr std::size_t max_input_chain = 16;

/// The inputs of a document, which outlives it.
class InputCheck {
  public:
    InputCheck(const Node& document, Diagnostics& diagnostics);
    InputCheck(const InputCheck&) = delete;
    InputCheck& operator=(const InputCheck&) = delete;

    /// Checks `$name` where `measure` is expected.
    /// @return whether it stands for a sound number.
    bool check(const Node& node, const Measure& measure, const std::string& path);

    /// An input may stand for another one, but not in the end for itself.
    void check_cycles() const;

  private:
    [[nodiscard]] const Node* find(std::string_view name) const;
    [[nodiscard]] const Node* follow(const std::string& name);
    [[nodiscard]] bool is_sound(const std::string& name, const Node& node);

    Node inputs_ = Node::map();
    std::map<std::string, const Node*, std::less<>> by_name_; ///< of inputs_
    Diagnostics& diagnostics_;
    std::map<std::string, bool> sound_;
};

} // namespace cutline
