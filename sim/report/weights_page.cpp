#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/points.hpp"
#include "report/weights_tables.hpp"

#include <cutline/report/percent.hpp>
#include <cutline/report/weights_report.hpp>

#include <cmath>

namespace cutline {
namespace {

const Game& game(const WeightsReport& report) {
    return report.study.game();
}

std::string bounds_words(double low, double high, const std::string& unit) {
    if (std::isinf(high))
        return "at least " + plain(low) + unit;
    return plain(low) + " to " + plain(high) + unit;
}

/// "weights drawn uniformly from the simplex of 3 criteria, a > b".
std::string rule_words(const WeightsReport& report) {
    const auto& options = report.study.options();
    const auto& rule = options.rule;
    std::string text = rule.concentration ? "weights drawn around the scenario's (Dirichlet, concentration " +
                                                plain(*rule.concentration) + ")"
                                          : "weights drawn evenly from all that sum to " +
                                                plain(report.study.studied().total());
    text += " for " + counted(report.study.studied().criteria().size(), options.level ? "part" : "criterion");
    if (!options.level && text.ends_with("criterions"))
        text.replace(text.size() - 10, 10, "criteria");
    if (options.level)
        text += " of " + *options.level;
    for (const auto& order : rule.orders) {
        std::string chain;
        for (const auto& id : order)
            chain += (chain.empty() ? "" : " > ") + id;
        text += " · " + chain;
    }
    for (const auto& [id, within, is_share] : rule.within)
        text += " · " + id + " " +
                (is_share ? bounds_words(100 * within.low, 100 * within.high, "%")
                          : bounds_words(within.low, within.high, ""));
    for (const auto& [above, below, within] : rule.ratios)
        text += " · " + above + " / " + below + " " + bounds_words(within.low, within.high, "");
    return text;
}

std::string run_words(const WeightsReport& report) {
    std::string text = counted(report.acceptability.trials, "trial") + " · seed " +
                       std::to_string(report.seed) + " · " + interval_words(report) + "s · " +
                       rule_words(report);
    if (report.changes.variant)
        text += " · variant " + *report.changes.variant;
    for (const auto& [path, value] : report.changes.set)
        text += " · " + path +
                (value.is_scalar() ? " = " + value.text
                 : value.is_null() ? " removed"
                                   : " changed");
    return text;
}

/// "12.5% (95% interval 12.1–13.0%)".
std::string distance_words(const WeightsReport& report, const Estimated& distance) {
    const auto& [low, high] = distance.interval;
    const int decimals = high - low < 0.01 ? 2 : 1;
    return decimal(100 * distance.value, decimals) + "% (" + interval_words(report) + " " +
           decimal(100 * low, decimals) + "–" + decimal(100 * high, decimals) + "%)";
}

std::string weights_words(const WeightsReport& report, const std::vector<double>& weights) {
    std::string text;
    const auto& criteria = report.study.studied().criteria();
    for (std::size_t c = 0; c < weights.size(); ++c)
        text += (text.empty() ? "" : ", ") + criteria[c].name + " " + decimal(weights[c], 1);
    return text;
}

std::string flip_words(const WeightsReport& report) {
    const auto& flips = report.flips;
    const auto& roster = game(report).roster;
    const auto word = finalists_word(game(report).scenario.finalists);
    std::string text = "Likeliest " + word +
                       " at the scenario's weights: " + listed(roster, flips.finalists) + " (" +
                       percent(flips.chance, 0) + "). ";
    if (!flips.nearest)
        return text + "No change of weights was found that makes others the likeliest.";
    text += "The nearest weights at which others are the likeliest, " + listed(roster, flips.nearest->to) +
            ", are " + weights_words(report, flips.nearest->weights) + ": " +
            distance_words(report, flips.nearest->distance) + " of the weight changes hands. ";
    if (!flips.check)
        return text;
    const auto& difference = flips.check->difference;
    const int decimals =
        1 + decimals_of_points(difference.interval); // a small lead should not look like none
    const auto found = points(difference.value, decimals) + " points (" +
                       points_interval(difference.interval, decimals) + ")";
    return text + (flips.check->holds ? "Other trials confirm it: at " : "Other trials don't tell yet: at ") +
           decimal(100 * flips.check->distance, 1) + "% they are ahead by " + found + ".";
}

/// Whom the weights decide about: the team whose chance depends on them most.
std::string headline(const WeightsReport& report) {
    const TeamAcceptability* most = nullptr;
    const auto change = [](const TeamAcceptability& team) { return std::abs(team.final.p - team.nominal.p); };
    for (const auto& team : report.acceptability.teams)
        if (most == nullptr || change(team) > change(*most))
            most = &team;
    if (most == nullptr)
        return {};
    const auto& drawn = most->final.interval;
    const auto& nominal = most->nominal.interval;
    if (drawn.low <= nominal.high && nominal.low <= drawn.high)
        return "Not knowing the weights changes nobody's chance of the final by more than these trials can "
               "tell.";
    return "Not knowing the weights matters most to " + game(report).roster.teams[most->team].name +
           ", a finalist in " + percent(most->final) + " of trials with drawn weights and in " +
           percent(most->nominal) + " with the scenario's.";
}

} // namespace

std::string missed_precision_text(const WeightsReport& report) {
    if (!report.missed)
        return {};
    return counted(report.acceptability.trials, "trial") + " did not reach the precision of ±" +
           half_width(report.missed->asked) + "; the widest interval is ±" +
           half_width(report.missed->reached) + "; more --trials get nearer to it";
}

Page weights_page(const WeightsReport& report) {
    Page page;
    if (!game(report).scenario.title.empty())
        page.add(Heading{game(report).scenario.title, 1});
    page.add(Paragraph{run_words(report)});
    page.add(Paragraph{headline(report)});
    page.add(Paragraph{flip_words(report)});
    page.add(acceptability_table(report));
    for (std::size_t round = 0; round < game(report).roster.rounds.size(); ++round)
        for (auto table : {ranks_table(report, RoundId{round}), pairwise_table(report, RoundId{round})})
            if (!table.rows.empty())
                page.add(std::move(table));
    page.add(stability_table(report));
    page.add(criteria_left_out_table(report));
    page.add(teams_left_out_table(report));
    if (!report.acceptability.grid.empty())
        page.add(Paragraph{"The final chances at " + thousands(report.acceptability.grid.size()) +
                           " points of the simplex are in --format csv and --format json."});
    if (report.missed)
        page.add(Paragraph{"Warning: " + missed_precision_text(report) + "."});
    page.add(Paragraph{
        "Drawn weights stand for not knowing them, not for how likely each choice is. The intervals say "
        "how far the figures may be off for want of trials, not how true the scenario is."});
    return page;
}

} // namespace cutline
