#pragma once
/// What the values of options may be. Each reader throws UsageError with what would be right.

#include "cli/options.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cutline::cli {

[[nodiscard]] std::uint64_t read_trials(const std::string& text); ///< 1000000 or 1e6
[[nodiscard]] std::uint64_t read_seed(const std::string& text);
[[nodiscard]] std::uint64_t read_trial(const std::string& text);
[[nodiscard]] unsigned read_threads(const std::string& text);
[[nodiscard]] double read_precision(const std::string& text);   ///< 0.1% or 0.001
[[nodiscard]] double read_probability(const std::string& text); ///< 90% or 0.9
[[nodiscard]] Confidence read_confidence(const std::string& text);

[[nodiscard]] Shard read_shard(const std::string& text); ///< 3/16
[[nodiscard]] std::chrono::duration<double> read_seconds(const std::string& text);

[[nodiscard]] Language read_language(const std::string& text); ///< en or ko
[[nodiscard]] std::vector<std::string> language_names();

[[nodiscard]] Engine read_engine(const std::string& text); ///< batch or reference
[[nodiscard]] std::vector<std::string> engine_names();

/// "rounds.stage2.keep=2" as path and value.
[[nodiscard]] std::pair<std::string, std::string> read_change(const std::string& text);

/// "rivals=strength,profile".
[[nodiscard]] SourceGroup read_group(const std::string& text);

/// The most values of one --sweep, and the most points of all together.
inline constexpr std::size_t most_sweep_points = 1'000;

/// "weights.user=20:40:5": 20, 25, 30, 35 and 40; with %, percentages.
[[nodiscard]] Sweep read_sweep(const std::string& text);

[[nodiscard]] Format read_format(const std::string& text, std::string_view command,
                                 const std::vector<Format>& accepted);
/// A place for a result: no name of a scenario, nor of a kind of file that cutline doesn't write there.
[[nodiscard]] std::string read_output(const std::string& text);
/// @throws UsageError for a name by which a page or a picture would be expected
void expect_text_name(const std::string& output);
/// The name of the format that the ending of a file means: .csv, .json or .md; "" for any other.
[[nodiscard]] std::string format_of_file(const std::string& path);
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Format>& accepted);
/// "table (the default), json or md".
[[nodiscard]] std::string format_names(const std::vector<Format>& accepted);

} // namespace cutline::cli
