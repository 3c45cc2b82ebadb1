#pragma once
/// The bytes of a file as people count them: lines, and columns of code points.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cutline {

/// A text that says where a byte stands, in about constant time however long its lines are.
class SourceText {
  public:
    struct Position {
        int line = 1;
        int column = 1; ///< in code points
    };

    /// Takes the text without its byte order mark and with every line end as "\n".
    explicit SourceText(std::string_view bytes);

    [[nodiscard]] const std::string& text() const { return text_; }
    /// Where the byte at `offset` stands; past the end counts as the end.
    [[nodiscard]] Position locate(std::size_t offset) const;
    /// The offset at which the line of the byte at `offset` starts.
    [[nodiscard]] std::size_t start_of_line(std::size_t offset) const;

  private:
    [[nodiscard]] std::size_t code_points_before(std::size_t offset) const;

    std::string text_;
    std::vector<std::size_t> line_starts_;
    std::vector<std::size_t> code_points_; ///< that begin before each block of bytes
};

/// What makes a text unfit to be parsed, and where.
struct TextFault {
    std::size_t offset = 0;
    std::string problem;
    std::string remedy;
};

/// The first byte that isn't UTF-8, or the first character that has no place in a text.
[[nodiscard]] std::optional<TextFault> find_fault(std::string_view text);

/// Whether the bytes are UTF-16 or UTF-32, as some editors save "Unicode".
[[nodiscard]] bool is_utf16_or_32(std::string_view bytes);

} // namespace cutline
