#include "report/design_parts.hpp"
#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/survival_view.hpp"
#include "report/uncertain_numbers.hpp"

#include <cutline/report/evidence_table.hpp>
#include <cutline/report/percent.hpp>
#include <cutline/report/survival_tables.hpp>

namespace cutline {
namespace {

constexpr double often_tied = 0.001; ///< share of trials from which ties are worth a line

std::string changes_words(const Changes& changes) {
    std::string text;
    if (changes.variant)
        text += " · variant " + *changes.variant;
    for (const auto& [path, value] : changes.set)
        text += " · " + path +
                (value.is_scalar() ? " = " + value.text
                 : value.is_null() ? " removed"
                                   : " changed");
    if (changes.counterfactual)
        text += " · published rounds played again";
    return text;
}

std::string run_words(const RunReport& report) {
    const auto uncertain = uncertainty_words(report.game);
    return counted(report.survival.trials, "trial") + " · seed " + std::to_string(report.seed) + " · " +
           interval_heading(report.survival) + "s" + (uncertain.empty() ? "" : " · " + uncertain + " drawn") +
           changes_words(report.changes);
}

std::string share_of_trials(const Survival& survival, std::uint64_t count) {
    return percent(counted_share(count, survival.trials, survival.confidence)) + " of trials";
}

/// "Fewer than two are left in 2.3% of trials, more in 0.1% of trials."
std::string sizes_words(const RunReport& report) {
    const auto meant = report.game.scenario.finalists;
    std::uint64_t fewer = 0;
    std::uint64_t more = 0;
    if (report.survival.finals)
        for (const auto& set : *report.survival.finals) {
            fewer += set.teams.size() < meant ? set.estimate.count : 0;
            more += set.teams.size() > meant ? set.estimate.count : 0;
        }
    const auto rest = in_words(meant) + (meant == 1 ? " is" : " are") + " left in ";
    if (fewer > 0)
        return (meant == 1 ? "Nobody is left in " : "Fewer than " + rest) +
               share_of_trials(report.survival, fewer) +
               (more > 0 ? ", more in " + share_of_trials(report.survival, more) : "") + ".";
    return more > 0 ? "More than " + rest + share_of_trials(report.survival, more) + "." : "";
}

std::string ties_words(const RunReport& report) {
    const auto& survival = report.survival;
    std::vector<std::string> rounds;
    for (std::size_t i = 0; i < survival.rounds.size(); ++i) {
        const auto ties = survival.rounds[RoundId{i}].ties;
        if (static_cast<double>(ties) > often_tied * static_cast<double>(survival.trials))
            rounds.push_back(report.game.roster.rounds[RoundId{i}].name + " in " +
                             share_of_trials(survival, ties));
    }
    return rounds.empty() ? "" : "Totals tie across the cut: " + listed(rounds) + ".";
}

} // namespace

std::string missed_precision_text(const RunReport& report) {
    if (!report.missed)
        return {};
    return counted(report.survival.trials, "trial") + " did not reach the precision of ±" +
           half_width(report.missed->asked) + "; the widest interval is ±" +
           half_width(report.missed->reached) + "; more --trials get nearer to it";
}

Page survival_page(const RunReport& report) {
    const auto& survival = report.survival;
    Page page;
    if (!report.game.scenario.title.empty())
        page.add(Heading{report.game.scenario.title, 1});
    for (const auto& sentence :
         {run_words(report), headline(report), sizes_words(report), ties_words(report)})
        if (!sentence.empty())
            page.add(Paragraph{sentence});

    if (report.evidence)
        for (auto& table : evidence_tables(*report.evidence))
            page.add(std::move(table));
    page.add(survival_table(report));
    if (report.design)
        page.add(design_table(*report.design, report.game.scenario.finalists, survival.confidence));
    if (auto exits = exits_table(report); !exits.rows.empty())
        page.add(std::move(exits));
    if (survival.finals && (report.game.scenario.finalists != 1 || sizes_differ(report)))
        page.add(finalists_table(report));
    if (!report.game.roster.awards.empty())
        page.add(awards_table(report));

    if (report.evidence)
        if (const auto warning = evidence_warning(*report.evidence); !warning.empty())
            page.add(Paragraph{"Warning: " + warning + "."});
    if (report.missed)
        page.add(Paragraph{"Warning: " + missed_precision_text(report) + "."});
    page.add(Paragraph{
        "The intervals say how far the chances may be off for want of trials. They say nothing about how "
        "true the scenario is."});
    return page;
}

} // namespace cutline
