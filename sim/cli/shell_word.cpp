#include "cli/shell_word.hpp"

#include <string_view>

namespace cutline::cli {

std::string shell_word(const std::string& word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,:%+@";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos)
        return word;
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string{R"('\'')"} : std::string(1, c);
    return text + "'";
}

} // namespace cutline::cli
