#pragma once
/// Where the result goes: standard output, or a file that is there in full or not at all.

#include "cli/options.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cutline::cli {

/// @throws CouldNotFinish
void write_to_standard_output(std::string_view text);

/// Writes beside the file and renames: a reader sees the old file or the new one, never half. What isn't a
/// regular file, such as /dev/null, is written to as it is. @throws CouldNotFinish
void write_atomically(const std::string& path, std::string_view text);

/// Complains before the work rather than after it. @throws CouldNotFinish if `path` can't be written;
/// UsageError if it is a file of a saved run
void expect_writable(const std::string& path);

/// A result, its picture and its page must not take one another's place. @throws UsageError
void expect_apart(const Options& options);

/// None of them must take the place of what they were made from, whatever name or link leads there.
/// @throws UsageError if one of them is one of the files that were read
void expect_no_input(const Options& options, const std::vector<std::string>& files);

/// To a file, and says so on standard error unless the user wants it quiet. @throws CouldNotFinish
void write_file(const Options& options, const std::string& path, std::string_view text);

/// To the file, if there is one, and says so on standard error unless the user wants it quiet; else to
/// standard output. @throws CouldNotFinish
void write_result(const Options& options, std::string_view text);

} // namespace cutline::cli
