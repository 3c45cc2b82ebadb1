// Scenarios with one fault each. The first lines are right; a fault stands for the line of its key, or is added.
const base = {
    cutline: "1",
    criteria: "{x: 60, y: {points: 40, resolution: 0.1}}",
    expected: "{x: 30, y: 20}",
    teams: "{a: {expected: {x: 33}}, b: {}, c: {}}",
    rounds: "{r1: {date: 2026-01, keep: 2}, r2: {date: 2026-07, keep: 1}}",
};

/// The scenario with some lines changed; null takes one away.
export const scenario = (lines = {}) =>
    Object.entries({ ...base, ...lines })
        .filter(([, value]) => value !== null)
        .map(([key, value]) => `${key}: ${value}\n`)
        .join("");

const round = (keys) => ({ rounds: `{r1: {keep: 2, ${keys}}, r2: {keep: 1}}` });
const published = (keys) => round(`published: {${keys}}`);

/// Faults of form: the schema sees them.
export const ofForm = {
    "an unknown key": { roundz: "{}" },
    "no format": { cutline: null },
    "another format": { cutline: "2" },
    "a format in words": { cutline: "one" },
    "no criteria": { criteria: null },
    "no teams": { teams: null },
    "no rounds": { rounds: null },
    "teams as a list": { teams: "[a, b, c]" },
    "an id with a capital": { teams: "{A: {}, b: {}}" },
    "an id in Hangul": { teams: "{참나무: {}, b: {}}" },
    "an id that starts with a digit": { criteria: "{1x: 60}" },
    "a word of the language as id": { criteria: "{total: 60}" },
    "points that are text": { criteria: "{x: many}" },
    "points below zero": { criteria: "{x: -1}" },
    "an unknown key of a criterion": { criteria: "{x: {points: 60, weight: 3}}" },
    "a resolution of zero": { criteria: "{x: {points: 60, resolution: 0}}" },
    "a normalisation that isn't known": { criteria: "{x: {points: 60, normalise: best}}" },
    "a panel without raters": { criteria: "{x: {points: 60, panel: {spread: 3%}}}" },
    "half a rater": { criteria: "{x: {points: 60, panel: {raters: 2.5, spread: 3%}}}" },
    "parts as a list": { criteria: "{x: {parts: [10, 20]}}" },
    "an unknown key of a team": { teams: "{a: {expectd: {x: 30}}, b: {}}" },
    "expected points that are a list": { teams: "{a: {expected: [30]}, b: {}}" },
    "a chance above one": { teams: "{a: {withdraw: 1.5}, b: {}}" },
    "an unknown spread": { spread: "{strenght: 4%}" },
    "a spread that is a word": { spread: "{strength: wide}" },
    "a spread below zero": { spread: "{noise: -0.1}" },
    "an unknown distribution": { inputs: "{q: {gaussian: [0, 1]}}" },
    "a distribution with a parameter too few": { inputs: "{q: {triangular: [0, 1]}}" },
    "a distribution with a parameter too many": { inputs: "{q: {uniform: [0, 1, 2]}}" },
    "a choice between words": { inputs: "{q: {choice: {low: 50%, high: 50%}}}" },
    "a truncation that is a number": { inputs: "{q: {normal: [0, 1], within: 3}}" },
    "an unknown way to aggregate": { aggregate: "harmonic" },
    "an unknown key of a round": { rounds: "{r1: {kep: 1}}" },
    "a date without a month": { rounds: "{r1: {date: 2026, keep: 1}}" },
    "a month thirteen": { rounds: "{r1: {date: 2026-13, keep: 1}}" },
    "a day of 32": { rounds: "{r1: {date: 2026-01-32, keep: 1}}" },
    "half a place": { rounds: "{r1: {keep: 1.5}}" },
    "places below zero": { rounds: "{r1: {keep: -1}}" },
    "keep as a list": { rounds: "{r1: {keep: [1, 2]}}" },
    "ties by a word that isn't known": { rounds: "{r1: {keep: 1, ties: coin}}" },
    "a carry above one": round("carry: 1.3"),
    "final in words": round("final: maybe"),
    "an unknown key of a gate": round("gates: {g: {pas: 90%}}"),
    "a gate at another time": round("gates: {g: {pass: 90%, when: during}}"),
    "a gate above one": round("gates: {g: {pass: 150%x}}"),
    "a memory that is a number": round("gates: {g: {pass: 90%, memory: 2}}"),
    "survivors of a word that isn't known": round("from: {r0: lost}"),
    "a chance of entry above one": round("teams: {a: 1.2}"),
    "an award that is a word": round("award: {gpu: many}"),
    "an unknown key of what was published": published("score: {a: {x: 30}}"),
    "an exit for a cause that isn't known": published("exits: {a: lost}"),
    "a published score that is a range": published("scores: {a: {x: {uniform: [20, 30]}}}"),
    "a field that is a map": published("field: {a: 1}"),
    "an unknown key of a variant": { variants: "{v: {sets: {finalists: 1}}}" },
    "a variant without changes": { variants: "{v: {title: nothing}}" },
    "as-is as a variant": { variants: "{as-is: {set: {finalists: 1}}}" },
    "an open rule that is a list": { variants: "{v: {set: {finalists: 1}}}", open_rules: "{o: [v]}" },
    "a chance of an open rule above one": {
        variants: "{v: {set: {finalists: 1}}}",
        open_rules: "{o: {as-is: 0.5, v: 1.5}}",
    },
    "an unknown key of run": { run: "{trails: 1000}" },
    "no trials": { run: "{trials: 0}" },
    "a precision of zero": { run: "{precision: 0}" },
    "a seed below zero": { run: "{seed: -1}" },
    "half a finalist": { finalists: "1.5" },
    "an unknown key of a source": { sources: "{s: {titel: x}}" },
    "a title that is a map": { title: "{en: A, ko: B}" },
    "an unknown key of a file that extends another": { extends: "four.yaml", finalist: "1" },
};

/// Faults of meaning: names that refer to nothing, sums, dates, the graph of rounds. Only `cutline check` knows them.
export const ofMeaning = {
    "a criterion that isn't there": { expected: "{z: 30}" },
    "a team that isn't there": round("admit: {d: 50%}"),
    "a round that isn't there": { rounds: "{r1: {keep: 2}, r2: {from: r0, keep: 1}}" },
    "an input that isn't there": { spread: "{noise: $q}" },
    "a source that isn't there": { source: "survey" },
    "a variant that isn't there": { open_rules: "{o: {as-is: 50%, v: 50%}}" },
    "parts that don't sum to the points": { criteria: "{x: {points: 60, parts: {p: 10, q: 20}}}" },
    "chances that don't sum to one": { inputs: "{q: {choice: {1: 30%, 2: 30%}}}" },
    "proportions that don't sum to one": {
        variants: "{v: {set: {finalists: 1}}}",
        open_rules: "{o: {as-is: 30%, v: 30%}}",
    },
    "a circle of rounds": { rounds: "{r1: {from: r2, keep: 2}, r2: {from: r1, keep: 1}}" },
    "keep beside drop": { rounds: "{r1: {keep: 2, drop: 1}, r2: {keep: 1}}" },
    "a date for some rounds only": { rounds: "{r1: {date: 2026-01, keep: 2}, r2: {keep: 1}}" },
    "a day that the month doesn't have": { rounds: "{r1: {date: 2026-02-30, keep: 1}}" },
    "more points than there are": { expected: "{x: 61}" },
    "an interval that ends before it starts": { inputs: "{q: {uniform: [2, 1]}}" },
    "a distribution that can leave the legal range": { spread: "{noise: {normal: [2%, 1%]}}" },
    "a change of what isn't there": { variants: "{v: {set: {rounds.r9.keep: 1}}}" },
    "a gate by score at a criterion that isn't there": round("gates: {g: {measure: z, at_least: 3}}"),
    "a published score of a team that wasn't there": published("scores: {d: {x: 30}}"),
};
