#pragma once
/// Builds the tree of a file from YAML events, and refuses what the language doesn't have.

#include "source_text.hpp"
#include "yaml_slips.hpp"

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/node.hpp>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cutline {

/// Takes the events of one file; everything that it refers to outlives it.
class TreeBuilder final : public YAML::EventHandler {
  public:
    /// Thrown through yaml-cpp, once the reason is in the diagnostics: the rest isn't worth reading.
    struct Stop {};

    TreeBuilder(const SourceText& source, const std::string& file, Diagnostics& diagnostics)
        : source_(source), text_(source.text()), file_(file), diagnostics_(diagnostics) {}

    [[nodiscard]] Node take_root() { return std::move(root_); }

    /// Reports what yaml-cpp couldn't read, at the place that a person would have to mend.
    void report(const YAML::Exception& exception);

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override { close(); }

  private:
    /// A list or map whose end hasn't come yet.
    struct Open {
        Node node;
        std::size_t offset = 0;
        bool has_key = false; ///< a key waits for its value
        std::string key;
        std::size_t key_offset = 0;
        bool key_is_refused = false;                        ///< its value is read and dropped
        std::unordered_map<std::string, std::size_t> first; ///< where each key stood first
    };

    void error(std::size_t offset, std::string problem, std::string remedy);
    void error(const Slip& slip) { error(slip.offset, slip.problem, slip.remedy); }
    [[nodiscard]] Place place(std::size_t offset) const;

    [[nodiscard]] bool is_null_word(std::size_t at) const;
    [[nodiscard]] bool is_label_value() const;
    void check_properties(std::size_t at, std::string_view tag, YAML::anchor_t anchor);
    void check_characters(std::size_t at, const Node& scalar);
    void check_colon(const Open& in);
    bool check_decimal_comma(const Open& in);

    void count(std::size_t at);
    void open(Node node, std::size_t at, const std::string& tag, YAML::anchor_t anchor);
    void close();
    void put(Node node, std::size_t at);
    void put_key(Open& into, Node node, std::size_t at);
    void put_value(Open& into, Node node);

    [[nodiscard]] const Open* innermost_bracket() const;
    bool report_unclosed_bracket(std::size_t at);
    bool report_dash(std::size_t at);

    const SourceText& source_;
    std::string_view text_;
    const std::string& file_;
    Diagnostics& diagnostics_;
    Node root_;
    std::vector<Open> open_;
    std::size_t nodes_ = 0;
    std::size_t last_scalar_ = 0;
    std::size_t last_value_ = 0; ///< where what was read last begins
    std::size_t last_error_ = 0;
    int documents_ = 0;
    int errors_ = 0;
};

} // namespace cutline
