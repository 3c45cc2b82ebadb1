#include "cli/file_text.hpp"

#include "cli/command.hpp"
#include "cli/near_files.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace cutline::cli {
namespace {

constexpr std::size_t most_bytes = std::size_t{256} << 20;

[[noreturn]] void fail(const std::string& path, std::string_view cause, std::string_view hint = {}) {
    throw UsageError(fmt::format("can't read '{}': {}{}", path, cause, hint));
}

} // namespace

std::string file_text(const std::string& path) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    if (!file) {
        const int cause = errno;
        fail(path, std::strerror(cause), cause == ENOENT ? near_files_hint(path) : "");
    }
    std::string text;
    std::array<char, 65'536> chunk{};
    while (const auto read = std::fread(chunk.data(), 1, chunk.size(), file.get())) {
        text.append(chunk.data(), read);
        if (text.size() > most_bytes)
            fail(path, "it is larger than 256 MiB");
    }
    if (std::ferror(file.get()) != 0)
        fail(path, std::strerror(errno));
    return text;
}

bool same_file(const std::string& a, const std::string& b) {
    namespace fs = std::filesystem;
    std::error_code failed;
    if (fs::equivalent(a, b, failed) && !failed)
        return true;
    const auto first = fs::weakly_canonical(fs::absolute(a), failed); // of nothing there "./a" would stay "a"
    if (failed)
        return a == b;
    const auto second = fs::weakly_canonical(fs::absolute(b), failed);
    return failed ? a == b : first == second;
}

} // namespace cutline::cli
