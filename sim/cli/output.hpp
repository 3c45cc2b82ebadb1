#pragma once
/// Where the result goes: standard output, or a file that is there in full or not at all.

#include <optional>
#include <string>
#include <string_view>

namespace cutline::cli {

/// @throws CouldNotFinish
void write_to_standard_output(std::string_view text);

/// Writes beside the file and renames: a reader sees the old file or the new one, never half. What isn't a
/// regular file, such as /dev/null, is written to as it is. @throws CouldNotFinish
void write_atomically(const std::string& path, std::string_view text);

/// Complains before the work rather than after it. @throws CouldNotFinish if `path` can't be written.
void expect_writable(const std::string& path);

/// To the file, if there is one, else to standard output.
void write_result(const std::optional<std::string>& path, std::string_view text);

} // namespace cutline::cli
