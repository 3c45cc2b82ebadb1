#pragma once
/// What a person reads first: who survives each round and reaches the final, who goes out and why, who comes
/// through together.

#include <cutline/report/page.hpp>
#include <cutline/report/result.hpp>

#include <string>

namespace cutline {

/// One row a team, the likeliest finalist first.
[[nodiscard]] Table survival_table(const RunReport& report);

/// How each team goes out for good: one row a team in the same order, one column a cause, over all rounds. A
/// row sums to all trials. Without columns where there is only one cause.
[[nodiscard]] Table exits_table(const RunReport& report);

/// The sets of finalists that come up most often, at most ten. Without rows where they were not counted.
[[nodiscard]] Table finalists_table(const RunReport& report);

/// What each team is given on average. Without columns where the scenario has no awards.
[[nodiscard]] Table awards_table(const RunReport& report);

/// The headline and all tables.
[[nodiscard]] Page survival_page(const RunReport& report);

/// "1,000 trials did not reach the precision of ±0.1%; …"; empty if they did, or none was asked for.
[[nodiscard]] std::string missed_precision_text(const RunReport& report);

/// Every number of the run in one table, one a row, for spreadsheets and programs. The headings stay the same
/// from version to version; new measures may come.
///
/// | measure | round | team | detail | is |
/// | --- | --- | --- | --- | --- |
/// | run | | | title, variant, set:PATH | in `name`: what was run; PATH and its value for each change |
/// | trials, seed, confidence, digest | | | | what the other rows rest on; the digest is in `detail` |
/// | final | | id | | trials in which the team is a finalist |
/// | entered, survived | id | id | | trials in which it is in the round's field, or survives it |
/// | exit | id | id | withdrew, cut, gate:NAME | trials in which it leaves the round for this cause |
/// | last_exit | id | id | the same | trials in which it does and never comes back |
/// | flow | id | id | a round's id, or entry | trials in which it comes from there |
/// | award | | id | the award | the expected amount |
/// | finals, path | (of path) id | | ids, one space between | trials in which just these are left |
/// | survivors | id | | how many | trials in which so many survive |
/// | design | | | the measure | with --design: how well the rules find the strongest teams |
/// | ties | id | | | trials in which totals tie across the cut |
///
/// `name` is the label of the team, of the teams of a set, or of the round where the row has neither; `count`
/// the trials, `p` their share, `low` and `high` its interval where one is known, `amount` the size of what
/// is no count. UTF-8 without a byte order mark.
[[nodiscard]] Table survival_rows(const RunReport& report);

} // namespace cutline
