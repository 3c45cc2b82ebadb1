#include "cli/completion.hpp"

#include <algorithm>
#include <array>

namespace cutline::cli {
namespace {

struct Shell {
    std::string_view name;
    std::string (*script)();
};

constexpr std::array<Shell, 3> shells{
    {{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}}};

} // namespace

std::vector<std::string> shell_names() {
    std::vector<std::string> names;
    for (const auto& shell : shells)
        names.emplace_back(shell.name);
    return names;
}

std::string completion_script(std::string_view shell) {
    return std::ranges::find(shells, shell, &Shell::name)->script();
}

} // namespace cutline::cli
