#include "scenario/grammar/criteria.hpp"
#include "scenario/grammar/numbers.hpp"
#include "scenario/grammar/rounds.hpp"
#include "scenario/grammar/teams.hpp"

namespace cutline::grammar {
namespace {

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

} // namespace cutline::grammar
