#include "scenario/grammar.hpp"

#include <cutline/numeric/law_catalogue.hpp>

#include <algorithm>

namespace cutline::grammar {
namespace {

// ---- words and numbers
// ---------------------------------------------------------------------------------------------

template <const Measure& measure_of>
const Shape& constant() {
    static const Shape shape{.kind = Kind::constant, .what = measure_of.what, .measure = &measure_of};
    return shape;
}

template <const Measure& measure_of>
const Shape& number() {
    static const Shape shape{.kind = Kind::number, .what = measure_of.what, .measure = &measure_of};
    return shape;
}

const Shape& text() {
    static const Shape shape{.kind = Kind::text, .what = "text"};
    return shape;
}
const Shape& id() {
    static const Shape shape{.kind = Kind::id, .name = "id", .what = "an id"};
    return shape;
}
const Shape& flag() {
    static const Shape shape{.kind = Kind::flag, .what = "true or false"};
    return shape;
}
const Shape& date() {
    static const Shape shape{.kind = Kind::date, .name = "date", .what = "a date, YYYY-MM or YYYY-MM-DD"};
    return shape;
}
const Shape& printed() {
    static const Shape shape{
        .kind = Kind::printed, .what = "points as published", .measure = &measure::expected};
    return shape;
}
const Shape& when() {
    static const Shape shape{.kind = Kind::word, .what = "before or after", .words = {"before", "after"}};
    return shape;
}
const Shape& normalise() {
    static const Shape shape{
        .kind = Kind::word, .what = "a way to normalise", .words = {"none", "top", "minmax", "rank"}};
    return shape;
}
const Shape& aggregate() {
    static const Shape shape{.kind = Kind::word, .what = "sum or geometric", .words = {"sum", "geometric"}};
    return shape;
}

// ---- lists and maps of them
// ----------------------------------------------------------------------------------------

const Shape& ids() {
    static const Shape shape{.kind = Kind::list, .name = "ids", .what = "a list of ids", .element = id};
    return shape;
}
const Shape& id_or_ids() {
    static const Shape shape{.kind = Kind::one_of, .what = "an id or a list of ids", .options = {id, ids}};
    return shape;
}

template <const Measure& measure_of>
const Shape& numbers_by_id() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of ids to numbers", .element = number<measure_of>};
    return shape;
}
template <const Measure& measure_of>
const Shape& numbers_by_id_or_else() {
    static const Shape shape{.kind = Kind::by_id,
                             .what = "a map of ids to numbers",
                             .element = number<measure_of>,
                             .may_have_else = true};
    return shape;
}
/// One number for all, or one for each id with `else` for the rest.
template <const Measure& measure_of>
const Shape& number_or_map() {
    static const Shape shape{.kind = Kind::one_of,
                             .what = "a number, or a map of ids to numbers",
                             .options = {number<measure_of>, numbers_by_id_or_else<measure_of>}};
    return shape;
}

// ---- criteria and weights
// ------------------------------------------------------------------------------------------

const Shape& panel() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "panel",
        .what = "a panel",
        .keys = {{"raters", constant<measure::raters>, "How many judges; the score is their mean.", true},
                 {"spread", number<measure::spread>, "Standard deviation of one judge.", true}}};
    return shape;
}

const Shape& criteria();

const Shape& criterion_block() {
    static const Shape shape{
        .kind = Kind::record,
        .what = "a criterion",
        .keys = {{"name", text, "Its label, in any language."},
                 {"points", constant<measure::points>, "Full points; of a criterion with parts, their sum."},
                 {"parts", criteria, "The criteria that it is the sum of."},
                 {"resolution", number<measure::resolution>, "Scores are rounded to this step."},
                 {"panel", panel, "Judges whose mean is the score; replaces the leaf's noise."},
                 {"normalise", normalise,
                  "Rescales the scores within the field: none, top, minmax or rank."}},
        .may_be_empty = false};
    return shape;
}
const Shape& criterion() {
    static const Shape shape{.kind = Kind::one_of,
                             .name = "criterion",
                             .what = "points, or a block with points or parts",
                             .stand_in = "1",
                             .options = {constant<measure::points>, criterion_block}};
    return shape;
}
const Shape& criteria() {
    static const Shape shape{.kind = Kind::by_id,
                             .name = "criteria",
                             .what = "a map of criteria",
                             .words = {"total", "dirichlet", "simplex"},
                             .element = criterion};
    return shape;
}

const Shape& leaf_again() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "leaf_again",
        .what = "a block that says resolution, panel or normalise anew",
        .keys = {{"resolution", number<measure::resolution>, "Scores are rounded to this step."},
                 {"panel", panel, "Judges whose mean is the score."},
                 {"normalise", normalise, "Rescales the scores within the field."}}};
    return shape;
}
const Shape& criteria_again() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of leaf criteria", .element = leaf_again};
    return shape;
}

const Shape& interval() {
    static const Shape shape{
        .kind = Kind::interval, .what = "an interval [low, high]", .measure = &measure::weight};
    return shape;
}
const Shape& intervals() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of ids to intervals", .element = interval};
    return shape;
}
const Shape& means() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of ids to mean weights", .element = constant<measure::weight>};
    return shape;
}
const Shape& dirichlet() {
    static const Shape shape{.kind = Kind::record,
                             .what = "Dirichlet weights",
                             .keys = {{"dirichlet", means, "Mean weights; their sum is kept.", true},
                                      {"concentration", constant<measure::concentration>,
                                       "How close the weights keep to the means.", true},
                                      {"order", ids, "Criteria by weight, largest first."},
                                      {"within", intervals, "Bounds on weights."}},
                             .mark = "dirichlet"};
    return shape;
}
const Shape& simplex() {
    static const Shape shape{
        .kind = Kind::record,
        .what = "weights on the simplex",
        .keys = {{"simplex", ids,
                  "Criteria whose weights are uniform over all that have their sum of points.", true},
                 {"order", ids, "Criteria by weight, largest first."},
                 {"within", intervals, "Bounds on weights."}},
        .mark = "simplex"};
    return shape;
}
const Shape& weights() {
    static const Shape shape{.kind = Kind::one_of,
                             .name = "weights",
                             .what = "a map of criteria to weights, or {dirichlet: …}, or {simplex: […]}",
                             .options = {dirichlet, simplex, numbers_by_id<measure::weight>}};
    return shape;
}

// ---- teams and spread
// ----------------------------------------------------------------------------------------------

const Shape& team() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "team",
        .what = "a team",
        .keys = {{"name", text, "Its label, in any language."},
                 {"expected", numbers_by_id<measure::expected>,
                  "Mean points on each criterion at the reference date."},
                 {"growth", number<measure::growth>, "Share of a criterion's points gained per month."},
                 {"withdraw", number<measure::chance>, "Chance of leaving, for each round entered."}},
        .may_be_empty = true};
    return shape;
}
const Shape& teams() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of teams", .element = team};
    return shape;
}

const Shape& spread() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "spread",
        .what = "a block of standard deviations",
        .keys = {{"strength", number_or_map<measure::spread>,
                  "How much better a team is than expected, by team."},
                 {"profile", number_or_map<measure::spread>, "The same on one criterion, by leaf criterion."},
                 {"growth", number_or_map<measure::spread>, "Of the growth per month, by team."},
                 {"form", number_or_map<measure::spread>, "Of one round, by team."},
                 {"noise", number_or_map<measure::spread>, "Of one score, by leaf criterion."}},
        .may_be_empty = true};
    return shape;
}
const Shape& spread_again() {
    static const Shape shape{.kind = Kind::record,
                             .what = "a block that says form or noise anew",
                             .keys = {{"form", number_or_map<measure::spread>, "Of this round, by team."},
                                      {"noise", number_or_map<measure::spread>,
                                       "Of one score in this round, by leaf criterion."}}};
    return shape;
}

// ---- rounds
// --------------------------------------------------------------------------------------------------------

const Shape& out() {
    static const Shape shape{.kind = Kind::word, .what = "out", .words = {"out"}};
    return shape;
}
const Shape& from_out() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map {round: out}", .element = out};
    return shape;
}
const Shape& inflow() {
    static const Shape shape{
        .kind = Kind::one_of, .what = "a round, or {round: out}", .options = {id, from_out}};
    return shape;
}
const Shape& inflow_list() {
    static const Shape shape{.kind = Kind::list, .what = "a list of rounds", .element = inflow};
    return shape;
}
const Shape& inflows() {
    static const Shape shape{.kind = Kind::one_of,
                             .what = "a round, {round: out}, or a list of these",
                             .options = {id, from_out, inflow_list}};
    return shape;
}
const Shape& entrants() {
    static const Shape shape{.kind = Kind::one_of,
                             .what = "a list of teams, or a map of teams to the chance of entering",
                             .options = {ids, numbers_by_id<measure::chance>}};
    return shape;
}
const Shape& tie_word() {
    static const Shape shape{.kind = Kind::word,
                             .what = "random, all, none, or a list of criteria",
                             .words = {"random", "all", "none"}};
    return shape;
}
const Shape& ties() {
    static const Shape shape{
        .kind = Kind::one_of, .what = "random, all, none, or a list of criteria", .options = {tie_word, ids}};
    return shape;
}

const Shape& gate_by_chance() {
    static const Shape shape{
        .kind = Kind::record,
        .what = "a gate by chance",
        .keys = {{"name", text, "Its label, in any language."},
                 {"pass", number_or_map<measure::chance>, "Chance of passing, by team.", true},
                 {"memory", flag, "One verdict for the whole trial: who passes once passes again."},
                 {"when", when, "Before the cut (the default) or after it."},
                 {"spends_cut", flag, "Each team that it removes uses up one of the round's `drop`."}},
        .mark = "pass"};
    return shape;
}
const Shape& gate_by_score() {
    static const Shape shape{
        .kind = Kind::record,
        .what = "a gate by score",
        .keys = {{"name", text, "Its label, in any language."},
                 {"measure", id, "A criterion, or total.", true},
                 {"at_least", number<measure::bar>, "The bar: points, or with % a share of `of`.", true},
                 {"of", number<measure::reference>,
                  "Points of which the bar is a share; default the full points."},
                 {"per_month", number<measure::bar>, "How far the bar moves each month, in its unit."},
                 {"when", when, "Before the cut (the default) or after it."},
                 {"spends_cut", flag, "Each team that it removes uses up one of the round's `drop`."}},
        .mark = "measure"};
    return shape;
}
const Shape& gate() {
    static const Shape shape{.kind = Kind::one_of,
                             .name = "gate",
                             .what = "a gate, with `pass` or with `measure` and `at_least`",
                             .options = {gate_by_score, gate_by_chance}};
    return shape;
}
const Shape& gates() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of gates", .element = gate};
    return shape;
}

const Shape& award() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of awards", .element = number_or_map<measure::amount>};
    return shape;
}

// ---- what is published
// ---------------------------------------------------------------------------------------------

const Shape& printed_by_id() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of criteria to points", .element = printed};
    return shape;
}
const Shape& scores() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of teams to their scores", .element = printed_by_id};
    return shape;
}
const Shape& shared_place() {
    static const Shape shape{.kind = Kind::record,
                             .what = "teams that share a place",
                             .keys = {{"teams", id_or_ids, "The teams.", true},
                                      {"within", constant<measure::tolerance>,
                                       "How far apart they may be, in points; default 0.05."}},
                             .mark = "teams"};
    return shape;
}
const Shape& placing() {
    static const Shape shape{.kind = Kind::one_of,
                             .what = "a team, a list of teams, or {teams: […], within: 0.05}",
                             .options = {id, ids, shared_place}};
    return shape;
}
const Shape& placings() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of criteria to teams", .element = placing};
    return shape;
}
const Shape& tops() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of criteria to lists of teams", .element = id_or_ids};
    return shape;
}
const Shape& cause() {
    static const Shape shape{
        .kind = Kind::cause, .what = "cut, withdrew or gate:NAME", .words = {"cut", "withdrew"}};
    return shape;
}
const Shape& exits() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of teams to cut, withdrew or gate:NAME", .element = cause};
    return shape;
}
const Shape& published() {
    static const Shape shape{.kind = Kind::record,
                             .name = "published",
                             .what = "a block of published results",
                             .keys = {{"scores", scores, "Scores by team and criterion, as printed."},
                                      {"mean", printed_by_id, "Means over the field, as printed."},
                                      {"best", placings, "Who scored highest."},
                                      {"worst", placings, "Who scored lowest."},
                                      {"top", tops, "Teams that ranked above all others."},
                                      {"exits", exits, "Who left and why; everyone else stayed."},
                                      {"field", ids, "Who took part, where entry was by chance."}}};
    return shape;
}

const Shape& round_block() {
    static const Shape shape{
        .kind = Kind::record,
        .name = "round",
        .what = "a round",
        .keys = {{"name", text, "Its label, in any language."},
                 {"date", date, "When it is held; either every round has a date or none."},
                 {"teams", entrants, "Who enters here from outside."},
                 {"from", inflows, "Rounds whose survivors enter, or with {round: out} those who went out."},
                 {"admit", number_or_map<measure::chance>,
                  "Chance that a team that comes by `from` really enters."},
                 {"keep", number<measure::teams>, "The n best stay."},
                 {"drop", number<measure::teams>, "The n worst go."},
                 {"at_least", number<measure::total>, "Only totals of at least this many points stay."},
                 {"ties", ties, "Who stays when totals tie at the cut."},
                 {"gates", gates, "Tests to pass or fail."},
                 {"weights", weights, "Replaces the weights in this round."},
                 {"aggregate", aggregate, "Replaces the aggregate in this round."},
                 {"spread", spread_again, "Form and noise anew in this round."},
                 {"criteria", criteria_again,
                  "Resolution, panel and normalise of leaves anew in this round."},
                 {"carry", number<measure::share>,
                  "Share of the total that comes from the team's last round."},
                 {"award", award, "What every survivor gets."},
                 {"final", flag, "Its survivors are finalists."},
                 {"published", published, "What is already known of this round."}},
        .may_be_empty = true};
    return shape;
}
const Shape& rounds() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of rounds", .words = {"entry"}, .element = round_block};
    return shape;
}

// ---- the file
// ------------------------------------------------------------------------------------------------------

const Shape& source_block() {
    static const Shape shape{.kind = Kind::record,
                             .what = "a source",
                             .keys = {{"title", text, "Its title."},
                                      {"publisher", text, "Who published it."},
                                      {"date", text, "When."},
                                      {"url", text, "Where it can be read."}}};
    return shape;
}
const Shape& sources() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of sources", .element = source_block};
    return shape;
}
const Shape& inputs() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of names to numbers", .element = number<measure::anything>};
    return shape;
}

/// A patch; what it patches to is checked when it is applied.
const Shape& patch() {
    static const Shape shape{.kind = Kind::record, .what = "a map of paths to new values", .mark = "*"};
    return shape;
}
const Shape& variants() {
    static const Shape shape{
        .kind = Kind::by_id, .what = "a map of variants", .words = {"as-is"}, .element = variant};
    return shape;
}
const Shape& proportions() {
    static const Shape shape{.kind = Kind::by_id,
                             .what = "a map of variants to chances",
                             .element = constant<measure::chance>,
                             .checked_when_read = true};
    return shape;
}
const Shape& open_rules() {
    static const Shape shape{.kind = Kind::by_id, .what = "a map of open rules", .element = proportions};
    return shape;
}
const Shape& run() {
    static const Shape shape{.kind = Kind::record,
                             .what = "defaults of a run",
                             .keys = {{"trials", constant<measure::trials>, "How many trials to play."},
                                      {"precision", constant<measure::precision>,
                                       "Play until every final interval is this narrow (half-width)."},
                                      {"seed", constant<measure::seed>, "The seed."}}};
    return shape;
}

} // namespace

const Shape& variant() {
    static const Shape shape{.kind = Kind::record,
                             .what = "a variant",
                             .keys = {{"title", text, "What it changes, in words."},
                                      {"set", patch, "Paths and their new values.", true}}};
    return shape;
}

const Shape& scenario() {
    static const Shape shape{
        .kind = Kind::record,
        .what = "a scenario",
        .keys = {
            {"cutline", constant<measure::format>, "The format of the file: 1.", true},
            {"title", text, "What is simulated, in a few words."},
            {"description", text, "The same at length."},
            {"sources", sources, "Where figures come from; `source:` cites their ids."},
            {"extends", text, "Another scenario file that this one patches."},
            {"set", patch, "Paths and their new values."},
            {"inputs", inputs, "Numbers by name; `$name` uses one, everywhere the same draw."},
            {"criteria", criteria, "What teams are scored on, with their points.", true},
            {"weights", weights, "What each criterion counts; default its points."},
            {"aggregate", aggregate, "How scores make a total: sum (the default) or geometric."},
            {"expected", numbers_by_id<measure::expected>,
             "Expected points for whatever a team does not say itself."},
            {"teams", teams, "Who competes.", true},
            {"spread", spread, "How scores vary."},
            {"rounds", rounds, "What is held, in order.", true},
            {"finalists", constant<measure::teams>, "How many the competition means to leave; default 2."},
            {"variants", variants, "Policy alternatives."},
            {"open_rules", open_rules, "Rules not decided yet: a variant is drawn in every trial."},
            {"run", run, "Defaults for trials, precision and seed."}}};
    return shape;
}

bool is_law(const Node& node) {
    if (!node.is_map())
        return false;
    return std::ranges::any_of(law_catalogue(), [&](const LawEntry& law) {
        const Node* value = node.find(law.name);
        // A team may be called `choice`: then a law stands there, or a plain number.
        return value != nullptr && (law.is_map ? value->is_map() && !is_law(*value) : value->is_list());
    });
}

bool is_annotation(std::string_view key) {
    return key == "note" || key == "source";
}

namespace {

/// Whether a node has what tells an option from the others.
bool fits(const Shape& option, const Node& node) {
    switch (option.kind) {
    case Kind::number:
        return node.is_scalar() || is_law(node);
    case Kind::record:
        return node.is_map() && (option.mark.empty() || node.has(option.mark));
    case Kind::by_id:
        return node.is_map();
    case Kind::list:
    case Kind::interval:
        return node.is_list();
    default:
        return node.is_scalar();
    }
}

std::ptrdiff_t known_keys(const Shape& option, const Node& node) {
    return std::ranges::count_if(option.keys, [&](const Key& key) { return node.has(key.name); });
}

} // namespace

const Shape* choose(const Shape& shape, const Node& node) {
    if (shape.kind != Kind::one_of)
        return &shape;
    for (const auto option : shape.options)
        if (fits(option(), node))
            return &option();
    const Shape* nearest = nullptr;
    for (const auto option : shape.options)
        if (const auto known = known_keys(option(), node);
            known > 0 && (nearest == nullptr || known > known_keys(*nearest, node)))
            nearest = &option();
    return nearest;
}

} // namespace cutline::grammar
